/** The fields of a procedure's numbers, stage by stage, each with where the number comes from. */
import type { Procedure, StageRule } from '@shared/procedures';
import { Controller, type FieldPath, type UseFormReturn } from 'react-hook-form';
import type { FormProblem } from '../../ui/errors/problems';
import { Checkbox, RadioGroup } from '../../ui/fields/choices';
import { Fieldset, FormRow } from '../../ui/fields/fieldset';
import { TextField } from '../../ui/fields/text-field';
import type { TypedNumbers } from './procedure-values';
import { Part } from './section';

interface FieldsProps {
  readonly procedure: Procedure;
  readonly form: UseFormReturn<TypedNumbers>;
  readonly problems: readonly FormProblem[];
}

export function ProcedureFields({ procedure, form, problems }: FieldsProps) {
  const number = numberField(form, problems);
  return (
    <>
      {procedure.stages.map((stage, at) => (
        <Part key={stage.number} title={stage.name}>
          <Fieldset legend={stage.name} hideLegend>
            <StageFields stage={stage} at={at} {...{ procedure, form, problems }} />
          </Fieldset>
        </Part>
      ))}
      <Part title="Within the council">
        <FormRow>
          {number('draftBefore', 'Draft due before the answer', 'working days')}
          {number('signOffBefore', 'Sign-off due before the answer', 'working days')}
        </FormRow>
        <FormRow>
          {number(
            'stopAlarm',
            'A stopped clock calls attention after',
            'working days',
            '0 = never',
          )}
          {number(
            'alarmWeeks',
            'Alarm, counted from receipt',
            'weeks',
            'The Ombudsman may usually step in after 12.',
          )}
        </FormRow>
        <FormRow>
          {procedure.acceptWithin !== undefined || procedure.id === 'corporate'
            ? number(
                'acceptWithin',
                'Taken within, from when they knew of it',
                'months',
                '0 = no limit. Later ones need discretion (LGSCO Code 2.2, 2.3).',
              )
            : null}
          <TextField
            label="Counts as the next working day after"
            hint="A time such as 17:00. Empty: the day it comes in always counts."
            optional
            width="short"
            error={problems.find(({ field }) => field === 'cutOff')?.message}
            {...form.register('cutOff')}
          />
        </FormRow>
      </Part>
    </>
  );
}

function StageFields({
  stage,
  at,
  form,
  problems,
}: FieldsProps & { readonly stage: StageRule; readonly at: number }) {
  const number = numberField(form, problems);
  return (
    <>
      {at > 0 &&
        number(
          `stages.${at}.requestWithin`,
          'May be asked for within',
          'months',
          '0 = no limit. Letters name the last day.',
        )}
      <FormRow>
        {number(
          `stages.${at}.acknowledge`,
          'Acknowledge within',
          'working days',
          source(stage.acknowledge),
        )}
        {number(`stages.${at}.respond`, 'Answer within', 'working days', source(stage.respond))}
        {number(
          `stages.${at}.extension`,
          'Longest extension',
          'working days',
          `0 = none.${stage.extension ? ` ${source(stage.extension)}` : ''}`,
        )}
      </FormRow>
      <Controller
        control={form.control}
        name={`stages.${at}.startsWhen`}
        render={({ field }) => (
          <RadioGroup
            {...field}
            label="The days to answer count from"
            inline
            options={[
              { value: 'acknowledged', label: 'the acknowledgement' },
              { value: 'received', label: at === 0 ? 'the receipt' : 'the request' },
            ]}
          />
        )}
      />
      <Checkbox
        label="The clock may be stopped"
        hint="While the council waits for consent, an advocate or clarification, told in a letter."
        {...form.register(`stages.${at}.suspendable`)}
      />
      {at > 0 && (
        <Checkbox
          label="Decided by somebody else than the stage before"
          {...form.register(`stages.${at}.otherDecider`)}
        />
      )}
    </>
  );
}

const source = (rule: { readonly source: string }): string => `From ${rule.source}.`;

/** A short field for a whole number, with its unit behind it. */
const numberField = (form: UseFormReturn<TypedNumbers>, problems: readonly FormProblem[]) =>
  function number(name: FieldPath<TypedNumbers>, label: string, unit: string, hint?: string) {
    return (
      <TextField
        label={label}
        width="number"
        inputMode="numeric"
        suffix={<span className="sub nowrap">{unit}</span>}
        error={problems.find(({ field }) => field === name)?.message}
        {...(hint === undefined ? {} : { hint })}
        {...form.register(name)}
      />
    );
  };
