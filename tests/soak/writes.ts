/**
 * What the fault harness does inside the app, over the real store: begins a write of each kind, and tells what is
 * there afterwards. Runs in the engine tests' page, whose window is the app's in all but its screens. Each write
 * bears a mark, so that afterwards it is known of each whether it is there whole, in part or not at all.
 */
import { todayInLondon } from '@shared/calendar';
import { addEvidence, addNote, issueLetter, receiveCase } from '@shared/case-file';
import type { StreamId } from '@shared/history';
import type { Store, Trouble } from '../../renderer/store/api';
import { addCases } from '../../renderer/store/bulk';
import { REAL_DOMAIN } from '../../renderer/store/domain';
import { createStore } from '../../renderer/store/open-store';
import { callHost, writeWhole } from '../../renderer/host';
import { openOwnBackup } from '../../renderer/host/backup-folder';
import { SAMPLE_HANDLER, sampleCase, sampleCouncil } from '../fixtures/sample-cases';
import { BUNDLE_FILES, bundleFile, bundleFolder } from './bundle-files';

export const KINDS = [
  'note',
  'evidence',
  'letter',
  'new case',
  'erasure',
  'rebuild',
  'bundle',
  'backup',
  'restore',
] as const;
export type Kind = (typeof KINDS)[number];

/** Several chunks, so that a kill can fall between them. */
const EVIDENCE_BYTES = 2_500_000;
/** Bystanders: enough for several register pages. */
const OTHERS = 120;
const PASSPHRASE = 'larch wharf tannery seven';
const TODAY = todayInLondon(Date.now());

/** Later folds make everything again; which one a store was last opened with is the harness's to remember. */
const openWith = (fold: number): Promise<Store> =>
  createStore({
    domain: { ...REAL_DOMAIN, foldVersion: REAL_DOMAIN.foldVersion + fold },
    freeBytes: async () => (await callHost('app.disk', {})).freeBytes,
  });

/** A vault with the case that is written to, and others that must not change. Closed again. */
export async function makeVault(): Promise<{
  readonly recoveryKey: string;
  readonly target: StreamId;
}> {
  const store = await openWith(0);
  const { recoveryKey } = await store.vault.setUp({
    council: sampleCouncil(),
    handler: SAMPLE_HANDLER,
    passphrase: PASSPHRASE,
  });
  const cases = function* () {
    for (let number = 1; number <= OTHERS; number += 1) {
      yield { stream: store.cases.newId(), events: sampleCase(number, TODAY) };
    }
  };
  await addCases(store, cases());
  const target = await receive(store, 'target');
  // One bystander with a document.
  const other = await receive(store, 'bystander');
  await putEvidence(store, other, 'bystander');
  await store.close();
  return { recoveryKey, target };
}

export interface Opened {
  readonly state: 'open' | 'refused';
  /** Why it did not open: the failure, or what unlocking said. */
  readonly why?: string;
}

/** Opens the vault as `window.store`. */
export async function openVault(recoveryKey: string, fold: number): Promise<Opened> {
  const store = await openWith(fold);
  const found = await store.vault.read();
  // A first start where there was a vault is the worst answer of all: it is told as it is.
  if (found.state !== 'locked') {
    return { state: 'refused', why: found.state === 'failed' ? found.what : found.state };
  }
  const unlocked = await store.vault.unlockWithRecoveryKey(recoveryKey);
  if (!unlocked.ok) return { state: 'refused', why: unlocked.reason };
  window.store = store;
  await rebuilt(store);
  return { state: 'open' };
}

const rebuilt = async (store: Store): Promise<void> => {
  while (store.cases.rebuilding()) await new Promise((resolve) => setTimeout(resolve, 10));
};

/**
 * One write; resolves once it is confirmed.
 * @returns false when it was refused as a whole, as on a full disk
 */
export async function write(
  kind: Kind,
  mark: string,
  target: StreamId,
  recoveryKey: string,
  fold: number,
): Promise<boolean> {
  if (kind === 'rebuild') {
    await window.store?.close();
    return (await openVault(recoveryKey, fold)).state === 'open';
  }
  const { store } = window;
  if (!store) throw new Error('no store');
  switch (kind) {
    case 'note':
      return (await store.run(target, addNote, { text: `${mark} ${'word '.repeat(300)}` })).ok;
    case 'evidence':
      return putEvidence(store, target, mark);
    case 'letter':
      return putLetter(store, target, mark);
    case 'new case':
      return receive(store, mark).then(
        () => true,
        () => false,
      );
    case 'bundle':
      return saveBundle(mark);
    case 'backup':
      return backUp(store);
    case 'restore':
      return restore(store, recoveryKey);
    case 'erasure': {
      const row = store.cases.all().find((each) => each.summary.startsWith(mark));
      if (!row) throw new Error('nothing to erase');
      return (await store.erase.case(row.id, { ground: 'put in the wrong case' })).ok;
    }
  }
}

/** What the write needs to be there before: confirmed, and not part of what is tried. */
export async function prepare(kind: Kind, mark: string): Promise<void> {
  const { store } = window;
  if (!store) throw new Error('no store');
  if (kind === 'backup' || kind === 'restore') await callHost('backup.choose', {});
  if (kind === 'restore') await backUp(store);
  if (kind !== 'erasure') return;
  const id = await receive(store, mark);
  await store.run(id, addNote, { text: `A note on ${mark}.` });
  await putEvidence(store, id, mark, 200_000);
}

async function receive(store: Store, mark: string): Promise<StreamId> {
  const id = store.cases.newId();
  const made = await store.run(id, receiveCase, {
    reference: store.cases.nextReference(TODAY),
    receivedOn: TODAY,
    channel: 'email',
    theirWords: `${mark} was the first word of it.`,
    service: 'Parking',
    people: [{ role: 'complainant', name: 'Juno Rookhope', email: 'juno@mail.example' }],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return id;
}

/** One generation, into this device's own folder in the place the dialog answers with. */
async function backUp(store: Store): Promise<boolean> {
  const folder = await openOwnBackup(store.backups.identity().device);
  try {
    await store.backups.write({ folder });
    return true;
  } finally {
    folder.close();
  }
}

/** The whole of the newest generation, into a store beside this one, and the swap. */
async function restore(store: Store, secret: string): Promise<boolean> {
  const folder = await openOwnBackup(store.backups.identity().device);
  try {
    const [newest] = await store.backups.list(folder);
    if (!newest) throw new Error('there is no backup');
    const restored = await store.backups.restoreWhole({
      folder,
      generation: newest.name,
      secret,
    });
    return restored.ok;
  } finally {
    folder.close();
  }
}

/** What is wrong with the backups of this device: every generation that is there must be whole. */
export async function lookAtBackups(): Promise<readonly string[]> {
  const { store } = window;
  if (!store) throw new Error('no store');
  const folder = await openOwnBackup(store.backups.identity().device);
  try {
    const problems: string[] = [];
    for (const { name } of await store.backups.list(folder)) {
      const report = await store.backups.verify(folder, name);
      problems.push(...report.problems.map((problem) => `${name}: ${problem}`));
    }
    return problems;
  } finally {
    folder.close();
  }
}

/** As `renderer/documents/save-bundle` does it, into the folder the dialog answers with. */
async function saveBundle(mark: string): Promise<boolean> {
  const { handle: folder } = await callHost('files.saveFolder', {
    purpose: 'bundle',
    suggestedName: bundleFolder(mark),
  });
  if (folder === undefined) return false;
  for (let number = 1; number <= BUNDLE_FILES; number += 1) {
    const { name, bytes } = bundleFile(mark, number);
    const { handle } = await callHost('files.createIn', { folder, name });
    await writeWhole(handle, bytes);
  }
  await callHost('files.finishFolder', { folder });
  return true;
}

/** Bytes that follow from the mark, so that what comes back can be told from anything else. */
async function* bytesOf(mark: string, size: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const words = new TextEncoder().encode(`${mark} `.repeat(4096));
  for (let at = 0; at < size; at += words.length) {
    yield await Promise.resolve(words.slice(0, Math.min(words.length, size - at)));
  }
}

async function putEvidence(
  store: Store,
  id: StreamId,
  mark: string,
  size = EVIDENCE_BYTES,
): Promise<boolean> {
  const staging = await store.files.stage(id);
  try {
    const file = await staging.putFile(bytesOf(mark, size));
    const added = await store.run(
      id,
      addEvidence,
      { evidence: mark, title: mark, fileName: `${mark}.txt`, mediaType: 'text/plain', file },
      staging,
    );
    return added.ok;
  } catch (error) {
    return refusal(error);
  }
}

async function putLetter(store: Store, id: StreamId, mark: string): Promise<boolean> {
  const staging = await store.files.stage(id);
  try {
    const model = await staging.putFile(bytesOf(`${mark}-model`, 3000));
    const word = await staging.putFile(bytesOf(`${mark}-word`, 40_000));
    const issued = await store.run(
      id,
      issueLetter,
      {
        letter: mark,
        kind: 'progress update',
        model,
        word,
        fileName: `${mark}.docx`,
        sent: { on: TODAY, how: 'email', to: 'juno@mail.example' },
      },
      staging,
    );
    if (!issued.ok && !/^Nothing was saved/.test(issued.problems[0]?.message ?? '')) {
      throw new Error(JSON.stringify(issued.problems));
    }
    return issued.ok;
  } catch (error) {
    return refusal(error);
  }
}

/** A disk's refusal is an answer; anything else is a fault of the harness. */
function refusal(error: unknown): false {
  if (error instanceof Error && error.name === 'WriteFailure') return false;
  throw error;
}

export interface Seen {
  /** By mark: what was written and is there whole, or only in part. */
  readonly marks: Readonly<Record<string, 'whole' | 'part'>>;
  /** SHA-256 over everything of the cases nobody writes to. */
  readonly others: string;
  /** SHA-256 over everything there is to see. */
  readonly all: string;
  readonly integrity: readonly string[];
  readonly troubles: readonly Trouble['what'][];
  /** Cases and documents that do not open. */
  readonly unopened: number;
  /** Ids in the council's log of cases that were erased. */
  readonly erased: number;
}

/** Everything a person could see, read from the disk. */
export async function look(target: StreamId): Promise<Seen> {
  const { store } = window;
  if (!store) throw new Error('no store');
  const marks: Record<string, 'whole' | 'part'> = {};
  const texts: string[] = [];
  const others: string[] = [];
  let unopened = 0;
  const keep = (mark: string | undefined, whole: boolean) => {
    if (mark !== undefined && /^m\d+$/.test(mark)) {
      marks[mark] = whole && marks[mark] !== 'part' ? 'whole' : 'part';
    }
  };
  for (const row of store.cases.all().toSorted((left, right) => (left.id < right.id ? -1 : 1))) {
    const opened = await store.cases.open(row.id);
    const first = row.summary.split(' ')[0];
    if ('problem' in opened) {
      unopened += 1;
      keep(first, false);
      texts.push(`${row.id} ${opened.problem}`);
      others.push(`${row.id} ${opened.problem}`);
      continue;
    }
    const { file } = opened;
    const read: string[] = [];
    const holds = async (ref: (typeof file.evidence)[number]['file'], mark: string) => {
      const bytes = await store.files.readAll(row.id, ref).catch(() => undefined);
      if (!bytes) unopened += 1;
      read.push(bytes ? await hex(bytes) : 'unread');
      return bytes !== undefined && new TextDecoder().decode(bytes.slice(0, 40)).startsWith(mark);
    };
    let isWhole = file.anomalies.length === 0;
    for (const item of file.evidence) {
      const whole = await holds(item.file, item.id);
      if (row.id === target) keep(item.id, whole);
      else isWhole &&= whole;
    }
    for (const letter of file.letters) {
      const model = await holds(letter.model, `${letter.id}-model`);
      keep(letter.id, (await holds(letter.word, `${letter.id}-word`)) && model);
    }
    if (row.id === target) for (const { text } of file.notes) keep(text.split(' ')[0], true);
    else keep(first, isWhole);
    const text = saying([row, opened, read]);
    texts.push(text);
    if (row.id !== target && !/^m\d+$/.test(first ?? '')) others.push(text);
  }
  const log = await store.councilLog.entries();
  const report = await store.integrity();
  return {
    marks,
    others: await hex(new TextEncoder().encode(others.join('\n'))),
    all: await hex(new TextEncoder().encode([...texts, saying(store.council.read())].join('\n'))),
    integrity: report.problems,
    troubles: store.troubles.all().map(({ what }) => what),
    unopened,
    erased: log.filter(({ kind }) => kind === 'log.erased').length,
  };
}

/** As JSON with sorted members: what was just written has them in another order than what the disk gives back. */
const saying = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([left], [right]) => (left < right ? -1 : 1)),
        )
      : part,
  );

async function hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Ways of doing harm on purpose, so that the harness is seen to find it. */
export async function plant(what: 'half a document', target: StreamId): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('redress');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('not opened'));
  });
  if (what !== 'half a document') throw new Error(`there is no ${what}`);
  const writing = db.transaction(['blobs', 'chunks'], 'readwrite', { durability: 'strict' });
  const rows = writing.objectStore('blobs').getAll();
  rows.onsuccess = () => {
    const mine = (rows.result as { stream: string; content: string }[]).find(
      (row) => row.stream === target,
    );
    if (mine) writing.objectStore('chunks').delete([mine.content, 0]);
  };
  await new Promise<void>((resolve) => {
    writing.oncomplete = () => resolve();
  });
  db.close();
}
