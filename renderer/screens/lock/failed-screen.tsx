/** The store cannot be opened: what happened, what to do in order, and one button that changes nothing. */
import { useEffect, useRef, useState } from 'react';
import { callHost } from '../../host';
import { Button } from '../../ui/button/button';
import { FAILURES, failureKind, type Failure } from './failure-words';
import { LockFrame } from './lock-frame';
import css from './lock-frame.module.css';

export function FailedScreen({ failure }: { readonly failure: Failure | undefined }) {
  const freeBytes = useFreeBytes();
  const kind = failureKind(failure?.what, freeBytes);
  const { title, what, todo, button } = FAILURES[kind];
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const again = () => void callHost('window.replace', {}).catch(() => location.reload());
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
