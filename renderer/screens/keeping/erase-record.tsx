/** Erases one document, letter, note or contact out of a case that lives on. */
import { planErasure, type CaseFile, type ErasableRecord } from '@shared/case-file';
import type { OpenedEvent } from '@shared/history/types';
import { useState } from 'react';
import { useStore } from '../../app/store-context';
import { Button, Confirm, Select, toast } from '../../ui';
import { ErasureFacts } from './erase-case';
import { isGround, RECORD_GROUNDS } from './words';

export interface EraseRecordProps {
  readonly file: CaseFile;
  readonly events: readonly OpenedEvent[];
  readonly record: ErasableRecord;
  /** "E3 Photo of the ceiling", "this note". */
  readonly name: string;
}

export function EraseRecord(props: EraseRecordProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button small kind="quiet" onClick={() => setOpen(true)}>
        Erase…<span className="hidden"> {props.name}</span>
      </Button>
      {isOpen && <EraseQuestion {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function EraseQuestion({
  file,
  events,
  record,
  name,
  onClose,
}: EraseRecordProps & { readonly onClose: () => void }) {
  const store = useStore();
  const [ground, setGround] = useState('');
  const [error, setError] = useState<string>();
  const planned = planErasure(file, events, record);
  const others = planned.ok ? planned.plan.records.filter(({ id }) => id !== record.id) : [];
  const erase = async () => {
    if (!isGround(ground)) {
      setError('Choose why it is erased.');
      throw new Error('Choose why it is erased.');
    }
    const under = { ground };
    const { what, id } = record;
    const result =
      what === 'document' || what === 'letter'
        ? await store.erase.document(file.id, { what, id }, under)
        : await store.erase.note(file.id, { what, id }, under);
    if (result.ok) {
      toast(result.erased === 1 ? 'It is erased' : `${result.erased} entries are erased`);
      return;
    }
    throw new Error(
      result.problems
        .map(({ message, instead }) => [message, instead].filter(Boolean).join(' '))
        .join(' '),
    );
  };
  return (
    <Confirm
      title={`Erase ${name}?`}
      open
      danger
      action="Erase it for good"
      onConfirm={erase}
      onClose={onClose}
    >
      <div className="stack">
        <p>
          Its words and bytes go and cannot be brought back. In its place the case says that
          something was erased, when, by whom and why.
        </p>
        {others.length > 0 && (
          <p>
            The same file is on this case {others.length === 1 ? 'once' : `${others.length} times`}{' '}
            more:{' '}
            {others
              .map(({ id }) => `E${file.evidence.find((item) => item.id === id)?.number ?? '?'}`)
              .join(', ')}
            . It goes there too.
          </p>
        )}
        <Select
          label="Why it is erased"
          name="ground"
          width="full"
          placeholder="Choose"
          options={RECORD_GROUNDS}
          value={ground}
          error={error}
          onChange={(event) => {
            setError(undefined);
            setGround(event.target.value);
          }}
        />
        <ErasureFacts />
      </div>
    </Confirm>
  );
}
