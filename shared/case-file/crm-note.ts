/** Three lines about a letter for the council's customer system: what went, when, what comes next. */
import { formatDate } from '../calendar';
import { clocksOf, nextStep, type DayContext } from './next-step';
import type { CaseFile, IssuedLetter } from './types';
import { shortened, WENT } from './wording';

/** So many things promised are named; the rest are counted. */
const NAMED = 2;

/**
 * Plain text, exactly three lines. No name, address or words of the complaint: whoever answers the phone needs
 * to know where it stands, and the customer system has its own record of the person.
 */
export function crmNote(file: CaseFile, letter: IssuedLetter, day: DayContext): string {
  // "Stage 1 response" says its stage itself.
  const stage = letter.kind.startsWith('stage') ? '' : `, stage ${letter.stage}`;
  return [
    `What: ${letter.kind}${stage}, ${file.kind} ${file.reference}.`,
    `When: sent ${formatDate(letter.sent.on)} ${WENT[letter.sent.how]}.`,
    `Next: ${file.respondedOn === undefined && file.closedOn === undefined ? untilAnswered(file, day) : onceAnswered(file, day)}`,
  ].join('\n');
}

/** The step the council takes, and the date they can expect the answer by. */
function untilAnswered(file: CaseFile, day: DayContext): string {
  const step = nextStep(file, day).title;
  const answer = clocksOf(file, day).find(({ name }) => name === 'respond');
  if (!answer) return `${step}.`;
  const stopped = answer.state === 'stopped' ? '; the clock is stopped' : '';
  return `${step}. Our answer is due by ${formatDate(answer.due)}${stopped}.`;
}

/** What is promised and not done yet, and how long they may go on. */
function onceAnswered(file: CaseFile, day: DayContext): string {
  const open = file.remedies.filter(({ doneOn, failed }) => !doneOn && !failed);
  const named = open.slice(0, NAMED).map(({ text, dueOn }) => {
    const what = shortened(text, 80).replace(/\.$/, '');
    return dueOn === undefined ? what : `${what}, by ${formatDate(dueOn)}`;
  });
  const more = open.length - named.length;
  const promised = [...named, ...(more > 0 ? [`${more} more promised`] : [])].join('; ');
  const until = file.letters.findLast(({ nextStageBy }) => nextStageBy !== undefined)?.nextStageBy;
  return [
    promised === '' ? 'Nothing more is promised.' : `${promised}.`,
    ...(until !== undefined && until >= day.today
      ? [`They can ask for the next stage by ${formatDate(until)}.`]
      : []),
  ].join(' ');
}
