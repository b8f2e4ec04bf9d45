/**
 * The beginning of an Easy Read version of a letter: one idea at a time, each with a place for a picture beside
 * it. A person finishes it; what is still too long or too hard is said where it stands.
 *
 * One idea a sentence, with a picture beside the words: Inclusion Europe, "Information for all" (2009).
 */
import type { Block, LetterDocument } from './model';
import { blockLines, inlineText, sentencesOf } from './text';

export interface EasyReadRow {
  readonly kind: 'heading' | 'idea';
  readonly text: string;
  /** What a picture beside it could show; '' = nothing comes to mind. */
  readonly picture: string;
  /** What is left to do, for whoever finishes it; '' = nothing. */
  readonly advice: string;
}

/** Words in a sentence that still holds one idea, as the advice counts them: our own measure. */
const MOST_WORDS = 12;

export interface EasyReadHelp {
  /** Plainer words for hard ones, in the order they stand; offsets in `text`. */
  readonly plainer: (
    text: string,
  ) => readonly { readonly from: number; readonly to: number; readonly words: string }[];
}

export function easyReadOf(letter: LetterDocument, help: EasyReadHelp): readonly EasyReadRow[] {
  return letter.blocks.flatMap((block) => rowsOf(block)).map((row) => plainer(row, help));
}

function rowsOf(block: Block): { kind: EasyReadRow['kind']; text: string }[] {
  switch (block.type) {
    case 'heading':
      return [{ kind: 'heading', text: inlineText(block.content) }];
    case 'paragraph':
      return ideas(inlineText(block.content));
    case 'quote':
      return ideas(inlineText(block.content)).map(({ kind, text }, at) => ({
        kind,
        text: at === 0 ? `You told us: ${text}` : text,
      }));
    case 'list':
      return block.items.flatMap((item) => ideas(inlineText(item)));
    case 'table':
      return block.rows.flatMap((row) =>
        ideas(
          row
            .map((cell, at) => [inlineText(block.header[at] ?? []), inlineText(cell)])
            .filter(([, words]) => words !== '')
            .map(([title, words]) => (title === '' ? words : `${title}: ${words}`))
            .join('. '),
        ),
      );
    case 'address':
    case 'signature':
      return [{ kind: 'idea', text: blockLines(block).join('\n') }];
  }
}

/** A sentence each, and a sentence that joins two whole ones is parted where it joins them. */
const ideas = (text: string): { kind: 'idea'; text: string }[] =>
  sentencesOf(text)
    .flatMap(parted)
    .map((idea) => ({ kind: 'idea', text: idea }));

/** Behind these, what follows has a subject of its own. */
const JOINT =
  /(?:;|,? (?:and|but|so)) (?=(?:we|you|they|he|she|it|I|the council|this|that|there) )|; /g;

function parted(sentence: string): string[] {
  if (wordCount(sentence) <= MOST_WORDS) return [sentence];
  const end = /[.!?]$/.exec(sentence)?.[0] ?? '';
  const parts = sentence
    .slice(0, sentence.length - end.length)
    .split(JOINT)
    .filter((part) => part.trim() !== '');
  return parts.map((part, at) => {
    const words = part.trim();
    const begun = at === 0 ? words : words.charAt(0).toUpperCase() + words.slice(1);
    return begun + (at === parts.length - 1 && end !== '' ? end : '.');
  });
}

const wordCount = (text: string): number =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;

function plainer(
  row: { kind: EasyReadRow['kind']; text: string },
  help: EasyReadHelp,
): EasyReadRow {
  let { text } = row;
  for (const { from, to, words } of help.plainer(text).toReversed())
    text = text.slice(0, from) + words + text.slice(to);
  const count = wordCount(text);
  return {
    kind: row.kind,
    text,
    picture: row.kind === 'heading' ? '' : pictureFor(text),
    advice:
      row.kind === 'idea' && count > MOST_WORDS && !text.includes('\n')
        ? `${count} words. Say one thing at a time.`
        : '',
  };
}

/** What shows the idea, by the first of these words in it. */
const PICTURES: readonly (readonly [RegExp, string])[] = [
  [/\bsorry|apolog/i, 'someone saying sorry'],
  [/\b(?:phone|call|ring|rang)/i, 'a telephone'],
  [/\be-?mail/i, 'a computer with an email'],
  [/\bombudsman/i, 'the Ombudsman’s sign, or a person who decides fairly'],
  [/£|\b(?:pay|paid|money|refund|compensation)\b/i, 'money'],
  [/\b(?:repair|mend|fix|leak|boiler|damp)/i, 'someone mending something in a home'],
  [/\b(?:home|house|flat|tenan)/i, 'a home'],
  [/\b(?:bin|bins|rubbish|recycling|waste)\b/i, 'a bin'],
  [/\b(?:school|pupil|teacher)/i, 'a school'],
  [/\b(?:child|children|baby)\b/i, 'a child with an adult'],
  [/\b(?:visit|came|come|meet|met)\b/i, 'someone at the door'],
  [
    /\bby \d|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)|\b(?:day|days|week|weeks|month|months)\b/i,
    'a calendar with the day marked',
  ],
  [/\bcomplain/i, 'someone who is unhappy, telling the council'],
  [/\b(?:decid|decision|agree|upheld)/i, 'a tick and a cross'],
  [/\b(?:letter|write|wrote|written|post)\b/i, 'a letter'],
  [/\b(?:ask|asked|question)/i, 'someone asking'],
  [/\b(?:look|looked|check|checked|investigat)/i, 'someone reading papers'],
];

const pictureFor = (text: string): string =>
  PICTURES.find(([words]) => words.test(text))?.[1] ?? '';
