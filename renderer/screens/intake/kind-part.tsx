/** Which kind of record it is, and the questions only that kind asks. */
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { procedureForKind, timeLimit } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { DateField, Fieldset, FormRow, Notice, RadioGroup, TextField } from '../../ui';
import { AuthorityFields, ContactFields } from '../people';
import { KIND_CHOICES } from '../record-words';
import { Guide } from './guide';
import type { IntakeValues } from './intake-form';
import type { PartProps } from './part';

export function KindPart(part: PartProps) {
  const { control } = useFormContext<IntakeValues>();
  const [kind, channel] = useWatch<IntakeValues, ['kind', 'channel']>({
    name: ['kind', 'channel'],
  });
  return (
    <Fieldset
      large
      legend="Which kind is it?"
      hint={
        channel === 'councillor'
          ? 'It came through a councillor. Where they ask for somebody they represent, it is an enquiry; where that person complains through them, it is a complaint.'
          : undefined
      }
    >
      <Controller
        control={control}
        name="kind"
        render={({ field }) => (
          <RadioGroup
            label="What is it?"
            error={part.errorOf('kind')}
            options={KIND_CHOICES}
            {...field}
          />
        )}
      />
      {kind === 'complaint' && <WhenKnown {...part} />}
      {kind === 'service request' && <ChoiceOffered {...part} />}
      {kind === 'member enquiry' && <Member {...part} />}
      <Guide about="which kind it is">
        <p>
          If they are unhappy, it is a complaint, however they put it and whoever they tell. Where
          you cannot tell, ask: “Would you like us to look at this as a complaint?” Do not steer
          them away from it. A request can become a complaint later and keeps its date (LGSCO Code
          1.7, 1.8).
        </p>
      </Guide>
    </Fieldset>
  );
}

function WhenKnown({ day, errorOf }: PartProps) {
  const { control } = useFormContext<IntakeValues>();
  const [aboutOn, receivedOn] = useWatch<IntakeValues, ['aboutOn', 'receivedOn']>({
    name: ['aboutOn', 'receivedOn'],
  });
  const limit = timeLimit(
    procedureForKind('complaint', day.procedures),
    aboutOn,
    receivedOn,
    day.cal,
  );
  return (
    <>
      <Controller
        control={control}
        name="aboutOn"
        render={({ field }) => (
          <DateField
            label="When did they first know of it?"
            optional
            hint="Complaints are taken up to 12 months after the matter, or after they learnt of it (LGSCO Code 2.2). About right is enough."
            today={day.today}
            error={errorOf('aboutOn')}
            {...field}
          />
        )}
      />
      {limit?.isInTime === true && (
        <p className="sub small num">In time: until {formatDate(limit.until)}.</p>
      )}
      {limit?.isInTime === false && (
        <Notice tone="warning" title={`It was in time until ${formatDate(limit.until)}`}>
          That alone is no reason to refuse. Register it, and consider discretion on its own merits:
          illness, not knowing they could complain, a matter that still goes on. Whichever way you
          decide, write why (LGSCO Code 2.2, 2.3).
        </Notice>
      )}
    </>
  );
}

function ChoiceOffered({ day, errorOf }: PartProps) {
  const { control, register } = useFormContext<IntakeValues>();
  const done = useWatch<IntakeValues, 'offered.done'>({ name: 'offered.done' });
  return (
    <>
      <Controller
        control={control}
        name="offered.done"
        render={({ field }) => (
          <RadioGroup
            inline
            label="Were they offered the choice to complain?"
            hint="Handling it as a request is for them to agree to (LGSCO Code 5.3)."
            error={errorOf('offered.done')}
            options={[
              { value: 'yes', label: 'Yes' },
              { value: 'not yet', label: 'Not yet' },
            ]}
            {...field}
          />
        )}
      />
      {done === 'yes' && (
        <FormRow>
          <Controller
            control={control}
            name="offered.on"
            render={({ field }) => (
              <DateField
                label="Offered on"
                today={day.today}
                error={errorOf('offered.on')}
                {...field}
              />
            )}
          />
          <TextField
            label="How it was offered"
            width="medium"
            hint="By phone, by email."
            error={errorOf('offered.how')}
            {...register('offered.how')}
          />
          <TextField
            label="What they said"
            width="medium"
            hint="“Just have it fixed, please.”"
            error={errorOf('offered.answer')}
            {...register('offered.answer')}
          />
        </FormRow>
      )}
    </>
  );
}

function Member({ day, errorOf }: PartProps) {
  const { register } = useFormContext<IntakeValues>();
  return (
    <Fieldset
      legend="The MP or councillor"
      hint="The person they ask for is entered under “Who is it?”. The reply goes to the member, and only what the person would expect us to share."
    >
      <FormRow>
        <TextField
          label="Member’s name"
          width="medium"
          hint="“Cllr Ruth Ashdown”, “Tom Verey MP”."
          error={errorOf('member.name')}
          {...register('member.name')}
        />
        <TextField
          label="Member for"
          optional
          width="medium"
          hint="The ward or constituency, or the office that writes for them."
          error={errorOf('member.office')}
          {...register('member.office')}
        />
      </FormRow>
      <ContactFields at="member." today={day.today} errorOf={errorOf} whose="of the member" />
      <AuthorityFields
        at="member."
        today={day.today}
        errorOf={errorOf}
        whose="of the member"
        documents={[]}
      />
    </Fieldset>
  );
}
