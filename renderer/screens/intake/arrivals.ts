/**
 * What comes in with one file: the file itself and, of an email, everything it carries, email in email.
 * Each is looked at as it comes, so that a damaged or foreign file is named while its sender can still be
 * asked for another. Whatever is wrong with it, it is kept as it came.
 */
import { fromMail } from '@shared/case-file';
import type { CalendarDate } from '@shared/calendar';
import type { HostBridge, ParsedMail } from '@shared/host/contract';
import { type FileKind, kindInWords, sniffKind } from '@shared/host/file-kinds';
import { ConversionFailed, inspectImage, inspectPdf, parseMail } from '../../documents/converter';
import { type Bytes, fromBytes, type Incoming, megabytes, readAll } from './incoming';

export interface Arrival {
  readonly incoming: Incoming;
  /** Its bytes; absent for one too large to be looked into. */
  readonly bytes?: Bytes;
  /** The file it came in; undefined for what was added itself. */
  readonly inside: string | undefined;
  readonly title?: string;
  readonly datedOn?: CalendarDate;
  /** It cannot be opened: a clearer copy is needed. */
  readonly isUnreadable: boolean;
  /** What to know or do, in words for the person. */
  readonly notes: readonly string[];
  /** The email it is, once read. */
  readonly mail?: ParsedMail;
}

export interface Looking {
  readonly host: HostBridge;
  readonly today: CalendarDate;
  readonly signal: AbortSignal;
}

/** Larger files are kept without being looked into: reading them would hold up everything else. */
export const LOOKED_INTO_BYTES = 64 * 1024 * 1024;
/** Emails in emails are taken apart this deep. */
export const DEEPEST = 10;
/** Files taken out of one email, all levels together. */
const MOST_FILES = 500;

/** @throws the signal's reason; a file that cannot be read is an arrival with a note. */
export async function* arrivalsOf(incoming: Incoming, looking: Looking): AsyncGenerator<Arrival> {
  if (incoming.size > LOOKED_INTO_BYTES) {
    yield {
      incoming,
      inside: undefined,
      isUnreadable: false,
      notes: [
        `It is ${megabytes(incoming.size)}, so it was not looked into. If it is a scan, a smaller copy is easier to read and to send on.`,
      ],
    };
    return;
  }
  const bytes = await readAll(incoming);
  const left = { files: MOST_FILES };
  yield* unpacked(incoming.name, bytes, undefined, 0, left, looking);
}

async function* unpacked(
  name: string,
  bytes: Bytes,
  inside: string | undefined,
  depth: number,
  left: { files: number },
  looking: Looking,
): AsyncGenerator<Arrival> {
  looking.signal.throwIfAborted();
  const kind = sniffKind(bytes);
  const base = { incoming: fromBytes(name, bytes), bytes, inside };
  if (kind !== 'mail' && kind !== 'outlook-mail') {
    yield { ...base, ...(await looked(name, bytes, kind, looking)) };
    return;
  }
  const read = await readMail(bytes, looking);
  if (typeof read === 'string') {
    yield { ...base, isUnreadable: true, notes: [read] };
    return;
  }
  const { mail, attachments } = read;
  const intake = fromMail(mail, looking.today);
  const carried = mail.attachments.filter(({ part }) => (attachments[part]?.byteLength ?? 0) > 0);
  const isTooDeep = depth >= DEEPEST && carried.length > 0;
  const taken = isTooDeep ? [] : carried.slice(0, left.files);
  left.files -= taken.length;
  yield {
    ...base,
    mail,
    title: mail.subject.trim() === '' ? name : `Email: ${mail.subject.trim()}`,
    ...(intake.input.receivedOn === undefined ? {} : { datedOn: intake.input.receivedOn }),
    isUnreadable: false,
    notes: [
      ...mail.warnings,
      ...(isTooDeep
        ? [
            `It lies ${String(DEEPEST)} emails deep, so what it carries was not taken out. Open it to see that.`,
          ]
        : taken.length < carried.length
          ? [
              `Only ${String(taken.length)} of the ${String(carried.length)} files it carries were taken out. Open it to see the rest.`,
            ]
          : []),
    ],
  };
  for (const { fileName, part } of taken) {
    const attachment = attachments[part];
    if (attachment) yield* unpacked(fileName, attachment, name, depth + 1, left, looking);
  }
}

async function readMail(
  bytes: Bytes,
  { host, signal }: Looking,
): Promise<Awaited<ReturnType<typeof parseMail>> | string> {
  try {
    return await parseMail(host, bytes, signal);
  } catch (error) {
    signal.throwIfAborted();
    return `This email could not be read. ${why(error)}`;
  }
}

type Look = Pick<Arrival, 'isUnreadable' | 'notes'>;
const FINE: Look = { isUnreadable: false, notes: [] };

async function looked(
  name: string,
  bytes: Bytes,
  kind: FileKind,
  { host, signal }: Looking,
): Promise<Look> {
  const wrong = notWhatItSays(name, kind);
  if (wrong !== undefined) return { isUnreadable: false, notes: [wrong] };
  try {
    switch (kind) {
      case 'pdf': {
        const { ok, problem = 'This PDF cannot be read.' } = await inspectPdf(host, bytes, signal);
        return ok ? FINE : { isUnreadable: true, notes: [problem] };
      }
      case 'png':
      case 'jpeg':
      case 'gif':
      case 'webp':
      case 'bmp':
      case 'tiff':
      case 'heic': {
        const { info } = await inspectImage(host, bytes, { maxSide: 64 }, signal);
        return info.ok
          ? FINE
          : { isUnreadable: true, notes: [info.problem ?? 'This picture cannot be shown.'] };
      }
      case 'program':
        return {
          isUnreadable: false,
          notes: ['It is a program. It is kept as it came; do not run it.'],
        };
      case 'zip':
        return {
          isUnreadable: false,
          notes: [
            'It is a zip file. Unpack it and add what is inside, so that it can be read here.',
          ],
        };
      case 'unknown':
        return {
          isUnreadable: false,
          notes: ['Redress cannot show this kind of file. Say what it is under Describe.'],
        };
      default:
        return FINE;
    }
  } catch (error) {
    signal.throwIfAborted();
    return { isUnreadable: true, notes: [why(error)] };
  }
}

/** Endings that promise a kind; a file that is something else is named, since it was often saved wrongly. */
const PROMISED: Readonly<Record<string, readonly FileKind[]>> = {
  pdf: ['pdf'],
  msg: ['outlook-mail'],
  eml: ['mail'],
  docx: ['office'],
  xlsx: ['office'],
  doc: ['office'],
  jpg: ['jpeg', 'png', 'webp', 'heic'],
  jpeg: ['jpeg', 'png', 'webp', 'heic'],
  png: ['png', 'jpeg', 'webp'],
};

function notWhatItSays(name: string, kind: FileKind): string | undefined {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const promised = Object.hasOwn(PROMISED, ending) ? PROMISED[ending] : undefined;
  if (promised === undefined || promised.includes(kind)) return undefined;
  return `Its name ends in .${ending}, but it is really ${kindInWords(kind)}. It is kept as it came; ask for it again if it should be something else.`;
}

function why(error: unknown): string {
  if (error instanceof ConversionFailed) {
    if (error.code === 'timedOut' || error.code === 'outOfMemory' || error.code === 'tooLarge')
      return 'Looking into it took too much time or memory. It is kept as it came.';
    if (error.code === 'busy')
      return 'Redress was busy, so it was not looked into. Open it to check.';
  }
  return 'It is damaged, or made in a way Redress cannot read. It is kept as it came; ask the sender for a new copy.';
}
