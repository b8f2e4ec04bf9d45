/** Boxes over words, and what may stay beside them: on pages of type set here, every letter half its size wide. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxesOfWords,
  lettersUnder,
  readingText,
  wordsThatStay,
  type PageText,
} from '@shared/bundle';

const [WIDTH, HEIGHT] = [600, 800];
/** In points. */
const SIZE = 12;
const grid = (value: number, side: number) => Math.round((value / side) * 10_000);

interface Run {
  readonly text: string;
  readonly x: number;
  /** The line, from above. */
  readonly y: number;
}

/** Runs in the order they are drawn; a new line of text begins each. */
function pageOf(...runs: readonly Run[]): PageText {
  let text = '';
  const at: number[] = [];
  for (const run of runs) {
    if (text !== '') {
      text += '\n';
      at.push(0, 0, 0, 0);
    }
    for (const [index, letter] of [...run.text].entries()) {
      const left = run.x + (index * SIZE) / 2;
      text += letter;
      if (letter === ' ') at.push(0, 0, 0, 0);
      else
        at.push(
          grid(left, WIDTH),
          grid(run.y - 0.72 * SIZE, HEIGHT),
          grid(left + SIZE / 2, WIDTH),
          grid(run.y, HEIGHT),
        );
    }
  }
  return { letters: { text, at, whole: true }, width: WIDTH, height: HEIGHT };
}

const staying = (page: PageText, boxes: Parameters<typeof wordsThatStay>[1]) =>
  wordsThatStay(page, boxes).map(({ text }) => text);

describe('boxes over words', () => {
  const page = pageOf(
    { text: 'Ivy Sorrel saw it', x: 60, y: 100 },
    { text: 'and Ivy Sorrel said so', x: 60, y: 114 },
  );

  it('stand at every place, and take nothing else', () => {
    const boxes = boxesOfWords(page, ['Ivy Sorrel']);
    expect(boxes).toHaveLength(2);
    expect(staying(page, boxes)).toEqual(['saw', 'it', 'and', 'said', 'so']);
    expect(boxes[0]?.x).toBeCloseTo(60 / WIDTH, 2);
    expect((boxes[0]?.x ?? 0) * WIDTH).toBeLessThan(60);
    // Below the line by more than a g hangs.
    expect(((boxes[0]?.y ?? 0) + (boxes[0]?.height ?? 0)) * HEIGHT).toBeGreaterThan(
      100 + 0.22 * SIZE,
    );
  });

  it('are one for each line that the words run over', () => {
    const broken = pageOf(
      { text: 'from Ivy', x: 400, y: 100 },
      { text: 'Sorrel to', x: 60, y: 114 },
    );
    const boxes = boxesOfWords(broken, ['Ivy Sorrel']);
    expect(boxes).toHaveLength(2);
    expect(staying(broken, boxes)).toEqual(['from', 'to']);
  });

  it('find a name whose parts were drawn in another order', () => {
    const odd = pageOf(
      { text: 'Sorrel', x: 84, y: 100 },
      { text: 'another line', x: 60, y: 300 },
      { text: 'Ivy', x: 60, y: 100 },
    );
    expect(readingText(odd)).toBe('Ivy Sorrel\nanother line');
    expect(staying(odd, boxesOfWords(odd, ['Ivy Sorrel']))).toEqual(['another', 'line']);
  });

  it('take what hangs to the sides of text that was turned', () => {
    // Letters one below the other, each as wide as a capital is high.
    const text = 'Ivy';
    const at = Array.from(text).flatMap((_, index) => [
      grid(100, WIDTH),
      grid(100 + index * 6, HEIGHT),
      grid(100 + 0.72 * SIZE, WIDTH),
      grid(106 + index * 6, HEIGHT),
    ]);
    const turned = { letters: { text, at, whole: true }, width: WIDTH, height: HEIGHT };
    for (const { x, width } of boxesOfWords(turned, ['Ivy'])) {
      expect(x * WIDTH).toBeLessThan(100 - 0.22 * SIZE);
      expect((x + width) * WIDTH).toBeGreaterThan(100 + 0.95 * SIZE);
    }
    expect(boxesOfWords(turned, ['Ivy'])).toHaveLength(3);
  });

  it('find a name drawn twice, letter on letter, to look bold', () => {
    const letters = [...'Ivy'].flatMap((letter, index) => [
      { text: letter, x: 60 + index * 6, y: 100 },
      { text: letter, x: 60.3 + index * 6, y: 100 },
    ]);
    const bold = pageOf(...letters, { text: 'stays', x: 200, y: 100 });
    expect(staying(bold, boxesOfWords(bold, ['Ivy']))).toEqual(['stays']);
  });
});

describe('what stays', () => {
  it('is every word where no box lies', () => {
    expect(staying(pageOf({ text: 'one two', x: 60, y: 100 }), [])).toEqual(['one', 'two']);
  });

  it('never has a letter under a box, wherever it lies', () => {
    const page = pageOf(
      { text: 'the quick brown fox', x: 60, y: 100 },
      { text: 'jumps over the lazy dog', x: 60, y: 114 },
    );
    const share = fc.double({ min: 0, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (x, y, width, height) => {
        const box = { x, y, width, height: height / 4 };
        const kept = wordsThatStay(page, [box]);
        const at = kept.flatMap((word) =>
          [...word.text].flatMap((_, index) => [
            Math.round((word.box.x + (index * SIZE) / 2 / WIDTH) * 10_000),
            Math.round(word.box.y * 10_000),
            Math.round((word.box.x + ((index + 1) * SIZE) / 2 / WIDTH) * 10_000),
            Math.round((word.box.y + word.box.height) * 10_000),
          ]),
        );
        const text = kept.map((word) => word.text).join('');
        const again = { ...page, letters: { text, at, whole: true } };
        // A box that ends within a hair of a letter may round either way.
        const inner = {
          x: box.x + 0.001,
          y: box.y + 0.001,
          width: Math.max(0, box.width - 0.002),
          height: Math.max(0, box.height - 0.002),
        };
        expect(lettersUnder(again, [inner])).toBe('');
      }),
    );
  });
});
