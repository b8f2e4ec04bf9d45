import { type FormEvent, useState } from 'react';
import { useStore } from '../../app/store-context';
import { Button } from '../../ui/button/button';
import { ErrorSummary } from '../../ui/errors/error-summary';
import { TextField } from '../../ui/fields/text-field';
import { useFormFocus } from '../../ui/fields/use-form-focus';
import { toast } from '../../ui/feedback/toast';
import { ShownKey, useKeyProof } from '../setup/recovery-key';
import { UNCONFIRMED } from '../setup/unconfirmed';
import css from './settings.module.css';

/** Proves who asks, shows the new key once, and asks for part of it. */
export function NewRecoveryKey({ onClose }: { readonly onClose: () => void }) {
  const store = useStore();
  const [passphrase, setPassphrase] = useState('');
  const [recoveryKey, setRecoveryKey] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const box = useFormFocus();

  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '') {
      setError('Enter your passphrase');
      return;
    }
    setBusy(true);
    const made = await store.vault.newRecoveryKey(passphrase).catch(() => ({ ok: false as const }));
    setBusy(false);
    if (!made.ok) {
      setError(
        'That passphrase is not right, or it was tried too often. Wait a moment and try again.',
      );
      return;
    }
    setPassphrase('');
    await store.drafts.save(UNCONFIRMED, true).catch(() => undefined);
    setRecoveryKey(made.recoveryKey);
  };
  const finish = () => {
    void store.drafts.remove(UNCONFIRMED).catch(() => undefined);
    toast('Your new recovery key is in force.');
    onClose();
  };
  if (recoveryKey !== undefined)
    return <ShowAndProve recoveryKey={recoveryKey} onProved={finish} />;
  return (
    <form ref={box} className={css.inset} noValidate onSubmit={(event) => void make(event)}>
      <TextField
        label="Your passphrase"
        reveal
        width="medium"
        value={passphrase}
        error={error}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <div className="cluster">
        <Button kind="main" type="submit" busy={isBusy}>
          Make a new recovery key
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

function ShowAndProve(props: { readonly recoveryKey: string; readonly onProved: () => void }) {
  const [isWritten, setWritten] = useState(false);
  const proof = useKeyProof(props.recoveryKey);
  if (!isWritten) {
    return (
      <div className={css.inset}>
        <p>
          The old recovery key no longer opens the vault. This is the new one; it is shown only now.
        </p>
        <ShownKey recoveryKey={props.recoveryKey} />
        <div>
          <Button kind="main" onClick={() => setWritten(true)}>
            I have written it down
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className={css.inset}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (proof.check()) props.onProved();
      }}
    >
      <ErrorSummary problems={proof.problems} />
      <p>Type these two groups from your paper.</p>
      {proof.fields}
      <div className="cluster">
        <Button kind="main" type="submit">
          Finish
        </Button>
        <Button onClick={() => setWritten(false)}>Show it again</Button>
      </div>
    </form>
  );
}
