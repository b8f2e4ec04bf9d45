/** Questions asked before a document leaves the bundle, goes where few may see it, or is let go. */
import type { PlannedDocument, Release } from '@shared/bundle';
import { describeEvidence, type CaseFile } from '@shared/case-file';
import { EVIDENCE_FLAGS } from '@shared/case-file/schema';
import { useState } from 'react';
import { useStore, useToday } from '../../app/store-context';
import { CheckboxGroup, Confirm, DateField, TextArea, TextField } from '../../ui';

interface AboutDocument {
  readonly document: PlannedDocument;
  readonly onClose: () => void;
}

/** A reason, without which nothing is left out or withheld. */
export function WhyDialog({
  document,
  what,
  onWhy,
  onClose,
}: AboutDocument & {
  readonly what: 'leave out' | 'withhold';
  readonly onWhy: (why: string) => void;
}) {
  const [why, setWhy] = useState('');
  const isOut = what === 'leave out';
  return (
    <Confirm
      title={
        isOut
          ? `Leave out “${document.title}”?`
          : `Put “${document.title}” in the do-not-disclose volume?`
      }
      open
      action={isOut ? 'Leave it out' : 'Do not disclose it'}
      onClose={onClose}
      onConfirm={() => {
        if (why.trim() === '')
          throw new Error(
            isOut
              ? 'Say why it is left out. The reason stays with the council.'
              : 'Say why it must not be disclosed. The Ombudsman reads the reason.',
          );
        onWhy(why.trim());
      }}
    >
      <TextArea
        label="Why?"
        hint={
          isOut
            ? 'Not relevant to the complaint, a duplicate. Only the council sees the reason.'
            : 'It names a neighbour, a child, a witness. The Ombudsman reads the reason beside it.'
        }
        rows={2}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </Confirm>
  );
}

/** Legal advice leaves the council only by a named person’s decision (DOMAIN §6). */
export function ReleaseDialog({
  document,
  onRelease,
  onClose,
}: AboutDocument & { readonly onRelease: (release: Release) => void }) {
  const [by, setBy] = useState('');
  const [why, setWhy] = useState('');
  return (
    <Confirm
      title={`Let legal advice go: “${document.title}”?`}
      open
      action="Put it in the bundle"
      danger
      onClose={onClose}
      onConfirm={() => {
        if (by.trim() === '' || why.trim() === '')
          throw new Error('Say who decided it and why. Both stay with the case.');
        onRelease({ by: by.trim(), why: why.trim() });
      }}
    >
      <div className="stack">
        <p>
          Legal advice is privileged: it stays with the council unless somebody who may decide that
          lets it go.
        </p>
        <TextField
          label="Who decided it"
          hint="Name and post, such as the Monitoring Officer."
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
        <TextArea
          label="Why"
          rows={2}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
    </Confirm>
  );
}

const FLAGS = [
  { value: 'third party', label: 'Third party', hint: 'Holds someone else’s personal data.' },
  { value: 'privileged', label: 'Privileged', hint: 'Legal advice.' },
  { value: 'unreadable', label: 'Unreadable', hint: 'A clearer copy is needed.' },
  { value: 'policy', label: 'Policy', hint: 'Relied on, in the version then in force: section H.' },
];

/** Changes the evidence itself, in the case: the bundle shows what the case says. */
export function DetailsDialog({
  file,
  document,
  onClose,
}: AboutDocument & { readonly file: CaseFile }) {
  const store = useStore();
  const { today } = useToday();
  const item = file.evidence.find(({ id }) => `evidence:${id}` === document.key);
  const [title, setTitle] = useState(document.title);
  const [datedOn, setDatedOn] = useState(document.datedOn ?? '');
  const [flags, setFlags] = useState<readonly string[]>(document.flags);
  if (!item) return null;
  return (
    <Confirm
      title="Title, date and flags"
      open
      action="Save"
      onClose={onClose}
      onConfirm={async () => {
        const result = await store.run(file.id, describeEvidence, {
          evidence: item.id,
          title,
          ...(datedOn === '' ? {} : { datedOn }),
          bearsOn: [...item.bearsOn],
          flags: EVIDENCE_FLAGS.filter((flag) => flags.includes(flag)),
        });
        if (result.ok) return;
        throw new Error(
          result.problems
            .map(({ message, instead }) => (instead ? `${message} ${instead}` : message))
            .join(' '),
        );
      }}
    >
      <div className="stack">
        <TextField
          label="What is it?"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <DateField
          label="Its own date"
          optional
          hint="When it was written or taken, not when it was added."
          today={today}
          value={datedOn}
          onChange={setDatedOn}
        />
        <CheckboxGroup label="Mark it as" options={FLAGS} value={[...flags]} onChange={setFlags} />
      </div>
    </Confirm>
  );
}
