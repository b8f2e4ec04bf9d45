/** What an acknowledgement must contain (LGSCO Code 6.2; DOMAIN: what each letter must contain). */
import { formatDate } from '../../calendar';
import { contactOf, handlerOf, responseDue } from '../case-facts';
import { datesIn, saysDate } from '../dates-said';
import { blockText } from '../text';
import { addressed, ending, opening } from './every-letter';
import { holds, nonEmpty, served, type PartRule } from './rule';

export const acknowledgementRules: readonly PartRule[] = [
  ...opening,
  {
    part: 'outcomes',
    label: 'What the person wants',
    source: 'LGSCO Code 6.2',
    problem: nonEmpty(
      'outcomes',
      'Write what they would like to happen, or that they have not said.',
    ),
  },
  {
    part: 'notConsidered',
    label: 'What we cannot look into, and why',
    source: 'LGSCO Code 2.4',
    problem: (checking) =>
      (checking.file.definition?.notConsidered ?? '').trim() !== '' &&
      served(checking, 'notConsidered') === ''
        ? 'The definition leaves something out. Say what, and why.'
        : undefined,
  },
  {
    part: 'handler',
    label: 'Who deals with it, and how to reach them',
    source: 'DOMAIN: acknowledgement',
    problem: ({ doc, file, council }) => {
      const handler = handlerOf(file, council);
      // The signature names whoever signs; it does not say who deals with the case.
      const text = doc.blocks
        .filter(({ type }) => type !== 'signature')
        .map(blockText)
        .join('\n');
      if (!handler) return 'Assign a handler to the case, then name them here.';
      if (!holds(text, handler.name)) return `Name ${handler.name}, who deals with the case.`;
      const { phone, email } = contactOf(file, council);
      return [phone, email].some((way) => way !== '' && holds(text, way))
        ? undefined
        : 'Say how to reach them: a phone number or an email address.';
    },
  },
  {
    part: 'due',
    label: 'When the answer comes',
    source: 'LGSCO Code 6.3',
    problem: (checking) => {
      const due = responseDue(checking.file, checking.context);
      const other = datesIn(served(checking, 'due')).find(({ date }) => date !== due);
      if (other)
        return `The letter says ${other.words}, but the full answer is due by ${formatDate(due, 'long')}.`;
      return saysDate(checking.text, due)
        ? undefined
        : `Give the date of the full answer: ${formatDate(due, 'long')}.`;
    },
  },
  {
    part: 'adjustments',
    label: 'Asks what they need from us',
    source: 'Equality Act 2010, s20',
    problem: nonEmpty('adjustments', 'Ask whether they need anything done differently.'),
  },
  ...ending,
];

/** A member's enquiry has no stages and no outcomes to agree: who deals with it, and when the reply comes. */
export const memberAcknowledgementRules: readonly PartRule[] = [
  ...addressed,
  ...acknowledgementRules.filter(({ part }) => part === 'handler' || part === 'due'),
  ...ending,
];
