/** From letters on a page to boxes over them, and to the words that stay. Pure geometry in shares of the page. */
import type { PageBox, PageLetters } from '../../host/contract';
import { placesOf } from './words';

/** The letters of a page and its size in points, as it is seen. */
export interface PageText {
  readonly letters: PageLetters;
  readonly width: number;
  readonly height: number;
}

/** A word that stays, to be laid unseen over the picture of its page. */
export interface StayingWord {
  readonly text: string;
  /** From its line to a capital's height. */
  readonly box: PageBox;
}

interface Letter {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `PageLetters.at` counts in these. */
const GRID = 10_000;
/** In heights of a capital: what a letter has above it (accents), below it (g, j) and beside it (italics). */
const PAD = { above: 0.32, below: 0.4, beside: 0.08 };

/**
 * Boxes over every place the words stand on the page, as they were drawn and as they are read: a name whose
 * parts were drawn in another order is found too.
 */
export function boxesOfWords(page: PageText, words: readonly string[]): PageBox[] {
  const letters = lettersOf(page);
  const readings = [asDrawn(page), asRead(page, letters)];
  const boxes = readings.flatMap(({ text, letter }) =>
    words.flatMap((each) =>
      placesOf(each, text).flatMap(({ from, to }) =>
        over(
          letter.slice(from, to).flatMap((at) => letters[at] ?? []),
          page,
        ),
      ),
    ),
  );
  return boxes.filter((box, at) => boxes.findIndex((other) => isSame(other, box)) === at);
}

/** The page's words as somebody reads them, line by line. */
export const readingText = (page: PageText): string => asRead(page, lettersOf(page)).text;

/**
 * What stays when the boxes are black: no letter that any of them touches by more than a hair, so nothing can be
 * copied from under them.
 */
export function wordsThatStay(page: PageText, boxes: readonly PageBox[]): StayingWord[] {
  const letters = lettersOf(page);
  const words: StayingWord[] = [];
  let word: Letter[] = [];
  const finish = () => {
    const box = around(word);
    if (box) words.push({ text: word.map(({ text }) => text).join(''), box });
    word = [];
  };
  for (const { letter } of asDrawnUnits(page)) {
    const here = letter === undefined ? undefined : letters[letter];
    if (!here || boxes.some((box) => touches(here, box))) {
      finish();
      continue;
    }
    const last = word.at(-1);
    if (last && (!isOneLine(last, here) || here.left < last.left)) finish();
    word.push(here);
  }
  finish();
  return words;
}

/** Letters under the boxes that are still there: none may be. */
export function lettersUnder(page: PageText, boxes: readonly PageBox[]): string {
  return lettersOf(page)
    .filter((letter) => boxes.some((box) => touches(letter, box)))
    .map(({ text }) => text)
    .join('');
}

interface Reading {
  readonly text: string;
  /** For each unit of `text` the letter it belongs to; -1 for a blank. */
  readonly letter: readonly number[];
}

function lettersOf({ letters: { text, at } }: PageText): Letter[] {
  const found: Letter[] = [];
  for (let unit = 0; unit < text.length; unit += 1) {
    const [left = 0, top = 0, right = 0, bottom = 0] = at.slice(unit * 4, unit * 4 + 4);
    if (text.charAt(unit).trim() !== '')
      found.push({
        text: text.charAt(unit),
        left: left / GRID,
        top: top / GRID,
        right: right / GRID,
        bottom: bottom / GRID,
      });
  }
  return found;
}

function asDrawnUnits({ letters: { text } }: PageText) {
  let next = -1;
  return Array.from({ length: text.length }, (_, unit) => {
    const mark = text.charAt(unit);
    if (mark.trim() === '') return { mark, letter: undefined };
    next += 1;
    return { mark, letter: next };
  });
}

function asDrawn(page: PageText): Reading {
  const units = asDrawnUnits(page);
  return {
    text: units.map(({ mark }) => mark).join(''),
    letter: units.map(({ letter }) => letter ?? -1),
  };
}

/** Lines from above to below, letters from left to right, one of two drawn over each other. */
function asRead({ width, height }: PageText, letters: readonly Letter[]): Reading {
  const numbered = letters.map((letter, at) => ({ letter, at }));
  const middle = ({ top, bottom }: Letter) => (top + bottom) / 2;
  const lines: { middle: number; half: number; letters: typeof numbered }[] = [];
  for (const each of numbered.toSorted((a, b) => middle(a.letter) - middle(b.letter))) {
    const line = lines.at(-1);
    const half = (each.letter.bottom - each.letter.top) / 2;
    if (line && Math.abs(middle(each.letter) - line.middle) < Math.min(line.half, half) + 1e-6)
      line.letters.push(each);
    else lines.push({ middle: middle(each.letter), half, letters: [each] });
  }
  let text = '';
  const letter: number[] = [];
  const put = (mark: string, at: number) => {
    text += mark;
    letter.push(at);
  };
  for (const line of lines) {
    if (text !== '') put('\n', -1);
    let last: Letter | undefined;
    for (const { letter: here, at } of line.letters.toSorted(
      (a, b) => a.letter.left - b.letter.left,
    )) {
      const size = (Math.max(0, here.bottom - here.top) * height) / width;
      if (last?.text === here.text && here.left - last.left < 0.15 * size) continue;
      if (last && here.left - last.right > 0.25 * size) put(' ', -1);
      put(here.text, at);
      last = here;
    }
  }
  return { text, letter };
}

const isOneLine = (left: Letter, right: Letter): boolean =>
  Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top) >
  0.5 * Math.min(left.bottom - left.top, right.bottom - right.top);

/** A box for each line the letters stand on, wide enough to take all of their ink. */
function over(letters: readonly Letter[], { width, height }: PageText): PageBox[] {
  const lines: Letter[][] = [];
  for (const letter of letters) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && isOneLine(last, letter)) line.push(letter);
    else lines.push([letter]);
  }
  return lines.flatMap((line) => {
    const box = around(line);
    if (!box) return [];
    // In points, so that a pad is the same on every side of the paper.
    const size = Math.min(
      ...line.map(({ top, bottom, left, right }) =>
        line.length > 1
          ? (bottom - top) * height
          : Math.max((bottom - top) * height, (right - left) * width),
      ),
    );
    // One letter to a line is text that was turned: what hangs below it hangs to a side.
    const sides = line.length > 1 ? PAD.beside : PAD.below;
    const [above, below, beside] = [PAD.above, PAD.below, sides].map((pad) => pad * size);
    return [
      {
        x: box.x - (beside ?? 0) / width,
        y: box.y - (above ?? 0) / height,
        width: box.width + (2 * (beside ?? 0)) / width,
        height: box.height + ((above ?? 0) + (below ?? 0)) / height,
      },
    ];
  });
}

function around(letters: readonly Letter[]): PageBox | undefined {
  if (letters.length === 0) return undefined;
  const [x, y] = [
    Math.min(...letters.map(({ left }) => left)),
    Math.min(...letters.map(({ top }) => top)),
  ];
  return {
    x,
    y,
    width: Math.max(...letters.map(({ right }) => right)) - x,
    height: Math.max(...letters.map(({ bottom }) => bottom)) - y,
  };
}

/** By more than a tenth of the letter: the edge of a box grazes the line above it. */
function touches(letter: Letter, box: PageBox): boolean {
  const wide = Math.min(letter.right, box.x + box.width) - Math.max(letter.left, box.x);
  const high = Math.min(letter.bottom, box.y + box.height) - Math.max(letter.top, box.y);
  const [width, height] = [letter.right - letter.left, letter.bottom - letter.top];
  return wide >= 0.1 * width && high >= 0.1 * height && (wide > 0 || width === 0) && high > 0;
}

function isSame(left: PageBox, right: PageBox): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-4;
  return (
    near(left.x, right.x) &&
    near(left.y, right.y) &&
    near(left.width, right.width) &&
    near(left.height, right.height)
  );
}
