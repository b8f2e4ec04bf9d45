/**
 * The Word file of a letter as a colleague gives it back: its paragraphs with what was changed in them, and the
 * comments (ECMA-376 part 1, 17.13). Read as text with limits; nothing in it is ever loaded or shown as markup.
 */
import { kindInWords, sniffKind } from '@shared/host/file-kinds';
import type { ReturnedComment, ReturnedLetter, ReturnedParagraph } from '@shared/letters';
import { slotMark } from '../word-body';
import {
  attributeOf,
  BODY_PART,
  elementsIn,
  unescapeXml,
  wordsIn,
  WordPackage,
} from '../word-package';

export type ReviewResult =
  | { readonly ok: true; readonly letter: ReturnedLetter }
  | { readonly ok: false; readonly message: string };

const refused = (message: string): ReviewResult => ({ ok: false, message });
const CHOOSE = 'Choose the Word file your colleague gave back (.docx).';
/** A letter with everything a colleague could add to it. */
export const REVIEW_LIMIT_BYTES = 20 * 1024 * 1024;
/** More is no letter. */
const PARAGRAPHS_LIMIT = 5_000;
/** Characters of one: three pages without a break. What is compared grows with its square. */
const PARAGRAPH_LIMIT = 10_000;

/** What can be said before the file is read; undefined = read it. */
export function reviewSizeProblem(size: number): string | undefined {
  if (size === 0) return `This file is empty. ${CHOOSE}`;
  if (size <= REVIEW_LIMIT_BYTES) return undefined;
  return `This file has ${Math.ceil(size / (1024 * 1024)).toLocaleString('en-GB')} MB, too many for a letter. ${CHOOSE}`;
}

/** @param bytes of a file that passed `reviewSizeProblem`. Never throws for what is in the file. */
export function readReview(bytes: Uint8Array): ReviewResult {
  const kind = sniffKind(bytes);
  if (kind !== 'office' && kind !== 'zip') {
    return refused(`This is ${kindInWords(kind)}, not a Word document. ${CHOOSE}`);
  }
  if (bytes[0] === 0xd0) {
    return refused(
      'This is a Word file from before 2007, or one with a password. Open it in Word, take the password off, save it as “Word document (.docx)” and choose it again.',
    );
  }
  const file = WordPackage.open(bytes);
  const body = file?.text(BODY_PART) ?? '';
  if (!file || body === '') {
    return refused(
      'This file is damaged, or no Word document. Open it in Word, save it again and choose it.',
    );
  }
  const paragraphs = paragraphsIn(body);
  if (paragraphs.length > PARAGRAPHS_LIMIT || paragraphs.some(isTooLong)) {
    return refused(`This is far longer than a letter. ${CHOOSE}`);
  }
  return { ok: true, letter: { paragraphs, comments: commentsIn(file.text('word/comments.xml')) } };
}

const isTooLong = ({ pieces }: ReturnedParagraph): boolean =>
  pieces.reduce((sum, { text }) => sum + text.length, 0) > PARAGRAPH_LIMIT;

function commentsIn(xml: string): readonly ReturnedComment[] {
  return elementsIn(xml, 'comment').flatMap(({ opening, inside }) => {
    const text = inside
      .split('</w:p>')
      .map((paragraph) => wordsIn(paragraph).trim())
      .filter((line) => line !== '')
      .join('\n');
    const id = attributeOf(opening, 'w:id');
    return text === '' || id === undefined
      ? []
      : [{ id, author: attributeOf(opening, 'w:author') ?? '', text }];
  });
}

const TOKEN = /<(\/?)([A-Za-z]\w*:[\w-]+)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/g;
const SLOT = new RegExp(`^${slotMark(0).replace('0', '(\\d{1,5})')}$`);
/** What Word shows in the place of something else, or floats beside the text: not the letter's words. */
const BESIDE: ReadonlySet<string> = new Set(['mc:Fallback', 'w:txbxContent', 'w:instrText']);
const INTO: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo']);
const OUT: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);

interface Open {
  slots: number[];
  pieces: { text: string; change?: 'in' | 'out'; author?: string; comments: string[] }[];
}

/** In the order of the document, those without words left out unless they were marked. */
function paragraphsIn(xml: string): readonly ReturnedParagraph[] {
  const done: Open[] = [];
  const changes: { name: string; author: string | undefined }[] = [];
  const comments = new Set<string>();
  let open: Open | undefined;
  // A bookmark may begin before the paragraph it is of.
  let waiting: number[] = [];
  let beside = 0;
  let isText = false;
  let isRun = false;
  const say = (text: string) => {
    if (!open) return;
    const change = changes.at(-1);
    const isIn = change !== undefined && INTO.has(change.name);
    open.pieces.push({
      text,
      ...(change ? { change: isIn ? 'in' : 'out' } : {}),
      ...(change?.author === undefined ? {} : { author: change.author }),
      comments: [...comments],
    });
  };
  for (const [, closes, name = '', attributes = '', closed, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) {
      if (isText && beside === 0) say(unescapeXml(text));
      continue;
    }
    const isClosing = closes === '/';
    const isEmpty = closed === '/';
    if (BESIDE.has(name) && !isEmpty) beside += isClosing ? -1 : 1;
    if (beside > 0) continue;
    if ((INTO.has(name) || OUT.has(name)) && !isEmpty) {
      if (isClosing) changes.pop();
      else changes.push({ name, author: attributeOf(attributes, 'w:author') });
      continue;
    }
    switch (name) {
      case 'w:p':
        if (isClosing || isEmpty) {
          if (open) done.push(open);
          open = undefined;
        } else {
          open = { slots: waiting, pieces: [] };
          waiting = [];
        }
        break;
      case 'w:bookmarkStart': {
        const number = SLOT.exec(attributeOf(attributes, 'w:name') ?? '')?.[1];
        if (number !== undefined) (open?.slots ?? waiting).push(Number(number));
        break;
      }
      case 'w:r':
        isRun = !isClosing && !isEmpty;
        break;
      case 'w:t':
      case 'w:delText':
        isText = !isClosing && !isEmpty;
        break;
      case 'w:tab':
      case 'w:br':
      case 'w:cr':
        // A tab stop of the paragraph is called the same.
        if (isRun) say(' ');
        break;
      case 'w:noBreakHyphen':
        say('-');
        break;
      case 'w:commentRangeStart':
        comments.add(attributeOf(attributes, 'w:id') ?? '');
        break;
      case 'w:commentRangeEnd':
        comments.delete(attributeOf(attributes, 'w:id') ?? '');
        break;
      case 'w:commentReference':
        // A comment on a place, not on words.
        comments.add(attributeOf(attributes, 'w:id') ?? '');
        say('');
        comments.delete(attributeOf(attributes, 'w:id') ?? '');
        break;
    }
  }
  return done.filter(
    ({ slots, pieces }) =>
      slots.length > 0 ||
      pieces.some(({ text, comments: on }) => text.trim() !== '' || on.length > 0),
  );
}
