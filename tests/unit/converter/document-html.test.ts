/** Documents of other programs as HTML to be printed: their words kept, nothing that could load or run. */
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../renderer/converter/csv-rows';
import { documentHtml } from '../../../renderer/converter/document-html';
import { safeHtml } from '../../../renderer/converter/safe-html';
import { readWorkbook } from '../../../renderer/converter/workbook';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);
const htmlOf = async (bytes: Bytes) => {
  const { result, parts } = await documentHtml(bytes);
  return { ...result, html: new TextDecoder().decode(parts[0]) };
};

describe('somebody else’s HTML written anew', () => {
  it.each<[string, string, string]>([
    ['keeps what is known', '<p>One <b>two</b></p>', '<p>One <strong>two</strong></p>'],
    ['leaves out scripts', '<p>a<script>x()</script>b</p>', '<p>ab</p>'],
    ['leaves out every attribute', '<p onclick="x()" style="a" class=b>a</p>', '<p>a</p>'],
    [
      'names a picture that is left out',
      '<img src="https://far.example/1.gif" alt="Roof">',
      '<span>[A picture is left out: Roof]</span>',
    ],
    [
      'puts in a picture handed over',
      '<img src="picture:1" alt="A">',
      '<img src="data:image/png;base64,AA" alt="A">',
    ],
    [
      'says where a link leads',
      '<a href="https://far.example/">here</a>',
      '<span>[https://far.example/] </span>here',
    ],
    ['never follows a script address', '<a href="javascript:x()">here</a>', 'here'],
    ['escapes words', '1 &lt; 2 &amp; &quot;', '1 &lt; 2 &amp; &quot;'],
    [
      'closes what is open',
      '<table><tr><td>a<td>b',
      '<table><tr><td>a</td><td>b</td></tr></table>',
    ],
    ['closes nothing that is not', 'a</p></table>', 'a'],
    ['keeps honest spans', '<td colspan="2" rowspan="9999">a</td>', '<td colspan="2">a</td>'],
    ['keeps the words of what it does not know', '<marquee>a</marquee>', 'a'],
  ])('%s', (_, source, wanted) => {
    expect(safeHtml(source, new Map([['picture:1', 'data:image/png;base64,AA']]))).toBe(wanted);
  });

  it('never lets a tag, an address or an event through, whatever it is given', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '=',
        '/',
        ' ',
        '<p',
        '<img src=',
        'onerror=',
        'javascript:',
        '<script>',
        '</script>',
        '<svg',
        '<!--',
        '-->',
        '<a href="',
        '&lt;',
        '&#60;',
        'x',
        '<td',
        'style=',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const made = safeHtml(pieces.join(''));
        const tags = made.match(/<[^>]*>?/g) ?? [];
        for (const tag of tags)
          expect(tag).toMatch(
            /^<\/?(?:p|h[1-6]|ul|ol|li|blockquote|pre|div|table|thead|tbody|tr|td|th|strong|em|u|s|sup|sub|span|br|hr)>$/,
          );
      }),
    );
  });
});

describe('text that is a table', () => {
  it.each<[string, string, string[][] | undefined]>([
    [
      'with commas',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with semicolons',
      'a;b\r\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with tabs',
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'with quotes, breaks and doubled quotes',
      'a,b\n"x, ""y""\nz",2',
      [
        ['a', 'b'],
        ['x, "y"\nz', '2'],
      ],
    ],
    ['prose with commas is none', 'Dear all, hello\nno more', undefined],
    ['one line is none', 'a,b', undefined],
    ['nothing is none', '', undefined],
  ])('%s', (_, text, wanted) => {
    expect(csvRows(text)?.rows).toEqual(wanted);
  });
});

const SHEET = (rows: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

function workbook(): Bytes {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return new Uint8Array(
    zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="r"><sheets><sheet name="Visits &amp; calls" sheetId="1" r:id="rId1"/><sheet name="Rates" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': strToU8(
        `<sst xmlns="${main}"><si><t>Date</t></si><si><r><t>Vis</t></r><r><t>it</t></r><rPh><t>xx</t></rPh></si><si><t xml:space="preserve">Tea &lt; coffee</t></si></sst>`,
      ),
      'xl/styles.xml': strToU8(
        `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy&quot; h&quot;"/><numFmt numFmtId="165" formatCode="&quot;days&quot; 0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        SHEET(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Far</t></is></c></row>' +
            '<row r="2"><c r="A2" s="1"><v>46309</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="3"><v>0.30000000000000004</v></c></row>' +
            '<row r="7"><c r="A7" s="4"><v>46309.604166666664</v></c><c r="B7" t="b"><v>1</v></c><c r="C7" t="e"><v>#N/A</v></c><c r="D7" t="str"><f>A1</f><v>made</v></c></row>',
        ),
      ),
      'xl/worksheets/sheet2.xml': strToU8(SHEET('<row r="1"><c r="A1"><v>5</v></c></row>')),
    }),
  );
}

describe('an Excel workbook', () => {
  it('reads as its cells are read: shared words, dates, numbers, what formulas last gave', () => {
    const [first, second] = readWorkbook(workbook());
    expect(first?.name).toBe('Visits & calls');
    expect(first?.rows).toEqual([
      ['Date', 'Visit', '', 'Far'],
      ['14/10/2026', 'Tea < coffee', '0.3'],
      [],
      [],
      ['14/10/2026 14:30', 'TRUE', '#N/A', 'made'],
    ]);
    expect(second).toMatchObject({ name: 'Rates', isHidden: true });
  });

  it('becomes tables of the sheets that are shown, and says what is hidden', async () => {
    const made = await htmlOf(workbook());
    expect(made).toMatchObject({ ok: true, notes: ['One sheet is hidden in it and not shown.'] });
    expect(made.html).toContain('<h2>Visits &amp; calls</h2>');
    expect(made.html).toContain('<td>Tea &lt; coffee</td>');
    expect(made.html).not.toContain('Rates');
  });
});

describe('a document of another program', () => {
  it('of Word keeps its headings, tables and words', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const bytes = new Uint8Array(
      await Packer.toBuffer(
        new Document({
          sections: [
            {
              children: [
                new Paragraph({ text: 'Visit <report>', heading: HeadingLevel.HEADING_1 }),
                new Paragraph({ children: [new TextRun({ text: 'It was damp.', bold: true })] }),
                new Table({ rows: [new TableRow({ children: [cell('Wall'), cell('18 %')] })] }),
              ],
            },
          ],
        }),
      ),
    );
    const { ok, html, changes, comments } = await htmlOf(bytes);
    expect({ ok, changes, comments }).toEqual({ ok: true, changes: 0, comments: 0 });
    expect(html).toContain('<h1>Visit &lt;report&gt;</h1>');
    expect(html).toContain('<strong>It was damp.</strong>');
    expect(html).toMatch(/<table>.*<td><p>18 %<\/p><\/td>.*<\/table>/);
  });

  it('wide in columns is cut into parts, each with the first column again', async () => {
    const line = (start: string) =>
      Array.from({ length: 20 }, (_, at) => `${start}${at}`).join(',');
    const { html } = await htmlOf(bytesOf(`${line('h')}\n${line('c')}`));
    expect(html.match(/<th>h0<\/th>/g)).toHaveLength(3);
    expect(html.match(/<td>c19<\/td>/g)).toHaveLength(1);
    expect(html).toContain('part 3 of 3');
  });

  it.each<[string, Bytes]>([
    [
      'of Office 2003',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
    ],
    ['damaged', new Uint8Array(Buffer.from('PK\x03\x04 word/document xl/workbook', 'latin1'))],
  ])('%s says why it cannot be shown', async (_, bytes) => {
    const { ok, problem } = await htmlOf(bytes);
    expect(ok).toBe(false);
    expect(problem).toMatch(/^It is an Office document/);
  });
});
