/**
 * A Word file as the parts of its package (ECMA-376 part 2), read with limits: what is in the file is not
 * trusted, however well its name sounds.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

type Bytes = Uint8Array<ArrayBuffer>;

/** Unpacked bytes of all parts together: no letterhead has more, a file made to exhaust memory has. */
const UNPACKED_LIMIT_BYTES = 40 * 1024 * 1024;
const PARTS_LIMIT = 500;

/** Where an element or attribute is only looked for, its text is read as text: never by a parser that loads. */
export class WordPackage {
  private constructor(private readonly parts: Map<string, Uint8Array>) {}

  /** @returns undefined for what is no zip, or a damaged or monstrous one. */
  static open(bytes: Uint8Array): WordPackage | undefined {
    let total = 0;
    let count = 0;
    try {
      const parts = unzipSync(bytes, {
        filter: ({ originalSize, name }) => {
          total += originalSize;
          count += 1;
          if (total > UNPACKED_LIMIT_BYTES || count > PARTS_LIMIT) throw new Error('too much');
          return !name.endsWith('/');
        },
      });
      const unpacked = Object.values(parts).reduce((sum, part) => sum + part.byteLength, 0);
      return unpacked > UNPACKED_LIMIT_BYTES
        ? undefined
        : new WordPackage(new Map(Object.entries(parts)));
    } catch {
      return undefined;
    }
  }

  get names(): readonly string[] {
    return [...this.parts.keys()];
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** Empty for a part that is not there. UTF-8, as Word writes. */
  text(name: string): string {
    const part = this.parts.get(name);
    return part === undefined ? '' : strFromU8(part);
  }

  set(name: string, text: string): void {
    this.parts.set(name, strToU8(text));
  }

  remove(name: string): void {
    this.parts.delete(name);
  }

  bytes(): Bytes {
    // Zip knows no year before 1980: the day is the same whenever it is packed.
    const mtime = new Date(2000, 0, 1);
    return new Uint8Array(
      zipSync(
        Object.fromEntries(
          [...this.parts].map(([name, part]) => [name, [new Uint8Array(part), { mtime }] as const]),
        ) as Parameters<typeof zipSync>[0],
      ),
    );
  }
}

export const BODY_PART = 'word/document.xml';
const WORDS_PARTS = /^word\/(?:document|header\d*|footer\d*)\.xml$/;

/** The parts that hold words a reader sees: body, headers, footers. */
export const partsWithWords = (of: WordPackage): readonly string[] =>
  of.names.filter((name) => WORDS_PARTS.test(name));

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** XML's own five, and characters by number. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** The words of a stretch of WordprocessingML; breaks and tabs are spaces. */
export const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^<>]*)?>([^<]*)<\/w:t>|<w:(?:br|tab|cr)[ /]/g)]
    .map(([, text]) => (text === undefined ? ' ' : unescapeXml(text)))
    .join('');

/**
 * The elements of this name (of `w:`) that have an end, none within another: in one walk, however many begin
 * and never end.
 */
export const elementsIn = (
  xml: string,
  name: string,
): readonly { readonly opening: string; readonly inside: string }[] =>
  xml
    .split(`</w:${name}>`)
    .slice(0, -1)
    .flatMap((stretch) => {
      const at = Math.max(stretch.lastIndexOf(`<w:${name} `), stretch.lastIndexOf(`<w:${name}>`));
      const end = at < 0 ? -1 : stretch.indexOf('>', at);
      if (end < 0) return [];
      return [{ opening: stretch.slice(at, end + 1), inside: stretch.slice(end + 1) }];
    });

/** Value of an attribute in an opening tag. */
export const attributeOf = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
};
