import { z } from 'zod';
import { useCouncil } from '../../app/store-context';
import { TextArea } from '../../ui/fields/text-area';
import { linesOf, Section, SettingsForm, useSectionForm } from './section';

const schema = z.object({
  services: z
    .string()
    .max(100_000)
    .refine((text) => linesOf(text).length > 0, 'Enter at least one service')
    .refine(
      (text) => linesOf(text).every((line) => line.length <= 500),
      'One of these lines is too long',
    ),
});

export function ServicesSection() {
  const { services } = useCouncil();
  const section = useSectionForm({
    name: 'services',
    schema,
    values: { services: services.join('\n') },
    change: (typed) => ({ services: [...new Set(linesOf(typed.services))] }),
  });
  return (
    <Section
      title="Services"
      intro="What one chooses from when a complaint comes in. Cases keep the name they were given."
    >
      <SettingsForm section={section}>
        <TextArea
          label="Services, one on each line"
          rows={12}
          error={section.form.formState.errors.services?.message}
          {...section.form.register('services')}
        />
      </SettingsForm>
    </Section>
  );
}
