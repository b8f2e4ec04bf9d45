/** The fields of a note, on a case and in the overlay alike. */
import { RESTRICTIONS } from '@shared/case-file/schema';
import type { CalendarDate } from '@shared/calendar/types';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { DateField, FormRow, Notice, Select, TextArea, TextField } from '../../ui';
import type { NoteValues } from './note-values';

const PROMISES = [
  { value: '', label: 'Nothing' },
  { value: 'call back', label: 'A call back' },
  { value: 'update', label: 'An update' },
  { value: 'other', label: 'Something else' },
];

export function NoteFields({
  today,
  errorOf,
}: {
  readonly today: CalendarDate;
  readonly errorOf: (name: string) => string | undefined;
}) {
  const { register, control } = useFormContext<NoteValues>();
  const [restricted, promise] = useWatch<NoteValues, ['restricted', 'promise']>({
    name: ['restricted', 'promise'],
  });
  return (
    <>
      <TextArea
        label="Note"
        hint="Facts, and who said them. The person may ask to see it."
        rows={3}
        error={errorOf('text')}
        {...register('text')}
      />
      <FormRow>
        <Select
          label="Who may read it?"
          options={[
            { value: '', label: 'Everyone on the case' },
            ...RESTRICTIONS.map((value) => ({ value, label: `Restricted: ${value}` })),
          ]}
          {...register('restricted')}
        />
        <Select
          label="Was anything promised?"
          options={PROMISES}
          error={errorOf('promise')}
          {...register('promise')}
        />
      </FormRow>
      {restricted !== '' && (
        <Notice>
          It is hidden until somebody asks for it, and never part of a letter or a bundle. The
          person may still ask for their data: write what you could defend.
        </Notice>
      )}
      {promise !== '' && (
        <>
          <FormRow>
            <Controller
              control={control}
              name="dueOn"
              render={({ field }) => (
                <DateField
                  label={promise === 'call back' ? 'Call on' : 'By when'}
                  today={today}
                  error={errorOf('dueOn')}
                  {...field}
                />
              )}
            />
            <TextField
              label="At"
              optional
              type="time"
              width="short"
              error={errorOf('dueAt')}
              {...register('dueAt')}
            />
          </FormRow>
          <TextField
            label="What was promised"
            optional={promise === 'call back'}
            hint="As it was said to them: “call with the date of the repair”. It stays on Today until it is kept."
            error={errorOf('promised')}
            {...register('promised')}
          />
        </>
      )}
    </>
  );
}
