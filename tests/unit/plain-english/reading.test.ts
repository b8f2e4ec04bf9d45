import { checkLetter, createChecker } from '@shared/plain-english';
import { verbForms } from '@shared/plain-english/inflection';
import { rows } from '@shared/plain-english/lexicon/row';
import { spelt } from '@shared/plain-english/phrase-index';
import { syllablesIn } from '@shared/plain-english/syllables';
import { sentencesOf, tokensOf } from '@shared/plain-english/tokens';
import { blockText, type Block } from '@shared/letters';
import { blockTextOf } from '@shared/plain-english/block-text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterOf, letterWith } from './letters-of';

const sentences = (text: string): string[] => {
  const tokens = tokensOf(text);
  return sentencesOf(tokens).map(({ first, end }) =>
    text.slice(tokens[first]?.from, tokens[end - 1]?.to),
  );
};

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['We came. You were out.', ['We came.', 'You were out.']],
    ['Dr. Moss wrote. Mrs. Lund read it.', ['Dr. Moss wrote.', 'Mrs. Lund read it.']],
    ['I live at St. John’s Rd. in Westmere.', ['I live at St. John’s Rd. in Westmere.']],
    ['It is in St. John’s Rd. The gate is open.', ['It is in St. John’s Rd.', 'The gate is open.']],
    [
      'A. B. Marlowe wrote to C. Finch. They met.',
      ['A. B. Marlowe wrote to C. Finch.', 'They met.'],
    ],
    ['Come at 9.30 a.m. on 4 May. Bring it.', ['Come at 9.30 a.m. on 4 May.', 'Bring it.']],
    ['It was 2 p.m. The door was shut.', ['It was 2 p.m.', 'The door was shut.']],
    ['You paid £12.40. We paid 3.5% more.', ['You paid £12.40.', 'We paid 3.5% more.']],
    ['Bring proof, e.g. a bill, i.e. this.', ['Bring proof, e.g. a bill, i.e. this.']],
    ['Write to a.b@westmere.example. We answer.', ['Write to a.b@westmere.example.', 'We answer.']],
    ['See www.lgo.org.uk. It is free.', ['See www.lgo.org.uk.', 'It is free.']],
    ['Flat No. 4 is empty. No. It is let.', ['Flat No. 4 is empty.', 'No.', 'It is let.']],
    ['You said “Come now.” We came.', ['You said “Come now.”', 'We came.']],
    ['Why? Because we could! Really…', ['Why?', 'Because we could!', 'Really…']],
    ['We came (twice). You were out.', ['We came (twice).', 'You were out.']],
    ['It was I. You knew.', ['It was I.', 'You knew.']],
    ['The form, para. 3, s. 21, is clear.', ['The form, para. 3, s. 21, is clear.']],
    ['Finch Ltd. sent it. Finch Ltd. The end.', ['Finch Ltd. sent it.', 'Finch Ltd.', 'The end.']],
    ['no stop at all', ['no stop at all']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });
});

describe('tokens', () => {
  it.each<[string, string[]]>([
    ['don’t co-operate', ['word:don’t', 'word:co-operate']],
    ['£1,204.17 on 3rd May', ['money:£1,204.17', 'word:on', 'number:3rd', 'word:May']],
    ['WB-26-A0412 at WM3 8PP', ['code:WB-26-A0412', 'word:at', 'code:WM3', 'code:8PP']],
    ['a@b.example, 9.30am', ['web:a@b.example', 'mark:,', 'number:9.30am']],
    ['e.g. this', ['word:e.g.', 'word:this']],
    ['naïve café', ['word:naïve', 'word:café']],
  ])('%s', (text, expected) => {
    expect(tokensOf(text).map((token) => `${token.kind}:${token.text}`)).toEqual(expected);
  });
});

describe('syllables', () => {
  it.each<[string, number]>([
    ['cat', 1],
    ['water', 2],
    ['council', 2],
    ['complaint', 2],
    ['complaints', 2],
    ['wanted', 2],
    ['asked', 1],
    ['inspected', 3],
    ['table', 2],
    ['made', 1],
    ['houses', 2],
    ['bridges', 2],
    ['repairs', 2],
    ['area', 3],
    ['information', 4],
    ['investigation', 5],
    ['accommodation', 5],
    ['ombudsman', 3],
    ['statement', 2],
    ['quickly', 2],
    ['safely', 2],
    ['people', 2],
    ['every', 2],
    ['social', 2],
    ['material', 4],
    ['co-operate', 4],
    ['you', 1],
    ['we’re', 1],
    ['the', 1],
    ['being', 2],
    ['evaluate', 4],
    ['created', 3],
    ['queue', 1],
  ])('%s has %i', (word, count) => {
    expect(syllablesIn(word.replace('’', "'"))).toBe(count);
  });
});

describe('verb forms', () => {
  it.each([
    ['stop', 'stops stopped stopped stopping'],
    ['deal with', 'deals with dealt with dealt with dealing with'],
    ['carry', 'carries carried carried carrying'],
    ['begin', 'begins began begun beginning'],
    ['make', 'makes made made making'],
    ['visit', 'visits visited visited visiting'],
    ['agree', 'agrees agreed agreed agreeing'],
    ['cancel', 'cancels cancelled cancelled cancelling'],
    ['be', 'is was been being'],
    ['die', 'dies died died dying'],
  ])('%s', (verb, expected) => {
    const { s, past, participle, ing } = verbForms(verb);
    expect(`${s} ${past} ${participle} ${ing}`).toBe(expected);
  });
});

describe('rows of the word list', () => {
  it('refuses what it cannot read', () => {
    expect(() => rows('commence start')).toThrow(RangeError);
    expect(() => rows('v commence = start | sometimes: x')).toThrow(RangeError);
    expect(() => spelt('a (b|c')).toThrow(RangeError);
  });
  it('spells out alternatives', () => {
    expect(spelt('in (the|this|) case').map((way) => way.join(' '))).toEqual([
      'in the case',
      'in this case',
      'in case',
    ]);
  });
});

describe('measures', () => {
  it('leave out addresses, references, names of laws, headings and quotes', () => {
    const plain = checkLetter(letterOf('We came to mend the roof.')).measures;
    const noisy = checkLetter(
      letterOf(
        '# Extraordinarily complicated circumstances\n\nWe came to mend the roof.\n\n> Incomprehensible bureaucratic procrastination\n\n@ Administrative Headquarters',
      ),
    ).measures;
    expect(noisy).toEqual({ ...plain, blocks: [{ ...plain.blocks[0], block: 'b2' }] });
    const law = checkLetter(letterOf('The Housing Act 1985 says we must mend the roof.')).measures;
    expect(law.words).toBe(7);
  });

  it('tell easy from hard', () => {
    const easy = checkLetter(
      letterOf('We came on Monday. You were out. We will come back on Friday.'),
    );
    const hard = checkLetter(
      letterOf(
        'Consideration of the aforementioned representations necessitates comprehensive evaluation of documentation pertaining to administrative arrangements.',
      ),
    );
    expect(easy.measures.readingAge).toBeLessThan(9);
    expect(easy.measures.ease).toBeGreaterThan(80);
    expect(hard.measures.readingAge).toBeGreaterThan(20);
    expect(hard.measures.ease).toBeLessThan(10);
  });

  it('of nothing are nothing', () => {
    expect(checkLetter(letterWith([])).measures).toMatchObject({ words: 0, averageSentence: 0 });
  });
});

const words = fc.constantFrom(
  'We',
  'commence',
  'the',
  'is',
  'was',
  'not',
  'unusual',
  'sorry',
  'if',
  'you',
  'feel',
  'MUST',
  'ASB',
  '£50',
  '3 May',
  'e.g.',
  'Dr.',
  '“',
  '”',
  '"',
  '(',
  ')',
  '.',
  '?',
  ',',
  '[name]',
  '{{x}}',
  'upheld',
  'Housing',
  'Act',
  '1985',
  'an',
  'inspection',
  'carried',
  'out',
  'by',
  'Please',
  'be',
  'advised',
  'that',
  '\n',
  '\u0000',
  '\ud800',
  '😀',
  'İ',
  'ﬁ',
  '’',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
);
const anyBlock = (id: string): fc.Arbitrary<Block> =>
  fc.oneof(
    anyText.map((text): Block => ({ id, type: 'paragraph', content: [{ type: 'text', text }] })),
    anyText.map((text): Block => ({
      id,
      type: 'heading',
      level: 2,
      content: [{ type: 'text', text }],
    })),
    fc.tuple(anyText, anyText).map(([one, other]): Block => ({
      id,
      type: 'paragraph',
      content: [
        { type: 'text', text: one },
        { type: 'field', field: 'x', text: other },
      ],
    })),
    fc.array(anyText, { maxLength: 4 }).map((items): Block => ({
      id,
      type: 'list',
      ordered: false,
      items: items.map((text) => [{ type: 'text', text }]),
    })),
    fc.array(anyText, { maxLength: 3 }).map((lines): Block => ({ id, type: 'address', lines })),
    fc.tuple(anyText, anyText).map(([text, cite]): Block => ({
      id,
      type: 'quote',
      content: [{ type: 'text', text }],
      cite,
    })),
    fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 3 }).map((rows): Block => ({
      id,
      type: 'table',
      header: [[{ type: 'text', text: 'Month' }]],
      rows: rows.map((row) => row.map((text) => [{ type: 'text', text }])),
    })),
    fc.tuple(anyText, anyText).map(([name, role]): Block => ({
      id,
      type: 'signature',
      name,
      role,
      contact: [role],
    })),
  );
const anyBlocks = fc
  .integer({ min: 0, max: 5 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyBlock(`b${at}`))));

describe('any text', () => {
  it('has the offsets every other reader of the block has', () => {
    fc.assert(
      fc.property(anyBlock('b'), (block) => {
        const { text, passages, exempt } = blockTextOf(block);
        expect(text).toBe(blockText(block));
        for (const { from, to } of [...passages, ...exempt])
          expect(from >= 0 && from <= to && to <= text.length).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is checked without an exception, each finding within its block and with an id of its own', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const { findings, measures } = checkLetter(letterWith(blocks), {
          officers: ['Act', 'Dr. We'],
        });
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        for (const { block, from, to, text } of findings) {
          const its = blocks.find(({ id }) => id === block);
          const plain = its ? blockText(its) : '';
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(plain.length);
          expect(plain.slice(from, to)).toBe(text);
        }
        expect(Number.isFinite(measures.ease) && Number.isFinite(measures.readingAge)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is found the same after any change as when read afresh', () => {
    fc.assert(
      fc.property(fc.array(anyBlocks, { minLength: 1, maxLength: 4 }), (versions) => {
        const checker = createChecker();
        for (const blocks of versions)
          expect(checker.check(letterWith(blocks))).toEqual(checkLetter(letterWith(blocks)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('while somebody types', () => {
  it('findings keep their ids', () => {
    const text =
      'We will commence the work in order to mend the roof before the winter comes, and we will send you the bill for the scaffold that we put up in the yard.';
    const ids = (typed: string) => checkLetter(letterOf(typed)).findings.map(({ id }) => id);
    const before = ids(text);
    expect(ids(`${text} And`)).toEqual(before);
    expect(ids(text.replace('the yard', 'the back yard'))).toEqual(before);
    expect(ids(`Yes. ${text}`)).toEqual(before);
  });
});
