/**
 * Any one row of any table damaged in any way costs at most its own case: that case is named, the others are
 * what they were and can be worked on, and whatever can be made again from the events is made again.
 *
 * Every row there is takes its turn with every way of damaging it, on a copy of one profile. A case that reads
 * as before was not hurt; one that does not must be named, by opening it or by the check. Nothing in between.
 */
import { describe, expect, it, vi } from 'vitest';
import { addEvidence, addNote } from '@shared/case-file';
import type { Store } from '../../../renderer/store/api';
import type { StoreDatabase } from '../../../renderer/store/database';
import { newCase, newProfile, newStore, reopened } from './harness';
import type { Profile } from './harness';
import { copyOf, databaseOf, fileOf } from './rows';

type Row = Record<string, unknown>;
type TableName = StoreDatabase['tables'][number]['name'];

/** Fields that are the row's key or part of it: without them it would be another row, not a damaged one. */
const KEY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  meta: ['key'],
  vault: ['key'],
  streams: ['id'],
  keys: ['stream', 'id'],
  events: ['stream', 'id'],
  snapshots: ['stream'],
  pages: ['page'],
  drafts: ['id'],
  blobs: ['stream', 'id'],
  chunks: ['content', 'index'],
  staged: ['content'],
  erasures: ['id'],
};

/** Each way gives the row as it lies there afterwards; undefined = it is gone. */
const WAYS: Readonly<
  Record<string, (row: Row, other: Row | undefined, keys: readonly string[]) => Row | undefined>
> = {
  deleted: () => undefined,
  flipped: (row, _other, keys) => changed(row, keys, flip),
  'cut short': (row, _other, keys) => changed(row, keys, cut),
  emptied: (row, _other, keys) => pick(row, keys),
  'given the content of another': (row, other, keys) => other && { ...other, ...pick(row, keys) },
};

const pick = (row: Row, keys: readonly string[]): Row =>
  Object.fromEntries(keys.map((key) => [key, row[key]]));

const changed = (row: Row, keys: readonly string[], how: (value: unknown) => unknown): Row =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      // A number that says "newer" is believed whatever made it (`failures.test.ts`).
      keys.includes(field) || field === 'format' ? value : how(value),
    ]),
  );

function flip(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const copy = value.slice();
    const at = copy.length >> 1;
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  }
  if (typeof value === 'number') return value + 64;
  if (typeof value === 'string') return value.length === 0 ? 'x' : `${value.slice(0, -1)}~`;
  if (Array.isArray(value)) return value.map(flip);
  if (typeof value === 'object' && value !== null) return changed(value as Row, [], flip);
  return value;
}

function cut(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.slice(0, value.length >> 1);
  if (typeof value === 'string') return value.slice(0, value.length >> 1);
  if (typeof value === 'number') return -1;
  if (Array.isArray(value)) return value.slice(1);
  if (typeof value === 'object' && value !== null) return changed(value as Row, [], cut);
  return value;
}

/** All that a person can see of each case, by reference: its file, its entries and the bytes of its documents. */
async function seen(store: Store): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { id, reference } of store.cases.all()) {
    const opened = await store.cases.open(id);
    if ('problem' in opened) {
      found.set(id, `problem: ${opened.problem}`);
      continue;
    }
    const documents = await Promise.all(
      opened.file.evidence.map(({ file }) =>
        store.files.readAll(id, file).then(
          (bytes) => Buffer.from(bytes).toString('base64'),
          (error: unknown) => `problem: ${String(error)}`,
        ),
      ),
    );
    found.set(id, JSON.stringify({ reference, ...opened, documents }));
  }
  return found;
}

interface World {
  readonly profile: Profile;
  readonly ids: readonly string[];
  readonly before: ReadonlyMap<string, string>;
  readonly settings: string;
  readonly council: string;
}

const UNDER = { ground: 'put in the wrong case' } as const;

/** Three cases with words, documents and a draft, in a profile that is copied for every damage. */
async function world(): Promise<World> {
  const { store, profile } = await newStore(newProfile());
  const db = await databaseOf(profile);
  // The first stream there is.
  const [council = ''] = await db.streams.toCollection().primaryKeys();
  const ids: string[] = [];
  for (const name of ['first', 'second', 'third']) {
    const { id } = await newCase(store, { theirWords: `The ${name} complaint.` });
    await store.run(id, addNote, { text: `A note on the ${name}.` });
    const staging = await store.files.stage(id);
    const file = await staging.putFile(fileOf(`A statement on the ${name}.`.repeat(50)));
    const added = await store.run(
      id,
      addEvidence,
      {
        evidence: `e-${name}`,
        title: 'Statement',
        fileName: 'statement.txt',
        mediaType: 'text/plain',
        file,
      },
      staging,
    );
    if (!added.ok) throw new Error(JSON.stringify(added.problems));
    ids.push(id);
  }
  // One note of the first is erased, so that the council's log has begun as well.
  const [id = ''] = ids;
  const opened = await store.cases.open(id);
  const [note] = 'file' in opened ? opened.file.notes : [];
  const gone = await store.erase.note(id, { what: 'note', id: note?.id ?? '' }, UNDER);
  if (!gone.ok) throw new Error(JSON.stringify(gone.problems));
  await store.drafts.save('note', 'Half a sentence');
  const staging = await store.files.stage(ids[0] ?? '');
  await staging.putFile(fileOf('Never committed.'));
  await store.close();
  const again = await reopened(profile);
  const before = await seen(again);
  const settings = JSON.stringify(again.council.read());
  await again.close();
  await vi.waitFor(() => expect(profile.spare.text).toBeDefined());
  db.close();
  return { profile, ids, before, settings, council };
}

/** The streams that may be hurt when this row is damaged. */
function ownersOf(table: TableName, row: Row, contentOf: ReadonlyMap<string, string>) {
  switch (table) {
    case 'streams':
      return [String(row['id'])];
    case 'keys':
    case 'events':
    case 'blobs':
    case 'erasures':
      return [String(row['stream'])];
    case 'chunks':
      return [contentOf.get(String(row['content'])) ?? ''];
    default:
      // Of the tables from which everything else opens, and those made again: nobody may be hurt.
      return [] as string[];
  }
}

describe('a damaged row', () => {
  it('of any table, damaged in any way, costs at most its own case', async () => {
    const made = await world();
    const source = await databaseOf(made.profile);
    const contentOf = new Map(
      (await source.blobs.toArray()).map((row) => [row.content, row.stream] as const),
    );
    const wrong: string[] = [];
    let tried = 0;
    let noticed = 0;
    for (const table of source.tables) {
      const keys = KEY_FIELDS[table.name];
      if (!keys)
        throw new Error(`The table ${table.name} is not in this test: say what its key is`);
      const rows = (await table.toArray()) as Row[];
      for (const [at, row] of rows.entries()) {
        // The other two cases are made of the same rows: what can happen to one can happen to them.
        if (made.ids.slice(1).includes(ownersOf(table.name, row, contentOf)[0] ?? '')) continue;
        for (const [name, way] of Object.entries(WAYS)) {
          const other = rows[(at + 1) % rows.length];
          const after = way(row, other === row ? undefined : other, keys);
          if (after === undefined && name !== 'deleted') continue;
          const what = `${table.name} ${String(pick(row, keys)[keys.at(-1) ?? ''])} ${name}`;
          const profile = await copyOf(made.profile);
          const db = await databaseOf(profile);
          const key = keys.map((field) => row[field] as string | number);
          const [only = ''] = key;
          await (after
            ? db.table(table.name).put(after)
            : db.table(table.name).delete(key.length === 1 ? only : key));
          db.close();
          tried += 1;
          const hurt = await hurtBy(profile, made, ownersOf(table.name, row, contentOf));
          wrong.push(...hurt.wrong.map((fault) => `${what}: ${fault}`));
          if (hurt.noticed) noticed += 1;
        }
      }
    }
    expect(wrong).toEqual([]);
    // If nothing had been hurt, nothing would have been damaged.
    expect(tried).toBeGreaterThan(100);
    expect(noticed).toBeGreaterThan(40);
  }, 240_000);
});

describe('this test', () => {
  it('would see a case that is silently other than it was', async () => {
    const made = await world();
    const profile = await copyOf(made.profile);
    const [id = ''] = made.ids;
    const db = await databaseOf(profile);
    const events = await db.events.where('[stream+id]').between([id, ''], [id, '\uffff']).toArray();
    const row = await db.streams.get(id);
    const newest = events.at(-1);
    const [head] = newest?.header.parents ?? [];
    if (!row || !newest || !head) throw new Error('expected a history');
    // The newest entry taken out of every row that knows of it: what nothing inside the profile can tell.
    await db.events.delete([id, newest.id]);
    await db.streams.put({ ...row, heads: [head], events: row.events - 1 });
    await db.snapshots.delete(id);
    db.close();
    expect((await hurtBy(profile, made, [id])).wrong).toEqual([
      `${id} is silently other than it was`,
    ]);
  });
});

/** What is wrong with how the store took it. */
async function hurtBy(profile: Profile, made: World, owners: readonly string[]) {
  const wrong: string[] = [];
  let noticed = false;
  let store: Store;
  try {
    store = await reopened(profile);
  } catch (error) {
    return { wrong: [`it does not open: ${String(error)}`], noticed };
  }
  await vi.waitFor(() => expect(store.cases.rebuilding()).toBeUndefined());
  const report = await store.integrity();
  const after = await seen(store);
  const all = store.cases.all().map(({ id }) => id);
  if (all.toSorted().join() !== made.ids.toSorted().join()) wrong.push(`listed are ${all.join()}`);
  for (const [id, before] of made.before) {
    const now = after.get(id) ?? 'not listed';
    const isHurt = now !== before;
    // Whatever reads as erased and was not is named by the check, too.
    const isNamed = report.damaged.includes(id) || now.includes('problem: ');
    if (isHurt) noticed = true;
    if (isHurt && !isNamed) wrong.push(`${id} is silently other than it was`);
    if (isHurt && !owners.includes(id)) wrong.push(`${id} is hurt, which is not its own`);
    if (!isHurt && !owners.includes(id) && report.damaged.includes(id))
      wrong.push(`${id} is named for nothing`);
  }
  const settings = JSON.stringify(store.council.read());
  const isFlagged = store.troubles.all().some(({ what }) => what === 'settings');
  if (settings !== made.settings && !isFlagged)
    wrong.push('the settings are silently other than they were');
  if (settings !== made.settings && !owners.includes(made.council))
    wrong.push('the settings are hurt');
  for (const id of made.ids) {
    if (owners.includes(id)) continue;
    const noted = await store.run(id, addNote, { text: 'Goes on.' });
    if (!noted.ok) wrong.push(`${id} cannot be worked on: ${JSON.stringify(noted.problems)}`);
  }
  await store.close();
  return { wrong, noticed };
}
