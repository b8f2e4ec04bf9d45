import { z } from 'zod';
import { useCouncil } from '../../app/store-context';
import { FormRow } from '../../ui/fields/fieldset';
import { TextArea } from '../../ui/fields/text-area';
import { TextField } from '../../ui/fields/text-field';
import { linesOf, Section, SettingsForm, useSectionForm } from './section';

const schema = z.object({
  name: z.string().trim().min(1, 'Enter your council’s name').max(500),
  address: z.string().max(2000),
  phone: z.string().trim().max(500),
  email: z.string().trim().max(500),
  web: z.string().trim().max(500),
  referencePrefix: z
    .string()
    .trim()
    .regex(/^[A-Z]{1,6}$/, 'Use one to six capital letters, for example WB'),
});

export function CouncilSection() {
  const council = useCouncil();
  const section = useSectionForm({
    name: 'council',
    schema,
    values: {
      name: council.name,
      address: council.address.join('\n'),
      phone: council.phone,
      email: council.email,
      web: council.web,
      referencePrefix: council.referencePrefix,
    },
    change: ({ address, ...rest }) => ({ ...rest, address: linesOf(address) }),
  });
  const { register, formState } = section.form;
  const { errors } = formState;
  return (
    <Section title="Council" intro="This is the head of every letter.">
      <SettingsForm section={section}>
        <TextField label="Name of the council" error={errors.name?.message} {...register('name')} />
        <TextArea
          label="Address"
          hint="One line under the other, as it stands on letters."
          rows={4}
          optional
          error={errors.address?.message}
          {...register('address')}
        />
        <FormRow>
          <TextField label="Phone" optional error={errors.phone?.message} {...register('phone')} />
          <TextField label="Email" optional error={errors.email?.message} {...register('email')} />
          <TextField label="Web" optional error={errors.web?.message} {...register('web')} />
        </FormRow>
        <TextField
          label="Case references begin with"
          hint="New cases only; those you have keep their reference."
          width="short"
          error={errors.referencePrefix?.message}
          {...register('referencePrefix')}
        />
      </SettingsForm>
    </Section>
  );
}
