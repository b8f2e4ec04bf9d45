/** Which styles of a council's template a letter is set in, and what it does where the template has none. */
import { LineRuleType, type IParagraphOptions } from 'docx';
import type { BodyLook } from '../word-body';
import { attributeOf, elementsIn, type WordPackage } from '../word-package';

interface TemplateStyle {
  readonly id: string;
  /** As Word's built-in styles are called in every language version: lower case. */
  readonly name: string;
  readonly type: string;
  readonly isDefault: boolean;
  /** Half points; undefined = inherited. */
  readonly halfPoints: number | undefined;
  /** Twentieths of a point below a paragraph; undefined = inherited. */
  readonly after: number | undefined;
  readonly basedOn: string | undefined;
}

/** What letters use of a template, for the settings to show. */
export interface StylesFound {
  readonly paragraph: string | undefined;
  readonly headings: readonly (string | undefined)[];
  readonly quote: string | undefined;
  readonly table: string | undefined;
  readonly link: string | undefined;
  /** Points of the body text; undefined = the template does not say. */
  readonly bodyPoints: number | undefined;
  /** Paragraphs are apart by themselves. */
  readonly isSpaced: boolean;
}

const valueOf = (xml: string, element: string, attribute = 'val'): string | undefined => {
  const tag = new RegExp(`<w:${element}(?:\\s[^<>]*)?/?>`).exec(xml)?.[0];
  return tag === undefined ? undefined : attributeOf(tag, `w:${attribute}`);
};

export function stylesOf(template: WordPackage): readonly TemplateStyle[] {
  return elementsIn(template.text('word/styles.xml'), 'style').map(({ opening, inside }) => ({
    id: attributeOf(opening, 'w:styleId') ?? '',
    name: (valueOf(inside, 'name') ?? '').toLowerCase(),
    type: attributeOf(opening, 'w:type') ?? 'paragraph',
    isDefault: ['1', 'true', 'on'].includes(attributeOf(opening, 'w:default') ?? ''),
    halfPoints: number(valueOf(inside, 'sz')),
    after: number(valueOf(inside, 'spacing', 'after')),
    basedOn: valueOf(inside, 'basedOn'),
  }));
}

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

/** @param bodyStyle id of the style of the paragraph that {{letter}} stands in; undefined = the default one. */
export function stylesFor(template: WordPackage, bodyStyle: string | undefined): StylesFound {
  const styles = stylesOf(template);
  const named = (type: string, ...names: readonly string[]) =>
    names
      .map((name) => styles.find((style) => style.type === type && style.name === name)?.id)
      .find((id) => id !== undefined);
  const paragraph =
    bodyStyle ?? styles.find((style) => style.type === 'paragraph' && style.isDefault)?.id;
  return {
    paragraph,
    headings: [1, 2, 3].map((level) => named('paragraph', `heading ${level}`)),
    quote: named('paragraph', 'quote', 'block text', 'intense quote'),
    table: named('table', 'table grid', 'table grid light'),
    link: named('character', 'hyperlink'),
    bodyPoints: half(
      inherited(styles, paragraph, ({ halfPoints }) => halfPoints) ??
        number(valueOf(defaultsOf(template, 'rPr'), 'sz')),
    ),
    isSpaced:
      (inherited(styles, paragraph, ({ after }) => after) ??
        number(valueOf(defaultsOf(template, 'pPr'), 'spacing', 'after')) ??
        0) > 0,
  };
}

/** What a style says, or the nearest one it is based on. */
function inherited<T>(
  styles: readonly TemplateStyle[],
  from: string | undefined,
  read: (style: TemplateStyle) => T | undefined,
): T | undefined {
  const seen = new Set<string>();
  for (let id = from; id !== undefined && !seen.has(id);) {
    seen.add(id);
    const style = styles.find((each) => each.type === 'paragraph' && each.id === id);
    const said = style && read(style);
    if (said !== undefined) return said;
    id = style?.basedOn;
  }
  return undefined;
}

const defaultsOf = (template: WordPackage, of: 'rPr' | 'pPr'): string =>
  elementsIn(template.text('word/styles.xml'), `${of}Default`)[0]?.inside ?? '';

const half = (halfPoints: number | undefined): number | undefined =>
  halfPoints === undefined ? undefined : halfPoints / 2;

const styled = (id: string | undefined): IParagraphOptions =>
  id === undefined ? {} : { style: id };

/** A template without a style of its own for a part gets plain formatting in its own font. */
export function lookOf(found: StylesFound): BodyLook {
  // A template whose authors press Enter twice says nothing of spacing; a letter without any is one block.
  const body = {
    ...styled(found.paragraph),
    ...(found.isSpaced ? {} : { spacing: { after: 160 } }),
  };
  return {
    paragraph: body,
    heading: (level) => {
      const id = found.headings[level - 1];
      if (id !== undefined) return { style: id, keepNext: true };
      return {
        ...body,
        // Without a style, what makes it a heading for people who listen to the letter.
        outlineLevel: level - 1,
        keepNext: true,
        keepLines: true,
        spacing: { before: 240, after: 80 },
      };
    },
    quote:
      found.quote === undefined
        ? { ...body, indent: { left: 567, right: 567 } }
        : styled(found.quote),
    address: { ...body, spacing: { before: 0, after: 0 } },
    recipient: {
      ...body,
      spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
    },
    list: { ...body, spacing: { after: 80 } },
    table: found.table,
    run: { language: { value: 'en-GB' } },
    headingRun: found.headings.every((id) => id !== undefined) ? {} : { bold: true },
    quoteRun: found.quote === undefined ? { italics: true } : {},
    link: found.link === undefined ? { color: '0B5F63', underline: {} } : { style: found.link },
  };
}
