import { blockWarning, procedureNow } from '@shared/case-file';
import { calendarDate } from '@shared/case-file/schema';
import type { OmbudsmanBlock } from '@shared/case-file/council';
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { inUnits } from '@shared/procedures';
import { addressOf, Link } from '../../app/navigation';
import { useCouncil, useDate } from '../../app/store-context';
import { DateField } from '../../ui/fields/date-field';
import { Fieldset, FormRow } from '../../ui/fields/fieldset';
import { TextArea } from '../../ui/fields/text-area';
import { TextField } from '../../ui/fields/text-field';
import { Notice } from '../../ui/feedback/feedback';
import { linesOf, Part, Section, SettingsForm, useSectionForm } from './section';

const line = z.string().trim().max(500);
const block = z.object({
  name: line.min(1, 'Enter their name'),
  web: line,
  phone: line,
  address: z.string().max(2000),
  note: z.string().max(2000, 'Keep this under 2,000 characters'),
  checkedOn: calendarDate.or(z.literal('')),
});
const schema = z.object({
  lgsco: block,
  hos: block,
  ico: block,
  how: z
    .string()
    .trim()
    .min(1, 'Say how to ask for stage 2')
    .max(2000, 'Keep this under 2,000 characters'),
});
type Values = z.infer<typeof schema>;

const typedOf = (stored: OmbudsmanBlock) => ({ ...stored, address: stored.address.join('\n') });
const storedOf = (typed: Values['lgsco']): OmbudsmanBlock => ({
  ...typed,
  address: linesOf(typed.address),
});

export function OmbudsmanSection() {
  const council = useCouncil();
  const { ombudsman, stage2, ico } = council;
  const within = procedureNow(council, 'corporate').stages[1]?.requestWithin;
  const section = useSectionForm<Values>({
    name: 'ombudsman',
    schema,
    values: {
      lgsco: typedOf(ombudsman.lgsco),
      hos: typedOf(ombudsman.hos),
      ico: typedOf(ico),
      how: stage2.how,
    },
    change: (typed) => ({
      ombudsman: { lgsco: storedOf(typed.lgsco), hos: storedOf(typed.hos) },
      ico: storedOf(typed.ico),
      stage2: { ...stage2, how: typed.how },
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
        <p className="sub">
          {within === undefined
            ? 'There is no limit to how long one may ask for stage 2.'
            : `Letters give ${inUnits(within)} to ask for it.`}{' '}
          <Link to={addressOf.settings('procedures')}>Change it under Procedures</Link>
        </p>
        <Part title="Local Government and Social Care Ombudsman">
          <Block form={section.form} which="lgsco" />
        </Part>
        <Part title="Housing Ombudsman">
          <Block form={section.form} which="hos" />
        </Part>
        <Part title="Information Commissioner">
          <Block form={section.form} which="ico" />
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
  readonly which: 'lgsco' | 'hos' | 'ico';
}) {
  const today = useDate();
  const { register, control } = form;
  const errors = form.formState.errors[which];
  const [web, phone, address, checkedOn] = useWatch({
    control,
    name: [`${which}.web`, `${which}.phone`, `${which}.address`, `${which}.checkedOn`],
  });
  const warning = blockWarning({ web, phone, address: linesOf(address), checkedOn }, today);
  return (
    <Fieldset legend="Details in letters" hideLegend>
      {warning !== undefined && (
        <Notice tone="warning" title="Check these details">
          {warning}
        </Notice>
      )}
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
        label={which === 'ico' ? 'Note' : 'Note on time limits'}
        hint={
          which === 'ico'
            ? 'For letters about how personal data was handled.'
            : 'Never say what the Ombudsman can or cannot look into.'
        }
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
            hint="Empty: not checked yet."
            optional
            today={today}
            error={fieldState.error?.message}
            {...field}
          />
        )}
      />
    </Fieldset>
  );
}
