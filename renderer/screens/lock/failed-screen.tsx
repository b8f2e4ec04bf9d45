/** The store cannot be opened: what happened, what to do in order, and first the button that changes nothing. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { onDemand } from '../../app/on-demand';
import { callHost } from '../../host';
import type { Store } from '../../store/api';
import { Button } from '../../ui/button/button';
import { FAILURES, failureKind, type Failure } from './failure-words';
import { LockFrame } from './lock-frame';
import css from './lock-frame.module.css';

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
  const freeBytes = useFreeBytes();
  const kind = failureKind(failure?.what, freeBytes);
  const { title, what, todo, button, mayRestore = false } = FAILURES[kind];
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
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
      <div className={css.form} data-failure={kind}>
        <div className={css.form} role="alert">
          <h1>{title}</h1>
          <p className="prose">{what}</p>
        </div>
        <div className={css.todo}>
          <h2>What to do</h2>
          <ol className={css.steps}>
            {todo.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </div>
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

/** Undefined until the shell has answered, and where the system does not say. */
function useFreeBytes(): number | undefined {
  const [freeBytes, setFreeBytes] = useState<number>();
  useEffect(() => {
    let isGone = false;
    void callHost('app.disk', {}).then(
      (disk) => {
        if (!isGone) setFreeBytes(disk.freeBytes);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  return freeBytes;
}
