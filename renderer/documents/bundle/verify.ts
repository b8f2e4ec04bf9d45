/**
 * The finished bundle opened again, as its reader will: a bundle that was never reopened is how other
 * tools fail in silence.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { bundleManifest, type BuiltBundle, type IndexEntry } from '@shared/bundle';
import { sha256Of } from '@shared/history';
import { inspectPdf, type Bytes } from '../converter';
import type { BundleReader } from './document-pages';
import { bookmarksFor, readBookmarks, readLinks, type Bookmark } from './navigation';

export interface Expected {
  readonly entries: readonly IndexEntry[];
  readonly indexPages: number;
  readonly total: number;
  readonly files: readonly { readonly name: string; readonly bytes: Bytes }[];
}

type Check = BuiltBundle['verification'][number];

/** Every check, passed or not, in words. */
export async function verifyBundle(
  bytes: Bytes,
  expected: Expected,
  { host, signal }: BundleReader,
): Promise<Check[]> {
  const { entries, total } = expected;
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const read = await inspectPdf(host, bytes, signal);
  const wanted = entries.map((entry) => entry.firstPage);
  const marks = flatten(bookmarksFor(entries)).map((bookmark) => bookmark.page);
  // A text layer of a very large bundle is read up to a limit; what was read is checked.
  const unnumbered = pagesWithoutNumber(read.text, total);
  return [
    check(
      'Pages',
      pdf.getPageCount() === total && read.pages === total,
      `${pdf.getPageCount()} of ${total} pages`,
    ),
    check(
      'Links of the index',
      same(readLinks(pdf, expected.indexPages), wanted),
      `${wanted.length} links lead to their documents`,
    ),
    check(
      'Bookmarks',
      same(readBookmarks(pdf), marks),
      `${marks.length} bookmarks lead to their pages`,
    ),
    check(
      'Page numbers and text',
      read.ok && unnumbered.length === 0,
      `${total - unnumbered.length} of ${total} pages can be read and carry their number${whose(unnumbered, entries)}`,
    ),
    check(
      'Nothing embedded',
      read.embeddedFiles.length === 0,
      read.embeddedFiles.length === 0
        ? 'no files inside the PDF'
        : `${read.embeddedFiles.length} files inside the PDF`,
    ),
    await manifestCheck(expected.files),
  ];
}

const check = (name: string, ok: boolean, detail: string): Check => ({ check: name, ok, detail });

const same = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left.every((value, at) => value === right[at]);

const flatten = (bookmarks: readonly Bookmark[]): Bookmark[] =>
  bookmarks.flatMap((bookmark) => [bookmark, ...flatten(bookmark.children ?? [])]);

/** Pages (from 1) whose text does not hold their number. */
function pagesWithoutNumber(text: string, total: number): number[] {
  const found = new Set<number>();
  for (const match of text.matchAll(/Page\s+(\d+)\s+of\s+(\d+)/g)) {
    if (Number(match[2]) === total) found.add(Number(match[1]));
  }
  return Array.from({ length: total }, (_, at) => at + 1).filter((page) => !found.has(page));
}

/** Names the documents of these pages, so that the person can leave out the one that is damaged. */
function whose(pages: readonly number[], entries: readonly IndexEntry[]): string {
  const named = entries.filter(({ firstPage, pages: length }) =>
    pages.some((page) => page >= firstPage && page < firstPage + length),
  );
  return named.length === 0 ? '' : `; not in ${named.map(({ title }) => `“${title}”`).join(', ')}`;
}

async function manifestCheck(files: Expected['files']): Promise<Check> {
  const manifest = files.find((file) => file.name === 'manifest.json');
  if (!manifest) return check('Manifest', false, 'there is no manifest');
  const listed = bundleManifest.parse(JSON.parse(new TextDecoder().decode(manifest.bytes))).files;
  const others = files.filter((file) => file !== manifest);
  const wrong: string[] = [];
  for (const file of others) {
    const entry = listed.find((each) => each.name === file.name);
    if (
      !entry ||
      entry.size !== file.bytes.byteLength ||
      entry.sha256 !== (await sha256Of(file.bytes))
    )
      wrong.push(file.name);
  }
  const ok = wrong.length === 0 && listed.length === others.length;
  return check(
    'Manifest',
    ok,
    ok ? `${listed.length} files match their SHA-256` : `does not match: ${wrong.join(', ')}`,
  );
}
