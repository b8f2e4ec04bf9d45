/**
 * Making a vault, one question a page. Nothing is written before the keys exist; going back keeps what was
 * typed. The recovery key is shown once, and one goes on only after typing part of it.
 */
import { defaultCouncil } from '@shared/case-file/council-settings';
import { Suspense, useEffect, useRef, useState } from 'react';
import { onDemand } from '../../app/on-demand';
import type { Store } from '../../store/api';
import { LockFrame } from '../lock/lock-frame';
import { CouncilStep } from './council-step';
import { MakingStep } from './making-step';
import { PassphraseStep } from './passphrase-step';
import { PromisesStep } from './promises-step';
import { RecoveryKeyStep } from './recovery-key-step';
import { SecondStep } from './second-step';
import type { Answers, StepProps } from './steps';
import { UNCONFIRMED } from './unconfirmed';
import { YouStep } from './you-step';

const RestoreScreen = onDemand(
  async () => (await import('../restore/restore-screen')).RestoreScreen,
);

export interface SetupScreenProps {
  readonly store: Store;
  readonly onDone: () => void;
}

const QUESTIONS = [PromisesStep, CouncilStep, YouStep, PassphraseStep, SecondStep] as const;

const NOTHING: Answers = {
  council: { name: '', referencePrefix: '' },
  you: { name: '', role: '', email: '', phone: '' },
  passphrase: '',
  second: undefined,
};

export function SetupScreen({ store, onDone }: SetupScreenProps) {
  const [answers, setAnswers] = useState(NOTHING);
  const [step, setStep] = useState(0);
  const [recoveryKey, setRecoveryKey] = useState<string>();
  const [isRestoring, setRestoring] = useState(false);
  const Question = QUESTIONS[step];
  const seen = useRef(0);
  useEffect(() => {
    // Not on opening: nobody has gone anywhere yet.
    if (seen.current !== step || recoveryKey !== undefined)
      document.querySelector<HTMLElement>('[data-screen-title]')?.focus();
    seen.current = step;
  }, [step, recoveryKey]);

  const props: StepProps = {
    answers,
    restore: () => setRestoring(true),
    place: `Step ${step + 1} of ${QUESTIONS.length + 1}`,
    next: (more) => {
      setAnswers({ ...answers, ...more });
      setStep(step + 1);
    },
    back: (more) => {
      setAnswers({ ...answers, ...more });
      setStep(step - 1);
    },
  };
  const make = async (onProgress: (step: string) => void) => {
    const made = await store.vault.setUp(inputOf(answers), onProgress);
    await store.drafts.save(UNCONFIRMED, true).catch(() => undefined);
    // The passphrases are not needed again and should not lie in this component.
    setAnswers(NOTHING);
    setRecoveryKey(made.recoveryKey);
  };
  const confirmed = async () => {
    await store.drafts.remove(UNCONFIRMED).catch(() => undefined);
    onDone();
  };

  if (isRestoring) {
    return (
      <Suspense fallback={<LockFrame busy="Opening…" />}>
        <RestoreScreen store={store} onBack={() => setRestoring(false)} />
      </Suspense>
    );
  }
  return (
    <LockFrame wide>
      {recoveryKey !== undefined ? (
        <RecoveryKeyStep
          recoveryKey={recoveryKey}
          place={`Step ${QUESTIONS.length + 1} of ${QUESTIONS.length + 1}`}
          onConfirmed={() => void confirmed()}
        />
      ) : Question ? (
        <Question {...props} />
      ) : (
        <MakingStep make={make} onBack={() => setStep(QUESTIONS.length - 1)} />
      )}
    </LockFrame>
  );
}

function inputOf({ council, you, passphrase, second }: Answers) {
  const handler = { id: crypto.randomUUID(), ...you, active: true };
  return {
    council: {
      ...defaultCouncil(council.name),
      referencePrefix: council.referencePrefix,
      handlers: [handler],
    },
    handler: handler.id,
    passphrase,
    ...(second === undefined ? {} : { second }),
  };
}
