/**
 * Erasing for good. Under the write lock and in ONE transaction: the wrapped keys are destroyed, the rows
 * they open are deleted, the register page is written without what is gone, the erasure is noted by ids alone
 * (so that backups and restores do the same), and the council's log says what went, under which rule and by
 * whom. Cut short anywhere, either all of it happened or none.
 *
 * What stays on this disk for a while: the engine's own log keeps what was overwritten until it is compacted.
 * All of that is sealed, so it stays under the passphrase (FORMAT.md, Erasing).
 */
import Dexie from 'dexie';
import { makeCalendar, todayInLondon } from '@shared/calendar';
import { eraseRecords, planErasure } from '@shared/case-file';
import { holdsOn } from '@shared/keeping';
import type {
  ErasableRecord,
  ErasurePlan,
  NewCouncilEvent,
  Problem,
  StandingHold,
} from '@shared/case-file';
import type { OpenedEvent, StreamId } from '@shared/history/types';
import type { EraseResult, ErasureUnder } from '../api';
import { currentOf } from '../commit';
import { StoreFailure } from '../database';
import type { ErasureRow, EventRow } from '../database';
import { prepareLog, logWritten, logWrites } from '../log';
import type { PreparedLog } from '../log';
import { GONE, buryStream, refresh } from '../refresh';
import { sealPage } from '../register/pages';
import { ownReference } from '../references';
import { rebuildPage } from '../register/rebuild';
import type { RegisterPage } from '../register/register';
import type { Session } from '../session';
import { openEvent } from '../streams/events';
import { STREAM_KEY_ID, DamagedStream, blobKeyId, textKeyId } from '../streams/load';
import { CommitClock, StreamKeyGone, prepareEvents } from '../streams/prepare';
import { sealSnapshot } from '../streams/snapshots';
import { diskProblem } from '../write-failures';

/** As in `commit`: with the lock held a mismatch cannot happen, without it a few tries settle it. */
const TRIES = 5;

/** Erases a whole case: everything written in it, its documents, its drafts, its row in the register. */
export const eraseCase = (
  session: Session,
  id: StreamId,
  under: ErasureUnder,
): Promise<EraseResult> => erasing(session, () => tryEraseCase(session, id, under));

/** Erases one document, letter or note; "erased on … under …" stands in its place. */
export const eraseRecord = (
  session: Session,
  id: StreamId,
  record: ErasableRecord,
  under: ErasureUnder,
): Promise<EraseResult> => erasing(session, () => tryEraseRecord(session, id, record, under));

async function erasing(
  session: Session,
  attempt: () => Promise<EraseResult | 'stale'>,
): Promise<EraseResult> {
  try {
    return await session.lock.writing(async () => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        await refresh(session);
        if (!session.open) return refused(LOCKED);
        const result = await attempt().catch((error: unknown) => {
          if (error instanceof StreamKeyGone) return 'stale' as const;
          throw error;
        });
        if (result !== 'stale') return result;
      }
      return refused({
        message: 'Nothing was erased: something else kept changing the same records.',
        instead: 'Wait a moment and try again.',
      });
    });
  } catch (error) {
    if (error instanceof DamagedStream) return refused({ message: error.message });
    if (diskProblem(error)) return refused(DISK);
    throw error;
  }
}

async function tryEraseCase(
  session: Session,
  id: StreamId,
  under: ErasureUnder,
): Promise<EraseResult | 'stale'> {
  const { db, register, domain } = session;
  const row = await db.streams.get(id);
  // Never the council's own streams: those have no page. The register is sealed, the row's own number is not.
  const number = register.pageOf(id) ?? row?.page;
  if (number === undefined) return refused(NOT_HERE);
  if (register.isReserved(number)) await rebuildPage(session, number);
  const summary = register.get(id);
  const [hold] = summary ? holdsOn(summary, register.all()) : [];
  if (hold) return refused(heldBy(hold));
  const begun = begin(session);
  const page = register.without(number, begun.revision, id);
  const erasure: ErasureRow = { id: begun.erasure, stream: id, revision: begun.revision };
  const [pageRow, drafts, log] = await Promise.all([
    sealPage(session.keys, page, domain.foldVersion),
    session.drafts.rowsAbout(id),
    logEntries(session, begun, id, ['case'], under, numbersKept(session, id)),
  ]);
  const whole = [
    [id, Dexie.minKey],
    [id, Dexie.maxKey],
  ] as const;
  const written = await write(session, begun, log, async () => {
    const files = await db.blobs
      .where('[stream+id]')
      .between(...whole)
      .toArray();
    await Promise.all([
      db.keys
        .where('[stream+id]')
        .between(...whole)
        .delete(),
      db.events
        .where('[stream+id]')
        .between(...whole)
        .delete(),
      db.blobs
        .where('[stream+id]')
        .between(...whole)
        .delete(),
      ...files.map(({ content }) => deleteChunks(session, content)),
      db.snapshots.delete(id),
      db.streams.delete(id),
      db.drafts.bulkDelete([...drafts]),
      db.pages.put(pageRow),
      db.erasures.add(erasure),
    ]);
  });
  if (!written) return 'stale';
  finish(session, begun, log, page);
  buryStream(session, id);
  session.changed.stream.tell(id);
  return { ok: true, erased: 1 };
}

async function tryEraseRecord(
  session: Session,
  id: StreamId,
  record: ErasableRecord,
  under: ErasureUnder,
): Promise<EraseResult | 'stale'> {
  const { db, domain, register } = session;
  const current = await currentOf(session, id);
  const { row } = current;
  const number = register.pageOf(id) ?? row?.page;
  if (!row || number === undefined) return refused(NOT_HERE);
  if (register.isReserved(number)) await rebuildPage(session, number);
  const file = current.file ?? domain.foldCase(id, current.events);
  const planned = planErasure(file, current.events, record);
  if (!planned.ok) return refused(planned.problem);
  const { plan } = planned;
  const begun = begin(session);
  const decided = eraseRecords(
    file,
    { erasure: begun.erasure, records: [...plan.records], ...under },
    {
      today: todayInLondon(session.now()),
      by: session.handler,
      newId: () => crypto.randomUUID(),
      cal: makeCalendar(session.council.settings),
    },
  );
  if (!decided.ok) return decided;
  const wordless = await withoutWords(session, id, current.events, plan.words);
  const { revision, clock } = begun;
  const before = { row, events: wordless.opened };
  const prepared = await prepareEvents(
    session,
    id,
    before,
    decided.events,
    clock,
    revision,
    number,
  );
  const after = domain.foldCase(id, prepared.after);
  const summary = domain.summarise(after);
  const page = register.with(number, revision, [summary]);
  const what = plan.records.map((each) => each.what);
  const [pageRow, snapshot, log] = await Promise.all([
    sealPage(session.keys, page, domain.foldVersion),
    sealSnapshot(prepared.keys, after, domain.foldVersion, revision),
    logEntries(session, begun, id, what, under),
  ]);
  const keys = keysOf(plan);
  const written = await write(session, begun, log, async () => {
    const files = await db.blobs.bulkGet(plan.files.map((blob) => [id, blob]));
    await Promise.all([
      db.keys.bulkDelete(keys.map((key) => [id, key])),
      db.events.bulkPut([...wordless.rows]),
      db.events.bulkAdd([...prepared.events]),
      db.keys.bulkAdd([...prepared.newKeys]),
      db.blobs.bulkDelete(plan.files.map((blob) => [id, blob])),
      ...files.flatMap((one) => (one ? [deleteChunks(session, one.content)] : [])),
      snapshot ? db.snapshots.put(snapshot) : db.snapshots.delete(id),
      db.streams.put(prepared.row),
      db.pages.put(pageRow),
      db.erasures.add({ id: begun.erasure, stream: id, keys, revision }),
    ]);
  });
  if (!written) return 'stale';
  finish(session, begun, log, page);
  session.cache.set(id, { row: prepared.row, events: prepared.after, file: after });
  session.changed.stream.tell(id);
  return { ok: true, erased: plan.records.length };
}

const keysOf = ({ words, files }: ErasurePlan): string[] => [
  ...words.map(textKeyId),
  ...files.map(blobKeyId),
];

/** The rows of these events without their words, and all events as they read from then on. */
async function withoutWords(
  session: Session,
  id: StreamId,
  events: readonly OpenedEvent[],
  words: readonly string[],
): Promise<{ readonly rows: readonly EventRow[]; readonly opened: readonly OpenedEvent[] }> {
  const { db, keys } = session;
  const [rows, streamKey] = await Promise.all([
    db.events.bulkGet(words.map((event) => [id, event])),
    db.keys.get([id, STREAM_KEY_ID]),
  ]);
  if (!streamKey) throw new StreamKeyGone();
  const opener = await keys.streamKeys(id, streamKey);
  const left = rows.flatMap((row) => {
    if (!row) return [];
    const { text: _gone, ...rest } = row;
    return [rest];
  });
  const reopened = await Promise.all(left.map((row) => openEvent(opener, row, undefined)));
  const wordless = new Map(reopened.map((event) => [event.id, event]));
  return { rows: left, opened: events.map((event) => wordless.get(event.id) ?? event) };
}

interface Begun {
  readonly erasure: string;
  readonly revision: number;
  readonly clock: CommitClock;
}

const begin = (session: Session): Begun => ({
  erasure: crypto.randomUUID(),
  revision: session.revision + 1,
  clock: new CommitClock(session.device, session.clock),
});

const logEntries = (
  session: Session,
  { erasure, clock, revision }: Begun,
  id: StreamId,
  what: readonly ('case' | ErasableRecord['what'])[],
  { ground, rule }: ErasureUnder,
  also: readonly NewCouncilEvent[] = [],
): Promise<PreparedLog> =>
  prepareLog(
    session,
    what.map((each) => ({
      kind: 'log.erased',
      data: {
        erasure,
        what: each,
        case: id,
        on: todayInLondon(session.now()),
        ground,
        rule: rule ?? '',
      },
    })),
    clock,
    revision,
    also,
  );

/**
 * The newest number of a series is not given out again when its case is erased: its letters are still out
 * there. The number says nothing of the person.
 */
function numbersKept({ register, council }: Session, id: StreamId): readonly NewCouncilEvent[] {
  const own = ownReference(register.get(id)?.reference ?? '');
  if (!own) return [];
  const { stem, number } = own;
  const isNewest = ![...register.references()].some((reference) => {
    const other = ownReference(reference);
    return other?.stem === stem && other.number > number;
  });
  const { numbersUsed } = council.settings;
  if (!isNewest || (numbersUsed[stem] ?? 0) >= number) return [];
  return [
    {
      kind: 'council.settingsChanged',
      data: { change: { numbersUsed: { ...numbersUsed, [stem]: number } } },
    },
  ];
}

const deleteChunks = ({ db }: Session, content: string): Promise<unknown> =>
  db.chunks
    .where('[content+index]')
    .between([content, Dexie.minKey], [content, Dexie.maxKey])
    .delete();

/**
 * The transaction. Nothing but Dexie is awaited in it, and no error is caught in it: what fails undoes all.
 * Every commit raises `meta.revision`, so comparing it compares all this was decided on.
 * @returns false when something else was committed meanwhile; nothing is written then.
 */
function write(
  session: Session,
  { revision, clock }: Begun,
  log: PreparedLog,
  changes: () => Promise<unknown>,
): Promise<boolean> {
  const { db } = session;
  const tables = [
    db.meta,
    db.streams,
    db.keys,
    db.events,
    db.snapshots,
    db.pages,
    db.drafts,
    db.blobs,
    db.chunks,
    db.erasures,
  ];
  return db.transaction('rw', tables, async () => {
    const meta = await db.meta.get('store');
    if (!meta) throw new StoreFailure('missing', GONE);
    if (meta.revision !== revision - 1) return false;
    await changes();
    await Promise.all([
      db.meta.put({ ...meta, revision, clock: clock.last }),
      ...logWrites(session, log),
    ]);
    return true;
  });
}

function finish(
  session: Session,
  { revision, clock }: Begun,
  log: PreparedLog,
  page: RegisterPage,
): void {
  session.revision = revision;
  session.clock = clock.last;
  session.register.load(page);
  logWritten(session, log);
  session.changed.register.tell();
}

const NOT_HERE: Problem = {
  message: 'This case is not on this computer, or it was erased already.',
  instead: 'Go back to the list: it shows what is still here.',
};
const heldBy = ({ reason }: StandingHold): Problem => ({
  message: `Nothing was erased: something keeps this case (${reason}).`,
  instead: 'Say under Keeping that it no longer counts, then erase.',
});
const LOCKED: Problem = {
  message: 'Nothing was erased: Redress was locked before it finished.',
  instead: 'Unlock it and try again.',
};
const DISK: Problem = {
  message: 'Nothing was erased: this computer’s disk is full or could not be written to.',
  instead:
    'Free some space (empty the recycle bin, remove large files you do not need), then try again.',
};
const refused = (...problems: readonly Problem[]): EraseResult => ({ ok: false, problems });
