/** Finding everything held on one person, and the pack that is made of it. */
import {
  accessItems,
  foundIn,
  privilegedIn,
  type AccessItem,
  type Asker,
  type FoundIn,
  type RecordDocument,
} from '@shared/keeping';
import { formatDate } from '@shared/calendar';
import type { StreamId } from '@shared/history/types';
import { safeName } from '@shared/host/safe-names';
import { letterToPdf } from '../../documents/converter';
import { recordToHtml } from '../../documents/record-html';
import {
  manifestFiles,
  saveFolder,
  type FileToSave,
  type SavedFolder,
} from '../../documents/save-folder';
import { host } from '../../host';
import type { Store } from '../../store/api';

/** Looks through every case, one after the other. @throws the signal's reason when stopped. */
export async function findPerson(
  store: Store,
  asker: Asker,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<FoundIn[]> {
  const found: FoundIn[] = [];
  for await (const { file, done, of } of store.cases.touchedBetween(0, Number.MAX_SAFE_INTEGER)) {
    signal.throwIfAborted();
    const here = foundIn(file, asker);
    if (here) found.push(here);
    onProgress(done, of);
  }
  return found.sort((left, right) =>
    left.isParty === right.isParty
      ? left.reference.localeCompare(right.reference)
      : Number(right.isParty) - Number(left.isParty),
  );
}

export interface Collected {
  readonly items: readonly AccessItem[];
  /** Legal advice that stays out, by case and number. */
  readonly privileged: readonly string[];
  /** Cases that could not be opened. */
  readonly unread: readonly string[];
}

export async function collect(
  store: Store,
  cases: readonly StreamId[],
  asker: Asker,
): Promise<Collected> {
  const items: AccessItem[] = [];
  const privileged: string[] = [];
  const unread: string[] = [];
  for (const id of cases) {
    const opened = await store.cases.open(id);
    if ('problem' in opened) {
      unread.push(opened.problem);
      continue;
    }
    items.push(...accessItems(opened.file, await store.drafts.about(id), asker));
    privileged.push(...privilegedIn(opened.file));
  }
  return { items, privileged, unread };
}

/** What somebody decided about a marked item. */
export interface Decision {
  readonly goes: boolean;
  /** Why it stays out. */
  readonly why: string;
}

export interface PackOrder {
  readonly asker: Asker;
  readonly items: readonly AccessItem[];
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly privileged: readonly string[];
  readonly council: string;
  readonly by: string;
  readonly today: string;
}

export const goesOut = (item: AccessItem, decisions: PackOrder['decisions']): boolean =>
  item.marks.length === 0 || decisions[item.key]?.goes === true;

export const isUndecided = (item: AccessItem, decisions: PackOrder['decisions']): boolean =>
  item.marks.length > 0 && decisions[item.key] === undefined;

/**
 * One folder for the person: everything that goes, to be read, with its files; and one beside it for the
 * council alone: what was kept back, and why.
 */
export async function saveAccessPack(
  store: Store,
  order: PackOrder,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<SavedFolder | undefined> {
  const { asker, items, decisions, privileged, council, by, today } = order;
  const going = items.filter((item) => goesOut(item, decisions));
  const kept = items.filter((item) => !goesOut(item, decisions));
  const names = uniqueNames(going);
  const pdf = (name: string, document: RecordDocument): FileToSave => ({
    name,
    bytes: () => letterToPdf(host(), recordToHtml(document)),
  });
  const name = asker.name.trim() || 'the person who asked';
  return saveFolder(
    {
      purpose: 'subject access pack',
      name: safeName(`Information about ${name}`, 'Information'),
      files: [
        pdf('00 What we hold.pdf', {
          title: `Information ${council} holds about ${name}`,
          about: [`From the complaints records, as of ${formatDate(today, 'letter')}.`],
          sections: sectionsOf(going, names),
        }),
        ...going.flatMap((item) =>
          item.file
            ? [
                {
                  name: names.get(item.key) ?? item.file.name,
                  bytes: () => store.files.readAll(item.case, item.file?.ref ?? NO_FILE),
                },
              ]
            : [],
        ),
      ],
      last: (written) => manifestFiles({ pack: 'subject access', council, madeOn: today }, written),
      beside: {
        name: safeName(`Kept back from ${name}`, 'Kept back'),
        files: [
          pdf('Kept back, not to be sent.pdf', {
            title: 'Kept back: not to be sent',
            about: [
              `Subject access of ${name}, ${formatDate(today)}. Decided by ${by}.`,
              ...(privileged.length === 0
                ? []
                : [`Legal advice, never among the items: ${privileged.join(', ')}.`]),
            ],
            sections: [
              {
                heading: 'What was kept back, and why',
                table: {
                  heads: ['Case', 'What', 'Marked', 'Why it stays'],
                  rows: kept.map((item) => [
                    item.reference,
                    item.title,
                    item.marks.join(', '),
                    decisions[item.key]?.why ?? '',
                  ]),
                },
              },
              {
                heading: 'What was marked, and goes all the same',
                table: {
                  heads: ['Case', 'What', 'Marked'],
                  rows: going
                    .filter(({ marks }) => marks.length > 0)
                    .map((item) => [item.reference, item.title, item.marks.join(', ')]),
                },
              },
            ],
          }),
        ],
      },
    },
    signal,
    onProgress,
  );
}

const NO_FILE = { blob: '', size: 0, sha256: '' };

function sectionsOf(
  items: readonly AccessItem[],
  names: ReadonlyMap<string, string>,
): RecordDocument['sections'] {
  return [...new Set(items.map(({ reference }) => reference))].map((reference) => ({
    heading: `Case ${reference}`,
    facts: items
      .filter((item) => item.reference === reference)
      .map(
        (item) =>
          [
            item.title,
            [item.text, item.file ? `File: ${names.get(item.key) ?? ''}` : '']
              .filter((part) => part.trim() !== '')
              .join('\n'),
          ] as const,
      ),
  }));
}

/** Two documents may bear one name; in one folder they cannot. */
function uniqueNames(items: readonly AccessItem[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { key, file } of items) {
    if (!file) continue;
    let name = file.name;
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) {
      name = file.name.replace(/(\.[^.]+)?$/, (ending) => ` ${again}${ending}`);
    }
    taken.add(name.toLowerCase());
    names.set(key, name);
  }
  return names;
}
