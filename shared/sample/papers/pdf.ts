/** A small PDF with real text in it, written by hand: the same words give the same bytes. */

const LINE_LENGTH = 78;
const LINES_A_PAGE = 44;

/** @returns an A4 PDF 1.4 in Helvetica; what that font cannot show becomes a question mark. */
export function pdfOf(title: string, paragraphs: readonly string[]): Uint8Array<ArrayBuffer> {
  const lines = paragraphs.flatMap((paragraph) => [...wrapped(paragraph), '']);
  const pages = Math.max(1, Math.ceil(lines.length / LINES_A_PAGE));
  const pageIds = Array.from({ length: pages }, (_, index) => 4 + index * 2);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>',
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pageIds.flatMap((id, index) => {
      const text = lines.slice(index * LINES_A_PAGE, (index + 1) * LINES_A_PAGE);
      const heading = index === 0 ? title : `${title}, page ${index + 1}`;
      const content = [
        'BT /F1 15 Tf 56 784 Td',
        `(${escaped(heading)}) Tj`,
        '/F1 11 Tf 16 TL 0 -28 Td',
        ...text.map((line) => `(${escaped(line)}) Tj T*`),
        'ET',
      ].join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${id + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return latin1(assembled(objects));
}

/** Objects, cross-reference table and trailer. One character is one byte here. */
function assembled(objects: readonly string[]): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length + 1 > LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
};

const escaped = (text: string): string =>
  [...text]
    .map((char) => PLAIN[char] ?? char)
    .map((char) => ((char.codePointAt(0) ?? 0) > 255 ? '?' : char))
    .join('')
    .replace(/[\\()]/g, (char) => `\\${char}`);

const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (char) => char.charCodeAt(0));
