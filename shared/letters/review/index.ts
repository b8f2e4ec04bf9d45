/** A colleague's review of a letter: what went out, and what came back as suggestions. */
export { slotsOf, type Slot } from './slots';
export {
  placeNow,
  suggestionsFrom,
  type ReturnedComment,
  type ReturnedLetter,
  type ReturnedParagraph,
  type ReturnedPiece,
  WORDS_AROUND,
  type Suggestion,
} from './suggestions';
