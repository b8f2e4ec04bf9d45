import { Controller, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useCouncil } from '../../app/store-context';
import { RadioGroup } from '../../ui/fields/choices';
import { Notice } from '../../ui/feedback/feedback';
import { Section, SettingsForm, useSectionForm } from './section';

const SIZES = ['12', '14', '16', '18'] as const;
const schema = z.object({ bodyPoints: z.string().regex(/^\d+$/) });

export function LettersSection() {
  const { bodyPoints } = useCouncil();
  const section = useSectionForm({
    name: 'letters',
    schema,
    values: { bodyPoints: String(bodyPoints) },
    change: (typed) => ({ bodyPoints: Number(typed.bodyPoints) }),
  });
  const known: readonly string[] = SIZES;
  const sizes = known.includes(String(bodyPoints)) ? known : [...known, String(bodyPoints)].sort();
  const chosen = Number(useWatch({ control: section.form.control, name: 'bodyPoints' }));
  return (
    <Section title="Letters">
      <SettingsForm section={section}>
        <Controller
          control={section.form.control}
          name="bodyPoints"
          render={({ field }) => (
            <RadioGroup
              {...field}
              label="Size of the text"
              hint="The Ombudsman asks for at least 14 point. Someone who needs larger print has it noted on their case."
              options={sizes.map((value) => ({ value, label: `${value} point` }))}
            />
          )}
        />
        {chosen < 14 && (
          <Notice tone="warning" title="Under 14 point">
            The Local Government and Social Care Ombudsman’s own standard for letters is 14 point or
            larger.
          </Notice>
        )}
      </SettingsForm>
    </Section>
  );
}
