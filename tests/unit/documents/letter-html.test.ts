// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptTogether, letterText, type LetterDocument } from '@shared/letters';
import { letterToHtml } from '../../../renderer/documents/letter-html';
import { readyCase, responseTo } from '../../fixtures/letters';

const letter = responseTo(readyCase());
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const saying = (text: string): LetterDocument => ({
  ...letter,
  reference: text,
  letterhead: { name: text, lines: [text] },
  recipient: { name: text, lines: [text] },
  blocks: [
    { id: 'b1', type: 'heading', level: 1, content: [{ type: 'text', text }] },
    { id: 'b2', type: 'paragraph', content: [{ type: 'field', field: 'f', text, bold: true }] },
    { id: 'b3', type: 'quote', content: [{ type: 'text', text }], cite: text },
    { id: 'b4', type: 'list', ordered: true, items: [[{ type: 'text', text }]] },
    {
      id: 'b5',
      type: 'table',
      header: [[{ type: 'text', text }]],
      rows: [[[{ type: 'text', text }]]],
    },
    { id: 'b6', type: 'signature', name: text, role: text, contact: [text] },
  ],
});

describe('a letter as HTML', () => {
  it('says what the letter says', () => {
    const squeeze = (text: string) => text.replace(/[\s\u00a0•]+/g, '');
    expect(squeeze(parse(letterToHtml(letter)).body.textContent ?? '')).toBe(
      squeeze(letterText(letter)),
    );
  });

  it('has the council’s language, a title, and headings in order', () => {
    const page = parse(letterToHtml(letter));
    expect(page.documentElement.lang).toBe('en-GB');
    expect(page.title).not.toBe('');
    const levels = [...page.querySelectorAll('h1, h2, h3')].map((each) => Number(each.tagName[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('whatever is typed stays text: no element, no attribute, no script', () => {
    const elements = (html: string) =>
      [...parse(html).querySelectorAll('*')].map(
        (each) => `${each.tagName} ${each.getAttributeNames().join(' ')}`,
      );
    const harmless = elements(letterToHtml(saying('words')));
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onload='x",
        '</title></style><h1>',
        '&lt;b&gt;',
        '<!--',
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(text.trim() !== '');
        expect(elements(letterToHtml(saying(text)))).toEqual(harmless);
      }),
    );
  });

  it.each([
    ['https://www.lgo.org.uk', 'https://www.lgo.org.uk'],
    ['mailto:complaints@westmere.example', 'mailto:complaints@westmere.example'],
    ['tel:01632960001', 'tel:01632960001'],
    ['javascript:alert(1)', '#'],
    [' java\nscript:alert(1)', '#'],
    ['file:///etc/passwd', '#'],
    ['data:text/html,x', '#'],
  ])('a link to %j leads to %j', (href, leads) => {
    const linked: LetterDocument = {
      ...letter,
      blocks: [{ id: 'b', type: 'paragraph', content: [{ type: 'link', text: 'here', href }] }],
    };
    expect(parse(letterToHtml(linked)).querySelector('a')?.getAttribute('href')).toBe(leads);
  });
});

describe('words that stay together on a line', () => {
  const nbsp = '\u00a0';
  it.each([
    ['by Monday 14 December 2026.', `by Monday 14${nbsp}December 2026.`],
    ['call 01632 960 417 today', `call 01632${nbsp}960${nbsp}417 today`],
    ['This is stage 2.', `This is stage${nbsp}2.`],
    ['point 3 and page 12', `point${nbsp}3 and page${nbsp}12`],
    ['12 Tannery Row', '12 Tannery Row'],
    ['WB-26-A0412 2026', 'WB-26-A0412 2026'],
  ])('%j is set as %j', (text, set) => {
    expect(keptTogether(text)).toBe(set);
  });
});
