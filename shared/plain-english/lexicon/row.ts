/**
 * Rows of the word lists. One a line, read once when the engine loads:
 *
 *     v commence = start, begin | not-next: with
 *
 * - part of speech: `v` verb (found in every form, its first word inflected), `n` noun (and its plural),
 *   `x` as it stands. `(a|b)` stands for either, `~` for up to three words in between.
 * - after `=`: the plain word, best first, put in the same form. `-` takes the words out. `?` begins advice where
 *   no word fits everywhere.
 * - "unless": `not-prev:` and `not-next:` words right before or after that make it literal; `prev:` and `next:`
 *   words of which one must be there; `not-with:` words anywhere in the sentence.
 */
import { plural, verbForms } from '../inflection';

export interface Conditions {
  readonly notPrev?: ReadonlySet<string>;
  readonly notNext?: ReadonlySet<string>;
  readonly prev?: ReadonlySet<string>;
  readonly next?: ReadonlySet<string>;
  readonly notWith?: ReadonlySet<string>;
}

export interface Entry {
  /** As listed, for the sentence that explains it. */
  readonly term: string;
  /** Every shape it is found in, as patterns of `phrases.ts`, each with the plain words in the same shape. */
  readonly shapes: readonly {
    readonly pattern: string;
    /** Absent: only advice. "" takes the words out. */
    readonly replacement?: string;
    /** After "have" or "be", where that differs: began, begun. */
    readonly participle?: string;
  }[];
  /** The best plain words as listed; absent with advice or nothing to put. */
  readonly plain?: string;
  readonly advice?: string;
  readonly conditions: Conditions;
}

const OPTIONS = {
  'not-prev': 'notPrev',
  'not-next': 'notNext',
  prev: 'prev',
  next: 'next',
  'not-with': 'notWith',
} as const;

/** @throws RangeError on a row that cannot be read, so that a slip fails the first test. */
export function rows(text: string): Entry[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(entryOf);
}

function entryOf(row: string): Entry {
  // Bars inside brackets are alternatives, others part the options.
  const [main = '', ...options] = row.split(/\s\|\s/);
  const read = /^([vnx]) (.+?) = (.+)$/.exec(main.trim());
  const [, kind, term, given] = read ?? [];
  if (kind === undefined || term === undefined || given === undefined)
    throw new RangeError(`not a row of the word list: ${row}`);
  const conditions: Record<string, ReadonlySet<string>> = {};
  for (const option of options) {
    const [name = '', words = ''] = option.split(':');
    const key = OPTIONS[name.trim() as keyof typeof OPTIONS];
    if (!key || words.trim() === '') throw new RangeError(`not an option: ${row}`);
    conditions[key] = new Set(words.trim().split(/\s+/));
  }
  if (given.startsWith('?'))
    return {
      term,
      shapes: shapesOf(kind, term, undefined),
      advice: given.slice(1).trim(),
      conditions,
    };
  const plain = given === '-' ? '' : (given.split(',')[0] ?? '').trim();
  return {
    term,
    shapes: shapesOf(kind, term, plain),
    ...(plain === '' ? {} : { plain }),
    conditions,
  };
}

function shapesOf(kind: string, term: string, plain: string | undefined): Entry['shapes'] {
  const put = (replacement: string | undefined) =>
    plain === undefined || replacement === undefined ? {} : { replacement };
  if (kind === 'x') return [{ pattern: term, ...put(plain) }];
  if (kind === 'n')
    return [
      { pattern: term, ...put(plain) },
      { pattern: plural(term), ...put(plain === undefined ? undefined : plural(plain)) },
    ];
  const to = plain === undefined || plain === '' ? undefined : verbForms(plain);
  if (term.startsWith('be ')) {
    const rest = term.slice(3);
    const be: readonly (readonly [string, string | undefined])[] = [
      ['am', to?.base],
      ['are', to?.base],
      ['is', to?.s],
      ['was', to?.past],
      ['were', to?.past],
      ['been', to?.participle],
      ['being', to?.ing],
      ['be', to?.base],
    ];
    return be.map(([form, replacement]) => ({ pattern: `${form} ${rest}`, ...put(replacement) }));
  }
  const from = verbForms(term);
  const shapes = [
    { pattern: from.base, ...put(to?.base) },
    { pattern: from.s, ...put(to?.s) },
    {
      pattern: from.past,
      ...put(to?.past),
      ...(to && to.participle !== to.past && from.past === from.participle
        ? { participle: to.participle }
        : {}),
    },
    { pattern: from.ing, ...put(to?.ing) },
  ];
  return from.participle === from.past
    ? shapes
    : [...shapes, { pattern: from.participle, ...put(to?.participle) }];
}
