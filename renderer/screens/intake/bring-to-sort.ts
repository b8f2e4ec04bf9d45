/** Several emails at once: each waits under "To sort" until somebody says where it belongs. */
import { ConversionFailed, parseMail } from '../../documents/converter';
import { UNSORTED_LIMIT, type UnsortedPost } from '../../app/unsorted-mail';
import { host } from '../../host';
import { fromBytes, type Incoming, megabytes, readAll, sizeProblem } from './incoming';
import { sniffKind } from '@shared/host/file-kinds';

export interface BroughtIn {
  /** How many wait now that did not before. */
  readonly added: number;
  readonly twice: number;
  /** Why others do not, a sentence each. */
  readonly problems: readonly string[];
}

/** Files that are no emails are named and left where they are. */
export async function bringToSort(
  post: UnsortedPost,
  files: readonly Incoming[],
): Promise<BroughtIn> {
  let added = 0;
  let twice = 0;
  const problems: string[] = [];
  for (const file of files) {
    const { name } = file;
    const tooLarge =
      sizeProblem(file) ??
      (file.size > UNSORTED_LIMIT
        ? `“${name}” is ${megabytes(file.size)}, too large to wait here. Open its case and add it under Evidence.`
        : undefined);
    if (tooLarge !== undefined) {
      problems.push(tooLarge);
      continue;
    }
    try {
      const bytes = await readAll(file);
      const { mail } = await parseMail(host(), bytes.slice());
      const { from, subject, date } = mail;
      const isNew = await post.add(
        { fileName: name, from, subject, ...(date === undefined ? {} : { sentAt: date }) },
        bytes,
      );
      if (isNew) added += 1;
      else twice += 1;
    } catch (error) {
      problems.push(
        error instanceof ConversionFailed && error.code === 'notThatKind'
          ? `“${name}” is not an email. Open the case it belongs to, and add it under Evidence.`
          : `“${name}” could not be brought in. ${error instanceof Error ? error.message : 'Try again.'}`,
      );
    }
  }
  return { added, twice, problems };
}

const MAIL_NAME = /\.(?:eml|msg)$/i;

/** Which of the files are emails, by what they hold; only those named so are looked into. */
export async function mailsAmong(
  files: readonly Incoming[],
): Promise<{ mails: Incoming[]; others: Incoming[] }> {
  const mails: Incoming[] = [];
  const others: Incoming[] = [];
  for (const file of files) {
    const isCandidate = MAIL_NAME.test(file.name) && file.size > 0 && file.size <= UNSORTED_LIMIT;
    if (!isCandidate) {
      others.push(file);
      continue;
    }
    // A picked file opens once: from here on its bytes stand for it.
    const read = await readAll(file).then(
      (bytes) => ({ file: fromBytes(file.name, bytes), kind: sniffKind(bytes) }),
      () => ({ file, kind: 'unknown' as const }),
    );
    const isMail = read.kind === 'mail' || read.kind === 'outlook-mail';
    (isMail ? mails : others).push(read.file);
  }
  return { mails, others };
}

/** What to tell the person: how many wait, and each that does not. */
export function toldOf({ added, twice, problems }: BroughtIn): string[] {
  return [
    ...(added === 0
      ? []
      : [
          `${added === 1 ? '1 email waits' : `${String(added)} emails wait`} under “To sort” on Today.`,
        ]),
    ...(twice === 0
      ? []
      : [`${twice === 1 ? '1 was' : `${String(twice)} were`} waiting there already.`]),
    ...problems,
  ];
}
