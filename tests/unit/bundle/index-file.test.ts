/** The index as a spreadsheet opens it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, indexCsv } from '@shared/bundle';
import { entry } from './plans';

/** RFC 4180, read back strictly. @throws when a quote stands where none may. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('a quoted cell does not end');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
    } else {
      for (; at < text.length && !/[,\r\n]/.test(text[at] ?? ''); at += 1) {
        if (text[at] === '"') throw new Error('a quote in a cell without quotes');
        cell += text[at];
      }
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`a row does not end with CR LF at ${at}`);
  }
  if (row.length > 0) throw new Error('the last row does not end');
  return rows;
}

describe('a cell', () => {
  it.each([
    ['plain words', 'Photo of ceiling', 'Photo of ceiling'],
    ['nothing', '', ''],
    [
      'a formula',
      '=HYPERLINK("http://evil.example";"x")',
      `"'=HYPERLINK(""http://evil.example"";""x"")"`,
    ],
    ['a plus', '+44 1632 960001', "'+44 1632 960001"],
    ['a minus', '-1', "'-1"],
    ['an at sign', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab before a formula', '\t=1+1', "'\t=1+1"],
    ['a carriage return before a formula', '\r=1+1', `"'\r=1+1"`],
    ['a line feed before a formula', '\n=1+1', `"'\n=1+1"`],
    ['a full-width formula', '＝1+1', "'＝1+1"],
    ['a full-width at sign', '＠SUM', "'＠SUM"],
    ['a sign that comes later', 'a=b', 'a=b'],
    ['a comma', 'one, two', '"one, two"'],
    ['a quote', 'the "leak"', '"the ""leak"""'],
    ['a line end', 'one\ntwo', '"one\ntwo"'],
  ])('with %s', (_, value, wanted) => {
    expect(csvCell(value)).toBe(wanted);
  });

  it('is read back as it was, and never begins a formula', () => {
    const value = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\'＝＋－＠ab ') });
    fc.assert(
      fc.property(value, (text) => {
        const [[read = ''] = []] = readCsv(`${csvCell(text)}\r\n`);
        expect([text, `'${text}`]).toContain(read);
        expect(read).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });
});

describe('the index file', () => {
  const csv = indexCsv(
    [
      entry('a', 'A', 2, { title: 'Complaint as received', datedOn: '2026-11-09', pages: 2 }),
      entry('x', 'G', 4, { title: '=cmd|calc, "now"', slipSheet: true }),
      entry('y', 'G', 5, {
        title: 'Nowhere',
        volume: 2,
        lateSince: '2026-11-20',
        withheldWhy: 'Names a child',
      }),
    ],
    new Map([
      ['a', 'A-01 2026-11-09 Complaint as received.pdf'],
      ['x', 'G-01 undated cmd.bin'],
    ]),
  );

  it('begins with a byte order mark, once, so that Excel reads it as UTF-8', () => {
    expect([...new TextEncoder().encode(csv).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csv.lastIndexOf('\ufeff')).toBe(0);
  });

  it('has a row a document, with every fact in its column', () => {
    expect(readCsv(csv.slice(1))).toEqual([
      ['Section', 'Document', 'Date', 'Volume', 'First page', 'Pages', 'File', 'Note'],
      [
        'A The complaint',
        'Complaint as received',
        '9 November 2026',
        '1',
        '2',
        '2',
        'A-01 2026-11-09 Complaint as received.pdf',
        '',
      ],
      [
        'G Evidence',
        `'=cmd|calc, "now"`,
        'undated',
        '1',
        '4',
        '1',
        'G-01 undated cmd.bin',
        'Could not be shown as pages; see the file',
      ],
      [
        'G Evidence',
        'Nowhere',
        'undated',
        '2',
        '5',
        '1',
        '',
        'Added after the bundle of 20 November 2026. Do not disclose: Names a child',
      ],
    ]);
  });

  it('ends every line with CR LF, the last one too', () => {
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.match(/\n/g)).toHaveLength(4);
    expect(csv.match(/\r\n/g)).toHaveLength(4);
  });
});
