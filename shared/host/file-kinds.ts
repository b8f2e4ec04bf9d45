/**
 * What a file really is, told from its first bytes and never from its name: a file that lies about its
 * type is refused by what it holds. Signatures: Gary Kessler's table and each format's own specification.
 */
export const FILE_KINDS = [
  'pdf',
  'png',
  'jpeg',
  'gif',
  'webp',
  'bmp',
  'tiff',
  'heic',
  'svg',
  'mail',
  'outlook-mail',
  'office',
  'zip',
  'program',
  'web-page',
  'text',
  'empty',
  'unknown',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const WORDS: Record<FileKind, string> = {
  pdf: 'a PDF',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  bmp: 'a bitmap picture',
  tiff: 'a TIFF picture',
  heic: 'a HEIC picture, as iPhones save them',
  svg: 'an SVG drawing',
  mail: 'an email',
  'outlook-mail': 'an Outlook message (.msg)',
  office: 'an Office document',
  zip: 'a zip file',
  program: 'a program',
  'web-page': 'a web page',
  text: 'plain text',
  empty: 'an empty file',
  unknown: 'a file of a kind Redress does not know',
};

/** "a PNG picture": for sentences such as "This file is really …". */
export function kindInWords(kind: FileKind): string {
  return WORDS[kind];
}

/** How many leading bytes `sniffKind` looks at. */
const LOOK = 64 * 1024;

/** The kind of a file from its bytes; 'unknown' rather than a guess. */
export function sniffKind(bytes: Uint8Array): FileKind {
  if (bytes.byteLength === 0) return 'empty';
  const head = latin1(bytes.subarray(0, LOOK));
  const starts = (text: string, at = 0) => head.startsWith(text, at);
  if (starts('\x89PNG\r\n\x1a\n')) return 'png';
  if (starts('\xff\xd8\xff')) return 'jpeg';
  if (starts('GIF87a') || starts('GIF89a')) return 'gif';
  if (starts('RIFF') && starts('WEBP', 8)) return 'webp';
  if (starts('BM') && bytes.byteLength > 26 && starts('\0\0\0\0', 6)) return 'bmp';
  if (starts('II*\0') || starts('MM\0*')) return 'tiff';
  if (starts('ftyp', 4) && /^(heic|heix|hevc|mif1|msf1|avif)/.test(head.slice(8, 12)))
    return 'heic';
  if (starts('PK\x03\x04') || starts('PK\x05\x06')) {
    return /(?:word|xl|ppt)\/|mimetypeapplication\/vnd\.oasis/.test(head) ? 'office' : 'zip';
  }
  if (starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    return holdsOutlookStreams(bytes) ? 'outlook-mail' : 'office';
  }
  if (starts('MZ') || starts('\x7fELF') || starts('\xcf\xfa\xed\xfe') || starts('#!')) {
    return 'program';
  }
  // The header may follow up to 1,024 bytes of junk (ISO 32000-1, implementation note 13).
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  return sniffText(head);
}

function sniffText(head: string): FileKind {
  const text = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (isMail(text)) return 'mail';
  const start = text.slice(0, 1024).toLowerCase();
  if (
    /^(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?(?:<!doctype svg[^>]{0,300}>\s{0,20})?<svg[\s>]/.test(
      start,
    )
  ) {
    return 'svg';
  }
  if (/^(?:<!doctype html|<html|<head|<body)/.test(start)) return 'web-page';
  if (head.includes('\0')) return 'unknown';
  const odd = head.slice(0, 4096).replace(/[\t\n\r\x20-\x7e\x80-\xff]/g, '').length;
  return odd > 8 ? 'unknown' : 'text';
}

const MAIL_HEADERS =
  /^(?:received|return-path|from|to|subject|date|message-id|mime-version|delivered-to|reply-to|x-[a-z-]+|content-type):/i;

/** A header block with at least two lines only mail has; a leading mbox "From " line is passed over. */
function isMail(text: string): boolean {
  let known = 0;
  for (const line of text.split(/\r?\n/, 60)) {
    if (line.trim() === '') break;
    if (MAIL_HEADERS.test(line)) known += 1;
    else if (!/^(?:[\t ]|>?From |[!-9;-~]{1,80}:)/.test(line)) break;
  }
  return known >= 2;
}

/** Outlook stores properties in streams named __substg1.0_…, in UTF-16 within the directory sectors. */
function holdsOutlookStreams(bytes: Uint8Array): boolean {
  const needle = Array.from('__substg1.0_', (char) => `${char}\0`).join('');
  const STEP = 1024 * 1024;
  for (let at = 0; at < bytes.byteLength; at += STEP) {
    if (latin1(bytes.subarray(at, at + STEP + needle.length)).includes(needle)) return true;
  }
  return false;
}

/** One character a byte, so that string search works on binary data. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  // In pieces: spreading a whole megabyte overflows the call stack.
  for (let at = 0; at < bytes.byteLength; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}
