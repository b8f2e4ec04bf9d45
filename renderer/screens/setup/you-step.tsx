import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { problemsOf } from '../../ui/errors/problems';
import { FormRow } from '../../ui/fields/fieldset';
import { TextField } from '../../ui/fields/text-field';
import { StepForm, type StepProps } from './steps';

const schema = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(500),
  role: z.string().trim().min(1, 'Enter your job title').max(500),
  email: z.union([
    z.literal(''),
    z.email('Enter an email address like name@example.gov.uk, or leave it empty'),
  ]),
  phone: z.string().trim().max(500),
});

export function YouStep({ answers, place, next, back }: StepProps) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: answers.you,
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  return (
    <StepForm
      place={place}
      title="You"
      intro="Your name is written beside everything you record, and under the letters you send."
      problems={problemsOf(errors)}
      onNext={() => void form.handleSubmit((you) => next({ you }))()}
      onBack={() => back({ you: form.getValues() })}
    >
      <FormRow>
        <TextField label="Your name" error={errors.name?.message} {...form.register('name')} />
        <TextField
          label="Job title"
          placeholder="Complaints coordinator"
          error={errors.role?.message}
          {...form.register('role')}
        />
      </FormRow>
      <FormRow>
        <TextField
          label="Work email"
          optional
          error={errors.email?.message}
          {...form.register('email')}
        />
        <TextField
          label="Work phone"
          optional
          error={errors.phone?.message}
          {...form.register('phone')}
        />
      </FormRow>
    </StepForm>
  );
}
