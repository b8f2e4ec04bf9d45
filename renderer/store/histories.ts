/**
 * A case that comes with its own past: events with days, authors and devices of their own, and files staged
 * for them. It goes in whole, in one transaction, or not at all. The sample council is put in with it.
 */
import type { BlobRef } from '@shared/case-file/schema';
import type { EventId, OpenedEvent, ParentLink, StreamId } from '@shared/history';
import type { Staging, Store } from './api';
import { sessionUnder } from './bulk';
import { StoreFailure } from './database';
import type { EventRow, KeyRow } from './database';
import { StagedBatch } from './files/staging';
import type { StagedFile } from './files/staging';
import { blobRefsIn } from './files/references';
import { GONE, refresh } from './refresh';
import { sealPage } from './register/pages';
import { rebuildPage } from './register/rebuild';
import type { Session } from './session';
import { sealEvent } from './streams/events';
import { sealSnapshot } from './streams/snapshots';
import type { StreamKeys } from './streams/stream-keys';
import { asWriteFailure } from './write-failures';

export interface History {
  readonly stream: StreamId;
  /** Parents before their children. */
  readonly events: readonly OpenedEvent[];
}

/**
 * @param staging holds every file the events speak of; of the same stream.
 * @throws Error when the reference is taken, a parent or a file is missing; WriteFailure when the disk
 *   refuses. Nothing of the case is kept then.
 */
export async function addHistory(store: Store, history: History, staging: Staging): Promise<void> {
  const session = sessionUnder(store);
  if (!(staging instanceof StagedBatch) || staging.stream !== history.stream) {
    throw new Error('The files are staged for another case');
  }
  const { files } = staging;
  const there = new Set(files.map(({ ref }) => ref.blob));
  const missing = blobRefsIn(history.events).some(({ blob }: BlobRef) => !there.has(blob));
  if (missing) throw new Error('A file of this case was not staged');
  await session.lock.writing(() => write(session, history, files));
  session.changed.register.tell();
}

async function write(
  session: Session,
  { stream, events }: History,
  files: readonly StagedFile[],
): Promise<void> {
  const { db, domain, register } = session;
  await refresh(session);
  const page = register.pageForNew();
  if (register.isReserved(page)) await rebuildPage(session, page);
  const revision = session.revision + 1;
  const { keys, ring, row: streamKey } = await session.keys.newStream(stream);
  const sealed = await sealAll(keys, events, domain.freeText);
  const file = domain.foldCase(stream, sealed.opened);
  const summary = domain.summarise(file);
  if ([...register.references()].includes(summary.reference)) {
    throw new Error(`The reference ${summary.reference} is taken`);
  }
  const filled = register.with(page, revision, [summary]);
  const [pageRow, snapshot] = await Promise.all([
    sealPage(session.keys, filled, domain.foldVersion),
    sealSnapshot(keys, file, domain.foldVersion, revision),
  ]);
  const row = { id: stream, ring, heads: sealed.heads, events: events.length, revision, page };
  const tables = [
    db.meta,
    db.streams,
    db.keys,
    db.events,
    db.snapshots,
    db.pages,
    db.blobs,
    db.staged,
  ];
  await asWriteFailure(() =>
    db.transaction('rw', tables, async () => {
      const now = await db.meta.get('store');
      if (!now) throw new StoreFailure('missing', GONE);
      if (now.revision !== revision - 1)
        throw new Error('Another writer committed while this one held the lock');
      await Promise.all([
        db.meta.put({ ...now, revision }),
        db.streams.add(row),
        db.keys.bulkAdd([streamKey, ...sealed.keys, ...files.map(({ key }) => key)]),
        db.events.bulkAdd([...sealed.rows]),
        snapshot && db.snapshots.add(snapshot),
        db.pages.put(pageRow),
        db.blobs.bulkAdd(files.map((each) => each.row)),
        db.staged.bulkDelete(files.map((each) => each.row.content)),
      ]);
    }),
  );
  session.revision = revision;
  session.keys.born(stream);
  register.load(filled);
}

async function sealAll(
  keys: StreamKeys,
  events: readonly OpenedEvent[],
  freeText: (kind: string) => readonly string[],
) {
  const links = new Map<EventId, ParentLink>();
  const rows: EventRow[] = [];
  const textKeys: KeyRow[] = [];
  const opened: OpenedEvent[] = [];
  const followed = new Set<EventId>();
  for (const event of events) {
    const parents = event.parents.toSorted().map((id) => {
      const link = links.get(id);
      if (!link) throw new Error('An event comes before its parent');
      followed.add(id);
      return link;
    });
    const { id, by, at, schema, kind } = event;
    const sealed = await sealEvent(keys, id, parents, event, freeText(kind), { by, at, schema });
    rows.push(sealed.row);
    if (sealed.key) textKeys.push(sealed.key);
    opened.push(sealed.opened);
    links.set(id, sealed.link);
  }
  const heads = [...links.values()]
    .filter(({ id }) => !followed.has(id))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
  return { rows, keys: textKeys, opened, heads };
}
