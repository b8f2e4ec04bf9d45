/** Passphrase, key-holders, recovery key. */
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import {
  checkNewPassphrase,
  NewPassphrase,
  type NewPassphraseValues,
} from '../../app/passphrase/new-passphrase';
import { useCouncil, useHandler, useStore } from '../../app/store-context';
import { Button } from '../../ui/button/button';
import { ErrorSummary } from '../../ui/errors/error-summary';
import { problemsOf } from '../../ui/errors/problems';
import { TextField } from '../../ui/fields/text-field';
import { useFormFocus } from '../../ui/fields/use-form-focus';
import { toast } from '../../ui/feedback/toast';
import { Chip } from '../../ui/status/status';
import { whatIsWrong } from '../lock/lock-screen';
import { NewRecoveryKey } from './new-recovery-key';
import { Part, Section } from './section';
import css from './settings.module.css';

type Open = 'passphrase' | 'holder' | 'recovery';

export function KeysSection() {
  const { vault } = useStore();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <Section
      title="Keys"
      intro="A key-holder opens the vault with a passphrase of their own and can read everything in it. The recovery key opens it when passphrases are lost."
    >
      <Part title="Key-holders">
        <ul className={css.rows}>
          {vault.keyHolders().map(({ id, label, current }) => (
            <li key={id} className={css.row}>
              <span>{label}</span>
              {current && <Chip>you</Chip>}
            </li>
          ))}
        </ul>
        {open === 'holder' ? (
          <AddHolder onClose={close} />
        ) : (
          <div>
            <Button icon="add" onClick={() => setOpen('holder')}>
              Add a key-holder
            </Button>
          </div>
        )}
      </Part>
      <Part title="Your passphrase">
        {open === 'passphrase' ? (
          <ChangePassphrase onClose={close} />
        ) : (
          <div>
            <Button icon="key" onClick={() => setOpen('passphrase')}>
              Change passphrase
            </Button>
          </div>
        )}
      </Part>
      <Part title="Recovery key">
        {open === 'recovery' ? (
          <NewRecoveryKey onClose={close} />
        ) : (
          <>
            <p className="sub prose">
              Make a new one if the paper was lost or seen by someone else. The old one then opens
              nothing.
            </p>
            <div>
              <Button icon="key" onClick={() => setOpen('recovery')}>
                Make a new recovery key
              </Button>
            </div>
          </>
        )}
      </Part>
    </Section>
  );
}

interface ChangeValues extends NewPassphraseValues {
  current: string;
}

function ChangePassphrase({ onClose }: { readonly onClose: () => void }) {
  const { vault } = useStore();
  const others = useOthers();
  const box = useFormFocus();
  const form = useForm<ChangeValues>({
    defaultValues: { current: '', passphrase: '', again: '' },
    shouldFocusError: false,
  });
  const { errors, isSubmitting } = form.formState;
  const save = form.handleSubmit(async (values) => {
    if (values.current === '') {
      form.setError('current', { type: 'required', message: 'Enter the passphrase you use now' });
      return;
    }
    if (!(await checkNewPassphrase(form, values, others))) return;
    const result = await vault.changePassphrase(values.current, values.passphrase);
    if (!result.ok) {
      form.setError('current', { type: 'refused', message: whatIsWrong(result) });
      return;
    }
    toast('Your passphrase is changed. The old one opens nothing.');
    onClose();
  });
  return (
    <form
      ref={box}
      className={css.inset}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary problems={problemsOf(errors)} />
      <TextField
        label="Passphrase you use now, or the recovery key"
        reveal
        width="medium"
        error={errors.current?.message}
        {...form.register('current')}
      />
      <NewPassphrase form={form} label="New passphrase" others={others} />
      <div className="cluster">
        <Button kind="main" type="submit" busy={isSubmitting}>
          Change passphrase
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

interface HolderValues extends NewPassphraseValues {
  label: string;
}

function AddHolder({ onClose }: { readonly onClose: () => void }) {
  const { vault } = useStore();
  const others = useOthers();
  const box = useFormFocus();
  const form = useForm<HolderValues>({
    defaultValues: { label: '', passphrase: '', again: '' },
    shouldFocusError: false,
  });
  const { errors, isSubmitting } = form.formState;
  const save = form.handleSubmit(async (values) => {
    const label = values.label.trim();
    if (label === '') {
      form.setError('label', { type: 'required', message: 'Enter their name' });
      return;
    }
    if (!(await checkNewPassphrase(form, values, [...others, label]))) return;
    try {
      await vault.addKeyHolder(label, values.passphrase);
    } catch (error) {
      const message =
        error instanceof Error ? error.message : 'They could not be added. Try again.';
      form.setError('root', { type: 'refused', message });
      return;
    }
    toast(`${label} can now unlock Redress on this computer.`);
    onClose();
  });
  return (
    <form
      ref={box}
      className={css.inset}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ErrorSummary problems={problemsOf(errors)} />
      <p className="sub prose">
        They type the passphrase themselves, here. They will be able to read every case.
      </p>
      <TextField
        label="Their name"
        width="medium"
        error={errors.label?.message}
        {...form.register('label')}
      />
      <NewPassphrase form={form} label="Their passphrase" others={others} />
      <div className="cluster">
        <Button kind="main" type="submit" busy={isSubmitting}>
          Add key-holder
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

/** What a guesser would try first. */
function useOthers(): readonly string[] {
  const { name } = useCouncil();
  const me = useHandler();
  return [name, me.name];
}
