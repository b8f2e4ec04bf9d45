/** A letter assembled from a case: every kind in one exhaustive map, so that none can be forgotten. */
import type { CouncilSettings } from '../case-file/council';
import type { LetterKind } from '../case-file/schema';
import type { CaseFile } from '../case-file/types';
import { acknowledgementBlocks } from './acknowledgement';
import { recipientOf, type LetterContext } from './case-facts';
import { numbered, type NewBlock } from './compose';
import type { LetterDocument } from './model';
import { stage1ResponseBlocks } from './stage-1-response';

interface LetterRecipe {
  /** The document's title: what a screen reader or a file list calls it. */
  readonly title: string;
  readonly blocks: (file: CaseFile, council: CouncilSettings, context: LetterContext) => NewBlock[];
}

export const LETTER_RECIPES: Readonly<Partial<Record<LetterKind, LetterRecipe>>> = {
  acknowledgement: { title: 'Acknowledgement of your complaint', blocks: acknowledgementBlocks },
  'stage 1 response': {
    title: 'Our stage 1 answer to your complaint',
    blocks: stage1ResponseBlocks,
  },
};

/** What a letter of this kind is called: in its properties, its file name and a screen reader. */
export const letterTitle = (kind: LetterKind): string =>
  LETTER_RECIPES[kind]?.title ?? kind.charAt(0).toUpperCase() + kind.slice(1);

/** Pure: the same case, council and day give the same document. What is missing shows as a gap in brackets. */
export function assembleLetter(
  kind: LetterKind,
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): LetterDocument {
  const recipe = LETTER_RECIPES[kind];
  if (!recipe) throw new RangeError(`No recipe for the ${kind}`);
  const person = recipientOf(file);
  return {
    format: 1,
    kind,
    title: recipe.title,
    language: 'en-GB',
    reference: file.reference,
    datedOn: context.today,
    letterhead: {
      name: council.name,
      lines: [...council.address, council.phone, council.email, council.web].filter(
        (line) => line !== '',
      ),
    },
    recipient: {
      name: person?.name ?? '',
      lines: (person?.address ?? []).filter((line) => line !== ''),
    },
    bodyPoints: council.bodyPoints,
    blocks: numbered(recipe.blocks(file, council, context)),
  };
}
