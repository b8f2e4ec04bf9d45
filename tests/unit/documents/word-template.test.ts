/** The council's own Word template: what is refused and why, and what letters take from it. */
import { strFromU8, unzipSync, zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LETTER_TEMPLATE_LIMIT_BYTES } from '@shared/case-file/letter-template';
import { toBase64 } from '@shared/sealing';
import {
  exampleTemplate,
  letterOnTemplate,
  readTemplate,
  templateSizeProblem,
  TemplateUnusable,
  trialLetter,
  wordOf,
} from '../../../renderer/documents/word-template';
import { LETTER_COUNCIL } from '../../fixtures/letters';
import { inTable, paragraph, style, templateOf } from '../../fixtures/word-template';
import { everyBlockLetter, saying, withBlocks, withPictures, words } from './every-block';

const HERE = paragraph('{{letter}}');
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LINKED_PICTURE = `<Relationship Id="rId9" Type="${OFFICE}/image" Target="https://pictures.example/logo.png" TargetMode="External"/>`;
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const result = await readTemplate(bytes);
  return result.ok ? 'taken' : result.message;
}

async function readOf(bytes: Uint8Array<ArrayBuffer>) {
  const result = await readTemplate(bytes);
  if (!result.ok) throw new Error(result.message);
  return result.template;
}

const partOf = (word: Uint8Array, name: string): string =>
  strFromU8(unzipSync(word)[name] ?? new Uint8Array());

const said = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');

/** A megabyte of one letter packs into nothing; forty of them are a file made to exhaust memory. */
const bomb = () =>
  new Uint8Array(
    zipSync({
      '[Content_Types].xml': strToU8('x'),
      'word/document.xml': new Uint8Array(41 * 1024 * 1024).fill(65),
    }),
  );

describe('what is no template is refused, and the words say what to do', () => {
  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), /PNG picture/],
    ['plain text', new TextEncoder().encode('Dear Sir'), /plain text.*save it as “Word document/s],
    [
      'a Word file from before 2007',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]),
      /before 2007, or one with a password/,
    ],
    ['half a file', templateOf({ body: [HERE] }).slice(0, 700), /damaged/],
    ['a file that unpacks without end', bomb(), /damaged/],
    [
      'a file with macros',
      templateOf({
        body: [HERE],
        contentType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
      }),
      /holds macros/,
    ],
    [
      'macros under a harmless name',
      templateOf({ body: [HERE], parts: { 'word/vbaProject.bin': new Uint8Array(8) } }),
      /holds macros/,
    ],
    [
      'a spreadsheet',
      templateOf({
        body: [HERE],
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      }),
      /not a Word document/,
    ],
    [
      'tracked changes',
      templateOf({ body: [`<w:p><w:ins w:id="1" w:author="x"><w:r/></w:ins></w:p>`, HERE] }),
      /accept or reject all/,
    ],
    [
      'comments',
      templateOf({ body: [HERE], parts: { 'word/comments.xml': '<w:comments/>' } }),
      /delete all comments/,
    ],
    [
      'a workbook inside it',
      templateOf({ body: [HERE], parts: { 'word/embeddings/Book1.xlsx': new Uint8Array(8) } }),
      /another file or a control/,
    ],
    [
      'a picture that lies elsewhere',
      templateOf({ body: [HERE], relations: LINKED_PICTURE }),
      /without “Link to file”/,
    ],
    ['no place for the letter', templateOf({ body: [paragraph('Dear')] }), /where the letter goes/],
    ['two places for it', templateOf({ body: [HERE, HERE] }), /more than once/],
    [
      'one in the page and one in the header',
      templateOf({ body: [HERE], header: [HERE] }),
      /more than once/,
    ],
    [
      'the letter in the header',
      templateOf({ body: [paragraph('x')], header: [HERE] }),
      /header or footer/,
    ],
    [
      'the letter in the middle of a line',
      templateOf({ body: [paragraph('Dear {{letter}}')] }),
      /paragraph of its own/,
    ],
    ['the letter in a table', templateOf({ body: [inTable(HERE)] }), /in a table or a text box/],
    [
      'fields of somebody else’s program',
      templateOf({ body: [HERE, paragraph('{{first_name}} {{date}}')] }),
      /does not know \{\{first_name\}\}\..*\{\{recipient\}\}/,
    ],
  ])('%s', async (_what, bytes, message) => {
    expect(await refusal(bytes)).toMatch(message);
  });

  it.each([
    [0, /empty/],
    [LETTER_TEMPLATE_LIMIT_BYTES, undefined],
    [LETTER_TEMPLATE_LIMIT_BYTES + 1, /Compress Pictures/],
    [300 * 1024 * 1024, /300 MB/],
  ])('a file of %i bytes', (size, message) => {
    const problem = templateSizeProblem(size);
    if (message === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatch(message);
  });
});

describe('what is taken', () => {
  it('a template of Word’s own kind becomes a document, for letters are documents', async () => {
    const { bytes } = await readOf(
      templateOf({ body: [HERE], contentType: `${TYPES}.template.main+xml` }),
    );
    expect(partOf(bytes, '[Content_Types].xml')).toContain(`${TYPES}.document.main+xml`);
    expect(partOf(bytes, '[Content_Types].xml')).not.toContain('template.main');
  });

  it('does not keep where it came from', async () => {
    const { bytes } = await readOf(
      templateOf({
        body: [HERE],
        parts: {
          'word/settings.xml': '<w:settings><w:attachedTemplate r:id="rId1"/></w:settings>',
          'word/_rels/settings.xml.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/attachedTemplate" Target="file:///C:/Users/rtansy/Letters.dotx" TargetMode="External"/></Relationships>`,
          'docProps/app.xml':
            '<Properties><Manager>Rowan Tansy</Manager><Pages>1</Pages></Properties>',
        },
      }),
    );
    const all = Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n');
    expect(all).not.toMatch(/rtansy|attachedTemplate|Rowan/);
    expect(partOf(bytes, 'docProps/app.xml')).toContain('<Pages>1</Pages>');
  });

  it('finds the styles by Word’s names for them, whatever the template’s language calls them', async () => {
    const { styles } = await readOf(
      templateOf({
        body: [paragraph('{{letter}}', { style: 'Brieftext' })],
        styles: [
          style('Standard', 'Normal', { isDefault: true, halfPoints: 22 }),
          style('Brieftext', 'Body Text', { basedOn: 'Basis' }),
          style('Basis', 'Our base', { halfPoints: 30 }),
          style('berschrift1', 'heading 1'),
          style('berschrift2', 'heading 2'),
          style('Zitat', 'Quote'),
          style('Gitter', 'Table Grid', { type: 'table' }),
          style('Link', 'Hyperlink', { type: 'character' }),
        ],
      }),
    );
    expect(styles).toEqual({
      paragraph: 'Brieftext',
      headings: ['berschrift1', 'berschrift2', undefined],
      quote: 'Zitat',
      table: 'Gitter',
      link: 'Link',
      bodyPoints: 15,
      isSpaced: false,
    });
  });

  it.each([
    ['the template’s default', { halfPoints: 22 }, 11],
    [
      'styles that are based on each other',
      {
        styles: [
          style('Normal', 'Normal', { isDefault: true, basedOn: 'Other' }),
          style('Other', 'Other', { basedOn: 'Normal' }),
        ],
      },
      14,
    ],
  ])('reads the size of the text from %s', async (_what, parts, points) => {
    const { styles } = await readOf(templateOf({ body: [HERE], ...parts }));
    expect(styles.bodyPoints).toBe(points);
  });
});

describe('a letter on it', () => {
  const letter = everyBlockLetter();

  it('fills every field, also one that Word has split into pieces', async () => {
    const read = await readOf(
      templateOf({
        body: [
          paragraph('{{ recipient }}', { split: true }),
          paragraph('Date: {{date}}, ref {{reference}}', { split: true }),
          paragraph('{{title}} / {{council}} / {{address}}'),
          paragraph('{{letter}}', { split: true }),
        ],
        header: [paragraph('{{council}}')],
      }),
    );
    const word = await letterOnTemplate(letter, read);
    const body = said(partOf(word, 'word/document.xml')).replaceAll('\u00a0', ' ');
    expect(body).not.toMatch(/[{}]/);
    expect(body).toContain(`${letter.recipient.name}${letter.recipient.lines[0]}`);
    expect(body).toContain(`ref ${letter.reference}`);
    expect(body).toContain(`${letter.title} / ${letter.letterhead.name} / `);
    expect(said(partOf(word, 'word/header1.xml'))).toBe(letter.letterhead.name);
    // Named in the template, so not said again.
    expect(body).not.toContain('Our reference: ');
  });

  it('says at its beginning what the template does not name', async () => {
    const word = await letterOnTemplate(letter, await readOf(templateOf({ body: [HERE] })));
    const body = said(partOf(word, 'word/document.xml')).replaceAll('\u00a0', ' ');
    expect(body.startsWith(letter.recipient.name)).toBe(true);
    expect(body).toContain(`Our reference: ${letter.reference}`);
  });

  it('carries the letter’s own properties, never those of whoever made the template', async () => {
    const read = await readOf(await exampleTemplate(14));
    const core = partOf(await letterOnTemplate(letter, read), 'docProps/core.xml');
    expect(core).toContain(letter.reference);
    expect(core).toContain(letter.letterhead.name);
    expect(core).not.toContain('>Redress<');
  });

  it('a heading without a style of the template’s is still a heading to a screen reader', async () => {
    const word = await letterOnTemplate(letter, await readOf(templateOf({ body: [HERE] })));
    const xml = partOf(word, 'word/document.xml');
    expect(xml).toMatch(/<w:outlineLvl w:val="0"\/>/);
    expect(xml).not.toContain('w:val="Heading1"');
  });

  it('keeps paragraphs apart where the template does not, and leaves its spacing alone where it does', async () => {
    const spaced = style('Normal', 'Normal', { isDefault: true, after: 200 });
    const of = async (styles?: readonly string[]) =>
      partOf(
        await letterOnTemplate(
          withBlocks({ id: '1', type: 'paragraph', content: [words('One.')] }),
          await readOf(templateOf({ body: [HERE], ...(styles ? { styles } : {}) })),
        ),
        'word/document.xml',
      );
    expect(await of()).toMatch(/<w:spacing w:after="160"\/><\/w:pPr><w:r>(?:(?!<w:p>).)*One\./);
    expect(await of([spaced])).not.toContain('w:after="160"');
  });

  it('takes pictures, whatever was typed, and braces of the letter’s own', async () => {
    const read = await readOf(await exampleTemplate(14));
    for (const each of [
      withPictures(letter),
      saying('<w:p>&amp;"\' null \u0000 half \ud800'),
      withBlocks({ id: '1', type: 'paragraph', content: [words('They wrote “{{date}}”.')] }),
    ]) {
      const word = await letterOnTemplate(each, read);
      expect(partOf(word, 'word/document.xml').length).toBeGreaterThan(1000);
    }
  });
});

describe('the letter that is issued', () => {
  const letter = trialLetter(LETTER_COUNCIL, '2026-11-25');
  const withTemplate = (bytes: Uint8Array) => ({
    ...LETTER_COUNCIL,
    letterTemplate: { name: 'Letter.docx', data: toBase64(bytes) },
  });
  const marked = templateOf({ body: [paragraph('Westmere’s own page'), HERE] });

  it('is set on the template in the settings', async () => {
    const word = await wordOf(letter, withTemplate(marked));
    expect(said(partOf(word, 'word/document.xml'))).toContain('Westmere’s own page');
  });

  it('is set without it in large print, and where there is none', async () => {
    const large = { ...letter, bodyPoints: 20 };
    for (const word of [
      await wordOf(large, withTemplate(marked)),
      await wordOf(letter, LETTER_COUNCIL),
    ]) {
      expect(said(partOf(word, 'word/document.xml'))).not.toContain('Westmere’s own page');
    }
  });

  it('is refused with words when the template cannot be used after all', async () => {
    const broken = withTemplate(templateOf({ body: [paragraph('nothing')] }));
    await expect(wordOf(letter, broken)).rejects.toThrow(TemplateUnusable);
    await expect(wordOf(letter, broken)).rejects.toThrow(/Settings, Letters/);
  });
});
