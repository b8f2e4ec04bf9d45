/**
 * The council's own Word template, checked before it is kept: what a letter needs is there, and nothing is
 * that has no business on a letter (macros, hidden files, somebody's tracked changes, pictures from elsewhere).
 * Every refusal says what to do in Word.
 */
import { patchDetector } from 'docx';
import { LETTER_TEMPLATE_LIMIT_BYTES } from '@shared/case-file/letter-template';
import { kindInWords, sniffKind } from '@shared/host/file-kinds';
import {
  isTemplateField,
  TEMPLATE_BODY,
  TEMPLATE_FIELDS,
  type TemplateField,
} from '@shared/letters';
import { attributeOf, BODY_PART, partsWithWords, wordsIn, WordPackage } from '../word-package';
import { stylesFor, type StylesFound } from './template-styles';

type Bytes = Uint8Array<ArrayBuffer>;

export interface ReadTemplate {
  /** The file to keep: as it was, without links to where it came from. */
  readonly bytes: Bytes;
  readonly fields: readonly TemplateField[];
  readonly styles: StylesFound;
}

export type TemplateResult =
  | { readonly ok: true; readonly template: ReadTemplate }
  | { readonly ok: false; readonly message: string };

const refused = (message: string): TemplateResult => ({ ok: false, message });
const WORD_2007 = 'Open it in Word and save it as “Word document (.docx)”.';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const CONTENT_TYPES = '[Content_Types].xml';

/** What can be said before the file is read; undefined = read it. */
export function templateSizeProblem(size: number): string | undefined {
  if (size === 0) return 'This file is empty. Choose the template as Word saved it.';
  if (size <= LETTER_TEMPLATE_LIMIT_BYTES) return undefined;
  const megabytes = (size / (1024 * 1024)).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return `This file has ${megabytes} MB; a template for letters may have 1 MB. In Word, choose Compress Pictures for print, save it and choose it again.`;
}

/** @param bytes of a file that passed `templateSizeProblem`. Never throws for what is in the file. */
export async function readTemplate(bytes: Bytes): Promise<TemplateResult> {
  const kind = sniffKind(bytes);
  if (kind !== 'office' && kind !== 'zip') {
    return refused(`This is ${kindInWords(kind)}, not a Word document. ${WORD_2007}`);
  }
  if (bytes[0] === 0xd0) {
    return refused(
      `This is a Word file from before 2007, or one with a password. ${WORD_2007} Take the password off.`,
    );
  }
  const file = WordPackage.open(bytes);
  if (!file) return refused('This file is damaged. Open it in Word, save it again and choose it.');
  const problem = whatItIs(file) ?? whatItHolds(file);
  if (problem !== undefined) return refused(problem);
  withoutItsOrigin(file);
  const kept = file.bytes();
  const named = await fieldsIn(kept);
  if (named === undefined) {
    return refused('Word would not open this file either. Save it again in Word and choose it.');
  }
  const missing = whatIsNamed(file, named);
  if (missing !== undefined) return refused(missing);
  const fields = named.filter(isTemplateField);
  return {
    ok: true,
    template: { bytes: kept, fields, styles: stylesFor(file, bodyParagraph(file)?.style) },
  };
}

function whatItIs(file: WordPackage): string | undefined {
  const types = file.text(CONTENT_TYPES);
  if (/macroEnabled/.test(types) || file.names.some((name) => /vbaProject|vbaData/i.test(name))) {
    return 'This file holds macros. Redress keeps none. In Word, save it as “Word document (.docx)”, which leaves them out.';
  }
  if (types.includes(`${MAIN}.template.main+xml`)) {
    file.set(
      CONTENT_TYPES,
      types.replaceAll(`${MAIN}.template.main+xml`, `${MAIN}.document.main+xml`),
    );
  } else if (!types.includes(`${MAIN}.document.main+xml`)) {
    return `This is not a Word document. ${WORD_2007}`;
  }
  if (!file.has(BODY_PART) || !file.has('word/styles.xml')) {
    return `This Word file has no styles of its own, or is laid out in a way Redress does not know. ${WORD_2007}`;
  }
  return undefined;
}

function whatItHolds(file: WordPackage): string | undefined {
  const all = partsWithWords(file).map((name) => file.text(name));
  if (all.some((xml) => /<w:(?:ins|del|moveFrom|moveTo)[ >]/.test(xml))) {
    return 'This template holds tracked changes. In Word, accept or reject all of them (Review), save it and choose it again.';
  }
  if (file.names.some((name) => /^word\/comments\w*\.xml$/.test(name))) {
    return 'This template holds comments. In Word, delete all comments (Review), save it and choose it again.';
  }
  if (
    file.names.some((name) => /^word\/(?:embeddings|activeX|afchunk)/i.test(name)) ||
    all.some((xml) => /<w:(?:altChunk|object)[ >]/.test(xml))
  ) {
    return 'This template holds another file or a control inside it. Take it out in Word, or put a picture of it in its place.';
  }
  for (const name of file.names.filter((each) => each.endsWith('.rels'))) {
    for (const { type, isExternal } of relationsIn(file, name)) {
      if (isExternal && !/\/(?:hyperlink|attachedTemplate)$/.test(type)) {
        return 'This template shows a picture that lies elsewhere, so letters would lack it. In Word, cut the picture and insert it from its file, without “Link to file”.';
      }
    }
  }
  return undefined;
}

interface Relation {
  readonly tag: string;
  readonly id: string;
  readonly type: string;
  readonly isExternal: boolean;
}

const relationsIn = (file: WordPackage, name: string): readonly Relation[] =>
  [...file.text(name).matchAll(/<Relationship(?=\s)[^<>]*>/g)].map(([tag]) => ({
    tag,
    id: attributeOf(tag, 'Id') ?? '',
    type: attributeOf(tag, 'Type') ?? '',
    isExternal: attributeOf(tag, 'TargetMode') === 'External',
  }));

/** Who made it and the template it was made from (a path on somebody's computer) do not go out with letters. */
function withoutItsOrigin(file: WordPackage): void {
  const relations = 'word/_rels/settings.xml.rels';
  for (const { tag, type } of relationsIn(file, relations)) {
    if (!type.endsWith('/attachedTemplate')) continue;
    file.set(relations, file.text(relations).replace(tag, ''));
    file.set(
      'word/settings.xml',
      file.text('word/settings.xml').replace(/<w:attachedTemplate[^<>]*\/>/g, ''),
    );
  }
  if (file.has('docProps/app.xml')) {
    file.set(
      'docProps/app.xml',
      file.text('docProps/app.xml').replace(/<(Manager|Template|HyperlinkBase)>[^<]*<\/\1>/g, ''),
    );
  }
}

/** Undefined: the library that fills it cannot read it. */
async function fieldsIn(bytes: Bytes): Promise<readonly string[] | undefined> {
  try {
    return await patchDetector({ data: bytes, trimPlaceholders: true });
  } catch {
    return undefined;
  }
}

function whatIsNamed(file: WordPackage, named: readonly string[]): string | undefined {
  const unknown = named.filter((name) => !isTemplateField(name));
  if (unknown.length > 0) {
    return `Redress does not know ${unknown.map((name) => `{{${name}}}`).join(', ')}. Use only ${Object.keys(
      TEMPLATE_FIELDS,
    )
      .map((name) => `{{${name}}}`)
      .join(', ')}.`;
  }
  const count = partsWithWords(file)
    .map((name) => ({ name, times: bodyPlaces(file.text(name)).length }))
    .filter(({ times }) => times > 0);
  if (count.length === 0) {
    return `This template does not say where the letter goes. In Word, type {{${TEMPLATE_BODY}}} in a paragraph of its own where its words begin, save it and choose it again.`;
  }
  if (count.length > 1 || (count[0]?.times ?? 0) > 1) {
    return `{{${TEMPLATE_BODY}}} is in this template more than once. Leave only the one where the letter goes.`;
  }
  if (count[0]?.name !== BODY_PART) {
    return `{{${TEMPLATE_BODY}}} stands in the header or footer. Move it into the page itself.`;
  }
  const place = bodyParagraph(file);
  if (place?.isAlone !== true) {
    return `{{${TEMPLATE_BODY}}} shares its paragraph with other words. Put it in a paragraph of its own.`;
  }
  if (place.isInside) {
    return `{{${TEMPLATE_BODY}}} stands in a table or a text box, where a long letter cannot go on to the next page. Move it out of there.`;
  }
  return undefined;
}

const BODY_PLACE = new RegExp(`\\{\\{\\s*${TEMPLATE_BODY}\\s*\\}\\}`, 'g');

/** However Word has split the words into runs. */
const bodyPlaces = (xml: string): readonly { readonly paragraph: number }[] =>
  paragraphsOf(xml).flatMap((paragraph, index) =>
    [...wordsIn(paragraph).matchAll(BODY_PLACE)].map(() => ({ paragraph: index })),
  );

/** Stretches up to the end of each paragraph; one with a text box in it is several. */
const paragraphsOf = (xml: string): readonly string[] => xml.split('</w:p>');

interface BodyParagraph {
  readonly isAlone: boolean;
  /** Of a table or a text box. */
  readonly isInside: boolean;
  /** Id of its style; undefined = the template's default. */
  readonly style: string | undefined;
}

function bodyParagraph(file: WordPackage): BodyParagraph | undefined {
  const xml = file.text(BODY_PART);
  const paragraphs = paragraphsOf(xml);
  const at = bodyPlaces(xml)[0]?.paragraph;
  if (at === undefined) return undefined;
  const own = paragraphs[at] ?? '';
  const from = own.lastIndexOf('<w:p>') > own.lastIndexOf('<w:p ') ? '<w:p>' : '<w:p ';
  const paragraph = own.slice(Math.max(0, own.lastIndexOf(from)));
  const before = paragraphs.slice(0, at).join('</w:p>') + own;
  const isOpen = (element: string) =>
    before.split(new RegExp(`<w:${element}[ >]`)).length > before.split(`</w:${element}>`).length;
  const style = /<w:pStyle(?:\s[^<>]*)?\/>/.exec(paragraph)?.[0];
  return {
    isAlone: wordsIn(own).trim().replace(BODY_PLACE, '') === '',
    isInside: isOpen('tbl') || isOpen('txbxContent'),
    style: style === undefined ? undefined : attributeOf(style, 'w:val'),
  };
}
