import { calendarDate } from '@shared/case-file/schema';
import type { OmbudsmanBlock } from '@shared/case-file/council';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { useCouncil, useDate } from '../../app/store-context';
import { DateField } from '../../ui/fields/date-field';
import { Fieldset, FormRow } from '../../ui/fields/fieldset';
import { TextArea } from '../../ui/fields/text-area';
import { TextField } from '../../ui/fields/text-field';
import { linesOf, Part, Section, SettingsForm, useSectionForm } from './section';

const line = z.string().trim().max(500);
const block = z.object({
  name: line.min(1, 'Enter the Ombudsman’s name'),
  web: line,
  phone: line,
  address: z.string().max(2000),
  note: z.string().max(2000, 'Keep this under 2,000 characters'),
  checkedOn: calendarDate
    .or(z.literal(''))
    .refine((date) => date !== '', 'Enter when you last checked these details'),
});
const schema = z.object({
  lgsco: block,
  hos: block,
  how: z
    .string()
    .trim()
    .min(1, 'Say how to ask for stage 2')
    .max(2000, 'Keep this under 2,000 characters'),
  withinMonths: z
    .string()
    .trim()
    .regex(/^\d+$/, 'Enter a number of months')
    .refine((months) => Number(months) >= 1 && Number(months) <= 24, 'Enter 1 to 24 months'),
});
type Values = z.infer<typeof schema>;

const typedOf = (stored: OmbudsmanBlock) => ({ ...stored, address: stored.address.join('\n') });
const storedOf = (typed: Values['lgsco']): OmbudsmanBlock => ({
  ...typed,
  address: linesOf(typed.address),
});

export function OmbudsmanSection() {
  const { ombudsman, stage2 } = useCouncil();
  const section = useSectionForm<Values>({
    name: 'ombudsman',
    schema,
    values: {
      lgsco: typedOf(ombudsman.lgsco),
      hos: typedOf(ombudsman.hos),
      how: stage2.how,
      withinMonths: String(stage2.withinMonths),
    },
    change: (typed) => ({
      ombudsman: { lgsco: storedOf(typed.lgsco), hos: storedOf(typed.hos) },
      stage2: { how: typed.how, withinMonths: Number(typed.withinMonths) },
    }),
  });
  const { register, formState } = section.form;
  return (
    <Section
      title="Stage 2 and Ombudsman"
      intro="Letters end with these words. Check them against the Ombudsman’s own site now and then, and date it."
    >
      <SettingsForm section={section}>
        <TextArea
          label="How to ask for stage 2"
          error={formState.errors.how?.message}
          {...register('how')}
        />
        <TextField
          label="Within how many months"
          width="short"
          inputMode="numeric"
          error={formState.errors.withinMonths?.message}
          {...register('withinMonths')}
        />
        <Part title="Local Government and Social Care Ombudsman">
          <Block form={section.form} which="lgsco" />
        </Part>
        <Part title="Housing Ombudsman">
          <Block form={section.form} which="hos" />
        </Part>
      </SettingsForm>
    </Section>
  );
}

function Block({
  form,
  which,
}: {
  readonly form: UseFormReturn<Values>;
  readonly which: 'lgsco' | 'hos';
}) {
  const today = useDate();
  const { register, control } = form;
  const errors = form.formState.errors[which];
  return (
    <Fieldset legend="Details in letters" hideLegend>
      <TextField label="Name" error={errors?.name?.message} {...register(`${which}.name`)} />
      <FormRow>
        <TextField
          label="Web"
          optional
          error={errors?.web?.message}
          {...register(`${which}.web`)}
        />
        <TextField
          label="Phone"
          optional
          error={errors?.phone?.message}
          {...register(`${which}.phone`)}
        />
      </FormRow>
      <TextArea
        label="Address"
        optional
        error={errors?.address?.message}
        {...register(`${which}.address`)}
      />
      <TextArea
        label="Note on time limits"
        hint="Never say what the Ombudsman can or cannot look into."
        optional
        error={errors?.note?.message}
        {...register(`${which}.note`)}
      />
      <Controller
        control={control}
        name={`${which}.checkedOn`}
        render={({ field, fieldState }) => (
          <DateField
            label="Last checked on"
            today={today}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
    </Fieldset>
  );
}
