import { readBlock } from '@shared/host/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToBlocks, textToBlocks } from '../../../renderer/converter/html-to-blocks';

const paragraph = (text: string, quoted?: number) => ({
  kind: 'paragraph',
  text,
  ...(quoted === undefined ? {} : { quoted }),
});

describe('an email written as a web page', () => {
  test.each([
    ['<p>One</p><p>Two<br>lines</p>', [paragraph('One'), paragraph('Two\nlines')]],
    [
      'Words <blockquote>theirs <blockquote>ours</blockquote></blockquote> after',
      [paragraph('Words'), paragraph('theirs', 1), paragraph('ours', 2), paragraph('after')],
    ],
    [
      '<h2>Bins</h2><ul><li>one<li>two<ol><li>deep</ol></ul>end',
      [
        { kind: 'heading', level: 2, text: 'Bins' },
        { kind: 'item', mark: '•', depth: 1, text: 'one' },
        { kind: 'item', mark: '•', depth: 1, text: 'two' },
        { kind: 'item', mark: '1.', depth: 2, text: 'deep' },
        paragraph('end'),
      ],
    ],
    ['<table><tr><td>left</td><td>right</td></tr></table>', [paragraph('left\tright')]],
    [
      '<a href="https://evil.example/x">Your bank</a>',
      [paragraph('Your bank (https://evil.example/x)')],
    ],
    ['<a href="https://gov.example/">gov.example</a>', [paragraph('gov.example')]],
    ['<a href="javascript:steal()">press</a>', [paragraph('press')]],
    [
      '<img src="https://tracker.example/1.gif"><img alt="A wet wall" src="cid:1">',
      [paragraph('[picture: A wet wall]')],
    ],
    ['<script>alert(1)</script><style>p{}</style>', []],
    ['', []],
  ])('%j', (html, blocks) => {
    expect(htmlToBlocks(html, 'mail')).toEqual({ blocks, cut: false });
  });
});

test('a table of a document stays a table, nested words in their cell', () => {
  const html =
    '<table><tr><th><p>Date</p></th><th>What</th></tr><tr><td>1 May</td><td><p>Rang</p><p>Nobody</p></td></tr></table>';
  expect(htmlToBlocks(html, 'document').blocks).toEqual([
    {
      kind: 'table',
      rows: [
        ['Date', 'What'],
        ['1 May', 'Rang\nNobody'],
      ],
    },
  ]);
});

test('plain text falls into paragraphs, and quotes are told by their marks', () => {
  expect(textToBlocks('Hello\nthere\n\n> you wrote\n>> we wrote\n> again').blocks).toEqual([
    paragraph('Hello\nthere'),
    paragraph('you wrote', 1),
    paragraph('we wrote', 2),
    paragraph('again', 1),
  ]);
});

test('what is longer than a screen can hold is cut, and says so', () => {
  const { blocks, cut } = htmlToBlocks('<p>word word word</p>'.repeat(60_000), 'mail');
  expect(cut).toBe(true);
  expect(blocks.length).toBeLessThanOrEqual(20_001);
  expect(textToBlocks('x'.repeat(900_000)).cut).toBe(true);
});

test('any markup at all gives blocks the window accepts', () => {
  const piece = fc.constantFrom(
    ...['<table>', '</table>', '<tr>', '<td>', '</td>', '<li>', '</ul>', '<ol>', '<h3>', '</h3>'],
    ...['<a href=x>', '<a href="http://b">', '</a>', '<blockquote>', '</blockquote>', '<br>', '<p'],
    ...['word', '&amp;', '"', '<!--', '\u202e', '\0', '😀'],
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }),
      fc.constantFrom('mail' as const, 'document' as const),
      (pieces, from) => {
        const { blocks } = htmlToBlocks(pieces.join(''), from);
        expect(() => readBlock.array().parse(blocks)).not.toThrow();
        expect(JSON.stringify(blocks)).not.toMatch(/\u202e|\\u0000/);
      },
    ),
  );
});
