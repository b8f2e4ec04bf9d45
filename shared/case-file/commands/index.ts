/** Every command on a case, by the verb of the trade. */
export * from './receive';
export * from './details';
export * from './investigate';
export * from './remedies';
export * from './letters';
export * from './letter-versions';
export * from './close';
export * from './stages';
export * from './endings';
export * from './records';
export * from './safety';
export * from './contact';
export * from './note';
export * from './requests';
export * from './learning';
export * from './sign-off';
export * from './ombudsman';
export * from './keeping';
export * from './conflicts';
export {
  addEvidence,
  AddEvidenceInput,
  addNote,
  AddNoteInput,
  describeEvidence,
  DescribeEvidenceInput,
  redactDocument,
  RedactDocumentInput,
  recordBundle,
  RecordBundleInput,
} from './evidence';
