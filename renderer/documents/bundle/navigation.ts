/** Ways through the bundle: links of the index, bookmarks, page labels. Written, and read back for checking. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFDocument,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { SECTIONS, type IndexEntry, type IndexRow } from '@shared/bundle';
import { INDEX_GEOMETRY, PRINT_AREA, rowTop } from './plain-pages';

const POINTS_PER_MM = 72 / 25.4;

/** A link over each document's row. Call before the pages are stamped. */
export function linkIndex(pdf: PDFDocument, rows: readonly (readonly IndexRow[])[]): void {
  const pages = pdf.getPages();
  for (const [at, pageRows] of rows.entries()) {
    const page = pages[at];
    if (!page) throw new RangeError('the index has fewer pages than planned');
    const links = pageRows.flatMap((row, index) => {
      if (row.type !== 'document') return [];
      const target = pages[row.entry.firstPage - 1];
      if (!target) throw new RangeError(`no page ${row.entry.firstPage}`);
      return [link(pdf, page, target, rowTop(at, index))];
    });
    page.node.set(PDFName.of('Annots'), pdf.context.obj(links));
  }
}

function link(pdf: PDFDocument, page: PDFPage, target: PDFPage, top: number): PDFRef {
  const { height } = page.getSize();
  const upper = height - (PRINT_AREA.top + top) * POINTS_PER_MM;
  const left = PRINT_AREA.left * POINTS_PER_MM;
  return pdf.context.register(
    pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [
        left,
        upper - INDEX_GEOMETRY.row * POINTS_PER_MM,
        left + PRINT_AREA.width * POINTS_PER_MM,
        upper,
      ],
      Border: [0, 0, 0],
      Dest: [target.ref, PDFName.of('Fit')],
    }),
  );
}

export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  readonly children?: readonly Bookmark[];
}

/** The index, then each section with its documents. */
export function bookmarksFor(entries: readonly IndexEntry[]): Bookmark[] {
  const sections = [...new Set(entries.map((entry) => entry.section))];
  return [
    { title: 'Index (page 1)', page: 1 },
    ...sections.map((section) => {
      const children = entries
        .filter((entry) => entry.section === section)
        .map((entry) => ({
          title: `${entry.title} (page ${entry.firstPage})`,
          page: entry.firstPage,
        }));
      const page = children[0]?.page ?? 1;
      return { title: `${section} ${SECTIONS[section]} (page ${page})`, page, children };
    }),
  ];
}

export function addBookmarks(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const root = pdf.context.nextRef();
  const { first, last, count } = addLevel(pdf, bookmarks, root);
  if (!first || !last) return;
  pdf.context.assign(
    root,
    pdf.context.obj({ Type: 'Outlines', First: first, Last: last, Count: count }),
  );
  pdf.catalog.set(PDFName.of('Outlines'), root);
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function addLevel(pdf: PDFDocument, bookmarks: readonly Bookmark[], parent: PDFRef) {
  const refs = bookmarks.map(() => pdf.context.nextRef());
  let count = bookmarks.length;
  for (const [at, bookmark] of bookmarks.entries()) {
    const ref = refs[at];
    const page = pdf.getPages()[bookmark.page - 1];
    if (!ref || !page) throw new RangeError(`no page ${bookmark.page}`);
    const item = pdf.context.obj({ Parent: parent, Dest: [page.ref, PDFName.of('Fit')] });
    item.set(PDFName.of('Title'), PDFHexString.fromText(bookmark.title));
    const [before, after] = [refs[at - 1], refs[at + 1]];
    if (before) item.set(PDFName.of('Prev'), before);
    if (after) item.set(PDFName.of('Next'), after);
    if (bookmark.children && bookmark.children.length > 0) {
      const below = addLevel(pdf, bookmark.children, ref);
      count += below.count;
      if (below.first) item.set(PDFName.of('First'), below.first);
      if (below.last) item.set(PDFName.of('Last'), below.last);
      item.set(PDFName.of('Count'), PDFNumber.of(below.count));
    }
    pdf.context.assign(ref, item);
  }
  return { first: refs[0], last: refs.at(-1), count };
}

/** Labels 1, 2, 3…: what a reader's page box shows is what is printed on the page. */
export function labelPages(pdf: PDFDocument): void {
  pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: [0, { S: 'D', St: 1 }] }));
}

/** Pages (from 1) that the links of the first `indexPages` pages lead to, in order; 0 = nowhere. */
export function readLinks(pdf: PDFDocument, indexPages: number): number[] {
  return pdf
    .getPages()
    .slice(0, indexPages)
    .flatMap((page) => {
      const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
      return (annotations?.asArray() ?? []).map((entry) =>
        pageOf(pdf, pdf.context.lookupMaybe(entry, PDFDict)),
      );
    });
}

/** Pages (from 1) that the bookmarks lead to, in reading order; 0 = nowhere. */
export function readBookmarks(pdf: PDFDocument): number[] {
  const found: number[] = [];
  const walk = (item: PDFDict | undefined): void => {
    for (let at = item; at; at = at.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      found.push(pageOf(pdf, at));
      walk(at.lookupMaybe(PDFName.of('First'), PDFDict));
    }
  };
  walk(
    pdf.catalog
      .lookupMaybe(PDFName.of('Outlines'), PDFDict)
      ?.lookupMaybe(PDFName.of('First'), PDFDict),
  );
  return found;
}

function pageOf(pdf: PDFDocument, dict: PDFDict | undefined): number {
  const target = dict?.lookupMaybe(PDFName.of('Dest'), PDFArray)?.asArray()[0];
  if (!(target instanceof PDFRef)) return 0;
  return pdf.getPages().findIndex((page) => page.ref === target) + 1;
}
