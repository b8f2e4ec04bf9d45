/** A lost passphrase: the recovery key opens the vault, and a new passphrase takes the lost one's place. */
import { readRecoveryKey } from '@shared/sealing';
import { useEffect, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import {
  checkNewPassphrase,
  NewPassphrase,
  type NewPassphraseValues,
} from '../../app/passphrase/new-passphrase';
import type { Store } from '../../store/api';
import { Button } from '../../ui/button/button';
import { ErrorSummary } from '../../ui/errors/error-summary';
import { problemsOf } from '../../ui/errors/problems';
import { Checkbox } from '../../ui/fields/choices';
import { TextField } from '../../ui/fields/text-field';
import { Disclosure } from '../../ui/feedback/feedback';
import { toast } from '../../ui/feedback/toast';
import css from './lock-frame.module.css';
import { whatIsWrong } from './lock-screen';
import { useWait, waitInWords } from './wait';

interface Values extends NewPassphraseValues {
  recoveryKey: string;
  renew: boolean;
}

interface RecoveryFormProps {
  readonly vault: Store['vault'];
  /** There is one key-holder; otherwise the first may not be the one who lost theirs. */
  readonly isOnly: boolean;
  readonly onBack: () => void;
}

export function RecoveryForm({ vault, isOnly, onBack }: RecoveryFormProps) {
  const form = useForm<Values>({
    defaultValues: { recoveryKey: '', renew: isOnly, passphrase: '', again: '' },
    shouldFocusError: false,
  });
  const { errors, isSubmitting } = form.formState;
  const renew = useWatch({ control: form.control, name: 'renew' });
  const [until, setUntil] = useState<number>();
  const wait = useWait(until);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const recover = form.handleSubmit(async (values) => {
    if (wait > 0) return;
    const read = readRecoveryKey(values.recoveryKey);
    if (!read.ok) {
      form.setError('recoveryKey', { type: 'form', message: read.message });
      return;
    }
    if (values.renew && !(await checkNewPassphrase(form, values, []))) return;
    const result = await vault.unlockWithRecoveryKey(read.key);
    if (!result.ok) {
      const message =
        result.reason === 'wrong'
          ? 'This recovery key does not open this vault. A newer one may have replaced it.'
          : whatIsWrong(result);
      form.setError('recoveryKey', { type: 'refused', message });
      setUntil(result.reason === 'damaged' ? undefined : Date.now() + result.waitMs);
      return;
    }
    if (!values.renew) return;
    // The window behind the lock may be up by now, so this is told by a toast.
    const renewed = await vault
      .changePassphrase(read.key, values.passphrase)
      .catch(() => ({ ok: false }));
    if (renewed.ok) toast('Your new passphrase is set.');
    else
      toast('The new passphrase could not be set. Change it in Settings, Keys.', { tone: 'error' });
  });

  return (
    <form className={css.form} onSubmit={(event) => void recover(event)} noValidate>
      <h1 ref={title} tabIndex={-1}>
        Open with the recovery key
      </h1>
      <ErrorSummary problems={problemsOf(errors)} />
      <TextField
        label="Recovery key"
        hint="Seven groups of four characters, as written down at set-up. Capitals and dashes do not matter."
        className="num"
        error={errors.recoveryKey?.message}
        echo={wait > 0 ? `You can try again in ${waitInWords(wait)}.` : undefined}
        {...form.register('recoveryKey')}
      />
      <Checkbox
        label={isOnly ? 'Set a new passphrase' : 'Set a new passphrase for the first key-holder'}
        hint={
          isOnly
            ? undefined
            : 'Leave this off if it is someone else who lost theirs, and add them again in Settings, Keys.'
        }
        {...form.register('renew')}
      />
      {renew && <NewPassphrase form={form} label="New passphrase" others={[]} />}
      <div className="cluster">
        <Button kind="main" type="submit" busy={isSubmitting || wait > 0}>
          {isSubmitting ? 'Opening…' : 'Open the vault'}
        </Button>
        <Button onClick={onBack}>Back</Button>
      </div>
      <Disclosure summary="I have lost the recovery key too">
        <p>
          Another key-holder can still open the vault with their own passphrase. If nobody can, its
          cases cannot be read by anyone: not by your IT team, not by us. Ask IT for the folder of
          an earlier backup whose passphrase is still known.
        </p>
      </Disclosure>
    </form>
  );
}
