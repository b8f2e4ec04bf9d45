// @vitest-environment jsdom
/** A letter as the page that becomes its PDF: structure, and nothing that could run or fetch. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_LOGO } from '@shared/sample/logo';
import { letterText, type LetterDocument } from '@shared/letters';
import { escapeHtml, letterToHtml } from '../../../renderer/documents/letter-html';
import { acknowledgementOf, definedCase, readyCase, responseTo } from '../../fixtures/letters';
import { everyBlockLetter, linkTo, saying, withBlocks, withPictures, words } from './every-block';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const pageOf = (letter: LetterDocument): Document => parse(letterToHtml(letter));

const paragraph = (...content: Parameters<typeof words>[0][]) =>
  withBlocks({ id: 'p', type: 'paragraph', content: content.map((text) => words(text)) });

/** Elements and attributes, in order, without their text or the values of links. */
const shape = (page: Document): string[] =>
  [...page.querySelectorAll('*')].map(
    (element) =>
      `${element.tagName} ${[...element.attributes]
        .map(({ name, value }) => (name === 'href' ? name : `${name}=${value}`))
        .join(' ')}`,
  );

describe('a letter as a page', () => {
  it.each([
    ['acknowledgement', acknowledgementOf(definedCase())],
    ['stage 1 response', responseTo(readyCase())],
    ['letter with every block', everyBlockLetter()],
  ])('of a %s says what the letter says, word for word', (_, letter) => {
    const page = pageOf(letter);
    // A page shows lines, marks of lists and table cells by layout: give them back before reading.
    for (const list of page.querySelectorAll('ol, ul')) {
      for (const [at, item] of [...list.children].entries())
        item.prepend(list.tagName === 'OL' ? `${at + 1}. ` : '• ');
    }
    for (const element of page.querySelectorAll('p, li, h1, h2, h3, br, td, th, address'))
      element.after(' ');
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(flat(page.body.textContent ?? '')).toBe(flat(letterText(letter)));
  });

  it('is British English, and titled with the reference', () => {
    const page = pageOf(acknowledgementOf(definedCase()));
    expect(page.documentElement.lang).toBe('en-GB');
    expect(page.title).toBe('Acknowledgement of your complaint (WB-26-A0412)');
    expect(page.characterSet).toBe('UTF-8');
  });

  it('has real headings, lists, quotes and tables with headed columns', () => {
    const page = pageOf(everyBlockLetter());
    const texts = (selector: string) =>
      [...page.querySelectorAll(selector)].map((element) => element.textContent);
    expect(texts('h1')).toEqual(['We have received your complaint', 'What the records show']);
    expect(texts('h3')).toEqual(['And again']);
    expect(texts('ol:first-of-type > li')).toEqual([
      'The leak was reported.',
      'The job was closed',
    ]);
    expect(texts('ul > li')).toContain('A bulleted line');
    expect(texts('blockquote > p')[0]).toBe('“Nobody came, and nobody called.”');
    expect(texts('th[scope=col]')).toEqual(['Visit', 'What happened']);
    expect(texts('tbody > tr:last-child > td').at(-1)).toBe('Mended');
    expect(texts('p.signature > strong')).toEqual(['Rowan Tansy']);
  });

  it.each([
    ['acknowledgement', acknowledgementOf(definedCase())],
    ['stage 1 response', responseTo(readyCase())],
  ])('of an %s leaves out no level of heading', (_, letter) => {
    const headings = [...pageOf(letter).querySelectorAll('h1, h2, h3')];
    const levels = headings.map(({ tagName }) => Number(tagName[1]));
    expect(levels[0]).toBe(1);
    for (const [at, level] of levels.entries())
      expect(level - (levels[at - 1] ?? 0), headings[at]?.textContent ?? '').toBeLessThanOrEqual(1);
  });

  it('sets the size of its text as the council chose it', () => {
    const letter = acknowledgementOf(definedCase());
    expect(letterToHtml({ ...letter, bodyPoints: 18 })).toContain('font: 18pt/');
  });
});

describe('pictures', () => {
  it('stand within the page: the logo above the name, the signature above who signs', () => {
    const page = pageOf(withPictures(responseTo(readyCase())));
    const [logo, signed] = [...page.querySelectorAll('img')];
    expect(page.querySelectorAll('img')).toHaveLength(2);
    expect(logo?.closest('header')).not.toBeNull();
    expect(logo?.alt).toContain('larch');
    expect(logo?.src).toMatch(/^data:image\/png;base64,iVBOR/);
    // 240 × 96 pixels are printed as they are; the signature is kept to 57 points of height.
    expect([logo?.width, logo?.height]).toEqual([240, 96]);
    expect([signed?.width, signed?.height]).toEqual([190, 76]);
    expect(signed?.closest('.signature')?.textContent).toContain('Rowan Tansy');
  });

  it('are none where the council has none', () => {
    expect(letterToHtml(responseTo(readyCase()))).not.toContain('<img');
  });

  it('say what they show without becoming markup', () => {
    const letter = withPictures(responseTo(readyCase()));
    const logo = { ...SAMPLE_LOGO, alt: '"><script>x</script>' };
    const page = pageOf({ ...letter, letterhead: { ...letter.letterhead, logo } });
    expect(page.querySelector('script')).toBeNull();
    expect(page.querySelector('img')?.alt).toBe('"><script>x</script>');
  });
});

describe('nothing in a letter', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><b onclick="x">',
    "' onmouseover='x",
    '</title></style><iframe src="file:///etc/passwd">',
    '<!-- ',
    ']]>',
    '&lt;b&gt;',
    '<style>@import "//evil.example"</style>',
    '\u0000<b>',
  ];

  it('can become an element or an attribute', () => {
    const hostile = fc
      .array(
        fc.oneof(
          fc.constantFrom(...HOSTILE),
          fc.string({ unit: fc.constantFrom(...'<>"\'&=/! -abx\n`') }),
          fc.string({ unit: 'binary' }),
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map((pieces) => pieces.join(''));
    const innocent = shape(pageOf(saying('Dear Ms Bramble')));
    fc.assert(
      fc.property(hostile, (text) => {
        // Nothing but white space is left out as a line, which is another shape.
        fc.pre(text.trim() !== '');
        expect(shape(pageOf(saying(text)))).toEqual(innocent);
      }),
    );
  });

  it.each(HOSTILE.map((text) => [text]))('is lost or run: %j is shown as it was typed', (text) => {
    const shown = pageOf(paragraph(text)).querySelector('main > p:last-child')?.textContent;
    // The parser of HTML leaves this one character out, wherever it stands.
    expect(shown).toBe(text.replace('\u0000', ''));
  });

  it('that looks like HTML is told from HTML by this test', () => {
    const raw = letterToHtml(paragraph('MARK')).replace('MARK', '<b onclick="x">x</b>');
    const page = parse(raw);
    expect(page.querySelectorAll('[onclick]')).toHaveLength(1);
    expect(shape(page)).not.toEqual(shape(pageOf(paragraph('MARK'))));
  });

  it('is half a character: a lone surrogate is replaced', () => {
    expect(letterToHtml(paragraph('a\ud800b'))).toContain('a\ufffdb');
  });

  it('loads anything', () => {
    const page = pageOf(everyBlockLetter());
    expect(page.querySelectorAll('script, link, img, iframe, object, embed, base')).toHaveLength(0);
    expect(page.querySelectorAll('[src], [style]')).toHaveLength(0);
    expect(page.querySelectorAll('style')).toHaveLength(1);
    expect(page.querySelector('style')?.textContent).not.toMatch(/url\(|@import/);
  });
});

describe('a link', () => {
  const hrefOf = (href: string) =>
    pageOf(withBlocks({ id: 'p', type: 'paragraph', content: [linkTo(href)] }))
      .querySelector('a')
      ?.getAttribute('href');

  it.each([
    'https://www.lgo.org.uk/make?a=1&b="2"',
    'http://westmere.example',
    'HTTPS://WESTMERE.EXAMPLE',
    'mailto:complaints@westmere.example',
    'tel:01632960001',
  ])('to %s leads there', (href) => {
    expect(hrefOf(href)).toBe(href);
  });

  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>1</script>',
    'file:///etc/passwd',
    '//evil.example',
    '/etc/passwd',
    'redress://app',
    'blob:https://x',
    'x https://good.example',
    '',
  ])('to %j leads nowhere', (href) => {
    expect(hrefOf(href)).toBe('#');
  });
});

describe('escaping', () => {
  it.each([
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['&amp;', '&amp;amp;'],
    ['plain – “text”', 'plain – “text”'],
  ])('%s', (text, wanted) => {
    expect(escapeHtml(text)).toBe(wanted);
  });
});
