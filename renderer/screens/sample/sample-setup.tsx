/** The first start on the sample council’s profile: what it is, and its making. */
import { todayInLondon } from '@shared/calendar';
import { SAMPLE_HANDLER, SAMPLE_PASSPHRASE, sampleCouncil } from '@shared/sample';
import { useEffect, useRef, useState } from 'react';
import { fillWithSample } from '../../sample/fill';
import type { Store } from '../../store/api';
import { Button } from '../../ui/button/button';
import { Notice, Progress, Working } from '../../ui/feedback/feedback';
import { LockFrame } from '../lock/lock-frame';
import setup from '../setup/setup.module.css';
import { leaveSample } from './leave';
import { Passphrase } from './passphrase';

interface SampleSetupProps {
  readonly store: Store;
  readonly onDone: () => void;
}

type Making =
  | { readonly step: 'asking' }
  | { readonly step: 'vault' }
  | { readonly step: 'cases'; readonly done: number; readonly of: number }
  | { readonly step: 'failed'; readonly message: string };

export function SampleSetup({ store, onDone }: SampleSetupProps) {
  const [making, setMaking] = useState<Making>({ step: 'asking' });
  const title = useRef<HTMLHeadingElement>(null);
  const isMaking = making.step === 'vault' || making.step === 'cases';
  // The button that was pressed goes away; the title takes the focus.
  useEffect(() => {
    if (isMaking) title.current?.focus();
  }, [isMaking]);

  const make = async () => {
    try {
      // Tried again after a failure: the vault may be there.
      if ((await store.vault.read()).state === 'absent') {
        setMaking({ step: 'vault' });
        await store.vault.setUp({
          council: sampleCouncil(),
          handler: SAMPLE_HANDLER,
          passphrase: SAMPLE_PASSPHRASE,
        });
      }
      await fillWithSample(store, todayInLondon(Date.now()), (done, of) =>
        setMaking({ step: 'cases', done, of }),
      );
      onDone();
    } catch {
      setMaking({
        step: 'failed',
        message:
          'There may be too little room on the disk. Free some space, then try again; what is there already is kept.',
      });
    }
  };

  return (
    <LockFrame wide>
      <div className={setup.step}>
        <h1 ref={title} data-screen-title tabIndex={-1} className={setup.title}>
          {isMaking ? 'Making the sample council' : 'The sample council'}
        </h1>
        {making.step === 'vault' && <Working>Making its vault…</Working>}
        {making.step === 'cases' && <Progress label="Cases" value={making.done} max={making.of} />}
        {making.step === 'failed' && (
          <Notice tone="error" title="The sample council was not made">
            {making.message}
          </Notice>
        )}
        {!isMaking && (
          <>
            <div className="prose">
              <p>
                Westmere Borough Council does not exist. Its cases show what Redress does: letters
                to write, clocks that run, stand still or have run out, people to call back, an
                Ombudsman’s questions.
              </p>
              <p>
                It is kept apart from your own cases, in a folder of its own. Change what you like:
                nothing here touches them. Do not enter real people here.
              </p>
            </div>
            <Passphrase />
            <div className="cluster">
              <Button kind="main" onClick={() => void make()}>
                {making.step === 'failed' ? 'Try again' : 'Make the sample council'}
              </Button>
              <Button onClick={() => void leaveSample()}>Back to your own Redress</Button>
            </div>
          </>
        )}
      </div>
    </LockFrame>
  );
}
