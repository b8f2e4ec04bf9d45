/** Measures of backups, to be run in the page that holds the store, over the app's own shell. */
import { addEvidence, addNote } from '@shared/case-file/commands';
import { openOwnBackup } from '../../renderer/host/backup-folder';
import type { Store } from '../../renderer/store/api';

/** One backup to the chosen place. @returns milliseconds */
export async function backUp(store: Store): Promise<number> {
  const folder = await openOwnBackup(store.backups.identity().device);
  const started = performance.now();
  await store.backups.write({ folder });
  const took = performance.now() - started;
  folder.close();
  return took;
}

/** Notes in cases all over the store, and documents in some of them. */
export async function workADay(
  store: Store,
  day: { readonly cases: number; readonly documents: number; readonly documentBytes: number },
  round: number,
): Promise<void> {
  const all = store.cases.all();
  for (let number = 0; number < day.cases; number += 1) {
    const row = all[(number * 7919 + round * 104_729) % all.length];
    if (!row) throw new Error('the store is empty');
    const saved = await store.run(row.id, addNote, { text: `Rang at ten past ${number}.` });
    if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
    if (number < day.documents) await addDocument(store, row.id, day.documentBytes, number);
  }
}

/** So many bytes of documents in pieces, spread over cases. */
export async function addDocuments(store: Store, bytes: number, each: number): Promise<void> {
  const all = store.cases.all();
  for (let number = 0; number * each < bytes; number += 1) {
    const row = all[number * 3];
    if (!row) throw new Error('the store is empty');
    await addDocument(store, row.id, each, number);
  }
}

async function addDocument(store: Store, id: string, size: number, mark: number): Promise<void> {
  const staging = await store.files.stage(id);
  const bytes = new Uint8Array(size).fill(mark % 251);
  crypto.getRandomValues(bytes.subarray(0, Math.min(size, 65_536)));
  const source = async function* () {
    yield bytes;
  };
  const file = await staging.putFile(source());
  const saved = await store.run(
    id,
    addEvidence,
    { title: `Document ${mark}`, fileName: 'scan.pdf', mediaType: 'application/pdf', file },
    staging,
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
}

/** @param bytes about how much the newest backup holds. @returns milliseconds for each gigabyte */
export async function verifyPerGigabyte(store: Store, bytes: number): Promise<number> {
  const folder = await openOwnBackup(store.backups.identity().device);
  const [newest] = await store.backups.list(folder);
  if (!newest) throw new Error('there is no backup');
  const started = performance.now();
  let told = 0;
  const report = await store.backups.verify(folder, newest.name, { onProgress: () => (told += 1) });
  const took = performance.now() - started;
  folder.close();
  if (!report.ok || told < 10)
    throw new Error(`not whole, or no progress: ${report.problems.join(' ')}`);
  return (took * 1024 ** 3) / bytes;
}

/** Tasks that kept the window from answering, in milliseconds; those under 50 are not reported by the engine. */
export function watchTasks(): { longest(): number } {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  });
  observer.observe({ entryTypes: ['longtask'] });
  return {
    longest() {
      for (const entry of observer.takeRecords()) longest = Math.max(longest, entry.duration);
      observer.disconnect();
      return longest;
    },
  };
}
