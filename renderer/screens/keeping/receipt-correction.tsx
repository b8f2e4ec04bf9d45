/** The day a case came, put right: every date that counts from it moves, and what it said before stays. */
import { correctReceipt } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { Controller } from 'react-hook-form';
import { useStore } from '../../app/store-context';
import { DateField, FormRow, TextArea, TextField, toast } from '../../ui';
import type { CasePanelProps } from '../case/case-screen';
import { CommandForm } from '../case/command-form';

export function ReceiptCorrection({
  file,
  day,
  onDone,
}: Pick<CasePanelProps, 'file' | 'day'> & { readonly onDone: () => void }) {
  const store = useStore();
  return (
    <CommandForm<{ receivedOn: string; receivedAt: string; why: string }>
      draftKey={`correct ${file.id} received`}
      action="Record the correction"
      defaults={{ receivedOn: file.receivedOn, receivedAt: file.receivedAt ?? '', why: '' }}
      run={async (values) => {
        const result = await store.run(file.id, correctReceipt, values);
        if (result.ok) toast('Corrected. The dates of the case count from that day now.');
        return result;
      }}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control }, errorOf) => (
        <>
          <p className="sub">
            Recorded as received {formatDate(file.receivedOn)}
            {file.receivedAt === undefined ? '' : ` at ${file.receivedAt}`}. Dates that count from
            it are worked out again; letters that went stay as they went.
          </p>
          <FormRow>
            <Controller
              control={control}
              name="receivedOn"
              render={({ field }) => (
                <DateField
                  label="It reached the council on"
                  today={day.today}
                  error={errorOf('receivedOn')}
                  {...field}
                />
              )}
            />
            <TextField
              label="At"
              type="time"
              width="short"
              optional
              error={errorOf('receivedAt')}
              {...register('receivedAt')}
            />
          </FormRow>
          <TextArea
            label="What was wrong, and how you know"
            rows={2}
            error={errorOf('why')}
            {...register('why')}
          />
        </>
      )}
    </CommandForm>
  );
}
