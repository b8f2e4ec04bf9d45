/** The index of the folder as a Word table, for whoever wants to write beside it. */
import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { INDEX_COLUMNS, indexCells, type BundlePlan, type IndexEntry } from '@shared/bundle';
import { formatDate } from '@shared/calendar';
import type { Bytes } from '../converter';

/** A4 lying on its side, in twentieths of a point; margins of 2 cm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1134 };
/** Shares of the width for each of INDEX_COLUMNS. */
const WIDTHS = [14, 24, 11, 7, 7, 6, 19, 12];

/** @param names file of each document in the folder, by its key. */
export async function indexWord(
  plan: BundlePlan,
  title: string,
  entries: readonly IndexEntry[],
  names: ReadonlyMap<string, string>,
): Promise<Bytes> {
  const document = new Document({
    title: forXml(`${title}, ${plan.title}`),
    creator: forXml(plan.council),
    lastModifiedBy: forXml(plan.council),
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20, language: { value: 'en-GB' } } },
        heading1: { run: { font: 'Arial', size: 30, bold: true, color: '000000' } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: PAGE.width,
              height: PAGE.height,
              orientation: PageOrientation.LANDSCAPE,
            },
            margin: {
              top: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
              right: PAGE.margin,
            },
          },
        },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            children: [new TextRun(forXml(`${title}, ${plan.title}`))],
          }),
          new Paragraph({
            children: [
              new TextRun(
                forXml(`${plan.council}, prepared ${formatDate(plan.preparedOn, 'letter')}`),
              ),
            ],
            spacing: { after: 160 },
          }),
          indexTable([
            [...INDEX_COLUMNS],
            ...entries.map((entry) => indexCells(entry, names.get(entry.key) ?? '')),
          ]),
        ],
      },
    ],
  });
  return onDay(new Uint8Array(await Packer.toArrayBuffer(document)), plan.preparedOn);
}

function indexTable(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: WIDTHS.map((share) =>
      Math.round(((PAGE.height - 2 * PAGE.margin) * share) / 100),
    ),
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          cantSplit: true,
          children: cells.map(
            (text, column) =>
              new TableCell({
                width: { size: WIDTHS[column] ?? 10, type: WidthType.PERCENTAGE },
                margins: { top: 40, bottom: 40, left: 80, right: 80 },
                children: [
                  new Paragraph({
                    children: [new TextRun({ text: forXml(text), bold: at === 0 })],
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

/** Characters that XML 1.0 cannot hold, lone surrogates among them, are left out. */
const forXml = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

/** The day the bundle is prepared stands where the moment of making would: the same case gives the same bytes. */
function onDay(word: Bytes, on: string): Bytes {
  const files = unzipSync(word);
  const core = files['docProps/core.xml'];
  if (core)
    files['docProps/core.xml'] = strToU8(
      strFromU8(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${on}T12:00:00Z`),
    );
  // Zip knows no time zone, and no year before 1980.
  const mtime = new Date(2000, 0, 1);
  return new Uint8Array(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime }] as const]),
      ) as Parameters<typeof zipSync>[0],
    ),
  );
}
