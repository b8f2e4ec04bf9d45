/** Taking a complaint in: one page, top to bottom as a phone call goes. */
import {
  fromMail,
  fromPastedMail,
  possibleMatches,
  receiveCase,
  type Problem,
} from '@shared/case-file';
import { CHANNELS } from '@shared/case-file/schema';
import { type ClipboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Controller, FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form';
import { useFormDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useCouncil, useHandler, useStore, useToday } from '../../app/store-context';
import { ConversionFailed, parseMail } from '../../documents/converter';
import { host } from '../../host';
import {
  Button,
  Checkbox,
  DateField,
  ErrorSummary,
  Fieldset,
  FormRow,
  Notice,
  Progress,
  RadioGroup,
  Screen,
  Select,
  SplitPane,
  TextArea,
  TextField,
  toast,
  Working,
} from '../../ui';
import { FileDrop } from './file-drop';
import { fromBytes, type Incoming, megabytes, readAll, sizeProblem, stage } from './incoming';
import { emptyIntake, intakeProblems, type IntakeValues, toInput, withMail } from './intake-form';
import css from './intake.module.css';
import { useKeptFiles } from './kept-files';
import { Matches } from './matches';

/** An email larger than this is kept as a file and not read: nobody wrote that much. */
const LARGEST_MAIL = 64 * 1024 * 1024;

export function IntakeScreen() {
  const store = useStore();
  const council = useCouncil();
  const me = useHandler();
  const { today } = useToday();
  const go = useGo();
  const [defaults] = useState(() => emptyIntake(today, me.id));
  const form = useForm<IntakeValues>({ defaultValues: defaults });
  const draft = useFormDraft('intake', form);
  const kept = useKeptFiles('intake.files');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [notes, setNotes] = useState<readonly string[]>([]);
  /** An email as it was pasted, while it can still be had back. */
  const [pasted, setPasted] = useState<string>();
  const [reading, setReading] = useState<string>();
  const [saving, setSaving] = useState<{
    readonly done: number;
    readonly of: number;
    readonly name: string;
  }>();
  const cancel = useRef<AbortController>(undefined);
  const { register, control, formState } = form;
  const errorOf = (name: string) => problems.find((problem) => problem.field === name)?.message;

  const takeIn = async (files: readonly Incoming[]) => {
    const told: string[] = [];
    for (const file of files) {
      const tooLarge = sizeProblem(file);
      if (tooLarge !== undefined) {
        told.push(tooLarge);
        continue;
      }
      if (/\.eml$/i.test(file.name) && file.size <= LARGEST_MAIL) {
        setReading(file.name);
        told.push(...(await takeMail(file)));
      } else {
        const small = file.size <= 8 * 1024 * 1024 ? await readAll(file) : undefined;
        kept.add(small ? fromBytes(file.name, small) : file, small);
      }
    }
    setReading(undefined);
    setNotes(told);
  };

  /** Fills the form from an email. What cannot be read is said; the email itself is always kept. */
  const takeMail = async (file: Incoming): Promise<string[]> => {
    const bytes = await readAll(file);
    const id = kept.add(fromBytes(file.name, bytes), bytes);
    try {
      const { mail, attachments } = await parseMail(host(), bytes);
      const intake = fromMail(mail, today);
      form.reset(withMail(form.getValues(), intake), { keepDefaultValues: true });
      // `reset` is no typing, so the draft is told by hand.
      form.setValue('channel', form.getValues('channel'), { shouldDirty: true });
      kept.describe(id, {
        title: mail.subject.trim() === '' ? file.name : `Email: ${mail.subject.trim()}`,
        datedOn: intake.input.receivedOn,
      });
      for (const { fileName, part } of mail.attachments) {
        const attachment = attachments[part] ?? attachments[0];
        if (attachment && attachment.byteLength > 0)
          kept.add(fromBytes(fileName, attachment), attachment);
      }
      return intake.messages.map(({ message, instead }) =>
        instead ? `${message} ${instead}` : message,
      );
    } catch (error) {
      const why =
        error instanceof ConversionFailed ? error.message : 'It is damaged, or not an email.';
      return [
        `“${file.name}” could not be read. ${why} It is kept as evidence; type what it says into the form.`,
      ];
    }
  };

  /** A whole email pasted where their words go: its head fills the form, its body stays. */
  const pasteMail = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    if (form.getValues('theirWords').trim() !== '') return;
    const text = event.clipboardData.getData('text/plain');
    const intake = fromPastedMail(text, today);
    if (intake === undefined) return;
    event.preventDefault();
    form.reset(withMail(form.getValues(), intake), { keepDefaultValues: true });
    form.setValue('channel', form.getValues('channel'), { shouldDirty: true });
    setPasted(text);
    setNotes(
      intake.messages.map(({ message, instead }) => (instead ? `${message} ${instead}` : message)),
    );
  };

  const save = async () => {
    const values = form.getValues();
    const missing = [
      ...intakeProblems(values),
      ...kept.files
        .filter((file) => file.incoming === undefined)
        .map((file) => ({
          message: `“${file.name}” must be added again: it was too large to keep while Redress was locked.`,
          instead: 'Add it again, or remove it from the list.',
        })),
    ];
    setProblems(missing);
    if (missing.length > 0) return;
    const id = store.cases.newId();
    const staging = await store.files.stage(id);
    const stop = new AbortController();
    cancel.current = stop;
    const total = kept.files.reduce((sum, file) => sum + file.size, 0);
    let before = 0;
    try {
      const evidence = [];
      for (const { incoming, name, size, about } of kept.files) {
        if (!incoming) continue;
        const start = before;
        setSaving({ done: start, of: total, name });
        const staged = await stage(
          staging,
          incoming,
          (bytes) => setSaving({ done: start + bytes, of: total, name }),
          stop.signal,
        );
        evidence.push({ ...staged, ...about, source: 'With the complaint' });
        before += size;
      }
      const input = { ...toInput(values, store.cases.nextReference(today)), evidence };
      const result = await store.run(id, receiveCase, input, staging);
      if (!result.ok) {
        await staging.discard();
        setProblems(result.problems);
        return;
      }
      await Promise.all([draft.discard(), kept.discard()]);
      toast(`Registered as ${result.case.reference}`);
      go(addressOf.case(result.stream), { replace: true });
    } catch (error) {
      await staging.discard().catch(() => undefined);
      if (stop.signal.aborted) {
        setNotes(['Nothing was saved. The form is as it was.']);
        return;
      }
      setProblems([
        { message: error instanceof Error ? error.message : 'Nothing was saved. Try again.' },
      ]);
    } finally {
      setSaving(undefined);
      cancel.current = undefined;
    }
  };
  const submit = () => {
    if (saving === undefined) void save();
  };
  useShortcut({ keys: 'Ctrl+Enter', what: 'Register the case', run: submit });

  if (!draft.ready || !kept.ready)
    return (
      <Screen title="New case">
        <Working>Opening the form…</Working>
      </Screen>
    );
  return (
    <FormProvider {...form}>
      <Screen
        title="New case"
        sub="Top to bottom, as a call goes. What you type is kept as you type it."
      >
        <SplitPane
          sideLabel="Possible matches"
          side={<MatchesBeside />}
          main={
            <form
              className={css.form}
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                submit();
              }}
            >
              <ErrorSummary problems={problems} />
              {draft.restored && (
                <Notice title="You had begun this form">
                  It is as you left it.{' '}
                  <Button
                    small
                    onClick={() => {
                      void draft.discard();
                      void kept.discard();
                      setProblems([]);
                    }}
                  >
                    Start again
                  </Button>
                </Notice>
              )}
              {notes.length > 0 && (
                <Notice tone="warning" title="Please look at this">
                  {notes.map((note) => (
                    <p key={note}>{note}</p>
                  ))}
                </Notice>
              )}
              <FileDrop
                purpose="mail"
                action="Add an email or files"
                onFiles={(files) => void takeIn(files)}
              >
                {reading !== undefined && <Working>Reading {reading}…</Working>}
                {kept.files.length > 0 && (
                  <ul className={css.files} aria-label="Files that come with the complaint">
                    {kept.files.map((file) => (
                      <li key={file.id}>
                        <span className="cut">{file.name}</span>
                        <span className="dim small num">
                          {file.incoming ? megabytes(file.size) : 'add again'}
                        </span>
                        <Button kind="quiet" small onClick={() => kept.remove(file.id)}>
                          Remove<span className="hidden"> {file.name}</span>
                        </Button>
                      </li>
                    ))}
                  </ul>
                )}
              </FileDrop>

              <Fieldset large legend="What has happened">
                <TextArea
                  label="In their words"
                  hint="As they say or write it. Do not tidy it up."
                  rows={7}
                  error={errorOf('theirWords')}
                  {...register('theirWords')}
                  onPaste={pasteMail}
                />
                {pasted !== undefined && (
                  <Notice title="Filled in from the email you pasted">
                    Look at the name and the date.{' '}
                    <Button
                      small
                      onClick={() => {
                        form.setValue('theirWords', pasted, { shouldDirty: true });
                        setPasted(undefined);
                      }}
                    >
                      Keep the text as pasted
                    </Button>
                  </Notice>
                )}
                <TextField
                  label="In one line, for lists"
                  optional
                  hint="Left empty, the first line above is used."
                  error={errorOf('summary')}
                  {...register('summary')}
                />
                <TextArea
                  label="What do they want to happen?"
                  optional
                  hint="Ask: “What would put this right for you?”"
                  rows={2}
                  {...register('wants')}
                />
              </Fieldset>

              <Fieldset large legend="Who is it?">
                <Checkbox
                  label="They did not give their name"
                  hint="Recorded and passed on. No letters go out."
                  {...register('anonymous')}
                />
                <WhoFields errorOf={errorOf} />
              </Fieldset>

              <Fieldset large legend="What is it about?">
                <FormRow>
                  <Select
                    label="Service"
                    placeholder="Choose"
                    options={council.services}
                    error={errorOf('service')}
                    {...register('service')}
                  />
                  <TextField
                    label="Reason"
                    optional
                    hint="What they complain of, in a word or two."
                    width="medium"
                    {...register('reason')}
                  />
                  <TextField
                    label="Their reference"
                    optional
                    hint="CRM, tenancy, council tax."
                    width="medium"
                    {...register('otherReference')}
                  />
                </FormRow>
              </Fieldset>

              <Fieldset large legend="When and how was it received?">
                <FormRow>
                  <Controller
                    control={control}
                    name="receivedOn"
                    render={({ field }) => (
                      <DateField
                        label="Received on"
                        today={today}
                        error={errorOf('receivedOn')}
                        {...field}
                      />
                    )}
                  />
                  <TextField
                    label="Time"
                    optional
                    type="time"
                    width="short"
                    error={errorOf('receivedAt')}
                    {...register('receivedAt')}
                  />
                  <Select
                    label="How"
                    placeholder="Choose"
                    options={CHANNELS.map((channel) => ({
                      value: channel,
                      label: channel.charAt(0).toUpperCase() + channel.slice(1),
                    }))}
                    error={errorOf('channel')}
                    {...register('channel')}
                  />
                  <Select
                    label="Handled by"
                    options={council.handlers
                      .filter((handler) => handler.active)
                      .map(({ id, name }) => ({ value: id, label: name }))}
                    {...register('handler')}
                  />
                </FormRow>
              </Fieldset>

              <Fieldset large legend="Is it a complaint, and is anyone at risk?">
                <Controller
                  control={control}
                  name="kind"
                  render={({ field }) => (
                    <RadioGroup
                      label="What is it?"
                      error={errorOf('kind')}
                      options={[
                        {
                          value: 'complaint',
                          label: 'A complaint',
                          hint: 'They are unhappy with what we did or did not do. They need not use the word (Code 1.4).',
                        },
                        {
                          value: 'service request',
                          label: 'A service request',
                          hint: 'They ask us to do, fix or reconsider something for the first time (Code 1.2).',
                        },
                      ]}
                      {...field}
                    />
                  )}
                />
                <Controller
                  control={control}
                  name="risk.anyone"
                  render={({ field }) => (
                    <RadioGroup
                      inline
                      label="Is anyone at risk?"
                      hint="A child, a vulnerable adult, a hazard at home. If yes, act today."
                      error={errorOf('risk.anyone')}
                      options={[
                        { value: 'no', label: 'No' },
                        { value: 'yes', label: 'Yes' },
                      ]}
                      {...field}
                    />
                  )}
                />
                <RiskNote error={errorOf('risk.note')} />
              </Fieldset>

              {saving && (
                <Progress
                  label={`Sealing ${saving.name}`}
                  value={saving.done}
                  max={saving.of}
                  text={`${megabytes(saving.done)} of ${megabytes(saving.of)}`}
                  onCancel={() => cancel.current?.abort()}
                />
              )}
              <div className="cluster">
                <Button
                  kind="main"
                  type="submit"
                  keys="Ctrl+Enter"
                  busy={saving !== undefined || formState.isSubmitting}
                >
                  Register case
                </Button>
                <Link to={addressOf.today()} look="plain">
                  Leave it for later
                </Link>
              </div>
            </form>
          }
        />
      </Screen>
    </FormProvider>
  );
}

function WhoFields({ errorOf }: { readonly errorOf: (name: string) => string | undefined }) {
  const form = useFormRegister();
  const anonymous = useWatch<IntakeValues, 'anonymous'>({ name: 'anonymous' });
  if (anonymous)
    return (
      <TextArea
        label="How can they be reached, if at all?"
        optional
        rows={2}
        {...form('people.0.contactNote')}
      />
    );
  return (
    <>
      <FormRow>
        <TextField label="Name" error={errorOf('people.0.name')} {...form('people.0.name')} />
        <TextField
          label="Phone"
          type="tel"
          optional
          width="medium"
          hint="Ask for a number to call back."
          {...form('people.0.phone')}
        />
        <TextField
          label="Email"
          type="email"
          optional
          width="medium"
          error={errorOf('people.0.email')}
          {...form('people.0.email')}
        />
      </FormRow>
      <TextArea
        label="Address"
        optional
        hint="One line for each part, the postcode last."
        rows={3}
        error={errorOf('people.0.address')}
        {...form('people.0.address')}
      />
      <FormRow>
        <Select
          label="They would rather be reached by"
          options={[
            { value: 'not asked', label: 'Not asked' },
            { value: 'email', label: 'Email' },
            { value: 'phone', label: 'Phone' },
            { value: 'letter', label: 'Letter' },
            { value: 'in person', label: 'In person' },
          ]}
          {...form('people.0.preferredContact')}
        />
        <TextField label="Language" width="short" {...form('people.0.language')} />
        <TextField
          label="Format"
          width="medium"
          hint="Large print, audio, Easy Read."
          {...form('people.0.format')}
        />
      </FormRow>
      <TextField
        label="Anything they need from us"
        optional
        hint="Reasonable adjustments: ask everyone."
        {...form('people.0.adjustments')}
      />
      <Fieldset legend="Is it safe to contact them?">
        <div className="cluster">
          <Checkbox label="We may write" {...form('people.0.mayWrite')} />
          <Checkbox label="We may call" {...form('people.0.mayCall')} />
          <Checkbox label="We may leave a message" {...form('people.0.mayLeaveMessage')} />
        </div>
        <TextField
          label="Note on safe contact"
          optional
          error={errorOf('people.0.contactNote')}
          {...form('people.0.contactNote')}
        />
      </Fieldset>
    </>
  );
}

function RiskNote({ error }: { readonly error: string | undefined }) {
  const form = useFormRegister();
  const anyone = useWatch<IntakeValues, 'risk.anyone'>({ name: 'risk.anyone' });
  if (anyone !== 'yes') return null;
  return (
    <TextArea
      label="What is the risk, and who was told, when?"
      hint="Tell the safeguarding team or the emergency services first. Then write their reference here."
      rows={2}
      error={error}
      {...form('risk.note')}
    />
  );
}

function useFormRegister() {
  return useFormContext<IntakeValues>().register;
}

/** Follows what is typed, a moment behind, so that typing never waits. */
function MatchesBeside() {
  const summaries = useCases();
  const [people, theirWords, summary, otherReference] = useWatch<
    IntakeValues,
    ['people', 'theirWords', 'summary', 'otherReference']
  >({
    name: ['people', 'theirWords', 'summary', 'otherReference'],
  });
  const clues = useDeferredValue(
    JSON.stringify({
      person: people[0],
      text: `${summary}\n${theirWords.slice(0, 4000)}`,
      reference: otherReference,
    }),
  );
  const matches = useMemo(() => {
    const { person, text, reference } = JSON.parse(clues) as {
      person?: IntakeValues['people'][number];
      text: string;
      reference: string;
    };
    return possibleMatches(
      {
        name: person?.name ?? '',
        address: person?.address.split('\n') ?? [],
        email: person?.email ?? '',
        phone: person?.phone ?? '',
        text,
        reference,
      },
      summaries,
    );
  }, [clues, summaries]);
  return <Matches matches={matches} />;
}
