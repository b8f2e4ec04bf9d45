import { useForm } from 'react-hook-form';
import {
  checkNewPassphrase,
  NewPassphrase,
  type NewPassphraseValues,
} from '../../app/passphrase/new-passphrase';
import { problemsOf } from '../../ui/errors/problems';
import { RadioGroup } from '../../ui/fields/choices';
import { TextField } from '../../ui/fields/text-field';
import { StepForm, type StepProps } from './steps';
import { useState } from 'react';

interface Values extends NewPassphraseValues {
  label: string;
}

export function SecondStep({ answers, place, next, back }: StepProps) {
  const [wanted, setWanted] = useState<'yes' | 'no' | ''>(answers.second ? 'yes' : '');
  const [isMissing, setMissing] = useState(false);
  const form = useForm<Values>({
    defaultValues: {
      label: answers.second?.label ?? '',
      passphrase: answers.second?.passphrase ?? '',
      again: answers.second?.passphrase ?? '',
    },
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  const others = [answers.council.name, answers.you.name];
  const save = form.handleSubmit(async (values) => {
    const label = values.label.trim();
    if (label === '') form.setError('label', { type: 'required', message: 'Enter their name' });
    if (values.passphrase !== '' && values.passphrase === answers.passphrase) {
      form.setError('passphrase', {
        type: 'same',
        message: 'Each key-holder needs a passphrase of their own.',
      });
      return;
    }
    if (!(await checkNewPassphrase(form, values, [...others, label])) || label === '') return;
    next({ second: { label, passphrase: values.passphrase } });
  });
  const go = () => {
    setMissing(wanted === '');
    if (wanted === 'no') next({ second: undefined });
    if (wanted === 'yes') void save();
  };
  const missing = 'Choose whether someone else holds a key';
  return (
    <StepForm
      place={place}
      title="A second key-holder"
      intro="A second person, often your manager, can open the vault with a passphrase of their own when you are away or have lost yours. They can read everything in it."
      problems={
        isMissing && wanted === ''
          ? [{ field: 'wanted', message: missing }]
          : wanted === 'yes'
            ? problemsOf(errors)
            : []
      }
      action="Make the vault"
      busy={form.formState.isSubmitting}
      onNext={go}
      onBack={() => back({})}
    >
      <RadioGroup
        label="Add a second key-holder now?"
        name="wanted"
        error={isMissing && wanted === '' ? missing : undefined}
        value={wanted}
        onChange={setWanted}
        options={[
          { value: 'yes', label: 'Yes, they are here to type their passphrase' },
          { value: 'no', label: 'Not now', hint: 'You can add them later in Settings, Keys.' },
        ]}
      />
      {wanted === 'yes' && (
        <>
          <TextField
            label="Their name"
            width="medium"
            error={errors.label?.message}
            {...form.register('label')}
          />
          <NewPassphrase form={form} label="Their passphrase" others={others} />
        </>
      )}
    </StepForm>
  );
}
