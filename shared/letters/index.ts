/** Letters: kinds, the document model, assembly from a case, and what each must contain. */
export { assembleLetter, letterTitle } from './assemble';
export {
  greetingOf,
  onBehalfOf,
  recipientOf,
  responseDue,
  stage2By,
  type LetterContext,
} from './case-facts';
export { signerOf, type Signer } from './closing';
export { compareBlocks, type ComparedBlock, type ComparedWords } from './compare';
export { GAP, type NewBlock } from './compose';
export { decisionIn } from './decisions';
export { easyReadOf, type EasyReadHelp, type EasyReadRow } from './easy-read';
export {
  caseFields,
  changedFields,
  fieldLabel,
  fieldsIn,
  inlinesOf,
  withFields,
  type ChangedField,
  type FieldValues,
} from './fields';
export { FILE_NAME_PARTS, FILE_NAME_PATTERN, letterFileName, patternProblem } from './file-name';
export { fieldsNamed, paragraphsFor, variantBlocks } from './library';
export { typedLink } from './links';
export { LARGE_PRINT, otherFormat, smallPoints } from './format';
export {
  block,
  inline,
  letterDocument,
  type Block,
  type Inline,
  type LetterDocument,
  type PartCheck,
} from './model';
export { checkParts } from './parts';
export { staffNames } from './staff-names';
export {
  isTemplateField,
  TEMPLATE_BODY,
  TEMPLATE_FIELDS,
  templateFields,
  type TemplateField,
} from './template-fields';
export { blocksFromHtml } from './paste/pasted-blocks';
export { blocksFromText } from './paste/pasted-text';
export { DECISION } from './stage-1-response';
export {
  placeNow,
  slotsOf,
  suggestionsFrom,
  type ReturnedComment,
  type ReturnedLetter,
  type ReturnedParagraph,
  type ReturnedPiece,
  type Slot,
  WORDS_AROUND,
  type Suggestion,
} from './review';
export { ENCLOSED, enclosuresOf } from './rules/enclosures';
export { secondCheckReason, secondCheckWords } from './rules/second-check';
export { nameKey } from './rules/wrong-case';
export {
  blockLines,
  blockText,
  bodyText,
  inlineText,
  keptTogether,
  letterText,
  openingLines,
  sentencesOf,
} from './text';
