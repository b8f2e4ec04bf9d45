/** Every command on a case, by the verb of the trade. */
export * from './receive';
export * from './details';
export * from './investigate';
export * from './remedies';
export * from './letters';
export * from './conflicts';
export {
  addEvidence,
  AddEvidenceInput,
  addNote,
  AddNoteInput,
  describeEvidence,
  DescribeEvidenceInput,
  recordBundle,
  RecordBundleInput,
} from './evidence';
