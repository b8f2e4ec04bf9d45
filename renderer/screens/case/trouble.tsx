/** What stands in the way of relying on a case: two versions of one thing, moves that make no sense. */
import { markAnomalySeen, settleConflict, type CaseFile } from '@shared/case-file';
import type { Conflict } from '@shared/case-file/types';
import { useState } from 'react';
import { addressOf, Link } from '../../app/navigation';
import { useCouncil, useStore } from '../../app/store-context';
import {
  Button,
  Dialog,
  ErrorSummary,
  Notice,
  RadioGroup,
  TextArea,
  toast,
  type FormProblem,
} from '../../ui';
import css from './case.module.css';

export function Trouble({
  file,
  wordsLost,
}: {
  readonly file: CaseFile;
  /** Entries whose words are lost though nobody erased them. */
  readonly wordsLost: number;
}) {
  const [choosing, setChoosing] = useState<Conflict>();
  const store = useStore();
  const unseen = file.anomalies.filter((anomaly) => anomaly.seen === undefined);
  return (
    <>
      {file.readOnly && (
        <Notice tone="warning" title="Read only">
          Part of this case was written by a newer version of Redress. You can read it; update the
          app to change it.
        </Notice>
      )}
      {wordsLost > 0 && (
        <Notice tone="error" title="Words of this case are lost, and nobody erased them">
          {wordsLost === 1 ? 'One entry' : `${wordsLost.toLocaleString('en-GB')} entries`} here can
          no longer be read: the disk lost what opens {wordsLost === 1 ? 'it' : 'them'}. What says
          “(erased)” without a reason is what is meant.{' '}
          <Link to={addressOf.settings('backups')}>Bring this case back from a backup</Link>.
        </Notice>
      )}
      {file.conflicts.map((conflict) => (
        <Notice
          key={conflict.field}
          tone="warning"
          title="Two people changed this without seeing each other’s change"
        >
          <p>{conflict.message}</p>
          <Button small onClick={() => setChoosing(conflict)}>
            Compare and choose
          </Button>
        </Notice>
      ))}
      {unseen.map((anomaly) => (
        <Notice key={anomaly.event} tone="warning" title="Something here does not fit">
          <p>{anomaly.message}</p>
          <Button
            small
            onClick={() => {
              void store.run(file.id, markAnomalySeen, { event: anomaly.event }).then((result) => {
                if (!result.ok)
                  toast(result.problems[0]?.message ?? 'That was not saved.', { tone: 'error' });
              });
            }}
          >
            I have looked at it
          </Button>
        </Notice>
      ))}
      {choosing && (
        <Choose file={file} conflict={choosing} onClose={() => setChoosing(undefined)} />
      )}
    </>
  );
}

function Choose({
  file,
  conflict,
  onClose,
}: {
  readonly file: CaseFile;
  readonly conflict: Conflict;
  readonly onClose: () => void;
}) {
  const store = useStore();
  const { handlers } = useCouncil();
  const [keep, setKeep] = useState('');
  const [why, setWhy] = useState('');
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const settle = async () => {
    const result = await store.run(file.id, settleConflict, { field: conflict.field, keep, why });
    if (result.ok) onClose();
    else setProblems(result.problems);
  };
  const errorOf = (name: string) => problems.find((problem) => problem.field === name)?.message;
  return (
    <Dialog
      title="Which one stands?"
      open
      wide
      onClose={onClose}
      actions={
        <>
          <Button kind="main" onClick={() => void settle()}>
            Keep this one
          </Button>
          <Button onClick={onClose}>Not now</Button>
        </>
      }
    >
      <div className="stack">
        <ErrorSummary problems={problems} />
        <p>{conflict.message}</p>
        <RadioGroup
          label="Keep"
          name="keep"
          error={errorOf('keep')}
          value={keep}
          onChange={setKeep}
          options={conflict.options.map(({ head, label, stamp }) => ({
            value: head,
            label,
            hint: `${handlers.find((handler) => handler.id === stamp.by)?.name ?? stamp.by}, ${stamp.at.slice(0, 16).replace('T', ' at ')}`,
          }))}
        />
        <TextArea
          label="Why this one?"
          name="why"
          hint="Whoever wrote the other one will read it."
          error={errorOf('why')}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

/** What closing means while something is still to be done. */
export function ActionsNotice({ file }: { readonly file: CaseFile }) {
  const open = file.remedies.filter((remedy) => remedy.doneOn === undefined);
  if (open.length === 0) return <p>You can still read it, add notes and make its bundle.</p>;
  return (
    <div className={css.stack}>
      <p>These remedies are still to be carried out. They stay on Today until they are done:</p>
      <ul>
        {open.map((remedy) => (
          <li key={remedy.id}>{remedy.text}</li>
        ))}
      </ul>
    </div>
  );
}
