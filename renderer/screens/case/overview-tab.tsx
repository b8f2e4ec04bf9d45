/** What they said, what is looked into, why it went wrong, how it is put right, and notes. */
import {
  assignHandler,
  noRemedyNeeded,
  offerRemedy,
  recordRootCause,
  setDefinition,
  type CaseFile,
} from '@shared/case-file';
import type { Remedy } from '@shared/case-file/types';
import { formatDate } from '@shared/calendar';
import {
  REMEDY_KINDS,
  ROOT_CAUSES,
  type RemedyKind,
  type RootCause,
} from '@shared/case-file/schema';
import { Controller } from 'react-hook-form';
import { useCouncil, useStore } from '../../app/store-context';
import {
  Button,
  DateField,
  Disclosure,
  Facts,
  FormRow,
  RadioGroup,
  Select,
  TextArea,
  TextField,
  toast,
} from '../../ui';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { CommandForm } from './command-form';
import { ActionForm } from './actions/action-form';
import { SaidBefore } from '../keeping/corrections';
import { NotesPart } from './notes-part';
import { Part } from './part';
import { RecordPart } from './record-part';
import { capital, exactTime } from '../words';

export function OverviewTab(panel: CasePanelProps) {
  const { file, open, goTo } = panel;
  const isOpen = file.state !== 'closed' && !file.readOnly;
  const canChange = isOpen && file.respondedOn === undefined;
  const back = () => goTo('overview');
  const button = (place: string, words: string) => (
    <Button small onClick={() => goTo(place)}>
      {words}
    </Button>
  );
  return (
    <div className={css.stack}>
      <Part title="What they told us">
        <blockquote className={css.words}>{file.theirWords}</blockquote>
        <SaidBefore file={file} what="their words" />
        {file.wants.trim() !== '' && (
          <p>
            <b>They want:</b> {file.wants}
          </p>
        )}
        <SaidBefore file={file} what="what they want" />
        <Facts
          items={[
            {
              label: 'Received',
              value: `${formatDate(file.receivedOn)}${file.receivedAt ? ` at ${file.receivedAt}` : ''}, ${file.channel}`,
            },
            { label: 'Reason', value: file.reason || 'not recorded' },
            { label: 'Handled by', value: <HandlerChoice file={file} canChange={isOpen} /> },
            ...(file.risk.anyone === 'yes'
              ? [{ label: 'Risk', value: file.risk.note || 'yes' }]
              : []),
          ]}
        />
      </Part>

      <RecordPart {...panel} onDone={back} />

      <Part
        title="Definition"
        action={
          open !== 'definition' &&
          canChange &&
          button('definition', file.definition ? 'Change' : 'Write the definition')
        }
      >
        {open === 'definition' ? (
          <DefinitionForm {...panel} onDone={back} />
        ) : file.definition ? (
          <>
            <p className={css.text}>{file.definition.text}</p>
            <Facts
              items={[
                { label: 'Outcomes wanted', value: file.definition.outcomesSought || 'not asked' },
                ...(file.definition.notConsidered.trim() === ''
                  ? []
                  : [{ label: 'Not looked into', value: file.definition.notConsidered }]),
                {
                  label: 'Agreed',
                  value: file.definition.agreedOn
                    ? `${formatDate(file.definition.agreedOn)}${file.definition.agreedHow ? `, ${file.definition.agreedHow}` : ''}`
                    : 'not yet agreed with the person',
                },
              ]}
            />
          </>
        ) : (
          <p className="sub">Not written yet. Agree with the person what will be looked into.</p>
        )}
      </Part>

      <Part
        title="Root cause"
        action={
          open !== 'rootCause' &&
          isOpen &&
          button('root-cause', file.rootCause ? 'Change' : 'Record the root cause')
        }
      >
        {open === 'rootCause' ? (
          <RootCauseForm {...panel} onDone={back} />
        ) : file.rootCause ? (
          <p className={css.text}>
            <b>{capital(file.rootCause.cause)}.</b> {file.rootCause.rationale}
          </p>
        ) : (
          <p className="sub">
            Why it went wrong, once you know. It is not the same as what they complained of.
          </p>
        )}
      </Part>

      <Part
        title="Remedy"
        action={open !== 'remedy' && isOpen && button('remedy', 'Offer a remedy')}
      >
        <Remedies {...panel} />
        {open === 'remedy' && <RemedyForm {...panel} onDone={back} />}
      </Part>

      <NotesPart {...panel} onDone={back} />
    </div>
  );
}

/** Everything written is dated and signed. */
export function Written({
  stamp,
}: {
  readonly stamp: { readonly by: string; readonly at: string };
}) {
  const { handlers } = useCouncil();
  const who = handlers.find((handler) => handler.id === stamp.by)?.name ?? stamp.by;
  return (
    <p className="dim small" title={exactTime(stamp.at)}>
      {who} · {shortTime(stamp.at)}
    </p>
  );
}

const londonTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
export function shortTime(at: string): string {
  const when = Date.parse(at);
  return Number.isNaN(when) ? 'at an unknown time' : londonTime.format(when).replace(',', '');
}

export { capital };

type FormProps = CasePanelProps & { readonly onDone: () => void };

function HandlerChoice({
  file,
  canChange,
}: {
  readonly file: CaseFile;
  readonly canChange: boolean;
}) {
  const { handlers } = useCouncil();
  const store = useStore();
  if (!canChange)
    return <>{handlers.find((handler) => handler.id === file.handler)?.name ?? 'nobody'}</>;
  return (
    <Select
      label="Handled by"
      hideLabel
      {...(file.handler === undefined ? { placeholder: 'Nobody yet' } : {})}
      options={handlers
        .filter((handler) => handler.active || handler.id === file.handler)
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={file.handler ?? ''}
      onChange={(event) => {
        void store.run(file.id, assignHandler, { handler: event.target.value }).then((result) => {
          toast(
            result.ok ? 'Handler changed' : (result.problems[0]?.message ?? 'That was not saved.'),
            { tone: result.ok ? 'done' : 'error' },
          );
        });
      }}
    />
  );
}

interface DefinitionValues {
  text: string;
  outcomesSought: string;
  notConsidered: string;
  agreedOn: string;
  agreedHow: string;
}

function DefinitionForm({ file, day, onDone, goTo }: FormProps) {
  const store = useStore();
  const now = file.definition;
  return (
    <CommandForm<DefinitionValues>
      draftKey={`definition ${file.id}`}
      action="Save the definition"
      defaults={{
        text: now?.text ?? '',
        outcomesSought: now?.outcomesSought ?? file.wants,
        notConsidered: now?.notConsidered ?? '',
        agreedOn: now?.agreedOn ?? '',
        agreedHow: now?.agreedHow ?? '',
      }}
      run={({ agreedOn, agreedHow, ...values }) =>
        store.run(file.id, setDefinition, {
          ...values,
          ...(agreedOn === '' ? {} : { agreedOn }),
          ...(agreedHow === '' ? {} : { agreedHow }),
        })
      }
      onDone={onDone}
      onCancel={() => goTo('overview')}
    >
      {({ register, control }, errorOf) => (
        <>
          <Disclosure summary="What a good definition is">
            <p>
              A short statement of what the council will look into, in plain words, and the outcome
              they want. Say it back to the person and change it until they agree. Say what you
              cannot look into, and why (LGSCO Code 6.2).
            </p>
          </Disclosure>
          <TextArea
            label="We will look into"
            rows={4}
            error={errorOf('text')}
            {...register('text')}
          />
          <TextArea
            label="The outcome they want"
            rows={2}
            error={errorOf('outcomesSought')}
            {...register('outcomesSought')}
          />
          <TextArea
            label="What we cannot look into, and why"
            optional
            rows={2}
            error={errorOf('notConsidered')}
            {...register('notConsidered')}
          />
          <FormRow>
            <Controller
              control={control}
              name="agreedOn"
              render={({ field }) => (
                <DateField
                  label="Agreed with them on"
                  optional
                  today={day.today}
                  error={errorOf('agreedOn')}
                  {...field}
                />
              )}
            />
            <TextField
              label="How"
              optional
              width="medium"
              hint="By phone, by email."
              {...register('agreedHow')}
            />
          </FormRow>
        </>
      )}
    </CommandForm>
  );
}

function RootCauseForm({ file, onDone, goTo }: FormProps) {
  const store = useStore();
  return (
    <CommandForm<{ cause: RootCause | ''; rationale: string }>
      draftKey={`root cause ${file.id}`}
      action="Record the root cause"
      defaults={{ cause: file.rootCause?.cause ?? '', rationale: file.rootCause?.rationale ?? '' }}
      run={async ({ cause, rationale }) =>
        cause === ''
          ? { ok: false, problems: [{ field: 'cause', message: 'Choose what caused it.' }] }
          : store.run(file.id, recordRootCause, { cause, rationale })
      }
      onDone={onDone}
      onCancel={() => goTo('overview')}
    >
      {({ register }, errorOf) => (
        <>
          <Select
            label="What caused it?"
            placeholder="Choose"
            options={ROOT_CAUSES.map((cause) => ({ value: cause, label: capital(cause) }))}
            error={errorOf('cause')}
            {...register('cause')}
          />
          <TextArea
            label="Why do you think so?"
            hint="Whoever reads this later should see how you arrived at it."
            rows={3}
            error={errorOf('rationale')}
            {...register('rationale')}
          />
        </>
      )}
    </CommandForm>
  );
}

const REMEDY_HINTS: Readonly<Record<RemedyKind, string>> = {
  apology: 'Accepts what went wrong and how it affected them. Never “sorry if you feel”.',
  correction: 'Do what should have been done.',
  'quantifiable loss': 'Pay back what it cost them, with proof.',
  'symbolic payment': 'For distress or time and trouble, where the rest is not enough.',
  'service improvement': 'So that it does not happen to others.',
};

interface RemedyValues {
  kind: RemedyKind | 'none' | '';
  text: string;
  dueOn: string;
  pounds: string;
  by: string;
  agreedBy: string;
  agreedOn: string;
  costCode: string;
  whyMore: string;
}

/** The kinds that pay money. */
const PAYS: readonly string[] = ['quantifiable loss', 'symbolic payment'];

function RemedyForm({ file, day, onDone, goTo }: FormProps) {
  const store = useStore();
  return (
    <CommandForm<RemedyValues>
      draftKey={`remedy ${file.id}`}
      action="Save the remedy"
      defaults={{
        kind: '',
        text: '',
        dueOn: '',
        pounds: '',
        by: '',
        agreedBy: '',
        agreedOn: day.today,
        costCode: '',
        whyMore: '',
      }}
      run={async ({ kind, text, dueOn, pounds, by, agreedBy, agreedOn, costCode, whyMore }) => {
        if (kind === '')
          return { ok: false, problems: [{ field: 'kind', message: 'Choose what will be done.' }] };
        if (kind === 'none') return store.run(file.id, noRemedyNeeded, { why: text });
        const amount = pounds.trim() === '' ? undefined : Number(pounds.replace(/[£,\s]/g, ''));
        if (amount !== undefined && !(Number.isFinite(amount) && amount >= 0)) {
          return {
            ok: false,
            problems: [
              { field: 'pounds', message: 'Write the amount in pounds, like 150 or 12.50.' },
            ],
          };
        }
        return store.run(file.id, offerRemedy, {
          kind,
          text,
          ...(dueOn === '' ? {} : { dueOn }),
          by,
          whyMore,
          ...(amount === undefined
            ? {}
            : {
                amountPence: Math.round(amount * 100),
                costCode,
                ...(agreedBy.trim() === '' ? {} : { authority: { who: agreedBy, on: agreedOn } }),
              }),
        });
      }}
      onDone={onDone}
      onCancel={() => goTo('overview')}
    >
      {({ register, control, watch }, errorOf) => {
        const kind = watch('kind');
        const isNone = kind === 'none';
        return (
          <>
            <Controller
              control={control}
              name="kind"
              render={({ field }) => (
                <RadioGroup
                  label="What will be done?"
                  hint="In this order, moving on only where it is not enough."
                  error={errorOf('kind')}
                  options={[
                    ...REMEDY_KINDS.map((value) => ({
                      value,
                      label: capital(value),
                      hint: REMEDY_HINTS[value],
                    })),
                    {
                      value: 'none' as const,
                      label: 'No remedy is needed',
                      hint: 'Say why, for the letter.',
                    },
                  ]}
                  {...field}
                />
              )}
            />
            <TextArea
              label={
                isNone
                  ? 'Why is none needed?'
                  : kind === 'apology'
                    ? 'The apology, as the letter will say it'
                    : 'What will be done, as the letter will say it'
              }
              hint="Never write bank details."
              rows={3}
              error={errorOf('text') ?? errorOf('why')}
              {...register('text')}
            />
            {!isNone && kind !== 'apology' && (
              <FormRow>
                <Controller
                  control={control}
                  name="dueOn"
                  render={({ field }) => (
                    <DateField
                      label="By when"
                      today={day.today}
                      error={errorOf('dueOn')}
                      {...field}
                    />
                  )}
                />
                <TextField label="Who does it" optional width="medium" {...register('by')} />
              </FormRow>
            )}
            {PAYS.includes(kind) && (
              <>
                <FormRow>
                  <TextField
                    label="Amount in pounds"
                    width="short"
                    inputMode="decimal"
                    error={errorOf('pounds') ?? errorOf('amountPence')}
                    {...register('pounds')}
                  />
                  <TextField
                    label="Agreed by"
                    width="medium"
                    error={errorOf('authority.who')}
                    {...register('agreedBy')}
                  />
                  <Controller
                    control={control}
                    name="agreedOn"
                    render={({ field }) => (
                      <DateField
                        label="Agreed on"
                        today={day.today}
                        error={errorOf('authority.on')}
                        {...field}
                      />
                    )}
                  />
                  <TextField
                    label="Cost code"
                    optional
                    width="short"
                    error={errorOf('costCode')}
                    {...register('costCode')}
                  />
                </FormRow>
                <TextArea
                  label="Why an apology and putting it right are not enough"
                  optional
                  rows={2}
                  {...register('whyMore')}
                />
              </>
            )}
          </>
        );
      }}
    </CommandForm>
  );
}

function Remedies(panel: CasePanelProps) {
  const { file, goTo, open, subject } = panel;
  const form = open === 'remedy-done' || open === 'remedy-failed' ? open : undefined;
  if (file.remedies.length === 0) {
    return file.noRemedyWhy === undefined ? (
      <p className="sub">Something upheld needs a remedy, or the reason for none.</p>
    ) : (
      <p className={css.text}>
        <b>None needed.</b> {file.noRemedyWhy}
      </p>
    );
  }
  return (
    <>
      {form && (
        <ActionForm
          key={`${form} ${subject ?? ''}`}
          {...panel}
          form={form}
          onDone={() => goTo('overview')}
        />
      )}
      <ul className={css.lines}>
        {file.remedies.map((remedy) => (
          <li key={remedy.id}>
            <span>
              <b>{capital(remedy.kind)}.</b> {remedy.text}
              {remedy.amountPence !== undefined && (
                <span className="num"> £{(remedy.amountPence / 100).toFixed(2)}</span>
              )}
              <span className="sub">{remedyDetail(remedy)}</span>
            </span>
            <span className="sub small num">
              {remedy.doneOn
                ? `done ${formatDate(remedy.doneOn, 'day')}`
                : remedy.failed
                  ? `cannot be delivered, ${formatDate(remedy.failed.on, 'day')}`
                  : remedy.dueOn
                    ? `by ${formatDate(remedy.dueOn, 'day')}`
                    : 'no date set'}
            </span>
            {remedy.doneOn === undefined && !remedy.failed && !file.readOnly && (
              <span className="cluster">
                <Button small onClick={() => goTo('remedy-done', remedy.id)}>
                  Done<span className="hidden">: {remedy.text}</span>
                </Button>
                {file.respondedOn !== undefined && (
                  <Button small kind="quiet" onClick={() => goTo('remedy-failed', remedy.id)}>
                    Cannot be done<span className="hidden">: {remedy.text}</span>
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who does it, who agreed the money, what became of it: one line under the remedy. */
function remedyDetail(remedy: Remedy): string {
  const parts = [
    remedy.by === '' ? '' : `by ${remedy.by}`,
    remedy.authority
      ? `agreed by ${remedy.authority.who}, ${formatDate(remedy.authority.on, 'day')}`
      : '',
    remedy.costCode === '' ? '' : `charged to ${remedy.costCode}`,
    remedy.proof ? `proof: ${remedy.proof}` : '',
    remedy.failed ? `${remedy.failed.why} Instead: ${remedy.failed.instead}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` ${capital(parts.join('; '))}`;
}
