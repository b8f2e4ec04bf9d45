import { describe, expect, it } from 'vitest';
import { printedOn } from '../../../renderer/documents/bundle/printed-on';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const PDF =
  "%PDF-1.4 \u00e9\u0080\n<</Producer (Skia/PDF m130)\n/CreationDate (D:20261123180755+00'00')\n/ModDate (D:20261123180755+00'00')>>\n";

describe('the date in a PDF that was set for a bundle', () => {
  it('is the day the bundle is prepared, every other byte as it was', () => {
    const fixed = textOf(printedOn(bytesOf(PDF), '2026-11-30'));
    expect(fixed).toBe(PDF.replaceAll('20261123180755', '20261130120000'));
  });

  it('makes two printings the same bytes', () => {
    const later = PDF.replaceAll('180755', '181001');
    expect(printedOn(bytesOf(later), '2026-11-23')).toEqual(printedOn(bytesOf(PDF), '2026-11-23'));
  });

  it('leaves a PDF without dates alone, and never changes the one it was given', () => {
    const given = bytesOf(PDF);
    printedOn(given, '2026-11-30');
    expect(textOf(given)).toBe(PDF);
    expect(textOf(printedOn(bytesOf('%PDF-1.7 D:20261123'), '2026-11-30'))).toBe(
      '%PDF-1.7 D:20261123',
    );
  });
});
