/** What a council's own Word template may name between {{ and }}, and what is put there. */
import { formatDate } from '../calendar';
import type { LetterDocument } from './model';

/** The one that must be there: where the letter's words go. */
export const TEMPLATE_BODY = 'letter';

/** In words, as the settings list them. */
export const TEMPLATE_FIELDS = {
  [TEMPLATE_BODY]: 'the letter itself, in a paragraph of its own',
  recipient: 'name and address of the person it goes to',
  date: 'the date of the letter',
  reference: 'our reference',
  title: 'what the letter is, such as “Response to your complaint”',
  council: 'the council’s name',
  address: 'the lines under the council’s name',
} as const;
export type TemplateField = keyof typeof TEMPLATE_FIELDS;

export const isTemplateField = (name: string): name is TemplateField =>
  Object.hasOwn(TEMPLATE_FIELDS, name);

/** What each field says in this letter, line by line; empty lines are left out. */
export function templateFields(
  letter: LetterDocument,
): Record<Exclude<TemplateField, typeof TEMPLATE_BODY>, readonly string[]> {
  const said = (...lines: readonly string[]) => lines.filter((line) => line.trim() !== '');
  return {
    recipient: said(letter.recipient.name, ...letter.recipient.lines),
    date: [formatDate(letter.datedOn, 'letter')],
    reference: said(letter.reference),
    title: said(letter.title),
    council: said(letter.letterhead.name),
    address: said(...letter.letterhead.lines),
  };
}
