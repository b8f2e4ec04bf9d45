/** What came in belongs to a case that is there already: logged on it as a contact, its files as evidence. */
import {
  addEvidence,
  logContact,
  type LogContactInput,
  type PossibleMatch,
} from '@shared/case-file';
import type { Channel } from '@shared/case-file/schema';
import { formatDate } from '@shared/calendar';
import { useRef } from 'react';
import { useCases, useStore } from '../../app/store-context';
import type { Store } from '../../store/api';
import { Confirm, toast } from '../../ui';
import { stage } from './incoming';
import type { IntakeValues } from './intake-form';
import type { FormFile } from './kept-files';

const HOW: Readonly<Record<Channel, LogContactInput['how']>> = {
  email: 'email',
  phone: 'phone',
  letter: 'letter',
  'web form': 'email',
  'in person': 'in person',
  'social media': 'text',
  councillor: 'letter',
  other: 'letter',
};

/** The contact as it is logged on the other case. */
export const contactOf = (values: IntakeValues): LogContactInput => ({
  on: values.receivedOn,
  at: values.receivedAt,
  direction: 'in',
  how: HOW[values.channel === '' ? 'other' : values.channel],
  with: values.anonymous ? '' : (values.people[0]?.name ?? ''),
  text:
    values.wants.trim() === ''
      ? values.theirWords
      : `${values.theirWords.trimEnd()}\n\nThey want: ${values.wants}`,
});

export function AddToCase(props: {
  readonly match: PossibleMatch;
  readonly values: IntakeValues;
  readonly files: readonly FormFile[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { match, values, files, onDone, onClose } = props;
  const store = useStore();
  /** Tried again after a file failed, the contact is not logged twice. */
  const hasLogged = useRef(false);
  const isClosed = useCases().find(({ id }) => id === match.case)?.state === 'closed';
  const add = async () => {
    const gone = files.find((file) => file.incoming === undefined);
    if (gone)
      throw new Error(
        `“${gone.name}” must be added again: it was too large to keep while Redress was locked.`,
      );
    if (!hasLogged.current) {
      const logged = await store.run(match.case, logContact, contactOf(values));
      if (!logged.ok) throw new Error(said(logged.problems));
      hasLogged.current = true;
    }
    for (const file of files) await addFile(store, match.case, file);
    toast(`Added to ${match.reference}`);
    onDone();
  };
  return (
    <Confirm
      open
      title={`Add this to ${match.reference}?`}
      action="Add it to the case"
      onConfirm={add}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          Their words are logged there as a contact
          {values.receivedOn === '' ? '' : ` of ${formatDate(values.receivedOn)}`}
          {files.length === 0
            ? ''
            : `, and ${files.length === 1 ? 'the file becomes' : `the ${files.length} files become`} evidence`}
          . No new case is made, and this form is emptied.
        </p>
        <p>
          {isClosed
            ? 'That case is closed. If they are unhappy with the answer, it may be a request for the next stage: open the case and record that instead.'
            : 'If it is something new, register it as a case of its own and link the two.'}
        </p>
      </div>
    </Confirm>
  );
}

const said = (problems: readonly { message: string; instead?: string | undefined }[]): string =>
  problems.map(({ message, instead }) => [message, instead].filter(Boolean).join(' ')).join(' ');

/** @throws in words; what was added before stays, and is recognised when it is tried again. */
async function addFile(store: Store, id: string, file: FormFile): Promise<void> {
  if (!file.incoming) return;
  const staging = await store.files.stage(id);
  try {
    const staged = await stage(staging, file.incoming);
    const opened = await store.cases.open(id);
    if (
      'file' in opened &&
      opened.file.evidence.some((item) => item.file.sha256 === staged.file.sha256)
    ) {
      await staging.discard();
      return;
    }
    const result = await store.run(
      id,
      addEvidence,
      {
        ...staged,
        title: file.about?.title ?? '',
        ...(file.about?.datedOn === undefined ? {} : { datedOn: file.about.datedOn }),
        source: 'With what they sent later',
      },
      staging,
    );
    if (!result.ok) throw new Error(said(result.problems));
  } catch (error) {
    await staging.discard().catch(() => undefined);
    throw error;
  }
}
