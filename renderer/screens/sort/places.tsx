/** What can be done with an email: a new case, evidence of one there is, or nothing, with a reason. */
import { possibleMatches } from '@shared/case-file';
import type { CaseSummary } from '@shared/case-file/types';
import type { StreamId } from '@shared/history/types';
import type { ParsedMail } from '@shared/host/contract';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { addressOf, useGo } from '../../app/navigation';
import { useCases, useHandler, useStore, useToday } from '../../app/store-context';
import { type UnsortedMail, useUnsorted } from '../../app/unsorted-mail';
import { Button, Confirm, Dialog, Notice, RadioGroup, TextField, toast } from '../../ui';
import { evidenceInto } from '../case/evidence-in';
import { handOver } from '../intake/hand-over';
import { fromBytes } from '../intake/incoming';
import css from './sort.module.css';

interface PlacesProps {
  readonly current: UnsortedMail;
  /** Undefined until it is read, or when it cannot be. */
  readonly mail: ParsedMail | undefined;
}

export function Places({ current, mail }: PlacesProps) {
  const store = useStore();
  const go = useGo();
  const { today } = useToday();
  const { post, unsorted } = useUnsorted();
  const [ask, setAsk] = useState<'begun' | 'discard'>();
  const [adding, setAdding] = useState<StreamId>();
  const [problem, setProblem] = useState<string>();

  const newCase = async () => {
    // A form half filled for somebody else must not be mixed with this.
    if ((await store.drafts.load('intake')) !== undefined) {
      setAsk('begun');
      return;
    }
    handOver(current.id);
    go(addressOf.newCase());
  };

  const addTo = async (id: StreamId, reference: string) => {
    setAdding(id);
    setProblem(undefined);
    try {
      const bytes = await post.read(current.id);
      const coming = evidenceInto(store, id);
      await coming.add([{ incoming: fromBytes(current.fileName, bytes), source: 'Email' }], today);
      const own = coming.state().verdicts.findLast(({ inside }) => inside === undefined);
      if (own?.state !== 'added' && own?.state !== 'here already') {
        setProblem(own?.notes.join(' ') ?? 'It was not added. Try again.');
        return;
      }
      await post.settle(current.id);
      toast(
        own.state === 'added'
          ? `Added to ${reference} as ${own.number ?? 'evidence'}.`
          : `It was on ${reference} already, as ${own.number ?? 'evidence'}.`,
      );
      if (unsorted.waiting.length > 1) toTitle();
      else go(addressOf.case(id, 'evidence'));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'It was not added. Try again.');
    } finally {
      setAdding(undefined);
    }
  };

  return (
    <div className={css.places}>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <section>
        <h2>A complaint of its own</h2>
        <Button kind="main" onClick={() => void newCase()}>
          Make a new case from it
        </Button>
      </section>
      <AddToCase
        current={current}
        mail={mail}
        adding={adding}
        onAdd={(id, reference) => void addTo(id, reference)}
      />
      <section>
        <h2>No place here</h2>
        <Button onClick={() => setAsk('discard')}>Discard…</Button>
      </section>
      <Confirm
        title="You have begun a new case"
        open={ask === 'begun'}
        action="Go to that form"
        onConfirm={() => go(addressOf.newCase())}
        onClose={() => setAsk(undefined)}
      >
        <p>
          The form for a new case holds something already. Register it, or press “Start again”
          there, and then come back for this email. It waits here.
        </p>
      </Confirm>
      {ask === 'discard' && <Discard current={current} onClose={() => setAsk(undefined)} />}
    </div>
  );
}

/** After one is placed the next stands there; reading begins at the top again. */
function toTitle(): void {
  document.querySelector<HTMLElement>('h1')?.focus();
}

const SHOWN = 6;
/** A reference of ours or of another system, as people quote it in a subject. */
const REFERENCE = /\b[A-Z]{1,6}[-/ ]?\d{2}[-/ ]?[A-Z]?\d{3,}\b/i;

function AddToCase(
  props: PlacesProps & {
    readonly adding: StreamId | undefined;
    readonly onAdd: (id: StreamId, reference: string) => void;
  },
) {
  const { current, mail, adding, onAdd } = props;
  const summaries = useCases();
  const [query, setQuery] = useState('');
  const found = useFound(useDeferredValue(query.trim()), summaries);
  const matches = useMemo(
    () =>
      possibleMatches(
        {
          name: current.from.name,
          email: current.from.address,
          text: `${current.subject}\n${mail?.text.slice(0, 4000) ?? ''}`,
          reference:
            REFERENCE.exec(`${current.subject}\n${mail?.text.slice(0, 4000) ?? ''}`)?.[0] ?? '',
        },
        summaries,
      ),
    [current, mail, summaries],
  );
  const rows =
    query.trim() === ''
      ? matches.map((match) => ({ ...match, id: match.case, why: match.why.join(' · ') }))
      : found.map((row) => ({ ...row, why: '' }));
  if (summaries.length === 0) return null;
  return (
    <section>
      <h2>It belongs to a case</h2>
      <TextField
        label="Find the case"
        hint="A name, a reference or words of it."
        value={query}
        width="full"
        onChange={(event) => setQuery(event.target.value)}
      />
      {rows.length === 0 && (
        <p className="sub small">
          {query.trim() === ''
            ? 'No case seems to be about this. Search for it.'
            : 'No case found. Try a name or the reference.'}
        </p>
      )}
      <ul
        className={css.cases}
        aria-label={query.trim() === '' ? 'Possible matches' : 'Cases found'}
      >
        {rows.slice(0, SHOWN).map(({ id, reference, person, summary, why }) => (
          <li key={id}>
            <Button busy={adding !== undefined} onClick={() => onAdd(id, reference)}>
              Add to <span className="num">{reference}</span>
            </Button>
            <span className="small">
              {person || 'Name not given'}: {summary}
            </span>
            {why !== '' && <span className="small sub">{why}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useFound(query: string, summaries: readonly CaseSummary[]): readonly CaseSummary[] {
  const { cases } = useStore();
  const [hits, setHits] = useState<readonly CaseSummary[]>([]);
  useEffect(() => {
    let isOld = query === '';
    if (isOld) return undefined;
    void cases.search(query).then((answer) => {
      if (isOld) return;
      const byId = new Map(summaries.map((summary) => [summary.id, summary]));
      setHits(
        answer.slice(0, SHOWN).flatMap(({ id }) => {
          const summary = byId.get(id);
          return summary ? [summary] : [];
        }),
      );
    });
    return () => {
      isOld = true;
    };
  }, [cases, query, summaries]);
  return query === '' ? [] : hits;
}

const REASONS = [
  'Spam or advertising',
  'Not a complaint: passed to the service',
  'Sent to us by mistake',
  'A copy of one we have',
  'Another reason',
] as const;

/** Said before it goes, since it cannot be had back: kept is only that it was discarded, by whom and why. */
function Discard({
  current,
  onClose,
}: {
  readonly current: UnsortedMail;
  readonly onClose: () => void;
}) {
  const { post } = useUnsorted();
  const me = useHandler();
  const [reason, setReason] = useState<string>('');
  const [words, setWords] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isOther = reason === 'Another reason';
  const discard = async () => {
    const said = isOther ? words.trim() : reason;
    if (said === '') {
      setError(isOther ? 'Write the reason.' : 'Choose why it is discarded.');
      return;
    }
    setBusy(true);
    try {
      await post.settle(current.id, { reason: said, by: me.name });
      onClose();
      toast('Discarded. The reason is kept under Discarded.');
      toTitle();
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : 'It was not discarded. Try again.');
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Discard this email?"
      open
      alert
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={isBusy} onClick={() => void discard()}>
            Discard it
          </Button>
          <Button onClick={onClose}>Keep it</Button>
        </>
      }
    >
      <div className="stack">
        <p>
          “{current.subject || current.fileName}” is deleted here and cannot be had back. It stays
          in the mailbox it came from.
        </p>
        <RadioGroup
          label="Why?"
          options={REASONS.map((value) => ({ value, label: value }))}
          value={reason}
          error={isOther ? undefined : error}
          name="reason"
          onChange={(value) => {
            setReason(value);
            setError(undefined);
          }}
        />
        {isOther && (
          <TextField
            label="The reason"
            value={words}
            error={error}
            maxLength={300}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </div>
    </Dialog>
  );
}
