/** Taking a complaint in: one page, top to bottom as a phone call goes. */
import {
  fromMail,
  fromPastedMail,
  possibleMatches,
  receiveCase,
  type Problem,
} from '@shared/case-file';
import { CHANNELS } from '@shared/case-file/schema';
import type { ParsedMail } from '@shared/host/contract';
import { type ClipboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Controller, FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form';
import { useDraft, useFormDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useCouncil, useHandler, useStore, useToday } from '../../app/store-context';
import { useUnsorted } from '../../app/unsorted-mail';
import { host } from '../../host';
import {
  announce,
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
import { type Arrival, arrivalsOf } from './arrivals';
import { bringToSort, mailsAmong, toldOf } from './bring-to-sort';
import { FileDrop } from './file-drop';
import { takeHandedOver } from './hand-over';
import { fromBytes, type Incoming, megabytes, sizeProblem, stage } from './incoming';
import {
  BOX_CHARACTERS,
  emptyIntake,
  fitsBox,
  intakeProblems,
  type IntakeValues,
  toInput,
  withMail,
} from './intake-form';
import css from './intake.module.css';
import { useKeptFiles } from './kept-files';
import { Matches } from './matches';
import { PasteButton } from './paste-button';
import { type Pasted, pastedText } from './pasted';

const MAIL_NAME = /\.(?:eml|msg)$/i;
const inWords = ({ message, instead }: Problem) => (instead ? `${message} ${instead}` : message);

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
  /** Emails under "To sort" this form was filled from: they have their place once it is registered. */
  const sorting = useDraft<readonly string[]>('intake.sorting', []);
  const { post } = useUnsorted();
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
    setReading(files.length === 1 ? (files[0]?.name ?? '') : `${String(files.length)} files`);
    const { mails, others } = await mailsAmong(files);
    // One email is this complaint; several are a post bag, to be sorted one by one.
    if (mails.length > 1) told.push(...toldOf(await bringToSort(post, mails)));
    const stop = new AbortController();
    for (const file of mails.length > 1 ? others : [...mails, ...others]) {
      const tooLarge = sizeProblem(file);
      if (tooLarge !== undefined) {
        told.push(tooLarge);
        continue;
      }
      setReading(file.name);
      try {
        for await (const arrival of arrivalsOf(file, {
          host: host(),
          today,
          signal: stop.signal,
        })) {
          told.push(...keepArrival(arrival));
        }
      } catch (error) {
        const why = error instanceof Error && error.message !== '' ? error.message : 'Try again.';
        told.push(`“${file.name}” could not be read. ${why}`);
      }
    }
    setReading(undefined);
    setNotes(told);
  };

  /** Keeps the file with the form. An email that was added itself fills the form. Returns what to look at. */
  const keepArrival = ({ incoming, bytes, inside, mail, ...arrival }: Arrival): string[] => {
    const { title, datedOn, isUnreadable, notes: found } = arrival;
    const id = kept.add(incoming, bytes);
    if (title !== undefined || isUnreadable) {
      kept.describe(id, {
        title: title ?? '',
        datedOn,
        ...(isUnreadable ? { flags: ['unreadable'] } : {}),
      });
    }
    if (mail && inside === undefined) return fillFrom(mail);
    if (inside === undefined && MAIL_NAME.test(incoming.name)) {
      return [
        `“${incoming.name}” could not be read. ${found.join(' ')} It is kept as evidence; type what it says into the form.`,
      ];
    }
    return found.map((note) => `“${incoming.name}”: ${note}`);
  };

  const fillFrom = (mail: ParsedMail): string[] => {
    const intake = fromMail(mail, today);
    form.reset(withMail(form.getValues(), intake), { keepDefaultValues: true });
    // `reset` is no typing, so the draft is told by hand.
    form.setValue('channel', form.getValues('channel'), { shouldDirty: true });
    return [
      ...intake.messages.map(inWords),
      ...(fitsBox(intake.input.theirWords).isCut
        ? [
            `The email is too long for the box: its first ${BOX_CHARACTERS.toLocaleString('en-GB')} characters are there. All of it is in the email itself, kept as evidence.`,
          ]
        : []),
    ];
  };

  /** A whole email pasted where their words go: its head fills the form, its body stays. */
  const pasteMail = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text/plain');
    const isLong = text.length > BOX_CHARACTERS;
    if (!isLong && form.getValues('theirWords').trim() !== '') return;
    if (!isLong && fromPastedMail(text.slice(0, 20_000), today) === undefined) return;
    event.preventDefault();
    putPasted(text);
  };

  /** Text from the clipboard. What is too long for a box is kept whole as a file beside it. */
  const putPasted = (text: string) => {
    const isFree = form.getValues('theirWords').trim() === '';
    const intake = isFree ? fromPastedMail(text, today) : undefined;
    const told = (intake?.messages ?? []).map(inWords);
    if (intake) {
      form.reset(withMail(form.getValues(), intake), { keepDefaultValues: true });
      form.setValue('channel', form.getValues('channel'), { shouldDirty: true });
      // Beyond a box it cannot be put back as it was; the file below has it.
      setPasted(text.length > BOX_CHARACTERS ? undefined : text);
    } else if (isFree) {
      form.setValue('theirWords', fitsBox(text).text, { shouldDirty: true });
    }
    if (text.length > BOX_CHARACTERS || !isFree) {
      const whole = pastedText(text, today);
      kept.describe(kept.add(whole.incoming, whole.bytes), { title: whole.title });
      told.push(
        isFree
          ? `What you pasted is ${text.length.toLocaleString('en-GB')} characters long. The first ${BOX_CHARACTERS.toLocaleString('en-GB')} are in the box; all of it is kept as “${whole.incoming.name}”.`
          : `There are words in the box already, so what you pasted is kept as “${whole.incoming.name}”.`,
      );
    }
    setNotes(told);
    // The box may stand far below the notice.
    if (told.length > 0) announce(told.join(' '));
  };

  const takePasted = (pasted: readonly Pasted[]) => {
    const [only] = pasted;
    if (only?.text !== undefined) putPasted(only.text);
    else void takeIn(pasted.map(({ incoming }) => incoming));
  };

  // An email chosen under "To sort" comes with the address of this form, once its draft is known.
  const isReady = draft.ready && kept.ready && sorting.ready;
  useEffect(() => {
    const id = isReady ? takeHandedOver() : undefined;
    if (id === undefined) return;
    const waiting = post.state().waiting.find((each) => each.id === id);
    if (!waiting) return;
    sorting.set((now) => [...now, id]);
    void post.read(id).then(
      (bytes) => takeIn([fromBytes(waiting.fileName, bytes)]),
      (error: unknown) => setNotes([error instanceof Error ? error.message : 'Try again.']),
    );
    // Once, when the form is ready; what it calls is made anew at every drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isReady]);

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
      await Promise.all([
        draft.discard(),
        kept.discard(),
        // They have their place now.
        ...sorting.value.map((each) => post.settle(each)),
        sorting.discard(),
      ]);
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

  if (!isReady)
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
                      void sorting.discard();
                      setProblems([]);
                      setNotes([]);
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
                more={
                  <PasteButton
                    onPasted={takePasted}
                    onProblem={(problem) => setNotes(problem === undefined ? [] : [problem])}
                  />
                }
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
                  // A long email scrolls in its box; the rest of the form stays within reach.
                  style={{ maxHeight: '60vh' }}
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
