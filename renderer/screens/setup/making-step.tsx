import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button/button';
import { Notice, Working } from '../../ui/feedback/feedback';
import css from './setup.module.css';

interface MakingStepProps {
  readonly make: (onProgress: (step: string) => void) => Promise<void>;
  readonly onBack: () => void;
}

/** The keys are measured and made: a few seconds on a slow machine. */
export function MakingStep({ make, onBack }: MakingStepProps) {
  const [doing, setDoing] = useState('Making the vault');
  const [problem, setProblem] = useState<string>();
  const hasBegun = useRef(false);
  const begin = useRef(() => {
    setProblem(undefined);
    make(setDoing).catch((error: unknown) =>
      setProblem(error instanceof Error ? error.message : 'The vault could not be made.'),
    );
  });
  useEffect(() => {
    // Once, whatever React does with effects: a second vault must not be tried.
    if (hasBegun.current) return;
    hasBegun.current = true;
    begin.current();
  }, []);
  return (
    <div className={css.step}>
      <h1 data-screen-title tabIndex={-1} className={css.title}>
        Making your vault
      </h1>
      {problem === undefined ? (
        <Working>{doing}…</Working>
      ) : (
        <>
          <Notice tone="error" title="The vault was not made, and nothing was left behind">
            {problem}
          </Notice>
          <div className="cluster">
            <Button kind="main" onClick={() => begin.current()}>
              Try again
            </Button>
            <Button onClick={onBack}>Back</Button>
          </div>
        </>
      )}
    </div>
  );
}
