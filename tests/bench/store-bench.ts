/**
 * Measures of the store, to be run where it lives: in Electron or Chromium, from a page that holds a store.
 * Nothing here needs Node. Each function returns milliseconds; `tests/bench/` and the engine tests say what
 * is asked of them.
 */
import { todayInLondon } from '@shared/calendar';
import { addEvidence, addNote } from '@shared/case-file/commands';
import type { NewCaseEvent } from '@shared/case-file/schema';
import type { Store } from '../../renderer/store/api';
import { addCases } from '../../renderer/store/bulk';
import { sampleCase } from '../fixtures/sample-cases';

export interface Measured {
  /** In the order taken. */
  readonly samples: readonly number[];
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export function measured(times: readonly number[]): Measured {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { samples: times, count: sorted.length, median: at(0.5), p95: at(0.95), max: at(1) };
}

/**
 * Fills an open store with so many cases, sealed as ever.
 * @param make the events of case `number`, from 1; each must bear another reference.
 */
export async function seedCases(
  store: Store,
  count: number,
  make: (number: number) => readonly NewCaseEvent[] = (number) =>
    sampleCase(number, todayInLondon(Date.now())),
  onProgress?: (done: number) => void,
): Promise<void> {
  const cases = function* () {
    for (let number = 1; number <= count; number += 1) {
      yield { stream: store.cases.newId(), events: make(number) };
    }
  };
  await addCases(store, cases(), onProgress);
}

/**
 * Locks and unlocks: what passes between the derived key and a register that is ready. Unlocking derives
 * the key as well, which is slow on purpose; `keyMs` is what that alone costs, taken off by the caller or
 * avoided by unlocking with the recovery key, which needs no derivation.
 */
export async function unlockTimes(
  store: Store,
  recoveryKey: string,
  rounds = 10,
): Promise<Measured> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await store.vault.lock();
    const started = performance.now();
    const unlocked = await store.vault.unlockWithRecoveryKey(recoveryKey);
    const rows = store.cases.all().length;
    times.push(performance.now() - started);
    if (!unlocked.ok || rows === 0) throw new Error('the store did not open, or is empty');
  }
  return measured(times);
}

/** Confirmed durable saves of a small edit, each of another case so that each must be opened first or not. */
export async function saveTimes(
  store: Store,
  { rounds = 200, sameCase = true }: { rounds?: number; sameCase?: boolean } = {},
): Promise<Measured> {
  const all = store.cases.all();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const row = all[sameCase ? 0 : (round * 37) % all.length];
    if (!row) throw new Error('the store is empty');
    const started = performance.now();
    const saved = await store.run(row.id, addNote, {
      text: `Rang at ten past ${round}; no answer.`,
    });
    times.push(performance.now() - started);
    if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
  }
  return measured(times);
}

/**
 * What the engine alone asks for a durable write of about the size of an edit: one strict `put` into a
 * database that holds nothing else.
 */
export async function bareSaveTimes(rounds = 200): Promise<Measured> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bare', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('the bare database did not open'));
  });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const bytes = crypto.getRandomValues(new Uint8Array(4096));
    const started = performance.now();
    await new Promise<void>((resolve, reject) => {
      const writing = db.transaction('rows', 'readwrite', { durability: 'strict' });
      writing.objectStore('rows').put(bytes, round);
      writing.oncomplete = () => resolve();
      writing.onerror = () => reject(new Error('the bare write failed'));
    });
    times.push(performance.now() - started);
  }
  db.close();
  return measured(times);
}

const DOCUMENT_BYTES = 2 * 1024 * 1024;

/** Erasing whole cases, each with a document put in just before. */
export async function eraseTimes(store: Store, rounds = 30): Promise<Measured> {
  const all = store.cases.all();
  const times: number[] = [];
  for (let at = 0; times.length < rounds; at += 1) {
    const row = all[(at * 613) % all.length];
    if (!row || at > all.length) throw new Error('too few cases could be erased');
    const staging = await store.files.stage(row.id);
    const file = await staging.putFile(
      (async function* () {
        await Promise.resolve();
        yield new Uint8Array(DOCUMENT_BYTES).fill(at);
      })(),
    );
    const named = { title: 'A photo', fileName: 'photo.png', mediaType: 'image/png' };
    await store.run(row.id, addEvidence, { ...named, file }, staging);
    const started = performance.now();
    const erased = await store.erase.case(row.id, { ground: 'kept as long as the rule says' });
    // A case that something keeps is refused, and does not count.
    if (erased.ok) times.push(performance.now() - started);
  }
  return measured(times);
}

/** What a person types into the search box, letter by letter, answered by the store's own worker. */
export async function searchTimes(store: Store, names = 40): Promise<Measured> {
  const times: number[] = [];
  for (const typed of keystrokes(store, names)) {
    const started = performance.now();
    await store.cases.search(typed);
    times.push(performance.now() - started);
  }
  return measured(times);
}

/**
 * The same keystrokes by looking through the words of every row in the window's own thread: no ranking, no
 * slips forgiven.
 */
export function plainSearchTimes(store: Store, names = 40): Measured {
  const texts = store.cases
    .all()
    .map((row) => `${row.person} ${row.reference} ${row.summary} ${row.service}`.toLowerCase());
  const times: number[] = [];
  for (const typed of keystrokes(store, names)) {
    const words = typed.toLowerCase().split(/\s+/);
    const started = performance.now();
    texts.filter((text) => words.every((word) => text.includes(word)));
    times.push(performance.now() - started);
  }
  return measured(times);
}

/** Every state of the search box while names, references and beginnings of summaries are typed. */
function* keystrokes(store: Store, names: number): Generator<string> {
  const all = store.cases.all();
  for (let number = 0; number < names; number += 1) {
    const row = all[(number * 7919) % all.length];
    if (!row) throw new Error('the store is empty');
    const typed = [row.person, row.reference, row.summary.slice(0, 18)][number % 3] ?? '';
    for (let length = 1; length <= typed.length; length += 1) yield typed.slice(0, length);
  }
}

/** Opening a case that is not in memory. */
export async function openTimes(store: Store, rounds = 100): Promise<Measured> {
  const all = store.cases.all();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const row = all[(round * 101) % all.length];
    if (!row) throw new Error('the store is empty');
    const started = performance.now();
    const opened = await store.cases.open(row.id);
    times.push(performance.now() - started);
    if (!('file' in opened)) throw new Error(opened.problem);
  }
  return measured(times);
}
