/** What Word, Outlook and web pages put on the clipboard, as blocks of a letter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  block as blockSchema,
  blocksFromHtml,
  blocksFromText,
  blockText,
  type Block,
  type NewBlock,
} from '@shared/letters';
import { FROM_OUTLOOK, FROM_WORD } from '../../fixtures/pasted/word';

const reads = (blocks: readonly NewBlock[]) =>
  blocks.map((each) => `${each.type}: ${blockText({ ...each, id: 'b' } as Block)}`);

describe('pasted from Word', () => {
  const blocks = blocksFromHtml(FROM_WORD);
  it('keeps words, headings, lists and tables, and nothing of Word’s', () => {
    expect(reads(blocks)).toEqual([
      'heading: What happened',
      'paragraph: You told us about the leak on 2 September. Our contractor’s records show two visits.',
      'list: • The first visit was on 9 September\n• Nobody came to the second',
      'paragraph: Next we will:',
      'list: 1. mend the ceiling\n2. paint it',
      'table: When\tWhat\n9 September\tVisit Job 44871',
    ]);
  });

  it('keeps bold where the writer put it, not where Word’s styles have it', () => {
    expect(blocks[0]).toMatchObject({ content: [{ type: 'text', text: 'What happened' }] });
    expect(blocks[1]).toMatchObject({
      content: [
        { type: 'text', text: 'You told us about the leak on ' },
        { type: 'text', text: '2 September', bold: true },
        { type: 'text', text: expect.stringContaining('visits.') as string },
      ],
    });
  });
});

describe('pasted from Outlook', () => {
  const blocks = blocksFromHtml(FROM_OUTLOOK);
  it('keeps each line, and lets links lead where they say', () => {
    expect(reads(blocks)).toEqual([
      'paragraph: Hi Imogen,',
      'paragraph: Our policy is on our website. Line one',
      'paragraph: line two £50 now',
      'paragraph: From: Alder Finch',
      'paragraph: Sent: 3 November 2026 09:12',
      'quote: “We attended twice.”',
      'paragraph: Kind regards',
      'paragraph: Alder Finch',
      'paragraph: Repairs',
    ]);
    expect(blocks[1]).toMatchObject({
      content: [
        {},
        { type: 'link', text: 'on our website', href: 'https://www.westmere.example/repairs?a=1' },
        {},
      ],
    });
    expect(blocks[2]).toMatchObject({ content: [{}, { text: 'now', bold: true }] });
    expect(JSON.stringify(blocks)).not.toMatch(/alert|onerror|Mso|style/);
  });
});

describe('pasted from a page', () => {
  it.each<[string, string, string[]]>([
    [
      'nested lists are one level',
      '<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>',
      ['list: • one\n• two\n• three'],
    ],
    ['a numbered list', '<ol><li><p>one</p></li><li>two</li></ol>', ['list: 1. one\n2. two']],
    ['words without any tag', 'plain &amp; simple', ['paragraph: plain & simple']],
    ['what is hidden', '<p style="display: none">secret</p><p>seen</p>', ['paragraph: seen']],
    [
      'a table in a table',
      '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td><table><tr><td>d</td><td>e</td></tr></table></td></tr></table>',
      ['table: a\tb\nc\td e'],
    ],
    [
      'a header row of its own',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>',
      ['table: a\tb\nc\t'],
    ],
    [
      'bold that is not',
      '<b style="font-weight:normal"><p>all of it</p></b>',
      ['paragraph: all of it'],
    ],
    ['tags that never close', '<p>one<p>two<b>three', ['paragraph: one', 'paragraph: twothree']],
    ['an angle bracket that is no tag', 'if a < b and c > d', ['paragraph: if a < b and c > d']],
    ['invisible characters', 'so\u00adft\u200b \u202eword', ['paragraph: soft word']],
    ['an attribute with a bracket in it', '<p title="a > b">words</p>', ['paragraph: words']],
    ['nothing', '<p>&nbsp;</p><br>', []],
  ])('%s', (_, html, wanted) => {
    expect(reads(blocksFromHtml(html))).toEqual(wanted);
  });

  it.each([
    'javascript:alert(1)',
    'file:///c:/x',
    'data:text/html,x',
    '#top',
    'https://eur02.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)',
  ])('a link to %s is its words alone', (href) => {
    expect(blocksFromHtml(`<p><a href="${href}">here</a></p>`)).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'here' }] },
    ]);
  });

  it('is never anything but blocks, whatever is on the clipboard', () => {
    const bits = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b',
      '<ul>',
      '<li>',
      '</ul>',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</table>',
      '<blockquote>',
      '<a href="https://a.example">',
      '</a>',
      '<!--',
      '-->',
      '<![if !x]>',
      '<style>',
      '<br>',
      '&#x1F600;',
      '&#0;',
      '&bogus;',
      '"',
      "'",
      '<',
      '>',
      'word ',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
        for (const each of blocksFromHtml(parts.join(''))) {
          const read = blockSchema.safeParse({ ...each, id: 'b' });
          expect(read.success).toBe(true);
          expect(blockText({ ...each, id: 'b' } as Block).isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('pasted as plain text', () => {
  it.each<[string, string, string[]]>([
    [
      'a blank line begins a paragraph',
      'one\r\ntwo\r\n\r\nthree',
      ['paragraph: one two', 'paragraph: three'],
    ],
    [
      'bullets of any kind',
      '• one\n- two\n* three\n\nafter',
      ['list: • one\n• two\n• three', 'paragraph: after'],
    ],
    ['numbers', 'First:\n1. one\n2) two', ['paragraph: First:', 'list: 1. one\n2. two']],
    ['a dash that is no bullet', '-5 degrees\n–no', ['paragraph: -5 degrees –no']],
    ['a year at the start of a line is no number', '2026 was wet', ['paragraph: 2026 was wet']],
    ['nothing', ' \n\t\n', []],
  ])('%s', (_, text, wanted) => {
    expect(reads(blocksFromText(text))).toEqual(wanted);
  });
});
