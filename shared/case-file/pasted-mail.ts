/**
 * An email pasted as text: the lines mail programs put above it ("From:", "Sent:", "To:", "Subject:") say who
 * and when. Read narrowly: text that only happens to mention one of these words is nobody's email.
 */
import { isCalendarDate, makeDate, MONTHS, readDate, type CalendarDate } from '../calendar';
import type { ParsedMail } from '../host/contract';
import { fromMail, type MailIntake } from './from-mail';

/** Lines looked at before it is clear that no header comes. */
const HEAD = 14;
const FIELD = /^[\s>*]*(from|sent|date|to|cc|subject)\s*:\s*\**\s*(.*?)\s*\**$/i;

/** @returns undefined when the text is no pasted email: it has no sender line, or nothing beside it. */
export function fromPastedMail(text: string, today: CalendarDate): MailIntake | undefined {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const fields = new Map<string, string>();
  let at = 0;
  let last = -1;
  for (; at < Math.min(lines.length, HEAD); at += 1) {
    const line = lines[at] ?? '';
    const found = FIELD.exec(line);
    if (found) {
      const name = (found[1] ?? '').toLowerCase();
      if (!fields.has(name)) fields.set(name, found[2] ?? '');
      last = at;
    } else if (
      line.trim() === '' ? last >= 0 && fields.size > 1 : fields.size === 0 || at > last + 1
    ) {
      break;
    }
  }
  const from = fields.get('from');
  if (from === undefined || fields.size < 2) return undefined;
  const body = lines
    .slice(last + 1)
    .join('\n')
    .replace(/^\s*\n/, '')
    .trim();
  const sent = whenSent(fields.get('sent') ?? fields.get('date') ?? '', today);
  const intake = fromMail(
    {
      from: sender(from),
      to: [],
      subject: fields.get('subject') ?? '',
      // Noon is the same day everywhere in Britain; the time, if any, is put back below.
      ...(sent.on === undefined ? {} : { date: `${sent.on}T12:00:00.000Z` }),
      text: body,
      attachments: [],
      warnings: [],
    } satisfies ParsedMail,
    today,
  );
  const { receivedAt: _, ...input } = intake.input;
  const at24 = input.receivedOn === undefined ? undefined : sent.at;
  return { ...intake, input: { ...input, ...(at24 === undefined ? {} : { receivedAt: at24 }) } };
}

/** `Name <address>`, `Name [mailto:address]`, or either alone. */
function sender(from: string): ParsedMail['from'] {
  const address = /[^\s<>[\]():;,"']+@[^\s<>[\]():;,"']+/.exec(from)?.[0] ?? '';
  const name = from
    .replace(/[<[(]\s*(?:mailto:)?[^\s<>[\]()]*@[^\s<>[\]()]*\s*[>\])]/gi, ' ')
    .replace(address, ' ')
    .replace(/["']/g, ' ')
    .trim();
  return { name, address: address.replace(/^mailto:/i, '') };
}

interface Sent {
  readonly on?: CalendarDate;
  /** HH:MM */
  readonly at?: string;
}

const MONTH_FIRST = new RegExp(
  `\\b(${MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join('|')})\\.?\\s+(\\d{1,2}),?\\s+(\\d{4})`,
  'i',
);
const DAY_FIRST = /\b(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+([A-Za-z]{3,9}|\d{1,2})[\s/.,-]+(\d{4})\b/;
const TIME = /\b(\d{1,2})[:.](\d{2})(?::\d{2})?\s*([ap])?\.?m?\b/i;

/** Day before month as in Britain, unless the month is written out first. */
function whenSent(text: string, today: CalendarDate): Sent {
  const american = MONTH_FIRST.exec(text);
  const british = DAY_FIRST.exec(text);
  const on = american
    ? makeDate(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]))
    : british
      ? read(`${british[1]} ${british[2]} ${british[3]}`.replace(/ (\d{1,2}) /, '/$1/'), today)
      : undefined;
  if (on === undefined || !isCalendarDate(on)) return {};
  const time = TIME.exec(text.replace(american?.[0] ?? british?.[0] ?? '', ' '));
  const at = time === null ? undefined : clock(Number(time[1]), Number(time[2]), time[3]);
  return { on, ...(at === undefined ? {} : { at }) };
}

const monthOf = (name: string): number =>
  MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) +
  1;

function read(text: string, today: CalendarDate): CalendarDate | undefined {
  const result = readDate(text, today);
  return result.ok ? result.date : undefined;
}

function clock(hours: number, minutes: number, half: string | undefined): string | undefined {
  const isAfternoon = half?.toLowerCase() === 'p';
  const whole = half === undefined ? hours : (hours % 12) + (isAfternoon ? 12 : 0);
  if (whole > 23 || minutes > 59) return undefined;
  return `${String(whole).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
