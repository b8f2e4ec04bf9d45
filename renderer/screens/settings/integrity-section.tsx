import { useState } from 'react';
import { useStore } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { Notice, Progress } from '../../ui/feedback/feedback';
import { Section } from './section';

type Result = Awaited<ReturnType<ReturnType<typeof useStore>['integrity']>>;

export function IntegritySection() {
  return (
    <Section
      title="Check the data"
      intro="Reads every case from the disk and checks that nothing in it was changed, swapped or cut short. Nothing is altered."
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
  const store = useStore();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [result, setResult] = useState<Result | 'failed'>();
  const check = async () => {
    setResult(undefined);
    setProgress({ done: 0, of: 1 });
    const found = await store
      .integrity((done, of) => setProgress({ done, of }))
      .catch(() => 'failed' as const);
    setProgress(undefined);
    setResult(found);
    if (found !== 'failed') {
      const data = { whole: found.ok, problems: found.problems.length };
      // The verdict stands whether or not the disk takes a note of it.
      await store.councilLog.add({ kind: 'log.checked', data }).catch(() => undefined);
    }
    announce(
      found === 'failed'
        ? 'The check could not be finished'
        : found.ok
          ? 'Everything is whole'
          : 'Something is damaged',
    );
  };
  return (
    <div className="stack">
      {progress ? (
        <Progress label="Checking" value={progress.done} max={progress.of} />
      ) : (
        <div>
          <Button kind="main" icon="shield" onClick={() => void check()}>
            Check now
          </Button>
        </div>
      )}
      {result === 'failed' && (
        <Notice tone="error" title="The check could not be finished">
          The disk did not answer. Try again; if it happens again, tell your IT team.
        </Notice>
      )}
      {result !== undefined && result !== 'failed' && <Verdict {...result} />}
    </div>
  );
}

function Verdict({ ok, streams, events, problems }: Result) {
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
      <p>
        {count} checked. Do not delete anything. Ask your IT team to restore these from a backup:
      </p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Notice>
  );
}
