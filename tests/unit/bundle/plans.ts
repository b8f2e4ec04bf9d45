/** Plans and index entries for tests of the bundle. All of it is invented. */
import type { BundlePlan, IndexEntry, PlannedDocument, SectionId } from '@shared/bundle';
import type { CaseFile, Evidence } from '@shared/case-file';
import { LETTER_COUNCIL } from '../../fixtures/letters';
import { blob, CAL, leakStory } from '../../fixtures/cases';

export const TODAY = '2026-11-24';
export const DAY = { today: TODAY, cal: CAL, by: 'Rowan Tansy' };

/** The leak at 14 Harbour Row, answered, with this evidence in place of its own. */
export function caseWith(evidence: readonly Partial<Evidence>[]): CaseFile {
  const { file } = leakStory('responded');
  const [log] = file.evidence;
  if (!log) throw new Error('the leak has no evidence any more');
  // A date is given by each of them, so that leaving it out means undated.
  const { datedOn: _, ...undated } = log;
  return {
    ...file,
    evidence: evidence.map((each, at) => ({
      ...undated,
      id: `ev-${at + 1}`,
      file: blob(`ev-${at + 1}`, String(at % 10)),
      ...each,
    })),
  };
}

export const council = LETTER_COUNCIL;

/** An included document of text, unless told otherwise. */
export const planned = (key: string, change: Partial<PlannedDocument> = {}): PlannedDocument => ({
  key,
  section: 'G',
  title: `Document ${key}`,
  source: { type: 'record', record: { parts: [{ facts: [], text: key }] } },
  flags: [],
  fileName: '',
  included: true,
  ...change,
});

export const planOf = (...documents: readonly PlannedDocument[]): BundlePlan => ({
  title: 'Complaint WB-26-A0412',
  reference: 'WB-26-A0412',
  preparedOn: TODAY,
  preparedBy: 'Rowan Tansy',
  council: council.name,
  cover: { groups: [], points: [], asks: [] },
  chronology: [],
  documents,
});

export const entry = (
  key: string,
  section: SectionId,
  firstPage: number,
  change: Partial<IndexEntry> = {},
): IndexEntry => ({
  key,
  section,
  title: `Document ${key}`,
  volume: 1,
  firstPage,
  pages: 1,
  slipSheet: false,
  ...change,
});

export const keys = (plan: BundlePlan): string[] => plan.documents.map(({ key }) => key);
