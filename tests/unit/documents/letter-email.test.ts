// @vitest-environment jsdom
/** A letter as the body of an email: the same words rich and plain, and nothing that could run or fetch. */
import { describe, expect, it } from 'vitest';
import { bodyText, letterText } from '@shared/letters';
import { letterToEmail } from '../../../renderer/documents/letter-email';
import { acknowledgementOf, definedCase, readyCase, responseTo } from '../../fixtures/letters';
import { everyBlockLetter, linkTo, saying, withBlocks, words } from './every-block';

const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('a letter as the body of an email', () => {
  it.each([
    ['acknowledgement', acknowledgementOf(definedCase())],
    ['stage 1 response', responseTo(readyCase())],
  ])('of a %s says what the letter says, plain and rich', (_, letter) => {
    const { text, html } = letterToEmail(letter);
    const said = `Our reference: ${letter.reference} ${flat(bodyText(letter))} ${letter.letterhead.name}`;
    expect(flat(text)).toBe(said);
    const page = parse(html);
    for (const item of page.querySelectorAll('ul > li')) item.prepend('• ');
    for (const element of page.querySelectorAll('p, li, h1, h2, h3, br')) element.after(' ');
    expect(flat(page.body.textContent ?? '')).toBe(said);
  });

  it('leaves letterhead and address behind: an email has its own', () => {
    const letter = acknowledgementOf(definedCase());
    const { text, html } = letterToEmail(letter);
    for (const line of [letter.letterhead.lines[0], '14 Harbour Row', 'WM4 7TQ']) {
      expect(letterText(letter)).toContain(line);
      expect(text).not.toContain(line);
      expect(html).not.toContain(line);
    }
  });

  it('stands without a style sheet, in the letter’s own size', () => {
    const letter = everyBlockLetter();
    const page = parse(letterToEmail(letter).html);
    expect(page.querySelectorAll('style, script, img, link, [class], [id]')).toHaveLength(0);
    expect(page.querySelector('div')?.getAttribute('style')).toContain(
      `font-size:${letter.bodyPoints}pt`,
    );
    expect(page.querySelector('div')?.lang).toBe('en-GB');
    expect(
      page.querySelectorAll('h1, h2, h3, ul, ol, blockquote, th[scope=col]').length,
    ).toBeGreaterThan(5);
  });

  it('reads a table down, each cell under its heading', () => {
    const letter = withBlocks({
      id: 't',
      type: 'table',
      header: [[words('Date')], [words('What happened')]],
      rows: [
        [[words('2 September')], [words('Reported')]],
        [[words('21 October')], [words('Mended')]],
      ],
    });
    expect(letterToEmail(letter).text).toContain(
      'Date: 2 September\nWhat happened: Reported\n\nDate: 21 October\nWhat happened: Mended',
    );
  });

  const links: [string, string, string][] = [
    [
      'Our policy',
      'https://westmere.example/policy',
      'Our policy (https://westmere.example/policy)',
    ],
    ['westmere.example/policy', 'https://westmere.example/policy/', 'westmere.example/policy'],
    ['help@westmere.example', 'mailto:help@westmere.example', 'help@westmere.example'],
    ['Press here', 'javascript:alert(1)', 'Press here'],
  ];
  it.each(links)('a link “%s” to %s is plainly “%s”', (label, href, said) => {
    const letter = withBlocks({ id: 'p', type: 'paragraph', content: [linkTo(href, label)] });
    const { text, html } = letterToEmail(letter);
    expect(text.split('\n\n')[1]).toBe(said);
    expect(html).not.toContain('javascript:');
  });

  it('escapes whatever somebody wrote', () => {
    const { html, text } = letterToEmail(saying('<img src=x onerror=alert(1)> & "so on"'));
    expect(parse(html).querySelectorAll('img')).toHaveLength(0);
    expect(text).toContain('<img src=x onerror=alert(1)> & "so on"');
  });
});
