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
export { GAP } from './compose';
export { decisionIn } from './decisions';
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
export { DECISION } from './stage-1-response';
export {
  blockLines,
  blockText,
  bodyText,
  inlineText,
  keptTogether,
  letterText,
  openingLines,
} from './text';
