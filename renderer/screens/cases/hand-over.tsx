/** Selected cases to another handler: one command a case, how far it is, and what could not be handed over and why. */
import { assignHandler, type CaseSummary } from '@shared/case-file';
import { useRef, useState } from 'react';
import { useCouncil, useStore } from '../../app/store-context';
import { Button, Dialog, Notice, Progress, Select } from '../../ui';

interface Result {
  readonly done: number;
  /** The handler had it already. */
  readonly same: number;
  readonly refused: readonly { readonly reference: string; readonly why: string }[];
  readonly isStopped: boolean;
}

/** More reasons than this are not read; the list itself says which cases are left. */
const REASONS_SHOWN = 8;

export function HandOver(props: {
  readonly cases: readonly CaseSummary[];
  readonly onClose: () => void;
}) {
  const { cases, onClose } = props;
  const store = useStore();
  const { handlers } = useCouncil();
  const [handler, setHandler] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [done, setDone] = useState<number>();
  const [result, setResult] = useState<Result>();
  const isStopping = useRef(false);
  const name = handlers.find(({ id }) => id === handler)?.name ?? '';

  const run = async () => {
    if (handler === '') {
      setMissing(true);
      return;
    }
    isStopping.current = false;
    const tally = { done: 0, same: 0, refused: [] as { reference: string; why: string }[] };
    for (const [at, { id, reference, handler: before }] of cases.entries()) {
      if (isStopping.current) break;
      setDone(at);
      if (before === handler) {
        tally.same += 1;
        continue;
      }
      const answer = await store.run(id, assignHandler, { handler }).catch(() => undefined);
      if (answer?.ok) tally.done += 1;
      else
        tally.refused.push({
          reference,
          why: answer?.problems[0]?.message ?? 'It could not be saved. Try this one again.',
        });
    }
    setDone(undefined);
    setResult({ ...tally, isStopped: isStopping.current });
  };
  const stop = () => {
    isStopping.current = true;
  };
  const isBusy = done !== undefined;
  const count = `${cases.length} ${cases.length === 1 ? 'case' : 'cases'}`;

  return (
    <Dialog
      title={result ? 'Handed over' : `Hand over ${count}`}
      open
      alert={isBusy}
      onClose={() => (isBusy ? stop() : onClose())}
      actions={
        result ? (
          <Button kind="main" onClick={onClose}>
            Back to the list
          </Button>
        ) : (
          <>
            <Button kind="main" busy={isBusy} onClick={() => void run()}>
              Hand over
            </Button>
            <Button onClick={isBusy ? stop : onClose}>{isBusy ? 'Stop' : 'Cancel'}</Button>
          </>
        )
      }
    >
      {result ? (
        <Outcome result={result} name={name} />
      ) : (
        <div className="stack">
          <Select
            label="Who takes them over?"
            hint="Closed cases stay with who closed them."
            placeholder="Choose a person"
            width="medium"
            error={isMissing && handler === '' ? 'Choose who takes them over.' : undefined}
            options={handlers
              .filter(({ active }) => active)
              .map(({ id, name: label }) => ({ value: id, label }))}
            value={handler}
            onChange={(event) => setHandler(event.target.value)}
          />
          {isBusy && <Progress label={`To ${name}`} value={done} max={cases.length} />}
        </div>
      )}
    </Dialog>
  );
}

function Outcome({ result, name }: { readonly result: Result; readonly name: string }) {
  const { done, same, refused, isStopped } = result;
  return (
    <div className="stack" role="status">
      <Notice tone={refused.length === 0 && !isStopped ? 'done' : 'warning'}>
        {done === 1 ? '1 case is' : `${done} cases are`} now with {name}.
        {same > 0 && ` ${same} ${same === 1 ? 'was' : 'were'} already.`}
        {isStopped && ' You stopped before the rest.'}
      </Notice>
      {refused.length > 0 && (
        <div>
          <p>{refused.length === 1 ? 'One was' : `${refused.length} were`} not handed over:</p>
          <ul>
            {refused.slice(0, REASONS_SHOWN).map(({ reference, why }) => (
              <li key={reference}>
                <b className="num">{reference}</b>: {why}
              </li>
            ))}
            {refused.length > REASONS_SHOWN && <li>and {refused.length - REASONS_SHOWN} more.</li>}
          </ul>
        </div>
      )}
    </div>
  );
}
