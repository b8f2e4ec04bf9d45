/** Files to open, made here so that the tests say what is in them. */
import { PDFDocument, degrees, StandardFonts } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';

/** Two A4 pages with words, the second turned; `attach` puts a file inside it. */
export async function pdf(
  options: { attach?: string; password?: string; owner?: string } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const first = document.addPage([595, 842]);
  first.drawText('Missed bins in Mill Lane', { x: 50, y: 700, size: 24, font });
  const second = document.addPage([842, 595]);
  second.setRotation(degrees(90));
  second.drawText('Second page', { x: 50, y: 300, font });
  if (options.attach !== undefined) {
    await document.attach(new TextEncoder().encode('hidden'), options.attach, {
      mimeType: 'text/plain',
    });
  }
  if (options.password !== undefined || options.owner !== undefined) {
    document.encrypt({
      ...(options.password === undefined ? {} : { userPassword: options.password }),
      ownerPassword: options.owner ?? options.password ?? '',
    });
  }
  return document.save({ useObjectStreams: false });
}

/** A PNG of `width` × `height`: left half red, right half blue. Claims `claimed` as its size when given. */
export function png(width: number, height: number, claimed = { width, height }): Uint8Array {
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x += 1) row.set(x < width / 2 ? [255, 0, 0] : [0, 0, 255], 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claimed.width, 0);
  header.writeUInt32BE(claimed.height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** PNG specification, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The JPEG with an EXIF block before its other segments that says how to turn it (1–8). */
export function withExifOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = [
    0x49,
    0x49,
    42,
    0,
    8,
    0,
    0,
    0,
    1,
    0,
    0x12,
    0x01,
    3,
    0,
    1,
    0,
    0,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const body = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
  const length = body.length + 2;
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 255, ...body]),
    Buffer.from(jpeg.subarray(2)),
  ]);
}

/** An email with `attachment` in it, and an HTML body that would tell its sender when it is opened. */
export function mail(attachment: { name: string; bytes: Uint8Array }, tracker: string): Uint8Array {
  return Buffer.from(
    [
      'From: "Asha Verma" <asha@example.org>',
      'To: complaints@westmere.example',
      'Subject: =?utf-8?Q?Missed_bins_=E2=80=93_third_time?=',
      'Date: Tue, 5 Jan 2027 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<html><body><img src="${tracker}"><link rel="stylesheet" href="${tracker}"><p>My bins were missed.</p><script>fetch("${tracker}")</script></body></html>`,
      '--x',
      `Content-Type: application/pdf; name="${attachment.name}"`,
      `Content-Disposition: attachment; filename="${attachment.name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      (
        Buffer.from(attachment.bytes)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n'),
      '--x--',
      '',
    ].join('\r\n'),
  );
}
