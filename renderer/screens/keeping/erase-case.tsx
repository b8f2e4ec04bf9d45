/** The question before a whole case is erased: what goes, what does not, and the reference typed by hand. */
import type { RetentionRule } from '@shared/case-file/council';
import { ERASURE_HONESTLY } from '@shared/keeping';
import type { StreamId } from '@shared/history/types';
import { type FormEvent, useId, useState } from 'react';
import { useStore } from '../../app/store-context';
import { Button, Dialog, ErrorSummary, Notice, Select, TextField, toast } from '../../ui';
import type { FormProblem } from '../../ui';
import { GROUND_OPTIONS, isGround } from './words';

export interface CaseToErase {
  readonly id: StreamId;
  readonly reference: string;
  /** What stands in the list of cases: a person and a few words. */
  readonly about: string;
  /** The rule whose time is up; absent when somebody erases for another reason. */
  readonly rule?: RetentionRule | undefined;
  readonly isOpen: boolean;
}

const typed = (text: string) => text.replace(/\s+/g, '').toUpperCase();

export function EraseCase({
  target,
  onClose,
  onErased,
}: {
  readonly target: CaseToErase;
  readonly onClose: () => void;
  readonly onErased: () => void;
}) {
  const store = useStore();
  const form = useId();
  const { id, reference, about, rule, isOpen } = target;
  const [ground, setGround] = useState(rule ? 'kept as long as the rule says' : '');
  const [said, setSaid] = useState('');
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const errorOf = (name: string) => problems.find(({ field }) => field === name)?.message;
  const erase = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const found = [
      ...(isGround(ground) ? [] : [{ field: 'ground', message: 'Choose why it is erased.' }]),
      ...(typed(said) === typed(reference)
        ? []
        : [{ field: 'said', message: `Type ${reference} to erase this case.` }]),
    ];
    setProblems(found);
    if (found.length > 0 || !isGround(ground)) return;
    setBusy(true);
    const byRule = ground === 'kept as long as the rule says' && rule !== undefined;
    const result = await store.erase
      .case(id, { ground, ...(byRule ? { rule: rule.name } : {}) })
      .catch(() => ({ ok: false as const, problems: [UNKNOWN] }));
    setBusy(false);
    if (!result.ok) {
      setProblems(result.problems);
      return;
    }
    toast(`${reference} is erased`);
    onErased();
  };
  return (
    <Dialog
      title={`Erase ${reference}`}
      open
      alert
      wide
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" type="submit" form={form} busy={isBusy}>
            Erase this case for good
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id={form} className="stack" noValidate onSubmit={(event) => void erase(event)}>
        <ErrorSummary problems={problems} />
        <p>
          <b>{about}</b>
        </p>
        {isOpen && (
          <Notice tone="warning" title="This case is still open">
            Close it, or make sure that nobody still waits for an answer.
          </Notice>
        )}
        <p>
          Everything in it goes: what they wrote, documents, letters, notes, drafts, its history. It
          cannot be brought back. An entry stays that says a case was erased, when, by whom and
          under which rule, and nothing about the person.
        </p>
        <Select
          label="Why it is erased"
          name="ground"
          width="full"
          placeholder="Choose"
          options={GROUND_OPTIONS.filter(
            ({ value }) => rule !== undefined || value !== 'kept as long as the rule says',
          )}
          hint={rule ? `The rule: ${rule.name}.` : undefined}
          value={ground}
          error={errorOf('ground')}
          onChange={(event) => setGround(event.target.value)}
        />
        <TextField
          label={`Type ${reference} to go on`}
          name="said"
          width="medium"
          autoComplete="off"
          value={said}
          error={errorOf('said')}
          onChange={(event) => setSaid(event.target.value)}
        />
        <ErasureFacts />
      </form>
    </Dialog>
  );
}

/** The same sentences as on “What is protected”. */
export function ErasureFacts() {
  return (
    <ul className="prose small">
      {ERASURE_HONESTLY.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

const UNKNOWN = { message: 'Nothing was erased: the disk did not answer. Try again.' };
