/**
 * A finished volume opened again, as its reader will: a bundle that was never reopened is how other tools
 * fail in silence.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import {
  bundleManifest,
  type BuiltBundle,
  type BuiltFile,
  type BuiltVolume,
  type IndexEntry,
} from '@shared/bundle';
import { sha256Of } from '@shared/history';
import { inspectPdf, type Bytes } from '../converter';
import type { BundleReader } from './document-pages';
import { bookmarksFor, readBookmarks, readLinks, type Bookmark, type Target } from './navigation';
import { targetsFor, type PartKind } from './volume';

export type Check = BuiltBundle['verification'][number];

/** What a volume should be; its bytes are looked at apart. */
export type Expected = Omit<BuiltVolume, 'pdf'>;

/** Every check of one volume, passed or not, in words. */
export async function verifyVolume(
  bytes: Bytes,
  volume: Expected,
  volumes: readonly Expected[],
  { host, signal }: Pick<BundleReader, 'host' | 'signal'>,
): Promise<Check[]> {
  const { entries, front, pages: total } = volume;
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const read = await inspectPdf(host, bytes, signal, { numbered: total });
  const frontPages = total - entries.reduce((sum, entry) => sum + entry.pages, 0);
  const targets = targetsFor(volume, volumes);
  const wanted = onceEach(front.flatMap(({ links }) => links.map((key) => targets.get(key))));
  const marks = flatten(bookmarksFor(front, entries)).map((bookmark) => bookmark.page);
  const numbered = new Set(read.numbered);
  const unnumbered = Array.from({ length: total }, (_, at) => at + 1).filter(
    (page) => !numbered.has(page),
  );
  const where = volumes.length > 1 || volume.title !== 'Bundle' ? `${volume.title}: ` : '';
  const check = (name: string, ok: boolean, detail: string): Check => ({
    check: where === '' ? name : `${where}${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    ok,
    detail,
  });
  return [
    check(
      'Pages',
      pdf.getPageCount() === total && read.pages === total,
      `${pdf.getPageCount()} of ${total} pages`,
    ),
    check(
      'Links of the front pages',
      same(readLinks(pdf, frontPages).map(words), wanted.map(words)),
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
  ];
}

/** Neighbours that lead to one place are one way there: two lines of a chronology on one document. */
function onceEach(targets: readonly (Target | undefined)[]): Target[] {
  const known = targets.map((target) => target ?? { page: 0 });
  return known.filter((target, at) => {
    const before = known[at - 1];
    return before?.page !== target.page || before.file !== target.file;
  });
}

const words = ({ file, page }: Target): string => `${file ?? ''}#${page}`;

const same = <T>(left: readonly T[], right: readonly T[]): boolean =>
  left.length === right.length && left.every((value, at) => value === right[at]);

const flatten = (bookmarks: readonly Bookmark[]): Bookmark[] =>
  bookmarks.flatMap((bookmark) => [bookmark, ...flatten(bookmark.children ?? [])]);

/** Names the documents of these pages, so that the person can leave out the one that is damaged. */
function whose(pages: readonly number[], entries: readonly IndexEntry[]): string {
  const named = entries.filter(({ firstPage, pages: length }) =>
    pages.some((page) => page >= firstPage && page < firstPage + length),
  );
  return named.length === 0 ? '' : `; not in ${named.map(({ title }) => `“${title}”`).join(', ')}`;
}

/** That the manifest lists exactly these files, byte for byte. */
export async function checkManifest(files: readonly BuiltFile[], kind: PartKind): Promise<Check> {
  const name = kind === 'main' ? 'Manifest' : 'Do not disclose: manifest';
  const check = (ok: boolean, detail: string): Check => ({ check: name, ok, detail });
  const manifest = files.find((file) => file.name === 'manifest.json');
  if (!manifest) return check(false, 'there is no manifest');
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
    ok,
    ok ? `${listed.length} files match their SHA-256` : `does not match: ${wrong.join(', ')}`,
  );
}
