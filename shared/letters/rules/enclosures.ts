/** What the letter says goes with it does go with it: the text, the list at its end and the case agree. */
import { blockText } from '../text';
import type { Block } from '../model';
import { holds, type Checking, type PartRule } from './rule';

/** The part a list of enclosures serves. */
export const ENCLOSED = 'enclosed';

const THINGS =
  '(?:cop(?:y|ies)|forms?|leaflets?|reports?|documents?|photos?|photographs?|plans?|maps?|lists?|cheques?|guides?|policy|policies|letters?)';

/** "We enclose", "is attached", "the enclosed form"; not a bracket attached to a wall. */
const MENTIONS = new RegExp(
  [
    String.raw`\b(?:I|we)(?: have| also| ha(?:ve|s) also|’ve|'ve)? (?:enclosed?|attach(?:ed)?)\b`,
    String.raw`\b${THINGS}(?: of [^.]{0,60})? (?:is|are) (?:enclosed|attached)\b(?! to)`,
    String.raw`\b(?:enclosed|attached) (?:is|are|${THINGS})\b`,
    String.raw`\bsee (?:the )?(?:enclosed|attached)\b`,
    String.raw`\b(?:with|to) this (?:letter|email) (?:is|are)\b`,
  ].join('|'),
  'i',
);

/** The documents the letter lists as going with it. */
export const enclosuresOf = (blocks: readonly Block[]): string[] =>
  blocks
    .filter((block) => block.part === ENCLOSED && block.type === 'list')
    .flatMap((block) => blockText(block).split('\n'))
    .map((line) => line.replace(/^(?:•|\d+\.)\s*/, '').trim())
    .filter((line) => line !== '');

const bodyWithout = ({ doc }: Checking): string =>
  doc.blocks
    .filter(({ part, type }) => part !== ENCLOSED && type !== 'quote')
    .map(blockText)
    .join('\n');

export const enclosures: PartRule = {
  part: ENCLOSED,
  label: 'What it says goes with it',
  source: 'Accuracy: the attachment the text mentions is attached',
  problem: (checking) => {
    const listed = enclosuresOf(checking.doc.blocks);
    const said = MENTIONS.exec(bodyWithout(checking))?.[0];
    if (said !== undefined && listed.length === 0)
      return `The letter says “${said}”, but nothing is listed as going with it. List it: Insert, Enclosures.`;
    const missing = listed.find(
      (name) =>
        !checking.file.evidence.some(
          ({ title, fileName, erased }) =>
            erased === undefined && [title, fileName].some((each) => holds(each, name)),
        ),
    );
    return missing === undefined
      ? undefined
      : `“${missing}” is listed as going with the letter, but is no document of this case. Add it under Evidence, or take it off the list.`;
  },
};
