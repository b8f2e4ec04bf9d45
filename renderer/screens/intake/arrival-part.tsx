/** When and how it came in, and the day its clock counts from. */
import { procedureForKind } from '@shared/case-file';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { useCouncil } from '../../app/store-context';
import { DateField, Fieldset, FormRow, Select, TextField } from '../../ui';
import { CHANNEL_CHOICES } from '../record-words';
import { Dates } from './follows-part';
import type { IntakeValues } from './intake-form';
import type { PartProps } from './part';

export function ArrivalPart({ day, errorOf }: PartProps) {
  const { register, control } = useFormContext<IntakeValues>();
  const council = useCouncil();
  const kind = useWatch<IntakeValues, 'kind'>({ name: 'kind' });
  const cutOff = kind === '' ? undefined : procedureForKind(kind, day.procedures)?.cutOff;
  return (
    <Fieldset large legend="How did it reach us?">
      <FormRow>
        <Select
          label="How"
          placeholder="Choose"
          options={CHANNEL_CHOICES}
          error={errorOf('channel')}
          {...register('channel')}
        />
        <Controller
          control={control}
          name="receivedOn"
          render={({ field }) => (
            <DateField
              label="Received on"
              today={day.today}
              error={errorOf('receivedOn') ?? errorOf('effectiveOn')}
              {...field}
            />
          )}
        />
        <TextField
          label="Time"
          optional
          type="time"
          width="short"
          hint={
            cutOff === undefined ? undefined : `After ${cutOff} counts as the next working day.`
          }
          error={errorOf('receivedAt')}
          {...register('receivedAt')}
        />
        <Select
          label="Handled by"
          options={council.handlers
            .filter((handler) => handler.active)
            .map(({ id, name }) => ({ value: id, label: name }))}
          {...register('handler')}
        />
      </FormRow>
      <Dates day={day} />
    </Fieldset>
  );
}
