import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeName, isSafeName, NAME_LIMIT, safeName } from '@shared/host/safe-names';

describe('file names', () => {
  test.each([
    ['letter.docx', 'letter.docx'],
    ['Stage 1 response – Mrs O’Hara.docx', 'Stage 1 response – Mrs O’Hara.docx'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['..\\..\\windows\\system.ini', '-..-windows-system.ini'],
    ['C:\\boot.ini', 'C--boot.ini'],
    ['file.txt:hidden', 'file.txt-hidden'],
    ['con', '_con'],
    ['CON.pdf', '_CON.pdf'],
    ['con.tar.gz', '_con.tar.gz'],
    ['Lpt1.docx', '_Lpt1.docx'],
    ['COM¹.txt', '_COM¹.txt'],
    ['console.pdf', 'console.pdf'],
    ['name.', 'name'],
    ['name. . .', 'name'],
    [' .hidden', 'hidden'],
    ['evil\u202efdp.exe', 'evilfdp.exe'],
    ['zero\u200bwidth.pdf', 'zerowidth.pdf'],
    ['null\0byte.pdf', 'nullbyte.pdf'],
    ['two\nlines.pdf', 'twolines.pdf'],
    ['full\uff0fwidth', 'full-width'],
    ['a*b?c"d<e>f|g', 'a-b-c-d-e-f-g'],
    ['lone\ud800surrogate', 'lonesurrogate'],
    ['', 'file'],
    ['...', 'file'],
    ['  ', 'file'],
    ['..', 'file'],
  ])('%j becomes %j', (raw, expected) => {
    expect(safeName(raw)).toBe(expected);
  });

  test('a long name keeps its ending and fits every file system', () => {
    const long = safeName(`${'x'.repeat(500)}.docx`);
    expect(long).toHaveLength(NAME_LIMIT);
    expect(long.endsWith('.docx')).toBe(true);
    const wide = safeName(`${'文'.repeat(500)}.docx`);
    expect(new TextEncoder().encode(wide).byteLength).toBeLessThanOrEqual(200);
    expect(wide.endsWith('文.docx')).toBe(true);
    expect(safeName(`${'🎉'.repeat(200)}.pdf`).isWellFormed()).toBe(true);
  });

  test('whatever comes in, one safe segment goes out, and stays as it is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '..',
        '/',
        '\\',
        'con',
        'NUL',
        '.',
        ' ',
        ':',
        '\u202e',
        'a'.repeat(200),
        '.docx',
        '文'.repeat(90),
        '\ud83c',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const name = safeName(pieces.join(''));
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[<>:"/\\|?*]|\p{Cc}|\p{Cf}/u);
        expect(name).not.toMatch(/^[. ]|[. ]$/);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(name.length).toBeLessThanOrEqual(NAME_LIMIT);
        expect(new TextEncoder().encode(name).byteLength).toBeLessThanOrEqual(255);
        expect(safeName(name)).toBe(name);
        expect(isSafeName(name)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a name already there is numbered, whatever its case', () => {
    expect(freeName('a.pdf', new Set())).toBe('a.pdf');
    expect(freeName('a.pdf', new Set(['A.PDF']))).toBe('a (2).pdf');
    expect(freeName('a.pdf', new Set(['a.pdf', 'a (2).pdf']))).toBe('a (3).pdf');
    const long = safeName('x'.repeat(500));
    expect(freeName(long, new Set([long])).length).toBeLessThanOrEqual(NAME_LIMIT);
  });
});
