// @vitest-environment jsdom
/** A letter as a Word file, taken apart: what a colleague finds when they open and edit it. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SAMPLE_LOGO } from '@shared/sample/logo';
import { blockText, type LetterDocument } from '@shared/letters';
import { letterToWord } from '../../../renderer/documents/letter-word';
import { acknowledgementOf, definedCase, readyCase, responseTo } from '../../fixtures/letters';
import { everyBlockLetter, linkTo, saying, withBlocks, withPictures, words } from './every-block';

class WordFile {
  private constructor(private readonly parts: ReadonlyMap<string, string>) {}

  static async of(letter: LetterDocument): Promise<WordFile> {
    const parts = Object.entries(unzipSync(await letterToWord(letter)));
    return new WordFile(new Map(parts.map(([name, bytes]) => [name, strFromU8(bytes)])));
  }

  /** @throws when it is not well-formed, as Word would. */
  xml(name: string): Document {
    const text = this.parts.get(name);
    if (text === undefined) throw new Error(`no ${name} among ${[...this.parts.keys()].join(' ')}`);
    return parseXml(text);
  }

  get xmlNames(): string[] {
    return [...this.parts.keys()].filter((name) => /\.(?:xml|rels)$/.test(name));
  }

  get paragraphs(): Element[] {
    return [...this.xml('word/document.xml').getElementsByTagName('w:p')];
  }

  /** The first paragraph that says exactly this. */
  paragraph(text: string): Element {
    const found = this.paragraphs.find((each) => textOf(each) === text);
    if (!found) throw new Error(`no paragraph says ${text}`);
    return found;
  }

  /** Name of the part that the section refers to as its header or footer of this kind. */
  reference(what: 'header' | 'footer', type: 'first' | 'default'): Document {
    const section = this.xml('word/document.xml');
    const id = [...section.getElementsByTagName(`w:${what}Reference`)]
      .find((each) => each.getAttribute('w:type') === type)
      ?.getAttribute('r:id');
    return this.xml(`word/${this.target(id ?? '')}`);
  }

  target(id: string): string {
    const relations = this.xml('word/_rels/document.xml.rels').getElementsByTagName('Relationship');
    return (
      [...relations]
        .find((each) => each.id === id || each.getAttribute('Id') === id)
        ?.getAttribute('Target') ?? ''
    );
  }
}

/** @throws when it is not well-formed XML 1.0. */
function parseXml(text: string): Document {
  const xml = new DOMParser().parseFromString(text, 'application/xml');
  const [error] = xml.getElementsByTagName('parsererror');
  if (error) throw new Error(error.textContent ?? 'not well-formed');
  return xml;
}

const textOf = (element: Element): string =>
  [...element.getElementsByTagName('w:t')]
    .map((each) => each.textContent ?? '')
    .join('')
    .replaceAll('\u00a0', ' ');

const value = (element: Element, name: string): string | null | undefined =>
  element.getElementsByTagName(name)[0]?.getAttribute('w:val');

/** An on-off property: there, and not said to be off. */
const isOn = (element: Element, name: string): boolean => {
  const found = element.getElementsByTagName(name)[0];
  return found !== undefined && !['false', '0', 'off'].includes(found.getAttribute('w:val') ?? '');
};

describe('a letter in Word', () => {
  it('has its headings in the styles of Word, so that its outline can be read', async () => {
    const word = await WordFile.of(everyBlockLetter());
    expect(value(word.paragraph('What the records show'), 'w:pStyle')).toBe('Heading1');
    expect(value(word.paragraph('In order'), 'w:pStyle')).toBe('Heading2');
    expect(value(word.paragraph('And again'), 'w:pStyle')).toBe('Heading3');
    const styles = [...word.xml('word/styles.xml').getElementsByTagName('w:style')];
    for (const level of [1, 2, 3]) {
      const style = styles.find((each) => each.getAttribute('w:styleId') === `Heading${level}`);
      expect(style && value(style, 'w:name')).toBe(`Heading ${level}`);
      expect(style && isOn(style, 'w:keepNext')).toBe(true);
    }
  });

  it('uses no style that it does not define', async () => {
    const word = await WordFile.of(everyBlockLetter());
    const styles = word.xml('word/styles.xml').getElementsByTagName('w:style');
    const defined = [...styles].map((each) => each.getAttribute('w:styleId'));
    const used = [...word.xml('word/document.xml').querySelectorAll('*')]
      .filter((each) => /^w:[pr]Style$/.test(each.tagName))
      .map((each) => each.getAttribute('w:val'));
    expect(used).toContain('Hyperlink');
    expect(used).toContain('LetterQuote');
    expect(defined).toEqual(expect.arrayContaining(used));
  });

  it('numbers its lists itself, each from 1 again, and marks the others', async () => {
    const word = await WordFile.of(everyBlockLetter());
    const numbering = word.xml('word/numbering.xml');
    const list = (text: string) => value(word.paragraph(text), 'w:numId') ?? '';
    const level = (id: string) => {
      const number = [...numbering.getElementsByTagName('w:num')].find(
        (each) => each.getAttribute('w:numId') === id,
      );
      const shape = number && value(number, 'w:abstractNumId');
      const found = [...numbering.getElementsByTagName('w:abstractNum')].find(
        (each) => each.getAttribute('w:abstractNumId') === shape,
      );
      return found && [value(found, 'w:numFmt'), value(found, 'w:lvlText')];
    };
    const first = list('The leak was reported.');
    const second = list('The leak came back.');
    expect(level(first)).toEqual(['decimal', '%1.']);
    expect(level(second)).toEqual(['decimal', '%1.']);
    expect(level(list('A bulleted line'))).toEqual(['bullet', '•']);
    expect(list('The job was closed')).toBe(first);
    expect(second).not.toBe(first);
    const restart = [...numbering.getElementsByTagName('w:num')]
      .filter((each) => [first, second].includes(each.getAttribute('w:numId') ?? ''))
      .map((each) => value(each, 'w:startOverride'));
    expect(restart).toEqual(['1', '1']);
    // The marks are Word's: none is typed.
    expect(word.paragraphs.map(textOf)).not.toContainEqual(expect.stringMatching(/^(?:•|\d+\.) /));
  });

  it('is British English in its proofing', async () => {
    const word = await WordFile.of(acknowledgementOf(definedCase()));
    const [defaults] = word.xml('word/styles.xml').getElementsByTagName('w:docDefaults');
    expect(defaults && value(defaults, 'w:lang')).toBe('en-GB');
    const elsewhere = word.xmlNames.flatMap((name) =>
      [...word.xml(name).getElementsByTagName('w:lang')].map((each) => each.getAttribute('w:val')),
    );
    expect(new Set(elsewhere)).toEqual(new Set(['en-GB']));
  });

  it('has a title with the reference, and the council as its author', async () => {
    const core = (await WordFile.of(responseTo(readyCase()))).xml('docProps/core.xml');
    const said = (name: string) => core.getElementsByTagName(name)[0]?.textContent;
    expect(said('dc:title')).toBe('Our stage 1 answer to your complaint (WB-26-A0412)');
    expect(said('dc:creator')).toBe('Westmere Borough Council');
    expect(said('cp:lastModifiedBy')).toBe('Westmere Borough Council');
  });

  it('has the letterhead on its first page and the reference on the others', async () => {
    const letter = acknowledgementOf(definedCase());
    const word = await WordFile.of(letter);
    const lines = (page: Document) =>
      [...page.getElementsByTagName('w:p')].map(textOf).filter((text) => text !== '');
    expect(lines(word.reference('header', 'first'))).toEqual([
      letter.letterhead.name,
      ...letter.letterhead.lines,
    ]);
    expect(lines(word.reference('header', 'default'))).toEqual(['WB-26-A0412']);
    expect(word.xml('word/document.xml').getElementsByTagName('w:titlePg')).toHaveLength(1);
  });

  it('shows the logo in the letterhead and the signature above the name, each with words', async () => {
    const word = await WordFile.of(withPictures(responseTo(readyCase())));
    const said = (page: Document) =>
      [...page.getElementsByTagName('wp:docPr')].map((each) => each.getAttribute('descr'));
    expect(said(word.reference('header', 'first'))).toEqual([SAMPLE_LOGO.alt]);
    expect(said(word.reference('header', 'default'))).toEqual([]);
    expect(said(word.xml('word/document.xml'))).toEqual(['Signature of Rowan Tansy']);
    // 914,400 EMU an inch: 240 pixels at 96 an inch are 2.5 inches.
    const extent = word.reference('header', 'first').getElementsByTagName('wp:extent')[0];
    expect(extent?.getAttribute('cx')).toBe('2286000');
    expect(extent?.getAttribute('cy')).toBe('914400');
  });

  it.each(['first', 'default'] as const)(
    'counts its pages at the foot of the %s page',
    async (type) => {
      const word = await WordFile.of(acknowledgementOf(definedCase()));
      const foot = word.reference('footer', type);
      const fields = [...foot.getElementsByTagName('w:instrText')].map((each) =>
        each.textContent?.trim(),
      );
      expect(fields).toEqual(['PAGE', 'NUMPAGES']);
      expect(textOf(foot.documentElement)).toBe('Page  of ');
    },
  );

  it('keeps “Yours sincerely” and every line of the signature on one page', async () => {
    const letter = responseTo(readyCase());
    const word = await WordFile.of(letter);
    const signature = letter.blocks.at(-1);
    if (signature?.type !== 'signature') throw new Error('the letter is not signed');
    const lines = ['Yours sincerely', signature.name, signature.role, ...signature.contact];
    const kept = lines.map((line) => isOn(word.paragraph(line), 'w:keepNext'));
    // The last one has nothing below to stay with, and text above is free to stand on another page.
    expect(kept).toEqual([...lines.slice(1).map(() => true), false]);
    const { name } = letter.recipient;
    expect(isOn(word.paragraph(name), 'w:keepNext')).toBe(false);
  });

  it('never leaves the signature on a page of its own: the paragraph before it comes along', async () => {
    const letter = responseTo(readyCase());
    const word = await WordFile.of(letter);
    const before = letter.blocks.at(-3);
    if (before?.type !== 'paragraph') throw new Error('no paragraph before the ending');
    expect(isOn(word.paragraph(blockText(before)), 'w:keepNext')).toBe(true);
  });

  it('is A4 and as large as the council chose', async () => {
    const letter = { ...acknowledgementOf(definedCase()), bodyPoints: 18 };
    const word = await WordFile.of(letter);
    const [size] = word.xml('word/document.xml').getElementsByTagName('w:pgSz');
    expect([size?.getAttribute('w:w'), size?.getAttribute('w:h')]).toEqual(['11906', '16838']);
    const [defaults] = word.xml('word/styles.xml').getElementsByTagName('w:docDefaults');
    expect(defaults && value(defaults, 'w:sz')).toBe('36');
  });

  it('heads the columns of a table on every page and tears no row apart', async () => {
    const word = await WordFile.of(everyBlockLetter());
    const rows = [...word.xml('word/document.xml').getElementsByTagName('w:tr')];
    expect(rows.map((row) => isOn(row, 'w:tblHeader'))).toEqual([true, false, false, false]);
    expect(rows.map((row) => isOn(row, 'w:cantSplit'))).toEqual([true, true, true, true]);
  });

  it('makes bold what is bold, and nothing beside it', async () => {
    const word = await WordFile.of(
      withBlocks({ id: 'p', type: 'paragraph', content: [words('plain '), words('bold', true)] }),
    );
    const runs = [...word.paragraph('plain bold').getElementsByTagName('w:r')];
    expect(runs.map((run) => isOn(run, 'w:b'))).toEqual([false, true]);
  });
});

describe('a link in Word', () => {
  const made = (href: string) =>
    WordFile.of(withBlocks({ id: 'p', type: 'paragraph', content: [linkTo(href, 'our website')] }));
  const targets = (word: WordFile) =>
    [...word.xml('word/document.xml').getElementsByTagName('w:hyperlink')].map((each) =>
      word.target(each.getAttribute('r:id') ?? ''),
    );

  it.each([
    ['https://westmere.example/a?b=1&c="2"', 'https://westmere.example/a?b=1&c=%222%22'],
    ['mailto:complaints@westmere.example', 'mailto:complaints@westmere.example'],
    ['tel:01632 960001', 'tel:01632%20960001'],
    ['https://westmere.example/one two', 'https://westmere.example/one%20two'],
    ['https://westmere.example/\u0001x', 'https://westmere.example/%01x'],
  ])('to %j leads to %s', async (href, wanted) => {
    expect(targets(await made(href))).toEqual([wanted]);
  });

  it.each([
    'javascript:alert(1)',
    'file:///C:/Windows/System32/calc.exe',
    'file://evil.example/share',
    '\\\\evil.example\\share',
    'ms-msdt:/id',
    'https://[not-an-address',
    '',
  ])('to %j is no link, and its words stay', async (href) => {
    const word = await made(href);
    expect(targets(word)).toEqual([]);
    expect(textOf(word.paragraph('our website'))).toBe('our website');
    const external = word.xmlNames
      .filter((name) => name.endsWith('.rels'))
      .flatMap((name) => [...word.xml(name).querySelectorAll('[TargetMode=External]')]);
    expect(external).toEqual([]);
  });
});

describe('text that XML cannot hold', () => {
  const HOSTILE = [
    'bell \u0007 null \u0000 escape \u001b end',
    'half a character \ud83d end',
    'not a character \uffff \ufffe end',
    '<w:p>&amp;"\'</w:p> ]]> end',
    'vertical tab \u000b and form feed \u000c end',
  ];

  it.each(HOSTILE.map((text) => [text]))('leaves every part well-formed: %j', async (text) => {
    const word = await WordFile.of(saying(text));
    for (const name of word.xmlNames) {
      const xml = word.xml(name);
      // XML 1.0, section 2.2: jsdom is more forgiving than Word.
      expect(xml.documentElement.outerHTML).not.toMatch(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/,
      );
    }
    expect(word.paragraphs.map(textOf)).toContainEqual(expect.stringMatching(/end$/));
  });

  it('would be found here', () => {
    expect(() => parseXml('<a>\u0001</a>')).toThrow();
    expect(() => parseXml('<a><b></a>')).toThrow();
    expect(() => parseXml('<a>\ud800</a>')).toThrow();
    expect(parseXml('<a>whole</a>').documentElement.textContent).toBe('whole');
  });

  it('changes nothing else', async () => {
    const word = await WordFile.of(saying('<w:p>&amp;"\'</w:p>'));
    const [core] = word.xml('docProps/core.xml').getElementsByTagName('dc:title');
    expect(core?.textContent).toBe('<w:p>&amp;"\'</w:p> (<w:p>&amp;"\'</w:p>)');
    expect(textOf(word.paragraph('<w:p>&amp;"\'</w:p>'))).toBe('<w:p>&amp;"\'</w:p>');
  });
});
