/** The ombudsman bundle: what goes in, in which order, on which page, and what to know before it goes. */
export { asksOf, enquiryToAnswer } from './asks';
export {
  asksForBundle,
  bundleDraftKey,
  bundleDraftOf,
  bundlesInHand,
  type BundleDraft,
  type BundleGroup,
  type BundleLine,
} from './bundles-in-hand';
export { CHECK_PAGE, CHECK_SCRIPT, checkPage } from './check-page';
export { chronologyOf, chronologyShown } from './chronology';
export { coverSheet, ombudsmanName, type BundleChoices } from './cover';
export { csvCell, INDEX_COLUMNS, indexCells, indexCsv, indexNote } from './index-file';
export { bundleManifest, manifestText, type BundleManifest } from './manifest';
export { indexRows, paginate, type DocumentPages, type IndexRow } from './paginate';
export { letterSection, letterTitle } from './places';
export { sentDocuments, sinceLast, type SentDocument, type SinceLast } from './since-last';
export {
  includeDocument,
  moveDocument,
  nameDocuments,
  planBundle,
  PRIVILEGED_WHY,
  releaseDocument,
  THIRD_PARTY_WHY,
  withholdDocument,
  type BundleDay,
} from './plan';
export { preflight } from './preflight';
export { NOTES_WHY, REQUESTS_WHY } from './records';
export {
  boxesOfWords,
  lettersUnder,
  readingText,
  wordsThatStay,
  type PageText,
  type StayingWord,
} from './redaction/boxes';
export { redactionLog } from './redaction/log';
export {
  personalIn,
  PERSONAL_KINDS,
  type FoundPersonal,
  type PersonalKind,
} from './redaction/personal-data';
export { redactPlan, wholeKey, wordsEverywhere, WHOLE_WHY } from './redaction/plan';
export { holds, placesOf, STRUCK, withoutWords } from './redaction/words';
export { SECTION_ORDER, SECTIONS } from './sections';
export type {
  Ask,
  BuiltBundle,
  BuiltFile,
  BuiltPart,
  BuiltVolume,
  BundlePlan,
  ChronologyEvent,
  CoverSheet,
  DocumentRedaction,
  IndexEntry,
  PlannedDocument,
  PreflightFinding,
  RecordPage,
  Release,
  SectionId,
} from './types';
export { splitVolumes, VOLUME_BYTES, VOLUME_PAGES, type Weight } from './volumes';
