/** Each way the store can fail has its own words and its safest button first. None offers to begin afresh. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { onDemand } from '../../app/on-demand';
import { callHost } from '../../host';
import type { Store, VaultState } from '../../store/api';
import { Button } from '../../ui/button/button';
import { LockFrame } from './lock-frame';
import css from './lock-frame.module.css';

type Failure = Extract<VaultState, { state: 'failed' }>;

interface Words {
  readonly title: string;
  readonly todo: readonly string[];
  readonly button: string;
}

const WORDS: Readonly<Record<Failure['what'], Words>> = {
  missing: {
    title: 'The cases are not where they were',
    todo: [
      'Do not set up Redress again: that would make a new, empty vault.',
      'Ask your IT team to put back the Redress folder of this account from a backup.',
      'Then look again.',
    ],
    button: 'Look again',
  },
  newer: {
    title: 'This data belongs to a newer Redress',
    todo: [
      'Nothing was changed.',
      'Close this version and start the newer one, or ask your IT team to update Redress.',
    ],
    button: 'Look again',
  },
  damaged: {
    title: 'The data on this computer is damaged',
    todo: [
      'Nothing was changed. Do not set up Redress again.',
      'Copy the Redress folder somewhere safe, then ask your IT team to restore it from a backup.',
    ],
    button: 'Try again',
  },
  blocked: {
    title: 'Redress cannot reach its data',
    todo: ['Another Redress window may be busy with it. Close the others and wait a moment.'],
    button: 'Try again',
  },
  readOnly: {
    title: 'Redress cannot write to the disk',
    todo: [
      'Nothing saved is lost. The disk is full, or this account may not write to it.',
      'Free some space, or ask your IT team, and then try again.',
    ],
    button: 'Try again',
  },
};

const RestoreScreen = onDemand(
  async () => (await import('../restore/restore-screen')).RestoreScreen,
);

export function FailedScreen(props: {
  readonly failure: Failure | undefined;
  /** Absent when not even that could be made. */
  readonly store?: Store | undefined;
}) {
  const { failure, store } = props;
  const [isRestoring, setRestoring] = useState(false);
  const { title, todo, button } = WORDS[failure?.what ?? 'blocked'];
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const mayRestore = failure?.what === 'missing' || failure?.what === 'damaged';
  const again = () => void callHost('window.replace', {}).catch(() => location.reload());
  if (isRestoring && store) {
    return (
      <Suspense fallback={<LockFrame busy="Opening…" />}>
        <RestoreScreen store={store} onBack={() => setRestoring(false)} />
      </Suspense>
    );
  }
  return (
    <LockFrame wide>
      <div className={css.form} role="alert">
        <h1>{title}</h1>
        {failure !== undefined && failure.message !== '' && <p>{failure.message}</p>}
        <ul className="stack">
          {todo.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className="cluster">
          <Button ref={first} kind="main" onClick={again}>
            {button}
          </Button>
          {mayRestore && store && (
            <Button onClick={() => setRestoring(true)}>Restore from a backup</Button>
          )}
        </div>
      </div>
    </LockFrame>
  );
}
