/** Progress letters to the selected cases: what each would say is checked, those that can go are issued. */
import type { CaseSummary } from '@shared/case-file';
import { letterDraftKeys } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { useEffect, useRef, useState } from 'react';
import { useExports } from '../../../app/exports';
import { addressOf, Link } from '../../../app/navigation';
import { useCases, useCouncil, useStore, useToday } from '../../../app/store-context';
import { saveFolder } from '../../../documents/save-folder';
import { HostFailure } from '../../../host';
import { Button, Checkbox, Dialog, Notice, Progress, StatusMark, toast } from '../../../ui';
import { issue } from '../../letter/issue';
import { MOST_AT_ONCE, type Prepared, prepareProgress } from '../../letter/progress-batch';
import { letterDay } from '../../letter/use-letter';
import css from './progress-letters.module.css';

type Ready = Extract<Prepared, { ok: true }>;

interface Went {
  readonly id: string;
  readonly reference: string;
  readonly letter: string;
}

interface Result {
  readonly went: readonly Went[];
  readonly refused: readonly { readonly reference: string; readonly why: string }[];
  readonly isStopped: boolean;
}

export function ProgressLetters(props: {
  readonly cases: readonly CaseSummary[];
  readonly onClose: () => void;
}) {
  const { onClose } = props;
  const cases = props.cases.slice(0, MOST_AT_ONCE);
  const store = useStore();
  const council = useCouncil();
  const day = useToday();
  const { prepared, done } = usePrepared(cases);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState<number>();
  const [result, setResult] = useState<Result>();
  const isStopping = useRef(false);
  const chosen = prepared.filter((each): each is Ready => isReady(each) && !leftOut.has(each.id));
  const isBusy = sending !== undefined;

  const run = async () => {
    if (isBusy || chosen.length === 0) return;
    isStopping.current = false;
    const went: Went[] = [];
    const refused: { reference: string; why: string }[] = [];
    for (const [at, { id, file, letter, how, to }] of chosen.entries()) {
      if (isStopping.current) break;
      setSending(at);
      const { reference } = file;
      try {
        const answer = await issue(store, council, {
          file,
          letter,
          sent: { on: day.today, how, to },
        });
        if (answer.ok) {
          went.push({ id, reference, letter: answer.case.letters.at(-1)?.id ?? '' });
          for (const key of letterDraftKeys(id, file.stage, letter.kind))
            await store.drafts.remove(key);
        } else refused.push({ reference, why: answer.problems[0]?.message ?? '' });
      } catch (error) {
        refused.push({
          reference,
          why:
            error instanceof Error ? error.message : 'It could not be saved. Try this one again.',
        });
      }
    }
    setSending(undefined);
    setResult({ went, refused, isStopped: isStopping.current });
  };
  const stop = () => {
    isStopping.current = true;
  };

  return (
    <Dialog
      open
      wide
      alert={isBusy}
      title={result ? 'Progress letters issued' : 'Progress letters'}
      onClose={() => (isBusy ? stop() : onClose())}
      actions={
        result ? (
          <Afterwards result={result} onClose={onClose} />
        ) : (
          <>
            <Button
              kind="main"
              busy={isBusy}
              disabled={chosen.length === 0 || done < cases.length}
              onClick={() => void run()}
            >
              {chosen.length === 1 ? 'Issue 1 letter' : `Issue ${chosen.length} letters`}
            </Button>
            <Button onClick={isBusy ? stop : onClose}>{isBusy ? 'Stop' : 'Cancel'}</Button>
          </>
        )
      }
    >
      {result ? (
        <Outcome result={result} />
      ) : (
        <div className="stack">
          <p className="prose">
            Each letter is written from its case: what was done, what is next, and when they hear
            from us again. Open one to change its words; what you write is what goes. It is recorded
            as sent on {formatDate(day.today)}.
          </p>
          {props.cases.length > MOST_AT_ONCE && (
            <Notice tone="warning">
              These are the first {MOST_AT_ONCE} of {props.cases.length.toLocaleString('en-GB')}{' '}
              cases. Do the others afterwards.
            </Notice>
          )}
          {done < cases.length && (
            <Progress label="Writing and checking the letters" value={done} max={cases.length} />
          )}
          {isBusy && <Progress label="Issuing the letters" value={sending} max={chosen.length} />}
          <ul className={css.letters}>
            {prepared.map((each) => (
              <li key={each.id}>
                <LetterRow
                  prepared={each}
                  reference={cases.find(({ id }) => id === each.id)?.reference ?? ''}
                  isChosen={!leftOut.has(each.id)}
                  isBusy={isBusy}
                  onChoose={(isChosen) =>
                    setLeftOut((now) => {
                      const next = new Set(now);
                      if (isChosen) next.delete(each.id);
                      else next.add(each.id);
                      return next;
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

const isReady = (prepared: Prepared): boolean => prepared.ok && prepared.missing.length === 0;

/** One after the other, so that the list is there at once and fills. */
function usePrepared(cases: readonly CaseSummary[]) {
  const store = useStore();
  const council = useCouncil();
  const day = useToday();
  const all = useCases();
  const [prepared, setPrepared] = useState<readonly Prepared[]>([]);
  const [asked] = useState(() => ({ cases, all, day, council }));
  useEffect(() => {
    let isWanted = true;
    const prepareAll = async () => {
      for (const { id } of asked.cases) {
        if (!isWanted) return;
        const context = letterDay(asked.day, asked.all, id);
        const next = await prepareProgress(store, asked.council, id, context).catch(
          (): Prepared => ({ id, ok: false, why: 'It could not be read. Try this one again.' }),
        );
        if (isWanted) setPrepared((now) => [...now.filter((each) => each.id !== id), next]);
      }
    };
    void prepareAll();
    return () => {
      isWanted = false;
    };
  }, [store, asked]);
  return { prepared, done: prepared.length };
}

function LetterRow(props: {
  readonly prepared: Prepared;
  readonly reference: string;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}) {
  const { prepared, reference, isChosen, isBusy, onChoose } = props;
  if (!prepared.ok) {
    return (
      <p>
        <StatusMark state="overdue" /> <b className="num">{reference}</b>: {prepared.why}
      </p>
    );
  }
  const { file, letter, how, to, missing } = prepared;
  const name = letter.recipient.name || 'nobody';
  const open = (
    <Link to={addressOf.letter(file.id, 'progress update')}>
      Open<span className="hidden"> the letter of {file.reference}</span>
    </Link>
  );
  if (missing.length > 0) {
    return (
      <>
        <p className={css.head}>
          <StatusMark state="overdue" />
          <b className="num">{file.reference}</b> {name} {open}
        </p>
        <ul className={css.missing}>
          {missing.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <div className={css.head}>
      <Checkbox
        label={`${file.reference} · ${name}`}
        hint={`By ${how}: ${to}`}
        checked={isChosen}
        disabled={isBusy}
        onChange={(event) => onChoose(event.target.checked)}
      />
      {open}
    </div>
  );
}

function Outcome({ result: { went, refused, isStopped } }: { readonly result: Result }) {
  return (
    <div className="stack" role="status">
      <Notice tone={refused.length === 0 && !isStopped ? 'done' : 'warning'}>
        {went.length === 1 ? '1 letter is' : `${went.length} letters are`} issued and frozen as they
        read.
        {isStopped && ' You stopped before the rest.'} Redress does not send them: save the Word
        files and send each as its case says.
      </Notice>
      {refused.length > 0 && (
        <div>
          <p>{refused.length === 1 ? 'One was' : `${refused.length} were`} not issued:</p>
          <ul>
            {refused.map(({ reference, why }) => (
              <li key={reference}>
                <b className="num">{reference}</b>: {why}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** The files that are to be sent, in a folder of their own. */
function Afterwards(props: { readonly result: Result; readonly onClose: () => void }) {
  const { result, onClose } = props;
  const store = useStore();
  const exports = useExports();
  const { today } = useToday();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const files = await Promise.all(
        result.went.map(async ({ id, letter }) => {
          const opened = await store.cases.open(id);
          const found =
            'problem' in opened
              ? undefined
              : opened.file.letters.find((each) => each.id === letter);
          return found ? { id, found } : undefined;
        }),
      );
      const known = files.filter((each) => each !== undefined);
      const saved = await saveFolder(
        {
          purpose: 'letter',
          name: `Progress letters ${today}`,
          files: known.map(({ id, found }, at) => ({
            name: uniqueName(
              found.fileName,
              known.slice(0, at).map((each) => each.found.fileName),
            ),
            bytes: () => store.files.readAll(id, found.word),
          })),
          last: () => [],
        },
        new AbortController().signal,
        () => undefined,
      );
      if (!saved) return;
      const cases = known.map(({ id }) => id);
      await exports.remember('letter', { place: saved.place, files: saved.files, cases });
      toast(`Saved in ${saved.folder}. The letters are not encrypted.`);
      onClose();
    } catch (error) {
      toast(
        error instanceof HostFailure
          ? error.message
          : 'The letters could not be saved. They are on their cases; try again.',
        { tone: 'error' },
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {result.went.length > 0 && (
        <Button kind="main" busy={isBusy} onClick={() => void save()}>
          Save the Word files in a folder…
        </Button>
      )}
      <Button onClick={onClose}>Back to the list</Button>
    </>
  );
}

/** "Letter.docx", then "Letter (2).docx": a council's pattern may name two alike. */
function uniqueName(name: string, before: readonly string[]): string {
  const times = before.filter((each) => each === name).length;
  return times === 0 ? name : name.replace(/(\.docx)?$/, ` (${times + 1})$1`);
}
