/** What every letter needs, whatever its kind: the right person, the right case, nothing left open. */
import { addresseeProblem, greetingOf, onBehalfOf, recipientOf } from '../case-facts';
import { GAP } from '../compose';
import { dateProblem, datesIn } from '../dates-said';
import { LARGE_PRINT, needsLargePrint, otherFormat } from '../format';
import { holds, nonEmpty, served, type PartRule } from './rule';

/** Who it goes to, how it greets them and which case it is about. */
export const addressed: readonly PartRule[] = [
  {
    part: 'recipient',
    label: 'Name and address are this person’s',
    source: 'Accuracy: the wrong name or address is a data breach',
    problem: ({ doc, file }) => {
      const person = recipientOf(file);
      const unsafe = addresseeProblem(person);
      if (!person || unsafe !== undefined) return unsafe;
      if (doc.recipient.name !== person.name)
        return `The letter is addressed to ${doc.recipient.name || 'nobody'}, but goes to ${person.name}. Refresh the address.`;
      const lines = person.address.filter((line) => line !== '');
      return lines.join('\n') === doc.recipient.lines.join('\n')
        ? undefined
        : 'The address is not the one on the case. Refresh the address.';
    },
  },
  {
    part: 'greeting',
    label: 'Greets the person by name',
    source: 'Accuracy',
    problem: (checking) => {
      const greeting = greetingOf(recipientOf(checking.file));
      return greeting !== '' && holds(served(checking, 'greeting'), greeting)
        ? undefined
        : `Begin with “Dear ${greeting || '…'}”.`;
    },
  },
  {
    part: 'reference',
    label: 'Reference is the case’s',
    source: 'DOMAIN: acknowledgement, reference',
    problem: ({ doc, file, council, text }) => {
      if (doc.reference !== file.reference)
        return `The letter carries ${doc.reference}, the case is ${file.reference}.`;
      const known = [file.reference, ...file.otherReferences.map(({ value }) => value)];
      const pattern = new RegExp(`\\b${council.referencePrefix}-\\d{2}-[A-Z0-9]{2,12}\\b`, 'g');
      const foreign = (text.match(pattern) ?? []).find((each) => !known.includes(each));
      return foreign === undefined
        ? undefined
        : `The text names ${foreign}, which is another case. This one is ${file.reference}.`;
    },
  },
];

/** A letter to somebody who acts for another says for whom. */
const actsFor: PartRule = {
  part: 'behalf',
  label: 'Says for whom they act',
  source: 'DOMAIN: representatives',
  problem: ({ text, file }) => {
    const behalf = onBehalfOf(file);
    return behalf === '' || holds(text, behalf)
      ? undefined
      : `This goes to the person who acts for ${behalf}. Say so.`;
  },
};

/** Reasonable adjustments: the format the reader needs is the format they get. */
const format: PartRule = {
  part: 'format',
  label: 'In the format they need',
  source: 'Equality Act 2010, s20',
  severity: 'warning',
  problem: ({ doc, file }) => {
    const person = recipientOf(file);
    if (needsLargePrint(person) && doc.bodyPoints < LARGE_PRINT.least)
      return `${person?.name ?? 'The reader'} needs large print: at least ${LARGE_PRINT.least} point.`;
    const other = otherFormat(person);
    return other === undefined
      ? undefined
      : `${person?.name ?? 'The reader'} needs: ${other}. Send this letter in that format as well, or instead.`;
  },
};

/** Every letter to the person who complained, apart from those that name their stage. */
export const personal: readonly PartRule[] = [...addressed, actsFor, format];

export const opening: readonly PartRule[] = [
  ...addressed,
  format,
  {
    part: 'stage',
    label: 'Stage of the complaint',
    source: 'LGSCO Code 6.8',
    problem: ({ text, file }) => {
      if (!holds(text, `stage ${file.stage}`)) return `Say that this is stage ${file.stage}.`;
      const behalf = onBehalfOf(file);
      return behalf === '' || holds(text, behalf)
        ? undefined
        : `This goes to the person who acts for ${behalf}. Say so.`;
    },
  },
  {
    part: 'definition',
    label: 'What we look into',
    source: 'LGSCO Code 6.8',
    problem: (checking) =>
      checking.file.definition === undefined
        ? 'Write what the council looks into, as agreed with the person.'
        : nonEmpty('definition', 'Write what the council looks into.')(checking),
  },
];

export const ending: readonly PartRule[] = [
  {
    part: 'signature',
    label: 'Who signs',
    source: 'DOMAIN: a letter has a signatory',
    problem: ({ doc }) =>
      doc.blocks.some((block) => block.type === 'signature' && block.name.trim() !== '')
        ? undefined
        : 'Say who signs. Assign a handler to the case.',
  },
  {
    part: 'dates',
    label: 'Days and dates agree',
    source: 'Accuracy',
    problem: ({ text }) => datesIn(text).flatMap((date) => dateProblem(date) ?? [])[0],
  },
  {
    part: 'gaps',
    label: 'No gap left open',
    source: 'A letter never goes with a gap in it',
    problem: ({ text }) => {
      const gaps = text.match(GAP) ?? [];
      return gaps.length === 0
        ? undefined
        : `Fill in: ${gaps.slice(0, 3).join(' ')}${gaps.length > 3 ? ` and ${gaps.length - 3} more` : ''}`;
    },
  },
];
