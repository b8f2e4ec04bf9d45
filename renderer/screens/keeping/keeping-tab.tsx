/** A case's record as a record: how long it is kept and why, what leaves it, and how it ends. */
import { formatDate } from '@shared/calendar';
import { isFound, liftHold, placeHold, reviewHold, type StandingHold } from '@shared/case-file';
import { summarise } from '@shared/case-file/summary';
import { HOLD_REASONS, type HoldReason } from '@shared/case-file/schema';
import { holdsOn, keptUntil, ruleFor } from '@shared/keeping';
import { useMemo, useState } from 'react';
import { Controller } from 'react-hook-form';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useCouncil, useStore } from '../../app/store-context';
import { Button, DateField, Facts, FormRow, Select, TextArea, toast } from '../../ui';
import type { CasePanelProps } from '../case/case-screen';
import { CommandForm } from '../case/command-form';
import { Part } from '../case/part';
import { capital } from '../words';
import { CorrectionForm, correctionSubject, subjectOf } from './corrections';
import { EraseCase } from './erase-case';
import css from './keeping.module.css';
import { ReceiptCorrection } from './receipt-correction';
import { RecordsPack } from './records-pack';
import { holdWords } from './words';

/** Names the receipt in an address, beside the subjects of `corrections.tsx`. */
const RECEIVED = 'received';

export function KeepingTab(panel: CasePanelProps) {
  const { file, events, open, subject, goTo } = panel;
  const cases = useCases();
  const { retention } = useCouncil();
  const go = useGo();
  const [isErasing, setErasing] = useState(false);
  const summary = useMemo(() => summarise(file), [file]);
  const holds = useMemo(() => holdsOn(summary, cases), [summary, cases]);
  const rule = ruleFor(summary, retention);
  const until = keptUntil(summary, rule);
  const back = () => goTo('keeping');
  const correcting = open === 'correct' ? subjectOf(subject) : undefined;
  return (
    <div className={css.tab}>
      {open === 'correct' && subject === RECEIVED && (
        <Part title="Correct the day it was received">
          <ReceiptCorrection {...panel} onDone={back} />
        </Part>
      )}
      {correcting && (
        <Part title="Correct the record">
          <CorrectionForm file={file} subject={correcting} onDone={back} />
        </Part>
      )}
      <Part title="How long it is kept">
        <Facts
          items={[
            {
              label: 'Rule',
              value: rule ? rule.name : 'No rule of the council fits it: it is kept',
            },
            ...(rule && rule.source !== '' ? [{ label: 'Its source', value: rule.source }] : []),
            {
              label: 'Closed',
              value: file.closedOn
                ? formatDate(file.closedOn)
                : 'not yet; the time counts from then',
            },
            { label: 'Time is up', value: until ? formatDate(until) : 'not known yet' },
          ]}
        />
        <p className="sub small">
          Nothing is erased by itself. <Link to={addressOf.records('retention')}>Retention</Link>{' '}
          lists what is due; the rules are in{' '}
          <Link to={addressOf.settings('retention')}>Settings</Link>.
        </p>
      </Part>
      <Part
        title="Kept longer because"
        action={
          open !== 'hold' &&
          !file.readOnly && (
            <Button small onClick={() => goTo('hold')}>
              Keep it longer
            </Button>
          )
        }
      >
        {open === 'hold' && <HoldForm {...panel} onDone={back} />}
        {holds.length === 0 && open !== 'hold' && <p className="sub">Nothing keeps it longer.</p>}
        {holds.map((hold) => (
          <Hold key={hold.id} {...panel} hold={hold} onDone={back} />
        ))}
      </Part>
      <Part title="Correct what was recorded">
        <p className="sub">
          What it said before stays in the history, beside why it was wrong. Notes and contacts have
          a button of their own.
        </p>
        {!file.readOnly && (
          <div className="cluster">
            <Button small onClick={() => goTo('correct', RECEIVED)}>
              Correct the day received
            </Button>
            {(['their words', 'what they want'] as const).map((what) => (
              <Button key={what} small onClick={() => goTo('correct', correctionSubject(what))}>
                Correct {what}
              </Button>
            ))}
          </div>
        )}
      </Part>
      <Part title="File it to a records system">
        <RecordsPack file={file} events={events} />
      </Part>
      <Part title="Erase">
        <p className="sub">
          The whole case, for good.{' '}
          {holds.length > 0
            ? 'Something keeps it longer: say above that it no longer does, then erase.'
            : 'You are asked to type its reference.'}
        </p>
        <div>
          <Button disabled={holds.length > 0} onClick={() => setErasing(true)}>
            Erase this case…
          </Button>
        </div>
      </Part>
      {isErasing && (
        <EraseCase
          target={{
            id: file.id,
            reference: file.reference,
            about: [summary.person, file.summary].filter((part) => part !== '').join(' · '),
            rule: until !== undefined && until <= panel.day.today ? rule : undefined,
            isOpen: file.closedOn === undefined,
          }}
          onClose={() => setErasing(false)}
          onErased={() => go(addressOf.records('erased'), { replace: true })}
        />
      )}
    </div>
  );
}

type HoldPanelProps = CasePanelProps & { readonly onDone: () => void };

function HoldForm({ file, day, onDone }: HoldPanelProps) {
  const store = useStore();
  return (
    <CommandForm<{ reason: HoldReason; note: string; reviewOn: string }>
      draftKey={`hold ${file.id}`}
      action="Keep the case"
      defaults={{ reason: 'kept longer on purpose', note: '', reviewOn: '' }}
      run={async (values) => {
        const result = await store.run(file.id, placeHold, values);
        if (result.ok) toast(`${file.reference} is kept until somebody looks again`);
        return result;
      }}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control }, errorOf) => (
        <>
          <FormRow>
            <Select
              label="Why"
              options={HOLD_REASONS.map((value) => ({ value, label: capital(value) }))}
              {...register('reason')}
            />
            <Controller
              control={control}
              name="reviewOn"
              render={({ field }) => (
                <DateField
                  label="Look at it again on"
                  hint="The case asks for a decision that day."
                  today={day.today}
                  error={errorOf('reviewOn')}
                  {...field}
                />
              )}
            />
          </FormRow>
          <TextArea
            label="What it is about"
            hint="Who asked for it, a reference: what the next person needs to decide again."
            rows={2}
            error={errorOf('note')}
            {...register('note')}
          />
        </>
      )}
    </CommandForm>
  );
}

function Hold(props: HoldPanelProps & { readonly hold: StandingHold }) {
  const { file, day, hold, open, subject, goTo, onDone } = props;
  const store = useStore();
  const placed = file.holds.find(({ id }) => id === hold.id);
  const isMine = subject === hold.id;
  return (
    <article className={css.hold} aria-label={capital(hold.reason)}>
      <h3>{holdWords(hold)}</h3>
      {placed && placed.note.trim() !== '' && <p className={css.words}>{placed.note}</p>}
      {isFound(hold) && (
        <p className="sub small">
          Redress found this in the case. It ends by itself when what it rests on is settled.
        </p>
      )}
      {isMine && open === 'hold-lift' ? (
        <CommandForm<{ why: string }>
          draftKey={`lift ${file.id} ${hold.id}`}
          action="It no longer counts"
          defaults={{ why: '' }}
          run={(values) => store.run(file.id, liftHold, { hold: hold.id, ...values })}
          onDone={onDone}
          onCancel={onDone}
        >
          {({ register }, errorOf) => (
            <TextArea
              label="Why the case need no longer be kept for this"
              rows={2}
              error={errorOf('why')}
              {...register('why')}
            />
          )}
        </CommandForm>
      ) : isMine && open === 'hold-review' ? (
        <CommandForm<{ why: string; reviewOn: string }>
          draftKey={`review ${file.id} ${hold.id}`}
          action="Still keep it"
          defaults={{ why: '', reviewOn: '' }}
          run={(values) => store.run(file.id, reviewHold, { hold: hold.id, ...values })}
          onDone={onDone}
          onCancel={onDone}
        >
          {({ register, control }, errorOf) => (
            <>
              <TextArea
                label="Why it is still kept"
                rows={2}
                error={errorOf('why')}
                {...register('why')}
              />
              <Controller
                control={control}
                name="reviewOn"
                render={({ field }) => (
                  <DateField
                    label="Look at it again on"
                    today={day.today}
                    error={errorOf('reviewOn')}
                    {...field}
                  />
                )}
              />
            </>
          )}
        </CommandForm>
      ) : (
        !file.readOnly && (
          <div className="cluster">
            {placed && (
              <Button small onClick={() => goTo('hold-review', hold.id)}>
                Still needed<span className="hidden">: {hold.reason}</span>
              </Button>
            )}
            <Button small onClick={() => goTo('hold-lift', hold.id)}>
              No longer counts<span className="hidden">: {hold.reason}</span>
            </Button>
          </div>
        )
      )}
    </article>
  );
}
