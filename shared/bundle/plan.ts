/** What goes into a bundle, and where: filled from the case by itself, then changed by a person. */
import type { CalendarDate, WorkingCalendar } from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import type { CaseFile, Evidence, Stamp } from '../case-file/types';
import { safeName } from '../host/safe-names';
import { chronologyOf } from './chronology';
import { coverSheet, type BundleChoices } from './cover';
import { letterSection, letterTitle } from './places';
import { dayWritten, recordDocuments } from './records';
import { SECTION_ORDER } from './sections';
import type { BundlePlan, PlannedDocument, Release, SectionId } from './types';

export const PRIVILEGED_WHY = 'Legal advice: privileged, so it stays with the council';
export const THIRD_PARTY_WHY =
  'Holds other people’s personal data, and nothing in it is blacked out';

export interface BundleDay extends BundleChoices {
  readonly today: CalendarDate;
  readonly cal: WorkingCalendar;
  /** Name of who makes it. */
  readonly by?: string;
}

type Unnamed = Omit<PlannedDocument, 'fileName'>;

/**
 * Everything the case holds, in its sections; within a section by date, the undated after them, and what
 * came after the first bundle at the end (DOMAIN §6).
 */
export function planBundle(
  file: CaseFile,
  council: CouncilSettings,
  { today, cal, by = '', ...choices }: BundleDay,
): BundlePlan {
  const documents = inOrder([
    ...recordDocuments(file, today).map(({ offeredOnly, ...record }): Unnamed => ({
      ...record,
      flags: [],
      included: offeredOnly === undefined,
      ...(offeredOnly === undefined ? {} : { leftOutWhy: offeredOnly }),
    })),
    ...file.letters
      .filter(({ erased }) => !erased)
      .map((letter): Unnamed => ({
        key: `letter:${letter.id}`,
        section: letterSection(letter),
        title: letterTitle(letter),
        datedOn: letter.issuedOn,
        source: { type: 'letter', model: letter.model },
        flags: [],
        included: true,
        ...late(file, letter.stamp),
      })),
    ...file.evidence
      .filter(({ erased }) => !erased)
      .map((evidence) => evidenceDocument(file, evidence)),
  ]).map((document) => ({ ...document, fileName: '' }));
  return nameDocuments({
    title: `Complaint ${file.reference}`,
    reference: file.reference,
    preparedOn: today,
    preparedBy: by,
    council: council.name,
    cover: coverSheet(file, council, cal, choices),
    chronology: chronologyOf(file, documents, cal),
    documents,
  });
}

function evidenceDocument(file: CaseFile, evidence: Evidence): Unnamed {
  const isPrivileged = evidence.flags.includes('privileged');
  const isThirdParty = evidence.flags.includes('third party');
  return {
    key: `evidence:${evidence.id}`,
    section: evidenceSection(file, evidence),
    title: evidence.title || evidence.fileName,
    ...(evidence.datedOn === undefined ? {} : { datedOn: evidence.datedOn }),
    source: { type: 'blob', file: evidence.file, mediaType: evidence.mediaType },
    flags: evidence.flags,
    included: !isPrivileged,
    ...(isPrivileged ? { leftOutWhy: PRIVILEGED_WHY } : {}),
    ...(isThirdParty && !isPrivileged ? { withheldWhy: THIRD_PARTY_WHY } : {}),
    ...late(file, evidence.stamp),
  };
}

/** How intake marks what came with the complaint. */
const WITH_THE_COMPLAINT = 'With the complaint';

/** The first email that came with the complaint is the original of their words; others were attached to it. */
function evidenceSection(file: CaseFile, evidence: Evidence): SectionId {
  if (evidence.flags.includes('policy')) return 'H';
  const original = file.evidence.find((each) => each.source === WITH_THE_COMPLAINT && isMail(each));
  return evidence.id === original?.id ? 'A' : 'G';
}

const isMail = ({ mediaType, fileName }: Evidence): boolean =>
  /^message\/|vnd\.ms-outlook/.test(mediaType) || /\.(eml|msg)$/i.test(fileName);

/** Added after the first bundle went: the reader has the earlier pages already. */
function late(file: CaseFile, { at }: Stamp): Pick<Unnamed, 'lateSince'> {
  const [first] = file.bundles;
  if (!first || at <= first.stamp.at) return {};
  return { lateSince: dayWritten(first.stamp.at) ?? first.exportedOn };
}

/** Stable: documents of one day stay as they were added. */
function inOrder(documents: readonly Unnamed[]): Unnamed[] {
  const key = (document: Unnamed) =>
    `${SECTION_ORDER.indexOf(document.section)} ${document.lateSince ?? ''} ${document.datedOn ?? '9999-99-99'}`;
  return documents.toSorted((left, right) =>
    key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0,
  );
}

/** Names every document by where it stands: `G-03 2026-10-21 Photo of ceiling`. Safe on every system, unique. */
export function nameDocuments(plan: BundlePlan): BundlePlan {
  const counts = new Map<string, number>();
  return {
    ...plan,
    documents: plan.documents.map((document) => {
      if (!document.included) return { ...document, fileName: '' };
      // What is withheld is counted apart: a gap in the numbers would tell of it.
      const list = `${document.withheldWhy === undefined ? '' : 'X-'}${document.section}`;
      const number = (counts.get(list) ?? 0) + 1;
      counts.set(list, number);
      const start = `${list}-${String(number).padStart(2, '0')}`;
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

/** Moves a document within its section by so many places; past its edge it stays where it is. */
export function moveDocument(plan: BundlePlan, key: string, by: number): BundlePlan {
  const at = plan.documents.findIndex((document) => document.key === key);
  const [here, there] = [plan.documents[at], plan.documents[at + by]];
  if (!here || !there || here.section !== there.section) return plan;
  const documents = plan.documents.filter((document) => document !== here);
  documents.splice(at + by, 0, here);
  return nameDocuments({ ...plan, documents });
}

const change = (
  plan: BundlePlan,
  key: string,
  to: (document: PlannedDocument) => PlannedDocument,
): BundlePlan =>
  nameDocuments({
    ...plan,
    documents: plan.documents.map((document) => (document.key === key ? to(document) : document)),
  });

/** @param why required to leave a document out; undefined = put it in again. */
export function includeDocument(
  plan: BundlePlan,
  key: string,
  why: string | undefined,
): BundlePlan {
  return change(plan, key, ({ leftOutWhy: _, ...rest }) =>
    why === undefined ? { ...rest, included: true } : { ...rest, included: false, leftOutWhy: why },
  );
}

/** @param why it may not be shown to everyone; undefined = it stands with the others again. */
export function withholdDocument(
  plan: BundlePlan,
  key: string,
  why: string | undefined,
): BundlePlan {
  return change(plan, key, ({ withheldWhy: _, ...rest }) =>
    why === undefined ? rest : { ...rest, withheldWhy: why },
  );
}

/** Legal advice goes in only when somebody with a name lets it go, for a reason (DOMAIN §6). */
export function releaseDocument(plan: BundlePlan, key: string, released: Release): BundlePlan {
  return change(plan, key, ({ leftOutWhy: _, ...rest }) => ({ ...rest, included: true, released }));
}
