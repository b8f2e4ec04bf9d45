/** Two fields for a new passphrase, with how strong it is; used at set-up, recovery and in settings. */
import { useEffect, useState } from 'react';
import { type FieldValues, type Path, type UseFormReturn, useWatch } from 'react-hook-form';
import { TextField } from '../../ui/fields/text-field';
import css from './new-passphrase.module.css';
import { prepareStrength, problemWith, type Strength, strengthOf } from './strength';

export interface NewPassphraseValues extends FieldValues {
  passphrase: string;
  again: string;
}

interface Props<T extends NewPassphraseValues> {
  readonly form: UseFormReturn<T>;
  readonly label?: string;
  /** Words a guesser would try first. */
  readonly others: readonly string[];
}

export function NewPassphrase<T extends NewPassphraseValues>({
  form,
  label = 'Passphrase',
  others,
}: Props<T>) {
  const [name, again] = ['passphrase' as Path<T>, 'again' as Path<T>];
  const { errors } = form.formState;
  const typed = useWatch({ control: form.control, name }) as string;
  const said = (field: string) => {
    const message = errors[field]?.message;
    return typeof message === 'string' ? message : undefined;
  };
  return (
    <>
      <TextField
        label={label}
        hint="At least 12 characters. Four or five unrelated words are strong and easy to type."
        reveal
        width="medium"
        error={said('passphrase')}
        echo={<Meter passphrase={typed} others={others} />}
        {...form.register(name)}
      />
      <TextField
        label={`${label}, once more`}
        reveal
        width="medium"
        error={said('again')}
        {...form.register(again)}
      />
    </>
  );
}

function Meter({
  passphrase,
  others,
}: {
  readonly passphrase: string;
  readonly others: readonly string[];
}) {
  const [strength, setStrength] = useState<Strength>();
  const known = others.join('\n');
  useEffect(() => {
    prepareStrength();
    if (passphrase === '') return undefined;
    let isStale = false;
    void strengthOf(passphrase, known.split('\n')).then((found) => {
      if (!isStale) setStrength(found);
    });
    return () => {
      isStale = true;
    };
  }, [passphrase, known]);
  if (passphrase === '' || !strength)
    return <span className="dim">Strength shows as you type.</span>;
  return (
    <span className={css.meter}>
      <span className={css.track} aria-hidden="true">
        <span className={css.fill} data-score={strength.score} />
      </span>
      <span aria-live="polite">
        <strong>{strength.words}.</strong> {strength.advice}
      </span>
    </span>
  );
}

/** Checks both fields. @returns true when they can be used; otherwise the form says what is wrong */
export async function checkNewPassphrase<T extends NewPassphraseValues>(
  form: UseFormReturn<T>,
  values: NewPassphraseValues,
  others: readonly string[],
): Promise<boolean> {
  const problem = await problemWith(values.passphrase, others);
  if (problem !== undefined) {
    form.setError('passphrase' as Path<T>, { type: 'strength', message: problem });
    return false;
  }
  if (values.passphrase !== values.again) {
    form.setError('again' as Path<T>, {
      type: 'match',
      message: 'The two passphrases differ. Type the same one in both places.',
    });
    return false;
  }
  return true;
}
