/** The ombudsman bundle: what goes in, in which order, on which page, and what to know before it goes. */
export { csvCell, indexCsv } from './index-file';
export { bundleManifest, manifestText, type BundleManifest } from './manifest';
export {
  FIRST_INDEX_ROWS,
  INDEX_ROWS,
  indexPages,
  indexRows,
  paginate,
  type DocumentPages,
  type IndexRow,
} from './paginate';
export { includeDocument, moveDocument, nameDocuments, planBundle, PRIVILEGED_WHY } from './plan';
export { preflight, VOLUME_BYTES } from './preflight';
export { SECTION_ORDER, SECTIONS } from './sections';
export type {
  BuiltBundle,
  BundlePlan,
  IndexEntry,
  PlannedDocument,
  PreflightFinding,
  SectionId,
} from './types';
