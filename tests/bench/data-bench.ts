/**
 * Measures of the check and of making the register again, to be run where the store lives. Nothing here needs
 * Node.
 */
import { createSHA256 } from 'hash-wasm';
import { addNote } from '@shared/case-file/commands';
import { headerBytes, nextId, streamIdFrom } from '@shared/history';
import type { ClockReading, EventHeader, ParentLink } from '@shared/history';
import type { Store } from '../../renderer/store/api';
import { DATABASE_NAME, openDatabase } from '../../renderer/store/database';
import type { EventRow, KeyRow, StreamRow } from '../../renderer/store/database';
import { REAL_DOMAIN } from '../../renderer/store/domain';
import { createStore } from '../../renderer/store/open-store';

const DEVICE = 'BENCH000';
/** Entries of a case from its receipt to its closing. */
const EVENTS_EACH = 20;
/** As sealed by the app: most payloads are a few hundred bytes, and half the entries have words of their own. */
const PAYLOAD_BYTES = 480;
const TEXT_BYTES = 320;
/** Streams in one transaction. */
const BATCH = 100;

/**
 * Adds streams of sealed entries to the tables: true headers, links and hashes over random bytes, which the
 * check reads as it reads any, since it has no key either.
 * @param count entries in all
 */
export async function seedEvents(count: number): Promise<void> {
  const db = await openDatabase(DATABASE_NAME, { indexedDB, IDBKeyRange }, 'relaxed');
  const sha256 = await createSHA256();
  const hash = (bytes: Uint8Array) => sha256.init().update(bytes).digest('hex');
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  let clock: ClockReading | undefined;
  for (let made = 0; made < count;) {
    const events: EventRow[] = [];
    const keys: KeyRow[] = [];
    const streams: StreamRow[] = [];
    for (let each = 0; each < BATCH && made < count; each += 1) {
      const stream = streamIdFrom(random(26));
      let heads: readonly ParentLink[] = [];
      keys.push({ stream, id: 'stream', wrapped: random(90) });
      for (let entry = 0; entry < EVENTS_EACH && made < count; entry += 1, made += 1) {
        const tick = nextId(DEVICE, clock, Date.UTC(2026, 10, 1));
        clock = tick.reading;
        const payload = random(PAYLOAD_BYTES);
        const text = entry % 2 === 0 ? random(TEXT_BYTES) : undefined;
        const header: EventHeader = {
          format: 1,
          id: tick.id,
          stream,
          parents: heads,
          schema: 1,
          payload: hash(payload),
          ...(text ? { text: hash(text) } : {}),
        };
        events.push({ stream, id: tick.id, header, payload, ...(text ? { text } : {}) });
        if (text) keys.push({ stream, id: `text/${tick.id}`, wrapped: random(90) });
        heads = [{ id: tick.id, link: hash(headerBytes(header)) }];
      }
      streams.push({ id: stream, ring: 'ring-1', heads, events: EVENTS_EACH, revision: 1 });
    }
    await db.transaction('rw', db.streams, db.keys, db.events, () =>
      Promise.all([db.streams.bulkAdd(streams), db.keys.bulkAdd(keys), db.events.bulkAdd(events)]),
    );
  }
  db.close();
}

/**
 * The check of everything there, the vault locked.
 * @throws when it finds anything, or not as many entries as there are.
 */
export async function integrityTimes(
  store: Store,
  entries: number,
  rounds = 2,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const report = await store.integrity();
    times.push(performance.now() - started);
    if (!report.ok || report.events < entries) {
      throw new Error(`${report.events} entries: ${report.problems.slice(0, 3).join(' ')}`);
    }
  }
  return times;
}

/** How long a key waits in this thread, asked over and over until `isOver`. */
async function keyWaits(isOver: () => boolean): Promise<readonly number[]> {
  const waits: number[] = [];
  while (!isOver()) {
    const asked = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    waits.push(Math.max(0, performance.now() - asked - 20));
  }
  return waits;
}

/** A walk through everything by a thread that must stay free: how long a key waits meanwhile. */
export async function keyWaitsWhileChecking(store: Store): Promise<readonly number[]> {
  let isOver = false;
  const checking = store.integrity().finally(() => (isOver = true));
  const waits = await keyWaits(() => isOver);
  await checking;
  return waits;
}

export interface Rebuilt {
  /** From unlocking to the last snapshot and page made again. */
  readonly totalMs: number;
  /** Confirmed saves of a note meanwhile. */
  readonly saves: readonly number[];
  readonly keyWaits: readonly number[];
}

/** Every snapshot and page made again, as after an update that folds cases differently, while someone works. */
export async function rebuildEverything(recoveryKey: string): Promise<Rebuilt> {
  const store = await createStore({
    domain: { ...REAL_DOMAIN, foldVersion: REAL_DOMAIN.foldVersion + 1000 },
  });
  const started = performance.now();
  const unlocked = await store.vault.unlockWithRecoveryKey(recoveryKey);
  if (!unlocked.ok || !store.cases.rebuilding()) throw new Error('there is nothing to make again');
  const isOver = () => store.cases.rebuilding() === undefined;
  let totalMs = 0;
  store.cases.subscribe(() => {
    if (isOver()) totalMs ||= performance.now() - started;
  });
  const saves: number[] = [];
  const working = async () => {
    while (!isOver()) {
      const row = store.cases.all()[saves.length % 50];
      if (row) {
        const asked = performance.now();
        const saved = await store.run(row.id, addNote, { text: 'Rang; no answer.' });
        if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
        saves.push(performance.now() - asked);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const [waits] = await Promise.all([keyWaits(isOver), working()]);
  const report = await store.integrity();
  if (!report.ok) throw new Error(report.problems.slice(0, 3).join(' '));
  await store.close();
  return { totalMs, saves, keyWaits: waits };
}
