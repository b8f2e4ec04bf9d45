/** What the letters around a stage must contain (DOMAIN §4). */
import { formatDate } from '../../calendar';
import type { CalendarDate } from '../../calendar';
import { responseDue } from '../case-facts';
import { datesIn, saysDate } from '../dates-said';
import { askedOf, failedRemedy } from '../other-letters';
import { extensionTold, stopTold } from '../stage-letters';
import { addressed, ending, opening, personal } from './every-letter';
import { ombudsmanRules } from './ombudsman-rules';
import { holds, nonEmpty, type Checking, type PartRule } from './rule';
import { actionDates, apology, toStage2 } from './stage-1-rules';

const reason = (message: string, source: string): PartRule => ({
  part: 'reason',
  label: 'The reason',
  source,
  problem: nonEmpty('reason', message),
});

/** The letter gives this day, and no other as a limit in the same part. */
function says(
  rule: Pick<PartRule, 'part' | 'label' | 'source'>,
  dayOf: (checking: Checking) => CalendarDate | undefined,
  missing: string,
): PartRule {
  return {
    ...rule,
    problem: (checking) => {
      const wanted = dayOf(checking);
      if (wanted === undefined) return missing;
      return saysDate(checking.text, wanted)
        ? undefined
        : `Give the day: ${formatDate(wanted, 'long')}.`;
    },
  };
}

export const progressRules: readonly PartRule[] = [
  ...personal,
  {
    part: 'done',
    label: 'What has been done',
    source: 'DOMAIN: progress update',
    problem: nonEmpty('done', 'Say what has been done so far.'),
  },
  {
    part: 'next',
    label: 'What is next',
    source: 'DOMAIN: progress update',
    problem: nonEmpty('next', 'Say what happens next.'),
  },
  {
    part: 'again',
    label: 'When they will hear again',
    source: 'DOMAIN: progress update',
    problem: ({ text, context }) =>
      datesIn(text).some(({ date }) => date !== undefined && date >= context.today)
        ? undefined
        : 'Give the day by which they will hear from us again.',
  },
  ...ending,
];

export const extensionRules: readonly PartRule[] = [
  ...personal,
  says(
    { part: 'newDate', label: 'The new date', source: 'LGSCO Code 6.5' },
    ({ file }) => extensionTold(file)?.to,
    'Plan the extension on the case first: it has no new date.',
  ),
  reason('Say why more time is needed.', 'LGSCO Code 6.4'),
  ...ombudsmanRules,
  ...ending,
];

export const clockStoppedRules: readonly PartRule[] = [
  ...personal,
  says(
    { part: 'from', label: 'From when', source: 'DOMAIN: a stopped clock is told in a letter' },
    ({ file }) => stopTold(file)?.from,
    'Plan the stop on the case first.',
  ),
  reason('Say why the clock stops.', 'DOMAIN: a stopped clock has a stated ground'),
  {
    part: 'needs',
    label: 'What we need, and from whom',
    source: 'DOMAIN: a stopped clock has a stated ground',
    problem: nonEmpty('needs', 'Say what we need, so that the time can run on.'),
  },
  ...ending,
];

export const clockRestartedRules: readonly PartRule[] = [
  ...personal,
  says(
    { part: 'newDate', label: 'The new date', source: 'DOMAIN: told when the clock runs again' },
    ({ file, context }) => responseDue(file, context),
    '',
  ),
  ...ending,
];

export const earlyResolutionRules: readonly PartRule[] = [
  ...opening,
  {
    part: 'agreed',
    label: 'What was agreed',
    source: 'LGSCO Code 5.2',
    problem: nonEmpty('agreed', 'Write what was agreed.'),
  },
  {
    part: 'agreedBy',
    label: 'By when it is done',
    source: 'LGSCO Code 5.2',
    severity: 'warning',
    problem: ({ text, file }) => {
      const by = file.ending?.type === 'resolved early' ? file.ending.by : undefined;
      if (by === undefined) return 'Nothing says by when it is done. Agree a day if you can.';
      return saysDate(text, by) ? undefined : `Say by when: ${formatDate(by, 'long')}.`;
    },
  },
  toStage2,
  ...ending,
];

export const refusalRules: readonly PartRule[] = [
  ...personal,
  reason('Say why it is not suitable, on its own merits.', 'LGSCO Code 2.4'),
  ...ombudsmanRules,
  ...ending,
];

export const withdrawalRules = (isLast: boolean): readonly PartRule[] => [
  ...personal,
  {
    part: 'next',
    label: 'What happens next',
    source: 'DOMAIN: withdrawal',
    problem: nonEmpty('next', 'Say what happens next.'),
  },
  ...(isLast ? ombudsmanRules : [toStage2]),
  ...ending,
];

export const remedyOfferRules: readonly PartRule[] = [
  ...personal,
  {
    part: 'remedy',
    label: 'What we will do',
    source: 'LGSCO Guidance on remedies',
    problem: nonEmpty('remedy', 'Say what we will do to put things right.'),
  },
  apology,
  actionDates,
  ...ombudsmanRules,
  ...ending,
];

export const remedyFailedRules: readonly PartRule[] = [
  ...personal,
  {
    part: 'promised',
    label: 'What we had promised',
    source: 'LGSCO Code 7.4',
    problem: ({ file }) =>
      failedRemedy(file) ? undefined : 'Record the remedy that cannot be delivered first.',
  },
  reason('Say why it cannot be done.', 'LGSCO Code 7.4'),
  {
    part: 'instead',
    label: 'What we offer instead',
    source: 'LGSCO Code 7.4',
    problem: nonEmpty('instead', 'Say what we offer instead.'),
  },
  ...ombudsmanRules,
  ...ending,
];

export const memberReplyRules: readonly PartRule[] = [
  ...addressed,
  {
    part: 'answer',
    label: 'The answer',
    source: 'DOMAIN: the reply goes to the member',
    problem: nonEmpty('answer', 'Write our answer.'),
  },
  ...ending,
];

/** To an officer: the right person, every question, the day, and no address of the person who complains. */
export const informationRequestRules: readonly PartRule[] = [
  {
    part: 'officer',
    label: 'Goes to whom you ask',
    source: 'Accuracy',
    problem: ({ doc, file }) => {
      const name = askedOf(file)[0]?.of.name;
      if (name === undefined) return 'Ask for the information on the case first, under Actions.';
      return doc.recipient.name === name ? undefined : `This letter is for ${name}.`;
    },
  },
  {
    part: 'asks',
    label: 'Every question they owe an answer to',
    source: 'DOMAIN: information requests',
    problem: ({ text, file }) => {
      const missing = askedOf(file).find(
        ({ asks }) => !holds(text, asks.replace(/[.?!]+\s*$/, '')),
      );
      return missing && `Ask question ${missing.number} as well: ${missing.asks.slice(0, 80)}`;
    },
  },
  says(
    { part: 'due', label: 'By when', source: 'DOMAIN: information requests' },
    ({ file }) =>
      askedOf(file)
        .map(({ dueOn }) => dueOn)
        .toSorted()[0],
    'Ask for the information on the case first, under Actions.',
  ),
  {
    part: 'need to know',
    label: 'No more of the person than is needed',
    source: 'UK GDPR article 5(1)(c)',
    severity: 'warning',
    problem: ({ text, file }) => {
      const told = file.people.find(({ name, email, phone }) =>
        [name, email, phone].some(
          (detail) => detail !== undefined && detail.trim().length > 3 && holds(text, detail),
        ),
      );
      return (
        told &&
        `The letter gives details of ${told.name}. Leave them out unless the record cannot be found without them.`
      );
    },
  },
  ...ending,
];
