/** The forms about the record itself: made a complaint, the choice offered, a link, a reference. */
import {
  addReference,
  convertToComplaint,
  datesOnReceipt,
  linkCase,
  offerChoice,
  type CaseFile,
  type DayContext,
} from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { LINK_KINDS } from '@shared/case-file/schema';
import type { CaseLink } from '@shared/case-file/types';
import { dueText } from '@shared/procedures';
import { Controller } from 'react-hook-form';
import { useCases, useStore } from '../../app/store-context';
import { DateField, FormRow, Notice, Select, TextArea, TextField, toast } from '../../ui';
import { CasePicker } from '../note/case-picker';
import type { CasePanelProps } from './case-screen';
import { CommandForm } from './command-form';
import { linkBack } from './link-back';
import { LINK_WORDS } from './link-words';

export type RecordPanelProps = CasePanelProps & { readonly onDone: () => void };

export function ConvertForm({ file, day, onDone }: RecordPanelProps) {
  const store = useStore();
  return (
    <CommandForm<{ on: string; how: string; why: string }>
      draftKey={`convert ${file.id}`}
      action="Make it a complaint"
      defaults={{ on: day.today, how: '', why: '' }}
      run={async (values) => {
        const result = await store.run(file.id, convertToComplaint, values);
        if (result.ok)
          toast(
            `${file.reference} is a complaint. Its dates count from ${formatDate(file.receivedOn)}.`,
          );
        return result;
      }}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control }, errorOf) => (
        <>
          <DatesThen file={file} day={day} />
          <FormRow>
            <Controller
              control={control}
              name="on"
              render={({ field }) => (
                <DateField
                  label="They complained on"
                  today={day.today}
                  error={errorOf('on')}
                  {...field}
                />
              )}
            />
            <TextField
              label="How they told us"
              width="medium"
              hint="By phone, by email."
              error={errorOf('how')}
              {...register('how')}
            />
          </FormRow>
          <TextArea
            label="Why it is a complaint now"
            hint="What they are unhappy with, in their words."
            rows={2}
            error={errorOf('why')}
            {...register('why')}
          />
        </>
      )}
    </CommandForm>
  );
}

/** The receipt date stays, so the dates may be near or gone: that is said before, not found out after. */
function DatesThen({ file, day }: { readonly file: CaseFile; readonly day: DayContext }) {
  const dates = datesOnReceipt(
    'complaint',
    {
      receivedOn: file.receivedOn,
      ...(file.receivedAt === undefined ? {} : { receivedAt: file.receivedAt }),
    },
    day,
  );
  if (!dates) return null;
  const { acknowledge, respond } = dates;
  const isLate = acknowledge.clock.state === 'overdue';
  return (
    <Notice
      tone={isLate ? 'warning' : 'note'}
      title={`The date of receipt stays: ${formatDate(file.receivedOn)} (LGSCO Code 1.7, 1.8)`}
    >
      <p className="num">
        Acknowledge by {formatDate(acknowledge.due)}, {dueText(acknowledge.clock)} (
        {acknowledge.rule.source}). Answer by {formatDate(respond.due)} at the latest (
        {respond.rule.source}).
      </p>
      {isLate && (
        <p>
          The acknowledgement is late from the start. Send it today, say sorry for that in it, and
          record here when they really complained.
        </p>
      )}
    </Notice>
  );
}

export function OfferForm({ file, day, onDone }: RecordPanelProps) {
  const store = useStore();
  return (
    <CommandForm<{ on: string; how: string; answer: string }>
      draftKey={`offer ${file.id}`}
      action="Record the offer"
      defaults={{ on: day.today, how: '', answer: '' }}
      run={(values) => store.run(file.id, offerChoice, values)}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control }, errorOf) => (
        <FormRow>
          <Controller
            control={control}
            name="on"
            render={({ field }) => (
              <DateField label="Offered on" today={day.today} error={errorOf('on')} {...field} />
            )}
          />
          <TextField
            label="How it was offered"
            width="medium"
            hint="By phone, by email."
            error={errorOf('how')}
            {...register('how')}
          />
          <TextField
            label="What they said"
            width="medium"
            hint="If they want to complain, make it a complaint next."
            error={errorOf('answer')}
            {...register('answer')}
          />
        </FormRow>
      )}
    </CommandForm>
  );
}

export function LinkForm({ file, onDone }: RecordPanelProps) {
  const store = useStore();
  const all = useCases();
  return (
    <CommandForm<{ case: string; how: CaseLink['how'] }>
      draftKey={`link ${file.id}`}
      action="Link the case"
      defaults={{ case: '', how: 'same person' }}
      run={async ({ case: id, how }) => {
        const other = all.find((summary) => summary.id === id);
        if (!other) {
          return {
            ok: false,
            problems: [{ field: 'case', message: 'Choose the case to link with.' }],
          };
        }
        const result = await store.run(file.id, linkCase, {
          case: id,
          reference: other.reference,
          how,
        });
        if (result.ok) await linkBack(store, id, { id: file.id, reference: file.reference }, how);
        return result;
      }}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control }, errorOf) => (
        <>
          <Controller
            control={control}
            name="case"
            render={({ field }) => (
              <CasePicker
                label="Case"
                name="case"
                except={file.id}
                error={errorOf('case') ?? errorOf('reference')}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
          <Select
            label="How they belong together"
            options={LINK_KINDS.map((value) => ({ value, label: LINK_WORDS[value] }))}
            error={errorOf('how')}
            {...register('how')}
          />
        </>
      )}
    </CommandForm>
  );
}

export function ReferenceForm({ file, onDone }: RecordPanelProps) {
  const store = useStore();
  return (
    <CommandForm<{ system: string; value: string }>
      draftKey={`reference ${file.id}`}
      action="Add the reference"
      defaults={{ system: '', value: '' }}
      run={(values) => store.run(file.id, addReference, values)}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register }, errorOf) => (
        <FormRow>
          <TextField
            label="Whose reference it is"
            width="medium"
            hint="CRM, tenancy, council tax, LGSCO, insurer."
            error={errorOf('system')}
            {...register('system')}
          />
          <TextField
            label="Reference"
            width="medium"
            error={errorOf('value')}
            {...register('value')}
          />
        </FormRow>
      )}
    </CommandForm>
  );
}
