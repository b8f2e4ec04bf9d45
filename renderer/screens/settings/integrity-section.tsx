import { useEffect, useRef, useState } from 'react';
import { addressOf, Link } from '../../app/navigation';
import { useCases, useStore } from '../../app/store-context';
import type { IntegrityReport } from '../../store/api';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { Notice, Progress } from '../../ui/feedback/feedback';
import { Section } from './section';

type Outcome = IntegrityReport | 'failed' | 'cancelled';

const SPOKEN = { failed: 'The check could not be finished', cancelled: 'The check was stopped' };

export function IntegritySection() {
  return (
    <Section
      title="Check the data"
      intro="Reads every case from the disk and checks that nothing in it was changed, swapped or cut short. Nothing is altered, and you can go on working meanwhile."
    >
      <IntegrityCheck />
      <p className="small sub prose">
        This finds what was changed. Whether the newest entries were removed, or the whole folder
        put back to an earlier day, can only be told against a backup kept elsewhere.
      </p>
    </Section>
  );
}

/** The button, its progress and the verdict; that it was done is an entry in the council’s log. */
export function IntegrityCheck() {
  const { progress, outcome, check, cancel } = useCheck();
  return (
    <div className="stack">
      {progress ? (
        <Progress label="Checking" value={progress.done} max={progress.of} onCancel={cancel} />
      ) : (
        <div>
          <Button kind="main" icon="shield" onClick={check}>
            Check now
          </Button>
        </div>
      )}
      {outcome === 'failed' && (
        <Notice tone="error" title="The check could not be finished">
          The disk did not answer. Try again; if it happens again, tell your IT team.
        </Notice>
      )}
      {outcome === 'cancelled' && (
        <Notice title="The check was stopped">
          Nothing can be said from half a check. Start it again when it suits you.
        </Notice>
      )}
      {typeof outcome === 'object' && <Verdict {...outcome} />}
    </div>
  );
}

/** The check, one at a time; leaving the page stops it. */
function useCheck() {
  const store = useStore();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [outcome, setOutcome] = useState<Outcome>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const check = async () => {
    const stop = new AbortController();
    running.current = stop;
    setOutcome(undefined);
    setProgress({ done: 0, of: 1 });
    const found: Outcome = await store
      .integrity((done, of) => {
        if (!stop.signal.aborted) setProgress({ done, of });
      }, stop.signal)
      .catch(() => (stop.signal.aborted ? 'cancelled' : 'failed'));
    running.current = undefined;
    setProgress(undefined);
    setOutcome(found);
    if (typeof found === 'object') {
      const data = { whole: found.ok, problems: found.problems.length };
      // The verdict stands whether or not the disk takes a note of it.
      await store.councilLog.add({ kind: 'log.checked', data }).catch(() => undefined);
    }
    announce(
      typeof found === 'string'
        ? SPOKEN[found]
        : found.ok
          ? 'Everything is whole'
          : 'Something is damaged',
    );
  };
  return {
    progress,
    outcome,
    check: () => void check(),
    cancel: () => running.current?.abort(),
  };
}

function Verdict({ ok, streams, events, problems, damaged }: IntegrityReport) {
  const say = (number: number, one: string, many: string) =>
    `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
  const count = `${say(events, 'entry', 'entries')} in ${say(streams, 'record', 'records')}`;
  if (ok) {
    return (
      <Notice tone="done" title="Everything is whole">
        {count} checked, the council’s settings among them. None was changed.
      </Notice>
    );
  }
  return (
    <Notice
      tone="error"
      title={
        problems.length === 1 ? 'One thing is damaged' : `${problems.length} things are damaged`
      }
    >
      <p>{count} checked. What is not named here is whole.</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <WhatToDo damaged={damaged} />
    </Notice>
  );
}

/** In order, the safest first. */
function WhatToDo({ damaged }: Pick<IntegrityReport, 'damaged'>) {
  const cases = useCases();
  const named = damaged.flatMap((id) => cases.find((row) => row.id === id) ?? []);
  return (
    <div className="stack">
      <h3>What to do</h3>
      <ol>
        <li>Do not delete anything, and do not set up Redress again.</li>
        {named.length > 0 && (
          <li>
            Look what can still be read:{' '}
            {named.slice(0, 20).map(({ id, reference }, at) => (
              <span key={id}>
                {at > 0 && ', '}
                <Link to={addressOf.case(id)}>
                  {reference === '' ? 'a case without a readable reference' : reference}
                </Link>
              </span>
            ))}
            {named.length > 20 && ` and ${named.length - 20} more`}.
          </li>
        )}
        <li>
          Bring back what is damaged from a backup, case by case:{' '}
          <Link to={addressOf.settings('backups')}>Backups</Link>. The other cases stay as they are.
        </li>
        <li>
          Ask your IT team to check this computer’s disk: what damaged one record may damage the
          next.
        </li>
      </ol>
    </div>
  );
}
