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
import type { ParsedMail } from '@shared/host/contract';
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
import { useDraft, useFormDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useHandler, useStore, useToday } from '../../app/store-context';
import { useUnsorted } from '../../app/unsorted-mail';
import { host } from '../../host';
import {
  announce,
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
import { type Arrival, arrivalsOf } from './arrivals';
import { bringToSort, mailsAmong, toldOf } from './bring-to-sort';
import { FileDrop } from './file-drop';
import { FollowsPart } from './follows-part';
import { takeHandedOver } from './hand-over';
import { fromBytes, type Incoming, megabytes, sizeProblem, stage } from './incoming';
import {
  beginsWithWho,
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
import { KindPart } from './kind-part';
import { Matches } from './matches';
import { OthersPart } from './others-part';
import { PasteButton } from './paste-button';
import { type Pasted, pastedText } from './pasted';
import { SafetyPart } from './safety-part';
import { NeedsPart, WhoPart } from './who-part';
import { usePreparedMatches } from './use-prepared-matches';
import { WordsPart } from './words-part';

const MAIL_NAME = /\.(?:eml|msg)$/i;
const inWords = ({ message, instead }: Problem) => (instead ? `${message} ${instead}` : message);

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
  const [matchCount, setMatchCount] = useState(0);
  const [addingTo, setAddingTo] = useState<PossibleMatch>();
  const cancel = useRef<AbortController>(undefined);
  /** Pressed twice, it is still one case. */
  const isAtWork = useRef(false);
  const { formState } = form;
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
      // The case is made; a link missing on the other side must not read as if it were not.
      for (const link of values.linked) {
        const here = { id, reference: result.case.reference };
        await linkBack(store, link.case, here, link.how).catch(() => undefined);
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
    if (isAtWork.current) return;
    isAtWork.current = true;
    void save().finally(() => {
      isAtWork.current = false;
    });
  };
  useShortcut({ keys: 'Ctrl+Enter', what: 'Register the case', run: submit });

  if (!isReady)
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
    void sorting.discard();
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
              // An email that waited to be sorted has its place now.
              for (const each of sorting.value) void post.settle(each).catch(() => undefined);
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
  const isPrepared = usePreparedMatches(summaries);
  const matches = useMemo(
    () => (isPrepared ? possibleMatches(JSON.parse(clues) as IntakeClues, summaries) : []),
    [clues, summaries, isPrepared],
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
