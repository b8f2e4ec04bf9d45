/** Cases: the register's rows, opening, running commands. */
import { streamIdFrom } from '@shared/history';
import type { OpenedEvent, StreamId } from '@shared/history';
import { makeCalendar, todayInLondon } from '@shared/calendar';
import type { CaseSummary, Command, Problem } from '@shared/case-file/types';
import type { RunResult, Staging, Store } from './api';
import { commit, currentOf } from './commit';
import { StagedBatch } from './files/staging';
import { nextReference } from './references';
import { refresh } from './refresh';
import type { Session } from './session';
import { DamagedStream, textKeyId } from './streams/load';

const NOT_HERE = 'This case is not on this computer. Go back to Cases and open it from there.';

const ERASED_CASE =
  'This case was erased and cannot be opened again. Retention, under Erased, says when, by whom and under which rule.';

async function wasErased({ db }: Session, id: StreamId): Promise<boolean> {
  const rows = await db.erasures.where('stream').equals(id).toArray();
  return rows.some(({ keys }) => keys === undefined);
}

export async function openCase(session: Session, id: StreamId): ReturnType<Store['cases']['open']> {
  await refresh(session);
  try {
    const current = await currentOf(session, id);
    const isCase = (session.register.pageOf(id) ?? current.row?.page) !== undefined;
    if (!current.row || !isCase) {
      return { problem: (await wasErased(session, id)) ? ERASED_CASE : NOT_HERE };
    }
    const file = current.file ?? session.domain.foldCase(id, current.events);
    session.cache.set(id, { ...current, file });
    const wordsLost = await lostWords(session, id, current.events);
    return { file, events: current.events, ...(wordsLost > 0 ? { wordsLost } : {}) };
  } catch (error) {
    if (!(error instanceof DamagedStream)) throw error;
    session.troubles.add({ what: 'case', id });
    return { problem: error.message };
  }
}

/** Entries whose words read as erased though no erasure is on record: their keys were lost. */
async function lostWords(
  { db }: Session,
  id: StreamId,
  events: readonly OpenedEvent[],
): Promise<number> {
  const without = events.filter(({ erased }) => erased === true);
  if (without.length === 0) return 0;
  const erasures = await db.erasures.where('stream').equals(id).toArray();
  const gone = new Set(erasures.flatMap(({ keys }) => keys ?? []));
  return without.filter((event) => !gone.has(textKeyId(event.id))).length;
}

/** Runs a command on the newest state of a case and commits what it asks for. */
export async function runCommand<I>(
  session: Session,
  stream: StreamId,
  command: Command<I>,
  input: I,
  staging: Staging | undefined,
): Promise<RunResult> {
  const { domain } = session;
  const fold = (events: readonly OpenedEvent[]) => {
    const file = domain.foldCase(stream, events);
    return { file, summary: domain.summarise(file) };
  };
  let warnings: readonly Problem[] = [];
  const result = await commit(session, {
    stream,
    staged: batchFor(stream, staging),
    fold,
    decide: (current) => {
      const state = current.row ? (current.file ?? fold(current.events).file) : undefined;
      const decision = command(state, input, {
        today: todayInLondon(session.now()),
        by: session.handler,
        newId: () => crypto.randomUUID(),
        cal: makeCalendar(session.council.settings),
      });
      warnings = (decision.ok && decision.warnings) || [];
      return decision;
    },
    inspect: (summary) => referenceProblems(session, summary),
  });
  if (!result.ok) return result;
  const { current } = result;
  if (!current.row) return { ok: false, problems: [{ message: NOT_HERE }] };
  // What was staged and not used (the same file twice, a command that asked for nothing) goes at once.
  await staging?.discard().catch(() => undefined);
  const file = current.file ?? fold(current.events).file;
  return { ok: true, stream, case: file, ...(warnings.length === 0 ? {} : { warnings }) };
}

function batchFor(stream: StreamId, staging: Staging | undefined): StagedBatch | undefined {
  if (!staging) return undefined;
  if (!(staging instanceof StagedBatch)) throw new Error('This staging was not made by this store');
  if (staging.stream !== stream) throw new Error('These files were staged for another case');
  return staging;
}

/** Asked when a case is new or its reference changes; two cases never share one. */
function referenceProblems(session: Session, summary: CaseSummary): readonly Problem[] {
  const before = session.register.get(summary.id);
  if (before?.reference === summary.reference) return [];
  if (!session.register.isTaken(summary.reference, summary.id)) return [];
  const free = freeReference(session, todayInLondon(session.now()));
  return [
    {
      field: 'reference',
      message: `Another case has the reference ${summary.reference}.`,
      instead: `Use ${free}, the next one that is free, or open the other case if this is the same complaint.`,
    },
  ];
}

export function freeReference(session: Session, today: string): string {
  const { referencePrefix, numbersUsed } = session.council.settings;
  const taken = session.register.references();
  return nextReference(referencePrefix, session.letter, today, taken, numbersUsed);
}

export const newStreamId = (): StreamId => streamIdFrom(crypto.getRandomValues(new Uint8Array(26)));
