/** Ways through a volume: links of its front pages, bookmarks, page labels. Written, and read back for checking. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFDocument,
} from '@cantoo/pdf-lib';
import { SECTIONS, type IndexEntry } from '@shared/bundle';
import { LINK_BASE } from './front-pages';

/** A page of this volume, or of another file beside it. Pages count from 1. */
export interface Target {
  readonly file?: string;
  readonly page: number;
}

/**
 * Turns the named links of the front pages into ways to their documents.
 * @param targets what the number in each link stands for.
 */
export function bindLinks(pdf: PDFDocument, frontPages: number, targets: readonly Target[]): void {
  for (const { dict } of annotationsOf(pdf, frontPages)) {
    const number = namedLink(dict);
    if (number === undefined) continue;
    const target = targets[number];
    if (!target) throw new RangeError(`no document ${number}`);
    // The tree of tags it belongs to was left behind with the file it was printed in.
    dict.delete(PDFName.of('StructParent'));
    dict.delete(PDFName.of('A'));
    dict.set(PDFName.of('Border'), pdf.context.obj([0, 0, 0]));
    dict.set(PDFName.of('Contents'), PDFHexString.fromText(saidOf(target)));
    if (target.file === undefined) {
      const page = pdf.getPages()[target.page - 1];
      if (!page) throw new RangeError(`no page ${target.page}`);
      dict.set(PDFName.of('Dest'), pdf.context.obj([page.ref, PDFName.of('Fit')]));
    } else dict.set(PDFName.of('A'), remote(pdf, target.file, target.page));
  }
}

const saidOf = ({ file, page }: Target): string =>
  file === undefined ? `Page ${page}` : `${file}, page ${page}`;

/** A page of another file (ISO 32000-1, 12.6.4.3), by its number from 0. */
function remote(pdf: PDFDocument, file: string, page: number): PDFDict {
  const action = pdf.context.obj({
    S: PDFName.of('GoToR'),
    D: [PDFNumber.of(page - 1), PDFName.of('Fit')],
  });
  action.set(
    PDFName.of('F'),
    pdf.context.obj({
      Type: PDFName.of('Filespec'),
      F: PDFString.of(file.replace(/[^\x20-\x7e]|[()\\]/g, '_')),
      UF: PDFHexString.fromText(file),
    }),
  );
  return action;
}

/** Annotations of the first pages, as they are read: page by page, from the top, from the left. */
function annotationsOf(pdf: PDFDocument, pages: number): { page: number; dict: PDFDict }[] {
  return pdf
    .getPages()
    .slice(0, pages)
    .flatMap((page, at) => {
      const list = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
      return list
        .flatMap((entry) => pdf.context.lookupMaybe(entry, PDFDict) ?? [])
        .map((dict) => ({ page: at + 1, dict, ...cornerOf(dict) }))
        .sort((left, right) => right.top - left.top || left.left - right.left);
    });
}

function cornerOf(dict: PDFDict): { left: number; top: number } {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = (
    dict.lookupMaybe(PDFName.of('Rect'), PDFArray)?.asArray() ?? []
  ).map((side) => (side instanceof PDFNumber ? side.asNumber() : 0));
  return { left: Math.min(x1, x2), top: Math.round(Math.max(y1, y2)) };
}

/** The number of one of our own links; undefined for anything else. */
function namedLink(dict: PDFDict): number | undefined {
  const uri = dict
    .lookupMaybe(PDFName.of('A'), PDFDict)
    ?.lookupMaybe(PDFName.of('URI'), PDFString, PDFHexString)
    ?.decodeText();
  return uri?.startsWith(LINK_BASE) ? Number(uri.slice(LINK_BASE.length)) : undefined;
}

export interface Bookmark {
  readonly title: string;
  /** From 1. */
  readonly page: number;
  readonly children?: readonly Bookmark[];
}

/** @param front its parts with their first pages. Then each section with its documents. */
export function bookmarksFor(
  front: readonly { readonly name: string; readonly firstPage: number }[],
  entries: readonly IndexEntry[],
): Bookmark[] {
  const sections = [...new Set(entries.map((entry) => entry.section))];
  return [
    ...front.map(({ name, firstPage }) => ({
      title: `${name} (page ${firstPage})`,
      page: firstPage,
    })),
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
  const pages = pdf.getPages();
  let count = bookmarks.length;
  for (const [at, bookmark] of bookmarks.entries()) {
    const ref = refs[at];
    const page = pages[bookmark.page - 1];
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

/**
 * Where the links of the first `frontPages` pages lead, as they are read; the cells of a row count once.
 * Page 0 = nowhere.
 */
export function readLinks(pdf: PDFDocument, frontPages: number): Target[] {
  const places = pagePlaces(pdf);
  const found = annotationsOf(pdf, frontPages).map(({ dict }) => targetOf(dict, places));
  return found.filter((target, at) => {
    const before = found[at - 1];
    return before?.page !== target.page || before.file !== target.file;
  });
}

function targetOf(dict: PDFDict, places: ReadonlyMap<PDFRef, number>): Target {
  const action = dict.lookupMaybe(PDFName.of('A'), PDFDict);
  if (action?.lookupMaybe(PDFName.of('S'), PDFName) !== PDFName.of('GoToR'))
    return { page: pageOf(dict, places) };
  const file = action
    .lookupMaybe(PDFName.of('F'), PDFDict)
    ?.lookupMaybe(PDFName.of('UF'), PDFHexString)
    ?.decodeText();
  const page = action.lookupMaybe(PDFName.of('D'), PDFArray)?.asArray()[0];
  return {
    ...(file === undefined ? {} : { file }),
    page: page instanceof PDFNumber ? page.asNumber() + 1 : 0,
  };
}

/** Pages (from 1) that the bookmarks lead to, in reading order; 0 = nowhere. */
export function readBookmarks(pdf: PDFDocument): number[] {
  const places = pagePlaces(pdf);
  const found: number[] = [];
  const walk = (item: PDFDict | undefined): void => {
    for (let at = item; at; at = at.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      found.push(pageOf(at, places));
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

const pagePlaces = (pdf: PDFDocument): Map<PDFRef, number> =>
  new Map(pdf.getPages().map((page, at) => [page.ref, at + 1]));

function pageOf(dict: PDFDict, places: ReadonlyMap<PDFRef, number>): number {
  const target = dict.lookupMaybe(PDFName.of('Dest'), PDFArray)?.asArray()[0];
  return target instanceof PDFRef ? (places.get(target) ?? 0) : 0;
}
