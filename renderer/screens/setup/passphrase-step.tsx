import { useForm } from 'react-hook-form';
import {
  checkNewPassphrase,
  NewPassphrase,
  type NewPassphraseValues,
} from '../../app/passphrase/new-passphrase';
import { problemsOf } from '../../ui/errors/problems';
import { StepForm, type StepProps } from './steps';

export function PassphraseStep({ answers, place, next, back }: StepProps) {
  const form = useForm<NewPassphraseValues>({
    defaultValues: { passphrase: answers.passphrase, again: answers.passphrase },
    shouldFocusError: false,
  });
  const others = [answers.council.name, answers.you.name];
  const go = form.handleSubmit(async (values) => {
    if (await checkNewPassphrase(form, values, others)) next({ passphrase: values.passphrase });
  });
  return (
    <StepForm
      place={place}
      title="Your passphrase"
      intro="You type it each time you unlock Redress. Do not use one you use anywhere else."
      problems={problemsOf(form.formState.errors)}
      busy={form.formState.isSubmitting}
      onNext={() => void go()}
      onBack={() => back({})}
    >
      <NewPassphrase form={form} others={others} />
    </StepForm>
  );
}
