/** A letter out to a colleague in Word and back: what they changed and remarked, and nothing they did not. */
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { blockText, placeNow, slotsOf, suggestionsFrom, type Suggestion } from '@shared/letters';
import { letterToWord } from '../../../renderer/documents/letter-word';
import {
  readReview,
  REVIEW_LIMIT_BYTES,
  reviewSizeProblem,
} from '../../../renderer/documents/word-review/read-review';
import { everyBlockLetter, linkTo, saying, withBlocks, withPictures, words } from './every-block';

const BY = 'w:author="Imogen Marlow" w:date="2026-11-25T10:00:00Z"';
const added = (text: string) =>
  `<w:ins w:id="900" ${BY}><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:ins>`;
const removed = (text: string) =>
  `<w:del w:id="901" ${BY}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

const LETTER = withBlocks(
  { id: 'a', type: 'heading', level: 1, content: [words('What we found')] },
  {
    id: 'b',
    type: 'paragraph',
    content: [words('We closed the job '), words('twice', true), words(' before it was done.')],
  },
  { id: 'c', type: 'list', ordered: true, items: [[words('Pay you £100')], [words('Say sorry')]] },
  { id: 'd', type: 'quote', content: [words('Nobody came.')], cite: 'Your email' },
  { id: 'e', type: 'paragraph', content: [words('We are sorry.')] },
);

/** The file with its body changed as a colleague changed it, and their comments. */
async function back(
  change: (body: string) => string,
  comments = '',
  letter = LETTER,
): Promise<Uint8Array> {
  const parts = unzipSync(await letterToWord(letter, { isForReview: true }));
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = change(body);
  parts['word/document.xml'] = strToU8(changed);
  if (comments !== '') parts['word/comments.xml'] = strToU8(`<w:comments>${comments}</w:comments>`);
  return zipSync(parts);
}

/** As somebody types over words without tracking. @throws when the words are not there */
const swap = (from: string, to: string) => (body: string) => {
  if (!body.includes(from)) throw new Error(`no ${from}`);
  return body.replace(from, to);
};

async function suggested(
  change: (body: string) => string,
  comments = '',
): Promise<readonly Suggestion[]> {
  const read = readReview(await back(change, comments));
  if (!read.ok) throw new Error(read.message);
  return suggestionsFrom(LETTER.blocks, read.letter);
}

const told = (suggestions: readonly Suggestion[]) =>
  suggestions.map((each) =>
    each.what === 'words'
      ? `${each.block}: ${each.original} → ${each.words}`
      : each.what === 'new paragraph'
        ? `below ${each.below}: ${each.text}`
        : each.what === 'remove'
          ? `without ${each.block}`
          : each.what === 'comment'
            ? `${each.block} “${each.original}”: ${each.text}`
            : each.text,
  );

describe('a letter that nobody changed comes back as it went', () => {
  it.each([
    ['every kind of block', everyBlockLetter()],
    ['pictures', withPictures(everyBlockLetter())],
    ['nothing in most places', saying('')],
    ['markup', saying('<w:p>&amp;"\' ]]>')],
    [
      'a link alone',
      withBlocks({ id: '1', type: 'paragraph', content: [linkTo('https://a.example')] }),
    ],
  ])('with %s', async (_what, letter) => {
    const read = readReview(await back((body) => body, '', letter));
    expect(read.ok && suggestionsFrom(letter.blocks, read.letter)).toEqual([]);
  });

  it('whatever was written in it', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) =>
      // What XML cannot hold is not in the file; a letter from the editor has none of it.
      text.toWellFormed().replace(/[\p{Cc}\ufffe\uffff\u00a0]/gu, ''),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
        const letter = withBlocks(
          { id: '1', type: 'list', ordered: true, items: lines.map((text) => [words(text)]) },
          { id: '2', type: 'table', header: lines.map((text) => [words(text)]), rows: [] },
          ...lines.map((text, at) => ({
            id: `p${at}`,
            type: 'paragraph' as const,
            content: [words(text)],
          })),
        );
        const read = readReview(await back((body) => body, '', letter));
        expect(read.ok && suggestionsFrom(letter.blocks, read.letter)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what a colleague did', () => {
  it.each<[string, (body: string) => string, readonly string[]]>([
    [
      'changed a word, tracked',
      swap('>twice<', `>${'tw'}</w:t></w:r>${removed('ice')}${added('o times')}<w:r><w:t><`),
      ['b: twice → two times'],
    ],
    [
      'changed a word without tracking',
      swap('before it was done', 'before it was mended'),
      ['b: done → mended'],
    ],
    ['put words in', swap('We are sorry.', 'We are truly sorry.'), ['e:  → truly ']],
    ['took words out', swap('We are sorry.', 'We are.'), ['e:  sorry → ']],
    [
      'changed words that stand together as one',
      swap('before it was done', 'when nobody had come'),
      ['b: before it was done → when nobody had come'],
    ],
    [
      'changed two places',
      swap('We closed the job ', 'They closed that job '),
      ['b: We → They', 'b: the → that'],
    ],
    [
      'changed a quote, whose marks are not its words',
      swap('>Nobody came.<', '>No one came.<'),
      ['d: Nobody → No one'],
    ],
    ['changed who is quoted', swap('>Your email<', '>Your letter<'), ['d: email → letter']],
    ['changed an item of a list', swap('Pay you £100', 'Pay you £150'), ['c: 100 → 150']],
    [
      'wrote a paragraph',
      (body) =>
        body.replace(/(<w:p>(?:(?!<w:p>).)*We are)/, `<w:p>${added('One more thing.')}</w:p>$1`),
      ['below d: One more thing.'],
    ],
    [
      'deleted a paragraph',
      (body) => body.replace(/<w:p>(?:(?!<w:p>).)*What we found.*?<\/w:p>/, ''),
      ['without a'],
    ],
    [
      'deleted a paragraph, tracked',
      swap('>We are sorry.<', `></w:t></w:r>${removed('We are sorry.')}<w:r><w:t><`),
      ['e: We are sorry. → '],
    ],
    [
      'deleted one item of a list',
      (body) => body.replace(/<w:p>(?:(?!<w:p>).)*Say sorry.*?<\/w:p>/, ''),
      ['c: Say sorry → '],
    ],
  ])('%s', async (_what, change, expected) => {
    expect(told(await suggested(change))).toEqual(expected);
  });

  it('says who changed it where Word knows', async () => {
    const [first] = await suggested(
      swap(
        '>We are sorry.<',
        `>We are ${'</w:t></w:r>'}${added('truly ')}${run('sorry.')}<w:r><w:t><`,
      ),
    );
    expect(first?.author).toBe('Imogen Marlow');
  });

  it('comments are on the words they were put on', async () => {
    const comment = (id: string, text: string) =>
      `<w:comment w:id="${id}" ${BY}><w:p>${run(text)}</w:p><w:p>${run('Please.')}</w:p></w:comment>`;
    const found = await suggested(
      (body) =>
        swap(
          '>twice<',
          `></w:t></w:r><w:commentRangeStart w:id="1"/>${run('twice')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t><`,
        )(body).replace(
          '</w:body>',
          `<w:p><w:r><w:commentReference w:id="3"/></w:r></w:p></w:body>`,
        ),
      comment('1', 'Three times') + comment('2', 'On nothing') + comment('3', 'On the whole'),
    );
    expect(told(found)).toEqual([
      'b “twice”: Three times\nPlease.',
      'On the whole\nPlease.',
      'On nothing\nPlease.',
    ]);
  });
});

describe('a file that is none', () => {
  const same = (body: string) => body;
  const LONG = `<w:body>${'<w:p><w:r><w:t>x</w:t></w:r></w:p>'.repeat(5001)}`;
  const OLD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)];
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['a PDF', () => strToU8('%PDF-1.7\n'), /a PDF, not a Word document/],
    ['plain text', () => strToU8('We agree.'), /plain text/],
    ['half a file', async () => (await back(same)).slice(0, 900), /damaged/],
    [
      'a zip of something else',
      () => zipSync({ 'word/x.xml': strToU8('x') }),
      /damaged, or no Word document/,
    ],
    ['a book', () => back(swap('<w:body>', LONG)), /longer than a letter/],
    [
      'a paragraph of a hundred pages',
      () => back(swap('We are sorry.', 'word '.repeat(50_000))),
      /longer than a letter/,
    ],
    ['a Word file from before 2007', () => new Uint8Array(OLD), /before 2007/],
  ])('%s', async (_what, make, message) => {
    const read = readReview(await make());
    expect(read.ok ? 'taken' : read.message).toMatch(message);
  });

  it('markup that never ends is read in one walk', () => {
    const endless = '<w:p '.repeat(400_000) + '<w:comment '.repeat(200_000);
    const file = zipSync({
      'word/document.xml': strToU8(`<w:p><w:r><w:t>a</w:t></w:r></w:p>${endless}`),
      'word/comments.xml': strToU8(endless),
    });
    expect(readReview(file)).toMatchObject({ ok: true, letter: { comments: [] } });
  });

  it('broken markup is read as far as it goes, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (noise) => {
        const file = zipSync({ 'word/document.xml': strToU8(`<w:p><w:r><w:t>a${noise}</w:t>`) });
        expect(typeof readReview(file).ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    [0, /empty/],
    [REVIEW_LIMIT_BYTES, undefined],
    [300 * 1024 * 1024, /300 MB/],
  ])('%i bytes', (size, message) => {
    const problem = reviewSizeProblem(size);
    if (message === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatch(message);
  });
});

describe('slots', () => {
  it('are the stretches of the block’s own plain text', () => {
    const { blocks } = everyBlockLetter();
    for (const { block, at, text } of slotsOf(blocks)) {
      const of = blocks.find(({ id }) => id === block);
      expect(of && blockText(of).slice(at, at + text.length)).toBe(text);
    }
  });
});

describe('where a passage stands by now', () => {
  const passage = {
    block: 'b',
    from: 4,
    to: 10,
    original: 'closed',
    before: 'We ',
    after: ' the job twice',
  };
  const now = (text: string) => [{ id: 'b', type: 'paragraph' as const, content: [words(text)] }];
  it.each([
    ['where it was', 'We  closed the job twice', { ...passage, before: 'We  ' }, 4],
    ['further on', 'In June we met. We closed the job twice.', passage, 19],
    ['with other words before it', 'They closed the job twice', passage, 5],
    ['with other words after it', 'We closed. Then we left.', passage, 3],
    ['in two places', 'We closed the job twice. We closed the job twice.', passage, undefined],
    ['no longer', 'We opened the job twice', passage, undefined],
  ])('%s', (_what, text, of, from) => {
    expect(placeNow(of, now(text))?.from).toBe(from);
  });

  it('nowhere in a letter without its block', () => {
    expect(placeNow(passage, [])).toBeUndefined();
  });
});
