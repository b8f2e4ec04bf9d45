/** The first thing one sees. Small on purpose: it is painted before the rest of the app is loaded. */
import { type FormEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { onDemand } from '../../app/on-demand';
import type { Store, UnlockResult, VaultState } from '../../store/api';
import { Button } from '../../ui/button/button';
import { Select } from '../../ui/fields/select';
import { TextField } from '../../ui/fields/text-field';
import { LockFrame } from './lock-frame';
import css from './lock-frame.module.css';
import { useWait, waitInWords } from './wait';

const Recovery = onDemand(async () => (await import('./recovery-form')).RecoveryForm);

interface LockScreenProps {
  readonly vault: Store['vault'];
  readonly state: Extract<VaultState, { state: 'locked' }>;
  /** Shown under the passphrase. */
  readonly note?: ReactNode;
}

export function LockScreen({ vault, state, note }: LockScreenProps) {
  const [isRecovering, setRecovering] = useState(false);
  return (
    <LockFrame>
      {isRecovering ? (
        <Suspense fallback={null}>
          <Recovery
            vault={vault}
            isOnly={state.keyHolders.length === 1}
            onBack={() => setRecovering(false)}
          />
        </Suspense>
      ) : (
        <PassphraseForm vault={vault} state={state} onLost={() => setRecovering(true)} />
      )}
      <Suspense fallback={null}>{note}</Suspense>
    </LockFrame>
  );
}

function PassphraseForm({
  vault,
  state,
  onLost,
}: LockScreenProps & { readonly onLost: () => void }) {
  const { keyHolders } = state;
  const [keyHolder, setKeyHolder] = useState(keyHolders[0]?.id);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [until, setUntil] = useState(state.waitUntil);
  const wait = useWait(until);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || wait > 0) return;
    if (passphrase === '') {
      setError('Enter your passphrase');
      field.current?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const result = await vault.unlock(passphrase, keyHolder);
      if (result.ok) return;
      setError(whatIsWrong(result));
      setUntil(result.reason === 'damaged' ? undefined : Date.now() + result.waitMs);
      setPassphrase('');
    } catch {
      setError('The vault could not be opened. Try again; if it happens again, restart Redress.');
    }
    setBusy(false);
    field.current?.focus();
  };

  return (
    <>
      <form className={css.form} onSubmit={(event) => void unlock(event)} noValidate>
        <h1>Unlock</h1>
        {keyHolders.length > 1 && (
          <Select
            label="Who are you?"
            name="keyHolder"
            options={keyHolders.map(({ id, label }) => ({ value: id, label }))}
            value={keyHolder}
            onChange={(event) => setKeyHolder(event.target.value)}
          />
        )}
        <TextField
          ref={field}
          label="Passphrase"
          name="passphrase"
          reveal
          error={error}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
          echo={wait > 0 ? `You can try again in ${waitInWords(wait)}.` : undefined}
        />
        <div className="cluster">
          <Button kind="main" type="submit" busy={isBusy || wait > 0}>
            {isBusy ? 'Unlocking…' : 'Unlock'}
          </Button>
        </div>
        <p className="hidden" role="status">
          {isBusy ? 'Unlocking' : ''}
        </p>
      </form>
      <div className={css.foot}>
        <Button kind="quiet" icon="key" onClick={onLost}>
          I have lost my passphrase
        </Button>
      </div>
    </>
  );
}

/** What a refused try means, and what to do. */
export function whatIsWrong(result: Exclude<UnlockResult, { ok: true }>): string {
  switch (result.reason) {
    case 'wrong':
      return 'That passphrase is not right. Check Caps Lock and try again.';
    case 'waiting':
      return `Too many wrong tries. Wait ${waitInWords(result.waitMs)}, then try again.`;
    case 'damaged':
      return result.message;
  }
}
