/**
 * What a person may have of what is held about them: found over all cases, told item by item, with everything
 * marked that tells of somebody else or must be looked at before it goes. Legal advice is privileged and never
 * among the items (DOMAIN §6). Redress marks; a person decides.
 */
import { formatDate } from '../calendar';
import type { BlobRef, PersonOnCase } from '../case-file/schema';
import type { CaseFile } from '../case-file/types';
import type { StreamId } from '../history/types';
import { momentText } from './record';
import { packName } from './records-pack';

/** Whoever asks: a name, and whatever else tells them from others of that name. "" = not given. */
export interface Asker {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Postcode or first line. */
  readonly address: string;
}

export interface FoundIn {
  readonly case: StreamId;
  readonly reference: string;
  readonly summary: string;
  /** "as complainant", "named in a note". */
  readonly how: string;
  /** A person on the case is them; otherwise their name only stands somewhere in its words. */
  readonly isParty: boolean;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim();
const digits = (text: string) => text.replace(/\D+/g, '').replace(/^(44|0)/, '');

/** Whether and how a case is about them; undefined = not at all. */
export function foundIn(file: CaseFile, asker: Asker): FoundIn | undefined {
  const party = file.people.find((person) => isThem(person, asker));
  const mention = party ? undefined : mentionOf(file, asker);
  if (!party && mention === undefined) return undefined;
  return {
    case: file.id,
    reference: file.reference,
    summary: file.summary,
    how: party ? `as ${party.role}` : (mention ?? ''),
    isParty: party !== undefined,
  };
}

/** The same email or phone; or the same name with nothing that speaks against it. */
function isThem(person: PersonOnCase, { name, email, phone, address }: Asker): boolean {
  if (email.trim() !== '' && plain(person.email ?? '') === plain(email)) return true;
  if (digits(phone) !== '' && digits(person.phone ?? '') === digits(phone)) return true;
  if (name.trim() === '' || plain(person.name) !== plain(name)) return false;
  if (address.trim() === '' || person.address.length === 0) return true;
  return plain(person.address.join(' ')).includes(plain(address));
}

function mentionOf(file: CaseFile, { name, email }: Asker): string | undefined {
  const wanted = [name, email].map(plain).filter((each) => each.length > 3);
  const says = (text: string) => wanted.some((each) => ` ${plain(text)} `.includes(` ${each} `));
  if (wanted.length === 0) return undefined;
  if (says(file.theirWords) || says(file.wants) || says(file.summary))
    return 'named in the complaint';
  if (file.notes.some(({ text }) => says(text))) return 'named in a note';
  if (file.contacts.some((contact) => says(`${contact.with} ${contact.text}`)))
    return 'named in a contact';
  if (file.evidence.some(({ title, fileName }) => says(`${title} ${fileName}`)))
    return 'named in the title of a document';
  if (
    file.points.some(({ text, findings }) =>
      says(`${text} ${findings.map((each) => `${each.happened} ${each.reasons}`).join(' ')}`),
    )
  )
    return 'named in a point or finding';
  return undefined;
}

export type AccessMark =
  | 'names somebody else'
  | 'marked as third party'
  | 'restricted note'
  | 'somebody else’s details'
  | 'they are only named here'
  | 'a file nobody has read for this';

export interface AccessItem {
  /** `<case>:<kind>:<id>`, stable. */
  readonly key: string;
  readonly case: StreamId;
  readonly reference: string;
  readonly title: string;
  /** As it stands in the pack; of a file only what it is. */
  readonly text: string;
  readonly file?: { readonly ref: BlobRef; readonly name: string };
  /** Why somebody must look before it goes; empty = it goes. */
  readonly marks: readonly AccessMark[];
}

/** A half-written form or letter, as the store keeps it. */
export interface HeldDraft {
  readonly key: string;
  readonly savedAt: string;
  readonly value: unknown;
}

/** Everything one case holds that may be about them, in the order it is told. */
export function accessItems(
  file: CaseFile,
  drafts: readonly HeldDraft[],
  asker: Asker,
): AccessItem[] {
  const party = file.people.find((person) => isThem(person, asker));
  const others = file.people.filter((person) => person !== party && person.name.trim() !== '');
  const named = (text: string): AccessMark[] =>
    others.some(({ name }) => ` ${plain(text)} `.includes(` ${plain(name)} `))
      ? ['names somebody else']
      : [];
  const unlessParty: AccessMark[] = party ? [] : ['they are only named here'];
  const item = (
    kind: string,
    id: string,
    title: string,
    text: string,
    marks: readonly AccessMark[] = [],
  ): AccessItem => ({
    key: `${file.id}:${kind}:${id}`,
    case: file.id,
    reference: file.reference,
    title,
    text,
    marks: [...new Set([...unlessParty, ...marks, ...named(text)])],
  });
  const isTheirs = party?.role === 'complainant' || party?.role === 'group lead';
  const own: AccessMark[] = isTheirs ? [] : ['somebody else’s details'];
  return [
    item(
      'case',
      'facts',
      'What the case is',
      lines([
        ['Received', `${formatDate(file.receivedOn)}, ${file.channel}`],
        ['Service', file.service],
        ['Reason', file.reason],
        ['Outcome', file.ending?.type ?? file.outcome ?? ''],
        ['Closed', file.closedOn === undefined ? '' : formatDate(file.closedOn)],
      ]),
    ),
    ...(party ? [item('person', party.id, 'You, as recorded', personText(party))] : []),
    ...others.map((person) =>
      item('person', person.id, `${person.name}, ${person.role}`, personText(person), [
        'somebody else’s details',
      ]),
    ),
    item(
      'words',
      'theirs',
      'What was told to the council',
      [file.theirWords, file.wants].filter((text) => text.trim() !== '').join('\n\n'),
      own,
    ),
    ...(file.definition
      ? [
          item(
            'definition',
            'now',
            'What was looked into',
            [file.definition.text, file.definition.outcomesSought].join('\n\n'),
          ),
        ]
      : []),
    ...file.points.map((point) =>
      item(
        'point',
        point.id,
        `Point ${point.number}`,
        [
          point.text,
          ...point.findings.map(
            ({ stage, outcome, happened, reasons }) =>
              `Stage ${stage}: ${outcome}. ${happened} ${reasons}`,
          ),
        ].join('\n'),
      ),
    ),
    ...file.notes
      .filter(({ erased }) => !erased)
      .map(({ id, text, restricted, stamp }) =>
        item(
          'note',
          id,
          `Note of ${momentText(stamp.at)}`,
          text,
          restricted === undefined ? [] : ['restricted note'],
        ),
      ),
    ...file.contacts
      .filter(({ erased }) => !erased)
      .map(({ id, text, on, with: whom, direction }) =>
        item(
          'contact',
          id,
          `Contact ${direction === 'in' ? 'from' : 'to'} ${whom || 'somebody'}, ${formatDate(on)}`,
          text,
        ),
      ),
    ...file.promises.map(({ id, text, dueOn }) =>
      item('promise', id, `Promise for ${formatDate(dueOn)}`, text),
    ),
    ...file.requests.map(({ id, asks, of: asked, answers }) =>
      item(
        'request',
        id,
        `Asked of ${asked.name}`,
        [asks, ...answers.map(({ on, note }) => `${formatDate(on)}: ${note}`)].join('\n'),
      ),
    ),
    ...file.letters
      .filter(({ erased }) => !erased)
      .map((letter): AccessItem => ({
        ...item(
          'letter',
          letter.id,
          `Letter: ${letter.kind}, ${formatDate(letter.sent.on)}`,
          `Sent by ${letter.sent.how} to ${letter.sent.to}`,
          own,
        ),
        file: {
          ref: letter.word,
          name: packName(
            `${file.reference} letter ${letter.sent.on} ${letter.kind}`,
            letter.fileName,
          ),
        },
      })),
    ...file.evidence
      .filter(({ erased, flags }) => !erased && !flags.includes('privileged'))
      .map((doc): AccessItem => ({
        ...item(
          'document',
          doc.id,
          `Document E${doc.number}: ${doc.title || doc.fileName}`,
          `${doc.datedOn === undefined ? 'Undated' : formatDate(doc.datedOn)}. ${doc.source}`,
          doc.flags.includes('third party')
            ? ['marked as third party']
            : ['a file nobody has read for this'],
        ),
        file: {
          ref: doc.file,
          name: packName(
            `${file.reference} E${String(doc.number).padStart(2, '0')} ${doc.title}`,
            doc.fileName,
          ),
        },
      })),
    ...drafts.map((draft) =>
      item(
        'draft',
        draft.key,
        `Half-written, ${momentText(draft.savedAt)}`,
        wordsIn(draft.value).join('\n'),
      ),
    ),
  ].filter(({ text, file: bytes }) => text.trim() !== '' || bytes !== undefined);
}

/** Documents that are legal advice: said to be left out, by number only. */
export const privilegedIn = (file: CaseFile): string[] =>
  file.evidence
    .filter(({ erased, flags }) => !erased && flags.includes('privileged'))
    .map(({ number }) => `${file.reference} E${number}`);

function personText(person: PersonOnCase): string {
  return lines([
    ['Name', person.name],
    ['Address', person.address.join(', ')],
    ['Email', person.email ?? ''],
    ['Phone', person.phone ?? ''],
    ['Prefers', person.preferredContact],
    ['Adjustments', person.adjustments],
    ['Language', person.language],
    ['Format', person.format],
    ['Note on contact', person.contactNote],
  ]);
}

const lines = (facts: readonly (readonly [string, string])[]): string =>
  facts
    .filter(([, value]) => value.trim() !== '')
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n');

/** Every piece of text in a draft, in its order: what a form holds is of no fixed shape. */
function wordsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value !== 'object' || value === null || depth > 12) return [];
  return Object.values(value).flatMap((inner) => wordsIn(inner, depth + 1));
}
