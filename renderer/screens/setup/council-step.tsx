import { zodResolver } from '@hookform/resolvers/zod';
import { defaultCouncil } from '@shared/case-file/council-settings';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { problemsOf } from '../../ui/errors/problems';
import { TextField } from '../../ui/fields/text-field';
import { StepForm, type StepProps } from './steps';

const schema = z.object({
  name: z.string().trim().min(1, 'Enter your council’s name').max(500),
  referencePrefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{1,6}$/, 'Use one to six letters, for example WB'),
});

export function CouncilStep({ answers, place, next, back }: StepProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: answers.council,
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  const prefix = useWatch({ control: form.control, name: 'referencePrefix' });
  // While the name is typed, not when it is left: nobody's next field changes under their hands.
  const suggest = () => {
    const name = form.getValues('name');
    if (form.getFieldState('referencePrefix').isDirty) return;
    form.setValue(
      'referencePrefix',
      name.trim() === '' ? '' : defaultCouncil(name).referencePrefix,
    );
  };
  const year = String(new Date().getFullYear()).slice(2);
  return (
    <StepForm
      place={place}
      title="Your council"
      problems={problemsOf(errors)}
      onNext={() => void form.handleSubmit((council) => next({ council }))()}
      onBack={() => back({ council: form.getValues() })}
    >
      <TextField
        label="Name of the council"
        hint="As it stands at the head of your letters. The address and the rest come later, in Settings."
        error={errors.name?.message}
        {...form.register('name', { onChange: suggest })}
      />
      <TextField
        label="Case references begin with"
        width="short"
        error={errors.referencePrefix?.message}
        echo={
          schema.shape.referencePrefix.safeParse(prefix).success
            ? `Your first case will be ${prefix.trim().toUpperCase()}-${year}-A0001. The A stands for this computer.`
            : undefined
        }
        {...form.register('referencePrefix')}
      />
    </StepForm>
  );
}
