/** A complaint from an email: what the intake form can be filled with, and what a person must look at. */
import { addDays, formatDate, isCalendarDate, todayInLondon } from '../calendar';
import type { CalendarDate } from '../calendar';
import type { ParsedMail } from '../host/contract';
import type { ReceiveCaseInput } from './commands';
import { defined } from './defined';
import type { Problem } from './types';

export interface MailIntake {
  /** Fields of the intake form; those that could not be told are left out for the person. */
  readonly input: Partial<ReceiveCaseInput> & {
    readonly theirWords: string;
    readonly summary: string;
  };
  /** Where in `theirWords` an earlier message or a signature begins: shown faint, never removed. */
  readonly quotedFrom?: number;
  /** What to look at, by field. */
  readonly messages: readonly Problem[];
}

/** Before this, councils had no mail to receive complaints by: the date is wrong. */
const OLDEST_MAIL = '1995-01-01';
/** Older than this the date may be right, but is worth a look: a mailbox clock, or mail found late. */
const OLD_DAYS = 365;
/** The schema's limit for their words; the whole mail is kept as evidence. */
const LONGEST_TEXT = 2_000_000;
const LONGEST_LINE = 500;

/** @param today the last date a mail can have been received. */
export function fromMail(mail: ParsedMail, today: CalendarDate): MailIntake {
  const received = receivedOf(mail.date, today);
  const text = mail.text.replace(/\r\n?/g, '\n').trimEnd();
  const theirWords = text.slice(0, LONGEST_TEXT);
  const name = nameOf(mail.from);
  const email = mail.from.address.trim().slice(0, LONGEST_LINE);
  const messages: Problem[] = [
    ...received.messages,
    ...(name === ''
      ? [
          {
            field: 'people.0.name',
            message: 'The email does not say who it is from.',
            instead: 'Enter the name if the text gives it; leave it empty if they did not say.',
          },
        ]
      : []),
    ...(theirWords.trim() === ''
      ? [
          {
            field: 'theirWords',
            message: 'The email has no text.',
            instead: 'Look in its attachments, and write what they say happened.',
          },
        ]
      : []),
    ...(text.length > LONGEST_TEXT
      ? [
          {
            field: 'theirWords',
            message:
              'The email is too long to show in full. The rest is in the email itself, kept as evidence.',
          },
        ]
      : []),
    ...mail.warnings.map((message) => ({ message })),
  ];
  return defined({
    input: defined({
      channel: 'email' as const,
      receivedOn: received.on,
      receivedAt: received.at,
      summary: subjectOf(mail.subject),
      theirWords,
      people: [
        defined({
          role: 'complainant' as const,
          name,
          email: email === '' ? undefined : email,
          preferredContact: 'email' as const,
        }),
      ],
    }),
    quotedFrom: quotedFrom(theirWords),
    messages,
  });
}

interface Receipt {
  readonly on?: CalendarDate;
  readonly at?: string;
  readonly messages: readonly Problem[];
}

const ENTER_IT = 'Enter the date it reached the council.';

/** The day and time in London, when they can be right. */
function receivedOf(date: string | undefined, today: CalendarDate): Receipt {
  const unknown = (message: string): Receipt => ({
    messages: [{ field: 'receivedOn', message, instead: ENTER_IT }],
  });
  const instant = date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(instant)) return unknown('The email does not say when it was sent.');
  const on = todayInLondon(instant);
  // A mail of 1970 is a clock that was never set; one from the future, a clock that runs wild.
  if (!isCalendarDate(on) || on < OLDEST_MAIL) {
    return unknown(`The email carries an impossible date, in the year ${on.split('-')[0]}.`);
  }
  if (on > today) return unknown(`The email is dated ${formatDate(on)}, which has not come yet.`);
  const at = timeInLondon.format(instant);
  if (on >= addDays(today, -OLD_DAYS)) return { on, at, messages: [] };
  return unknown(`The email is dated ${formatDate(on)}, more than a year ago.`);
}

const timeInLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The display name, unless it only repeats the address. */
function nameOf(from: ParsedMail['from']): string {
  const name = from.name
    .replace(/\s+/g, ' ')
    .replace(/^["']|["']$/g, '')
    .trim();
  return name.includes('@') ? '' : name.slice(0, LONGEST_LINE);
}

/** The subject without "Re:" and "Fwd:". */
function subjectOf(subject: string): string {
  const line = subject.replace(/\s+/g, ' ').trim();
  return line
    .replace(/^(?:(?:re|fw|fwd|aw|wg)\s*(?:\[\d+\])?\s*:\s*)+/i, '')
    .slice(0, LONGEST_LINE);
}

/** Lines with which mail programs introduce an earlier message, a forward or a signature. */
const MARKS = [
  /^-{2,} ?$/,
  /^-{2,} ?(?:original|forwarded) message ?-{2,}/i,
  /^on .{4,120} wrote:$/i,
  /^from: .+/i,
  /^>/,
  /^_{10,}$/,
  /^sent from my /i,
];

/**
 * Where the first such line begins. A forwarded complaint may be nothing but such lines: then nothing is
 * marked, since it is the complaint.
 */
function quotedFrom(text: string): number | undefined {
  let offset = 0;
  for (const line of text.split('\n')) {
    if (MARKS.some((mark) => mark.test(line.trim() === '--' ? '--' : line.trimEnd()))) {
      return text.slice(0, offset).trim() === '' ? undefined : offset;
    }
    offset += line.length + 1;
  }
  return undefined;
}
