/** Files a complaint comes with, made for each test: a real email with a PDF attached, a photo, a broken PDF. */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync } from 'node:zlib';

/** Words planted where a test looks for them later. */
export interface MailWords {
  readonly name: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  /** Stands on the first page of the attached PDF. */
  readonly inPdf: string;
  /** RFC 5322 date. */
  readonly date: string;
}

export const LEAK: MailWords = {
  name: 'Fenella Bramblewick',
  address: 'fenella.bramblewick@mail.example',
  subject: 'Leak at 12 Tannery Row, seven weeks and two missed visits',
  body: 'I reported the leak on 2 September.\r\nNobody came until 21 October, and two visits were missed without a word.\r\nI want the ceiling painted and I want to know why it took so long.\r\n\r\nFenella Bramblewick\r\n12 Tannery Row, Westmere, WX4 2QT',
  inPdf: 'Photographs of the bedroom ceiling, 14 October 2026',
  date: 'Mon, 16 Nov 2026 08:51:00 +0000',
};

export async function textPdf(...pages: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const text of pages)
    pdf.addPage([595, 842]).drawText(text, { x: 60, y: 760, size: 14, font });
  return pdf.save();
}

/** A multipart message as a mail program saves it. */
export async function mailFile(folder: string, words: MailWords = LEAK): Promise<string> {
  const pdf = Buffer.from(await textPdf(words.inPdf, 'Second page: the boiler cupboard')).toString(
    'base64',
  );
  const message = [
    `From: ${words.name} <${words.address}>`,
    'To: complaints@westmere.example',
    `Subject: ${words.subject}`,
    `Date: ${words.date}`,
    'Message-ID: <leak-1@mail.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="edge"',
    '',
    '--edge',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    words.body,
    '--edge',
    'Content-Type: application/pdf; name="ceiling.pdf"',
    'Content-Disposition: attachment; filename="ceiling.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    pdf.replace(/(.{76})/g, '$1\r\n'),
    '--edge--',
    '',
  ].join('\r\n');
  const file = path.join(folder, 'leak.eml');
  await writeFile(file, message);
  return file;
}

/** A PNG of one colour, as large as asked. */
export async function photoFile(
  folder: string,
  name = 'ceiling.png',
  width = 400,
  height = 300,
): Promise<string> {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x9a)]);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const file = path.join(folder, name);
  await writeFile(
    file,
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
  return file;
}

/** CRC-32 as PNG wants it (ISO 3309); Node 20.12 has none of its own. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A PDF cut off in its middle, as a failed download leaves it. */
export async function damagedPdf(folder: string, name = 'inspection report.pdf'): Promise<string> {
  const whole = await textPdf('Inspection report', 'Page two');
  const file = path.join(folder, name);
  await writeFile(file, Buffer.from(whole).subarray(0, 300));
  return file;
}
