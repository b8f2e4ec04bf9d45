/** Taking a complaint in: one page, top to bottom as a phone call goes. */
import {
  fromMail,
  fromPastedMail,
  ownRules,
  possibleMatches,
  receiveCase,
  type IntakeClues,
  type PossibleMatch,
  type Problem,
} from '@shared/case-file';
import {
  type ClipboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { FormProvider, useForm, useFormContext, useWatch } from 'react-hook-form';
import { useFormDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useHandler, useStore, useToday } from '../../app/store-context';
import { ConversionFailed, parseMail } from '../../documents/converter';
import { host } from '../../host';
import {
  Button,
  ErrorSummary,
  Notice,
  Progress,
  Screen,
  SplitPane,
  toast,
  Working,
} from '../../ui';
import { linkBack } from '../case/link-back';
import { AboutPart } from './about-part';
import { AddToCase } from './add-to-case';
import { ArrivalPart } from './arrival-part';
import { FileDrop } from './file-drop';
import { FollowsPart } from './follows-part';
import { fromBytes, type Incoming, megabytes, readAll, sizeProblem, stage } from './incoming';
import {
  beginsWithWho,
  emptyIntake,
  intakeProblems,
  type IntakeValues,
  toInput,
  withMail,
} from './intake-form';
import css from './intake.module.css';
import { useKeptFiles } from './kept-files';
import { KindPart } from './kind-part';
import { Matches } from './matches';
import { OthersPart } from './others-part';
import { SafetyPart } from './safety-part';
import { NeedsPart, WhoPart } from './who-part';
import { WordsPart } from './words-part';

/** An email larger than this is kept as a file and not read: nobody wrote that much. */
const LARGEST_MAIL = 64 * 1024 * 1024;

export function IntakeScreen() {
  const store = useStore();
  const me = useHandler();
  const day = useToday();
  const { today } = day;
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
  const [matchCount, setMatchCount] = useState(0);
  const [addingTo, setAddingTo] = useState<PossibleMatch>();
  const cancel = useRef<AbortController>(undefined);
  const { formState } = form;
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
      for (const { id: evidenceId, incoming, name, size, about } of kept.files) {
        if (!incoming) continue;
        const start = before;
        setSaving({ done: start, of: total, name });
        const staged = await stage(
          staging,
          incoming,
          (bytes) => setSaving({ done: start + bytes, of: total, name }),
          stop.signal,
        );
        evidence.push({ ...staged, ...about, evidence: evidenceId, source: 'With the complaint' });
        before += size;
      }
      const rules = ownRules(values.kind === '' ? 'complaint' : values.kind, day.procedures);
      const reference = store.cases.nextReference(today);
      const { input, onForm } = toInput(values, reference, today, rules);
      const result = await store.run(id, receiveCase, { ...input, evidence }, staging);
      if (!result.ok) {
        await staging.discard();
        setProblems(result.problems.map(onForm));
        return;
      }
      for (const link of values.linked) {
        await linkBack(store, link.case, { id, reference: result.case.reference }, link.how);
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
  const part = { day, errorOf };
  const documents = kept.files.map(({ id, name, about }) => ({ id, title: about?.title ?? name }));
  const startAgain = () => {
    void draft.discard();
    void kept.discard();
    setProblems([]);
    setNotes([]);
    setPasted(undefined);
  };
  const who = <WhoPart key="who" {...part} />;
  const words = (
    <WordsPart
      key="words"
      {...part}
      onPaste={pasteMail}
      pasted={
        pasted !== undefined && (
          <Notice title="Filled in from the email you pasted">
            Look at the name and the date.{' '}
            <Button
              small
              onClick={() => {
                form.setValue('theirWords', pasted, { shouldDirty: true });
                setPasted(undefined);
                form.setFocus('theirWords');
              }}
            >
              Keep the text as pasted
            </Button>
          </Notice>
        )
      }
    />
  );
  return (
    <FormProvider {...form}>
      <Screen
        title="New case"
        sub="Top to bottom, as a call goes. What you type is kept as you type it."
      >
        <SplitPane
          sideLabel={matchCount === 0 ? 'Possible matches' : `Possible matches (${matchCount})`}
          side={<MatchesBeside onAdd={setAddingTo} onCount={setMatchCount} />}
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
                  <Button small onClick={startAgain}>
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
                        <Button
                          kind="quiet"
                          small
                          onClick={(event) => {
                            const list = event.currentTarget.closest('form');
                            kept.remove(file.id);
                            list?.querySelector('button')?.focus();
                          }}
                        >
                          Remove<span className="hidden"> {file.name}</span>
                        </Button>
                      </li>
                    ))}
                  </ul>
                )}
              </FileDrop>

              <ArrivalPart {...part} />
              <InOrder
                who={who}
                words={words}
                safety={<SafetyPart key="safety" {...part} />}
                kind={<KindPart key="kind" {...part} />}
              />
              <NeedsPart {...part} documents={documents} />
              <OthersPart {...part} documents={documents} />
              <AboutPart {...part} />
              <FollowsPart day={day} />

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
        {addingTo && (
          <AddToCase
            match={addingTo}
            values={form.getValues()}
            files={kept.files}
            onClose={() => setAddingTo(undefined)}
            onDone={() => {
              startAgain();
              go(addressOf.case(addingTo.case), { replace: true });
            }}
          />
        )}
      </Screen>
    </FormProvider>
  );
}

/** A caller is asked who they are first; what was written is read first. The fields keep what is in them. */
function InOrder(props: Readonly<Record<'who' | 'words' | 'safety' | 'kind', ReactNode>>) {
  const { who, words, safety, kind } = props;
  const channel = useWatch<IntakeValues, 'channel'>({ name: 'channel' });
  return beginsWithWho(channel) ? [who, words, safety, kind] : [words, safety, kind, who];
}

/** Follows what is typed, a moment behind, so that typing never waits. */
function MatchesBeside({
  onAdd,
  onCount,
}: {
  readonly onAdd: (match: PossibleMatch) => void;
  /** A small window keeps them behind a button, which says how many there are. */
  readonly onCount: (count: number) => void;
}) {
  const summaries = useCases();
  const { setValue, getValues } = useFormContext<IntakeValues>();
  const [people, theirWords, summary, references, linked] = useWatch<
    IntakeValues,
    ['people', 'theirWords', 'summary', 'references', 'linked']
  >({
    name: ['people', 'theirWords', 'summary', 'references', 'linked'],
  });
  const [person] = people;
  const clues = useDeferredValue(
    JSON.stringify({
      name: person?.name ?? '',
      address: person?.address.split('\n') ?? [],
      email: person?.email ?? '',
      phone: person?.phone ?? '',
      text: `${summary}\n${theirWords.slice(0, 4000)}`,
      reference: references.find(({ value }) => value.trim() !== '')?.value ?? '',
    }),
  );
  const matches = useMemo(
    () => possibleMatches(JSON.parse(clues) as IntakeClues, summaries),
    [clues, summaries],
  );
  useEffect(() => onCount(matches.length), [matches.length, onCount]);
  return (
    <Matches
      matches={matches}
      linked={linked.map(({ reference }) => reference)}
      onAdd={onAdd}
      onLink={(match, how) =>
        setValue(
          'linked',
          [...getValues('linked'), { case: match.case, reference: match.reference, how }],
          { shouldDirty: true },
        )
      }
    />
  );
}
