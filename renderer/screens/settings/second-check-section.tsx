/** Which letters a colleague must agree to before they go. */
import { secondCheckWords } from '@shared/letters';
import { Controller } from 'react-hook-form';
import { z } from 'zod';
import { useCouncil } from '../../app/store-context';
import { CheckboxGroup, RadioGroup } from '../../ui/fields/choices';
import { TextField } from '../../ui/fields/text-field';
import { Section, SettingsForm, useSectionForm } from './section';

const schema = z.object({
  fromStage: z.enum(['none', '1', '2']),
  over: z
    .string()
    .trim()
    .regex(/^(?:£?\d{1,6}(?:\.\d{2})?)?$/, 'Enter pounds, such as 250, or leave it empty'),
  handlers: z.array(z.string()),
});

export function SecondCheckSection() {
  const council = useCouncil();
  const { secondCheck, handlers } = council;
  const section = useSectionForm({
    name: 'second check',
    schema,
    values: {
      fromStage: secondCheck.fromStage === null ? 'none' : secondCheck.fromStage === 1 ? '1' : '2',
      over: secondCheck.overPence === null ? '' : String(secondCheck.overPence / 100),
      handlers: [...secondCheck.handlers],
    },
    change: (typed) => ({
      secondCheck: {
        fromStage: typed.fromStage === 'none' ? null : Number(typed.fromStage),
        overPence: typed.over === '' ? null : Math.round(Number(typed.over.replace('£', '')) * 100),
        handlers: typed.handlers,
      },
    }),
  });
  const { control, register, formState } = section.form;
  return (
    <Section
      title="Second check"
      intro={`Letters that decide something can wait for a colleague’s word. You ask them under Actions on the case, and record what they say; without it the letter goes only with a reason, which is kept. ${secondCheckWords(council)}`}
    >
      <SettingsForm section={section}>
        <Controller
          control={control}
          name="fromStage"
          render={({ field }) => (
            <RadioGroup
              {...field}
              label="Checked by stage"
              options={[
                { value: 'none', label: 'No stage by itself' },
                { value: '2', label: 'Stage 2 and later' },
                { value: '1', label: 'Every stage' },
              ]}
            />
          )}
        />
        <TextField
          label="Checked when remedies come to more than (£)"
          optional
          width="short"
          inputMode="decimal"
          error={formState.errors.over?.message}
          {...register('over')}
        />
        {handlers.some(({ active }) => active) && (
          <Controller
            control={control}
            name="handlers"
            render={({ field: { ref: _unused, ...field } }) => (
              <CheckboxGroup
                {...field}
                label="Checked while they are new"
                hint="Every deciding letter of a case they handle."
                options={handlers
                  .filter(({ active }) => active)
                  .map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          />
        )}
      </SettingsForm>
    </Section>
  );
}
