/** What goes into a bundle, and where: filled from the case by itself, then changed by a person. */
import { formatDate, type CalendarDate } from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import type { LetterKind } from '../case-file/schema';
import type { CaseFile, Evidence } from '../case-file/types';
import { ARRIVED } from '../case-file/wording';
import { safeName } from '../host/safe-names';
import { SECTION_ORDER } from './sections';
import type { BundlePlan, PlannedDocument, SectionId } from './types';

/** Where each kind of letter goes; a new kind must be given a place. */
const LETTER_SECTION: Readonly<Record<LetterKind, SectionId>> = {
  acknowledgement: 'B',
  'stage 1 response': 'C',
  'early resolution': 'C',
  refusal: 'C',
  withdrawal: 'C',
  'reply to a member': 'C',
  'escalation refusal': 'D',
  'stage 2 response': 'E',
  'progress update': 'F',
  'information request': 'F',
  extension: 'F',
  'clock stopped': 'F',
  'clock restarted': 'F',
  'remedy offer': 'I',
  'remedy cannot be delivered': 'I',
};
const LETTER_TITLE: Readonly<Record<LetterKind, string>> = {
  acknowledgement: 'Acknowledgement',
  'stage 1 response': 'Stage 1 response',
  'early resolution': 'Early resolution',
  refusal: 'Refusal',
  withdrawal: 'Withdrawal',
  'reply to a member': 'Reply to a member',
  'escalation refusal': 'Refusal of the next stage',
  'stage 2 response': 'Stage 2 response',
  'progress update': 'Progress update',
  'information request': 'Request for information',
  extension: 'Extension',
  'clock stopped': 'Clock stopped',
  'clock restarted': 'Clock running again',
  'remedy offer': 'Offer of a remedy',
  'remedy cannot be delivered': 'Remedy that cannot be delivered',
};

export const PRIVILEGED_WHY = 'Legal advice: privileged, so it stays with the council';

type Unnamed = Omit<PlannedDocument, 'fileName'>;

/** Sections A (as received), B, C and G; within a section by date, undated last. */
export function planBundle(
  file: CaseFile,
  council: CouncilSettings,
  { today }: { readonly today: CalendarDate },
): BundlePlan {
  const documents: Unnamed[] = [
    {
      key: 'complaint',
      section: 'A',
      title: 'Complaint as received',
      datedOn: file.receivedOn,
      source: { type: 'text', text: complaintText(file) },
      included: true,
    },
    ...file.letters.map((letter): Unnamed => ({
      key: `letter:${letter.id}`,
      section: LETTER_SECTION[letter.kind],
      title: LETTER_TITLE[letter.kind],
      datedOn: letter.issuedOn,
      source: { type: 'letter', model: letter.model },
      included: true,
    })),
    ...file.evidence.map(evidenceDocument),
  ];
  return nameDocuments({
    title: `Complaint ${file.reference}`,
    reference: file.reference,
    preparedOn: today,
    council: council.name,
    documents: inOrder(documents).map((document) => ({ ...document, fileName: '' })),
  });
}

function evidenceDocument(evidence: Evidence): Unnamed {
  const privileged = evidence.flags.includes('privileged');
  return {
    key: `evidence:${evidence.id}`,
    section: 'G',
    title: evidence.title || evidence.fileName,
    ...(evidence.datedOn === undefined ? {} : { datedOn: evidence.datedOn }),
    source: { type: 'blob', file: evidence.file, mediaType: evidence.mediaType },
    included: !privileged,
    ...(privileged ? { leftOutWhy: PRIVILEGED_WHY } : {}),
  };
}

/** Their own words, and how and when they came. */
function complaintText(file: CaseFile): string {
  const who = file.people
    .map((person) => `${person.name || 'Name not given'} (${person.role})`)
    .join(', ');
  return [
    `Reference: ${file.reference}`,
    `From: ${who || 'Name not given'}`,
    `Received: ${formatDate(file.receivedOn, 'long')}${file.receivedAt ? ` at ${file.receivedAt}` : ''}, ${ARRIVED[file.channel]}`,
    '',
    file.theirWords,
    ...(file.wants.trim() === '' ? [] : ['', 'What they want:', file.wants]),
  ].join('\n');
}

/** Sections in their order; inside one, what a person arranged stays, fresh plans come by date. */
function inOrder(documents: readonly Unnamed[]): Unnamed[] {
  const key = (document: Unnamed) =>
    `${SECTION_ORDER.indexOf(document.section)} ${document.datedOn ?? '9999-99-99'}`;
  // Stable: documents of one day stay as they were added.
  return [...documents].sort((left, right) =>
    key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0,
  );
}

/** Names every document by where it stands: `G-03 2026-10-21 Photo of ceiling`. Safe on every system, unique. */
export function nameDocuments(plan: BundlePlan): BundlePlan {
  const counts = new Map<SectionId, number>();
  return {
    ...plan,
    documents: plan.documents.map((document) => {
      if (!document.included) return { ...document, fileName: '' };
      const number = (counts.get(document.section) ?? 0) + 1;
      counts.set(document.section, number);
      const start = `${document.section}-${String(number).padStart(2, '0')}`;
      const date = document.datedOn ?? 'undated';
      const title = document.title.replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 80);
      return { ...document, fileName: fileNameOf(`${start} ${date} ${title}`, start) };
    }),
  };
}

/** Room is left for the ending that the file brings: the shell refuses a name that is too long with it. */
function fileNameOf(words: string, start: string): string {
  const room = '.ending';
  return safeName(safeName(`${words}${room}`).slice(0, -room.length), start);
}

/** Moves a document up or down within its section; past its edge it stays. */
export function moveDocument(plan: BundlePlan, key: string, by: -1 | 1): BundlePlan {
  const at = plan.documents.findIndex((document) => document.key === key);
  const [here, there] = [plan.documents[at], plan.documents[at + by]];
  if (!here || !there || here.section !== there.section) return plan;
  const documents = [...plan.documents];
  documents[at] = there;
  documents[at + by] = here;
  return nameDocuments({ ...plan, documents });
}

/** @param why required to leave a document out; undefined = put it in again. */
export function includeDocument(
  plan: BundlePlan,
  key: string,
  why: string | undefined,
): BundlePlan {
  return nameDocuments({
    ...plan,
    documents: plan.documents.map((document) => {
      if (document.key !== key) return document;
      const { leftOutWhy: _, ...rest } = document;
      return why === undefined
        ? { ...rest, included: true }
        : { ...rest, included: false, leftOutWhy: why };
    }),
  });
}
