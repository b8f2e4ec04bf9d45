/** A letter set on the council's own Word template: its letterhead, its styles, its footer. */
import type { Paragraph } from 'docx';
import { patchDetector, patchDocument, PatchType, TextRun, type IPatch, type Table } from 'docx';
import type { CouncilSettings } from '@shared/case-file/council';
import {
  isTemplateField,
  letterText,
  TEMPLATE_BODY,
  templateFields,
  type LetterDocument,
} from '@shared/letters';
import { fromBase64 } from '@shared/sealing';
import { letterToWord } from '../letter-word';
import { clean, forXml, letterBody, type OpeningPart } from '../word-body';
import { readTemplate, type ReadTemplate } from './read-template';
import { lookOf } from './template-styles';

type Bytes = Uint8Array<ArrayBuffer>;

/** The template in the settings cannot be used after all; the message says what to do. */
export class TemplateUnusable extends Error {}

/**
 * The letter as this council sends it: on its template, or on the letterhead of its settings. Someone who
 * needs large print gets it: a template's sizes are its own, so such a letter is never set on one.
 * @returns the bytes of the .docx. Never a Blob: those spill to disk in clear.
 * @throws TemplateUnusable
 */
export async function wordOf(letter: LetterDocument, council: CouncilSettings): Promise<Bytes> {
  const { letterTemplate } = council;
  if (letterTemplate === null || letter.bodyPoints > council.bodyPoints)
    return letterToWord(letter);
  const read = await readTemplate(fromBase64(letterTemplate.data));
  if (!read.ok) {
    throw new TemplateUnusable(
      `The council’s Word template cannot be used. ${read.message} Or take it out under Settings, Letters.`,
    );
  }
  return letterOnTemplate(letter, read.template);
}

/** @throws TemplateUnusable when something was left unfilled: a letter with gaps never leaves. */
export async function letterOnTemplate(
  letter: LetterDocument,
  template: ReadTemplate,
): Promise<Bytes> {
  const has = (part: OpeningPart) => template.fields.includes(part);
  const body = letterBody(letter, lookOf(template.styles), {
    without: (['recipient', 'date', 'reference'] as const).filter(has),
  });
  const patches = Object.fromEntries([
    ...Object.entries(templateFields(letter)).map(([name, lines]) => [name, inLines(lines)]),
    [TEMPLATE_BODY, inPlace(body.children)],
  ]) as Record<string, IPatch>;
  const made = new Uint8Array(
    await patchDocument({
      outputType: 'arraybuffer',
      data: template.bytes,
      patches,
      keepOriginalStyles: true,
      trimPlaceholders: true,
      numbering: { config: body.numbering },
      properties: {
        title: forXml(`${letter.title} (${letter.reference})`),
        subject: '',
        creator: forXml(letter.letterhead.name),
        lastModifiedBy: forXml(letter.letterhead.name),
        description: forXml(letter.title),
        keywords: '',
      },
    }),
  );
  const left = await leftIn(made, letter);
  if (left.length === 0) return made;
  throw new TemplateUnusable(
    `Word’s template was not filled: ${left.map((name) => `{{${name}}}`).join(', ')}. Type it anew in Word, in one go, and bring the template in again under Settings, Letters.`,
  );
}

/** What the library left unfilled without a word; what the letter itself says between braces is its own. */
async function leftIn(made: Bytes, letter: LetterDocument): Promise<readonly string[]> {
  const own = letterText(letter);
  const isOwn = (name: string) => new RegExp(`\\{\\{\\s*${name}\\s*\\}\\}`).test(own);
  const named = await patchDetector({ data: made, trimPlaceholders: true });
  return named.filter((name) => isTemplateField(name) && !isOwn(name));
}

/** Lines of one paragraph, in the look of the words they stand for. */
const inLines = (lines: readonly string[]): IPatch => ({
  type: PatchType.PARAGRAPH,
  children: lines.map(
    (line, index) => new TextRun({ text: clean(line), ...(index > 0 ? { break: 1 } : {}) }),
  ),
});

const inPlace = (children: readonly (Paragraph | Table)[]): IPatch => ({
  type: PatchType.DOCUMENT,
  children,
});
