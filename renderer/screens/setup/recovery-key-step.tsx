import { useEffect, useState } from 'react';
import { ShownKey, useKeyProof } from './recovery-key';
import { StepForm } from './steps';

interface RecoveryKeyStepProps {
  readonly recoveryKey: string;
  readonly place: string;
  readonly onConfirmed: () => void;
}

/** First the key; then, with the key out of sight, part of it from the paper. */
export function RecoveryKeyStep({ recoveryKey, place, onConfirmed }: RecoveryKeyStepProps) {
  const [isWritten, setWritten] = useState(false);
  const proof = useKeyProof(recoveryKey);
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-screen-title]')?.focus();
  }, [isWritten]);
  if (!isWritten) {
    return (
      <StepForm
        place={place}
        title="Your recovery key"
        intro="If your passphrase is lost, this is the way back in. It is shown only now."
        action="I have written it down"
        onNext={() => setWritten(true)}
      >
        <ShownKey recoveryKey={recoveryKey} />
      </StepForm>
    );
  }
  return (
    <StepForm
      place={place}
      title="Check what you wrote down"
      intro="Type these two groups from your paper."
      problems={proof.problems}
      action="Finish"
      onNext={() => {
        if (proof.check()) onConfirmed();
      }}
      onBack={() => setWritten(false)}
    >
      {proof.fields}
    </StepForm>
  );
}
