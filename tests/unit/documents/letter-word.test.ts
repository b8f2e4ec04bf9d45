import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { LetterDocument } from '@shared/letters';
import { letterToWord } from '../../../renderer/documents/letter-word';
import { readyCase, responseTo } from '../../fixtures/letters';

const letter = responseTo(readyCase());

async function partsOf(doc: LetterDocument): Promise<Record<string, string>> {
  const files = unzipSync(await letterToWord(doc));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const paragraphs = (xml: string) => xml.match(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs) ?? [];
const wordsOf = (xml: string) =>
  (xml.match(/<w:t[ >][^<]*/g) ?? []).map((each) => each.replace(/^<w:t[^>]*>/, '')).join('');

describe('a letter as a Word document', () => {
  it('has real headings, in British English, with a title and no author but the council', async () => {
    const parts = await partsOf(letter);
    const document = parts['word/document.xml'] ?? '';
    expect(document).toContain('<w:pStyle w:val="Heading1"/>');
    expect(document).toContain('<w:pStyle w:val="Heading2"/>');
    expect(document).toContain('<w:pStyle w:val="Heading3"/>');
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="en-GB"/>');
    expect(parts['docProps/core.xml']).toContain(
      'Our stage 1 answer to your complaint (WB-26-A0412)',
    );
    expect(parts['docProps/core.xml']).toContain(
      '<dc:creator>Westmere Borough Council</dc:creator>',
    );
  });

  it('numbers its pages in the foot, and carries the reference from page 2', async () => {
    const parts = await partsOf(letter);
    const feet = Object.entries(parts).filter(([name]) => /word\/footer\d/.test(name));
    expect(feet.length).toBeGreaterThan(0);
    for (const [, xml] of feet) expect(xml).toMatch(/PAGE.*NUMPAGES/s);
    expect(parts['word/document.xml']).toContain('<w:titlePg/>');
    const heads = Object.entries(parts).filter(([name]) => /word\/header\d/.test(name));
    expect(heads.some(([, xml]) => wordsOf(xml) === 'WB-26-A0412')).toBe(true);
    expect(heads.some(([, xml]) => wordsOf(xml).includes('Westmere Borough Council'))).toBe(true);
  });

  it('has lists that are lists, each ordered one counting from 1', async () => {
    const item = (text: string) => [[{ type: 'text' as const, text }]];
    const parts = await partsOf({
      ...letter,
      blocks: [
        { id: 'a', type: 'list', ordered: true, items: item('one') },
        { id: 'b', type: 'list', ordered: true, items: item('one again') },
        { id: 'c', type: 'list', ordered: false, items: item('dot') },
      ],
    });
    const numbers = [
      ...(parts['word/document.xml'] ?? '').matchAll(/<w:numId w:val="(\d+)"\/>/g),
    ].map((match) => match[1]);
    expect(numbers).toHaveLength(3);
    expect(new Set(numbers).size).toBe(3);
    expect(parts['word/numbering.xml']).toContain('w:val="bullet"');
  });

  it('keeps “Yours sincerely”, the name and how to reach them on one page', async () => {
    const parts = await partsOf(letter);
    const all = paragraphs(parts['word/document.xml'] ?? '');
    const from = all.findIndex((each) => wordsOf(each) === 'Yours sincerely');
    const end = all.slice(from);
    expect(end.length).toBeGreaterThan(3);
    for (const each of end.slice(0, -1)) expect(each, wordsOf(each)).toContain('<w:keepNext/>');
    expect(end.at(-1)).not.toContain('<w:keepNext/>');
  });

  it('holds characters that XML cannot, and half emoji, without breaking', async () => {
    const parts = await partsOf({
      ...letter,
      blocks: [
        {
          id: 'a',
          type: 'paragraph',
          content: [{ type: 'text', text: 'a\u0000\u000b\uffff\ud800b & <c>' }],
        },
      ],
    });
    const document = parts['word/document.xml'] ?? '';
     
    expect(document).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\uffff]/);
    expect(document).toContain('a\ufffdb &amp; &lt;c&gt;');
  });
});
