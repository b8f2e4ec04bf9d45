import type { ParsedMail, ReadBlock } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import { freeName, safeName } from '@shared/host/safe-names';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import {
  type Bytes,
  cleanLine,
  cleanText,
  type ConversionOutcome,
  type ParsedOptions,
  WrongKind,
} from './conversion';
import { htmlToBlocks, textToBlocks } from './html-to-blocks';
import { htmlToText } from './html-to-text';
import { readOutlookMail } from './outlook-mail';

/** More are dropped, with a warning: the contract carries at most a thousand parts. */
const ATTACHMENT_LIMIT = 500;
const LINE_LIMIT = 998;

/**
 * Reads an .eml or an Outlook .msg: who, when, their words and every attachment. Messages inside the
 * message are kept whole as attachments, because a forwarded email is evidence. Nothing remote is ever
 * loaded. A broken message gives what can be read and says what could not.
 * @throws WrongKind when the bytes are no email.
 */
export async function parseMail(
  bytes: Bytes,
  options: ParsedOptions<'parse-mail'> = { blocks: false },
): Promise<ConversionOutcome<ParsedMail>> {
  const kind = sniffKind(bytes);
  if (kind !== 'mail' && kind !== 'outlook-mail') throw new WrongKind(kind);
  const warnings: string[] = [];
  const email = kind === 'mail' ? await read(bytes, warnings) : readOutlookMail(bytes, warnings);
  const { text, cut } = cleanText(bodyOf(email, warnings));
  if (cut)
    warnings.push(
      'The message is very long. Only its first million characters are shown; the email itself is kept whole.',
    );
  const { attachments, parts } = listAttachments(email.attachments, warnings);
  const date = dateOf(email);
  if (date === undefined)
    warnings.push('The email does not say when it was sent. Check the date received.');
  const messageId = cleanLine(email.messageId ?? '', LINE_LIMIT);
  const result: ParsedMail = {
    from: mailbox(email.from ?? email.sender),
    to: (email.to ?? []).slice(0, 200).flatMap(addresses).slice(0, 200),
    ...(email.cc === undefined
      ? {}
      : { cc: email.cc.slice(0, 200).flatMap(addresses).slice(0, 200) }),
    subject: cleanLine(email.subject ?? '', LINE_LIMIT),
    ...(date === undefined ? {} : { date }),
    ...(messageId === '' ? {} : { messageId }),
    text,
    ...(options.blocks ? { blocks: blocksOf(email, text) } : {}),
    attachments,
    warnings,
  };
  if (result.from.address === '') warnings.push('The sender’s address could not be read.');
  return { result, parts };
}

async function read(bytes: Bytes, warnings: string[]): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
    });
  } catch {
    // Nested beyond any honest message, or headers of megabytes: the words are still worth having.
    warnings.push(
      'Parts of this email are damaged or nested too deep to read. Keep the original as evidence.',
    );
    const text = new TextDecoder().decode(bytes.subarray(0, 4 * 1024 * 1024));
    const split = /\r?\n\r?\n/.exec(text);
    const header = (name: string) =>
      new RegExp(`^${name}:[ \\t]*(.{0,998})`, 'im').exec(text)?.[1]?.trim();
    const from = /^(.*?)<?([^\s<>]+@[^\s<>]+)>?\s*$/.exec(header('from') ?? '');
    const subject = header('subject');
    const date = header('date');
    return {
      headers: [],
      headerLines: [],
      from: { name: from?.[1]?.replace(/"/g, '').trim() ?? '', address: from?.[2] ?? '' },
      subject,
      date,
      text: split ? text.slice(split.index) : text,
      attachments: [],
    };
  }
}

/** The plain part when it says anything, else the words of the HTML part. */
function bodyOf(email: Email, warnings: string[]): string {
  const plain = email.text ?? '';
  if (plain.trim() !== '' || email.html === undefined) return plain;
  warnings.push(
    'The message was written as a web page; its words are shown without layout or pictures.',
  );
  return htmlToText(email.html);
}

/** The structure of the web page when the message has one, else its plain lines. */
function blocksOf(email: Email, text: string): ReadBlock[] {
  const blocks = email.html === undefined ? [] : htmlToBlocks(email.html, 'mail').blocks;
  return blocks.length > 0 ? blocks : textToBlocks(text).blocks;
}

function listAttachments(found: readonly Attachment[], warnings: string[]) {
  if (found.length > ATTACHMENT_LIMIT) {
    warnings.push(
      `Only the first ${String(ATTACHMENT_LIMIT)} of ${String(found.length)} attachments were taken out.`,
    );
  }
  const taken = new Set<string>();
  const parts: Bytes[] = [];
  const attachments = found.slice(0, ATTACHMENT_LIMIT).map((attachment, part) => {
    const bytes = bytesOf(attachment);
    parts.push(bytes);
    const fileName = freeName(safeName(attachment.filename ?? '', nameless(attachment)), taken);
    taken.add(fileName);
    return {
      fileName,
      mediaType: cleanLine(attachment.mimeType, 120) || 'application/octet-stream',
      size: bytes.byteLength,
      inline: attachment.related === true || attachment.disposition === 'inline',
      part,
    };
  });
  return { attachments, parts };
}

function bytesOf({ content }: Attachment): Bytes {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? new Uint8Array(content) : new Uint8Array(content);
}

function nameless(attachment: Attachment): string {
  if (attachment.mimeType === 'message/rfc822') return 'attached email.eml';
  const ending = /^(?:image|application)\/(png|jpeg|gif|pdf)$/.exec(attachment.mimeType)?.[1];
  return ending === undefined ? 'attachment' : `attachment.${ending}`;
}

function mailbox(address: Address | undefined): { name: string; address: string } {
  const first = address?.group ? address.group[0] : address;
  return {
    name: cleanLine(first?.name ?? '', 200),
    address: cleanLine(first?.address ?? '', 320),
  };
}

function addresses(address: Address): string[] {
  const members = address.group ?? [address];
  return members.map((each) => cleanLine(each.address, 320)).filter((each) => each !== '');
}

/** The Date header, else the newest Received: what the complainant's system or ours stamped on it. */
function dateOf(email: Email): string | undefined {
  const received = email.headers
    .filter((header) => header.key === 'received')
    .map((header) => readInstant(header.value.slice(header.value.lastIndexOf(';') + 1)))
    .filter((instant) => instant !== undefined)
    .sort((a, b) => b - a);
  const instant = readInstant(email.date ?? '') ?? received[0];
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

function readInstant(text: string): number | undefined {
  const instant = Date.parse(text.trim().slice(0, 200));
  // Outside years 1970–9999 the ISO form changes shape.
  return Number.isNaN(instant) || instant < 0 || instant >= 253_402_300_800_000
    ? undefined
    : instant;
}
