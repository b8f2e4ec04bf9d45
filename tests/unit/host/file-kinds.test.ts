import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILE_KINDS, type FileKind, kindInWords, sniffKind } from '@shared/host/file-kinds';

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('what a file really is', () => {
  test.each<[string, string, FileKind]>([
    ['nothing', '', 'empty'],
    ['a PDF', '%PDF-1.7\n', 'pdf'],
    ['a PDF after junk', `${'x'.repeat(900)}%PDF-1.4`, 'pdf'],
    ['a PNG', '\x89PNG\r\n\x1a\n....', 'png'],
    ['a JPEG', '\xff\xd8\xff\xe0', 'jpeg'],
    ['a GIF', 'GIF89a....', 'gif'],
    ['a WebP', 'RIFF....WEBPVP8 ', 'webp'],
    ['a sound in the same wrapper', 'RIFF....WAVEfmt ', 'text'],
    ['a TIFF', 'II*\0....', 'tiff'],
    ['a HEIC', '\0\0\0\x18ftypheic', 'heic'],
    ['a film in the same wrapper', '\0\0\0\x18ftypmp42', 'unknown'],
    ['a zip', 'PK\x03\x04....', 'zip'],
    ['a Word document', 'PK\x03\x04....[Content_Types].xml....word/document.xml', 'office'],
    ['a Windows program', 'MZ\x90\0', 'program'],
    ['a Linux program', '\x7fELF', 'program'],
    ['a script', '#!/bin/sh\n', 'program'],
    ['an old Word document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....', 'office'],
    [
      'an Outlook message',
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}${Array.from('__substg1.0_', (c) => `${c}\0`).join('')}`,
      'outlook-mail',
    ],
    ['an email', 'From: a@example.org\r\nTo: b@example.org\r\n\r\nHello', 'mail'],
    [
      'an email with folded lines first',
      'Received: from x\r\n\tby y; Tue, 5 Jan 2027\r\nSubject: z\r\n\r\n',
      'mail',
    ],
    ['an email from an mbox', 'From a@example.org Tue Jan 5\nSubject: x\nDate: y\n\nHello', 'mail'],
    ['an email with a mark', '\xef\xbb\xbfSubject: x\nFrom: y\n\n', 'mail'],
    [
      'a note that mentions an address',
      'Dear all,\nFrom: the start I knew\nTo: be honest\n',
      'text',
    ],
    ['a web page', '<!DOCTYPE html><html>', 'web-page'],
    ['a drawing', '<?xml version="1.0"?><svg xmlns="x">', 'svg'],
    ['a drawing that pretends', '<svg onload="x">', 'svg'],
    ['words', 'Dear Sir or Madam', 'text'],
    ['noise', '\x01\x02\x03\x04\0\0', 'unknown'],
  ])('%s', (_what, content, kind) => {
    expect(sniffKind(latin1(content))).toBe(kind);
  });

  test('never throws and always has words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) =>
        FILE_KINDS.includes(sniffKind(bytes)),
      ),
    );
    for (const kind of FILE_KINDS) expect(kindInWords(kind)).toMatch(/^(an? |plain)/);
  });
});
