/** Safety first: what must be dealt with on the day (DOMAIN §7). Each answer opens a task for today. */
import { SAFETY_KINDS } from '@shared/case-file/schema';
import { SAFETY_TASKS } from '@shared/case-file/todo';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { CheckboxGroup, Fieldset, RadioGroup, TextArea } from '../../ui';
import { Guide } from './guide';
import type { IntakeValues, OtherAlert } from './intake-form';
import type { PartProps } from './part';

const ALERTS: Readonly<Record<OtherAlert, { label: string; hint: string; ask: string }>> = {
  'data breach': {
    label: 'Personal data went to the wrong person, was lost or was seen',
    hint: 'The Data Protection Officer decides within 72 hours whether to tell the regulator (UK GDPR, article 33).',
    ask: 'Whose data, what, and who has it?',
  },
  'hazard at home': {
    label: 'A hazard in their home',
    hint: 'Damp and mould, no heating, unsafe wiring or gas. A landlord has short time limits for these.',
    ask: 'What is the hazard, and who lives there?',
  },
  discrimination: {
    label: 'They say they were discriminated against',
    hint: 'Because of age, disability, race, religion, sex or another protected characteristic (Equality Act 2010).',
    ask: 'What do they say happened?',
  },
  'legal claim': {
    label: 'A claim, a solicitor’s letter or a letter before action',
    hint: 'It has dates of its own. Insurance and legal services decide who answers what.',
    ask: 'What is claimed, by whom, and by when?',
  },
  'information request': {
    label: 'They ask for information or for their own data',
    hint: 'Freedom of information and subject access run on clocks of their own from today.',
    ask: 'What do they ask for?',
  },
  recordings: {
    label: 'A call recording or CCTV matters',
    hint: 'Many are overwritten within a month. Ask for them to be kept today.',
    ask: 'Which recording: where, when, which number?',
  },
};

const OTHERS = SAFETY_KINDS.filter((kind): kind is OtherAlert => kind !== 'risk');

export function SafetyPart({ errorOf }: PartProps) {
  const { control, register } = useFormContext<IntakeValues>();
  const [anyone, alerts] = useWatch<IntakeValues, ['risk.anyone', 'alerts']>({
    name: ['risk.anyone', 'alerts'],
  });
  return (
    <Fieldset large legend="Safety first">
      <Controller
        control={control}
        name="risk.anyone"
        render={({ field }) => (
          <RadioGroup
            inline
            label="Is anyone at risk?"
            hint="A child, a vulnerable adult, somebody who speaks of harming themselves. If yes, act today."
            error={errorOf('risk.anyone')}
            options={[
              { value: 'no', label: 'No' },
              { value: 'yes', label: 'Yes' },
            ]}
            {...field}
          />
        )}
      />
      {anyone === 'yes' && (
        <TextArea
          label="What is the risk, and who was told, when?"
          hint="In danger now: 999 first. Otherwise the safeguarding team. It stays on Today until who was told is recorded."
          rows={2}
          error={errorOf('risk.note')}
          {...register('risk.note')}
        />
      )}
      <Controller
        control={control}
        name="alerts"
        render={({ field }) => (
          <CheckboxGroup
            label="Does any of this come into it?"
            hint="Each opens a task for today that cannot be ticked away, only answered."
            options={OTHERS.map((value) => ({
              value,
              label: ALERTS[value].label,
              hint: ALERTS[value].hint,
            }))}
            {...field}
          />
        )}
      />
      {alerts.map((kind) => (
        <TextArea
          key={kind}
          label={ALERTS[kind].ask}
          hint={`${SAFETY_TASKS[kind]}.`}
          rows={2}
          error={errorOf(`alertNotes.${kind}`)}
          {...register(`alertNotes.${kind}`)}
        />
      ))}
      <Guide about="safety">
        <p>
          Ask everyone, in plain words: “Is anyone in danger, or worried about their safety?” Do not
          assume from the subject. A complaint about a bin can come from somebody who has not eaten.
          What you hear here goes to whoever must act before it goes anywhere else.
        </p>
      </Guide>
    </Fieldset>
  );
}
