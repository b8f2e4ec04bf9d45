/**
 * Outlook's .msg: a compound file of MAPI properties ([MS-OXMSG]), read with msgreader and given back in
 * the shape postal-mime gives an .eml, so that all that follows is the same for both.
 *
 * Threat: lengths and chains in such a file may point anywhere, or in circles. Whatever the library throws
 * becomes "damaged"; what never ends is ended by the shell's watchdog.
 */
import { decompressRTF } from '@kenjiuno/decompressrtf';
import * as msgreader from '@kenjiuno/msgreader';
import type { FieldsData } from '@kenjiuno/msgreader';
import type { Address, Attachment, Email } from 'postal-mime';
import { codePageName } from './code-pages';
import type { Bytes } from './conversion';
import { rtfToText } from './rtf-to-text';

/**
 * The library is CommonJS with a default of its own: under Node's rules that default lies one step
 * further in than under a bundler's.
 */
const imported: unknown = msgreader.default;
const MsgReader = (
  typeof imported === 'function' ? imported : (imported as { default: unknown }).default
) as typeof msgreader.default;
type MsgReader = InstanceType<typeof msgreader.default>;

/** @throws Error when not even its properties can be read. */
export function readOutlookMail(bytes: Bytes, warnings: string[]): Email {
  const { reader, fields } = open(bytes);
  const { html, text } = bodyOf(fields);
  const date = fields.clientSubmitTime ?? fields.messageDeliveryTime;
  const kind = otherThanMail(fields.messageClass);
  if (kind !== undefined) {
    warnings.push(`This is ${kind} from Outlook, not an email. Check what it says.`);
  }
  return {
    headers: receivedHeaders(fields.headers),
    headerLines: [],
    from: senderOf(fields),
    to: recipients(fields, 'to'),
    cc: recipients(fields, 'cc'),
    subject: fields.subject ?? '',
    ...(date === undefined ? {} : { date }),
    ...(fields.messageId === undefined ? {} : { messageId: fields.messageId }),
    ...(text === undefined ? {} : { text }),
    ...(html === undefined ? {} : { html }),
    attachments: attachmentsOf(reader, fields, warnings),
  };
}

function open(bytes: Bytes): { reader: MsgReader; fields: FieldsData } {
  const read = (encoding: string) => {
    const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    reader.parserConfig = { ansiEncoding: encoding };
    return { reader, fields: reader.getFileData() };
  };
  const first = read('windows-1252');
  if (first.fields.error !== undefined) throw new Error('The Outlook message is damaged.');
  // Older Outlook writes text in the sender's code page, and says which inside the message itself.
  const encoding = codePageName(first.fields.messageCodepage ?? first.fields.internetCodepage);
  return encoding === 'windows-1252' ? first : read(encoding);
}

function bodyOf(fields: FieldsData): { html?: string; text?: string } {
  const html =
    fields.bodyHtml ??
    (fields.html && new TextDecoder(codePageName(fields.internetCodepage)).decode(fields.html));
  const text = fields.body?.trim() ? fields.body : rtfOf(fields.compressedRtf);
  return { ...(html ? { html } : {}), ...(text ? { text } : {}) };
}

/** Outlook keeps some messages as compressed rich text only ([MS-OXRTFCP]). */
function rtfOf(compressed: Uint8Array | undefined): string | undefined {
  if (compressed === undefined) return undefined;
  try {
    const rtf = decompressRTF(Array.from(compressed));
    return rtfToText(new TextDecoder('windows-1252').decode(Uint8Array.from(rtf)));
  } catch {
    return undefined;
  }
}

function recipients(fields: FieldsData, type: 'to' | 'cc'): Address[] {
  return (fields.recipients ?? [])
    .filter((each) => (each.recipType ?? 'to') === type)
    .map((each) => ({ name: each.name ?? '', address: smtp(each.smtpAddress, each.email) }));
}

/** Exchange writes colleagues as "/O=COUNCIL/…", which is no address anyone can write to. */
function smtp(...candidates: readonly (string | undefined)[]): string {
  return candidates.find((each) => each !== undefined && /^[^\s@/]+@[^\s@]+$/.test(each)) ?? '';
}

function senderOf(fields: FieldsData): Address {
  const header = /^From:[ \t]*(.*(?:\r?\n[ \t].*)*)/im.exec(fields.headers ?? '')?.[1] ?? '';
  return {
    name: fields.senderName ?? '',
    address: smtp(
      fields.senderSmtpAddress,
      fields.sentRepresentingSmtpAddress,
      fields.senderEmail,
      /<([^<>\s]+)>/.exec(header)?.[1],
    ),
  };
}

/** Only what tells when it came: transport headers of a message that travelled. */
function receivedHeaders(raw: string | undefined): Email['headers'] {
  return Array.from(
    (raw ?? '').matchAll(/^Received:[ \t]*(.*(?:\r?\n[ \t].*)*)/gim),
    ([, value = '']) => ({ key: 'received', originalKey: 'Received', value }),
  ).slice(0, 100);
}

function attachmentsOf(reader: MsgReader, fields: FieldsData, warnings: string[]): Attachment[] {
  const taken: Attachment[] = [];
  for (const each of fields.attachments ?? []) {
    const named = each.fileName ?? each.fileNameShort ?? each.name ?? '';
    try {
      const { content } = reader.getAttachment(each);
      const isMail = each.innerMsgContent === true;
      taken.push({
        filename: isMail ? `${each.name?.trim() || 'attached email'}.msg` : named,
        mimeType: isMail ? 'application/vnd.ms-outlook' : (each.attachMimeTag ?? ''),
        disposition: each.attachmentHidden === true ? 'inline' : 'attachment',
        content: new Uint8Array(content),
      });
    } catch {
      warnings.push(
        named === ''
          ? 'One attachment is damaged and could not be taken out. Keep the email as evidence.'
          : `The attachment “${named.slice(0, 200)}” is damaged and could not be taken out. Keep the email as evidence.`,
      );
    }
  }
  return taken;
}

/** Kinds of Outlook item people drag out by mistake ([MS-OXOMSG] PidTagMessageClass). */
function otherThanMail(messageClass: string | undefined): string | undefined {
  const name = (messageClass ?? '').toUpperCase();
  if (name.startsWith('IPM.APPOINTMENT')) return 'an appointment';
  if (name.startsWith('IPM.SCHEDULE')) return 'a meeting invitation';
  if (name.startsWith('IPM.CONTACT')) return 'a contact';
  if (name.startsWith('IPM.TASK')) return 'a task';
  if (name.startsWith('IPM.STICKYNOTE')) return 'a note';
  return undefined;
}
