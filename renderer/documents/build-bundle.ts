/**
 * The ombudsman bundle as one PDF and a folder. Every document becomes pages, in the converter's process;
 * they are joined, numbered, linked and bookmarked here; then the result is opened again and checked.
 */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import {
  indexCsv,
  indexPages,
  indexRows,
  manifestText,
  paginate,
  type BuiltBundle,
  type BundlePlan,
  type DocumentPages,
  type IndexEntry,
  type PreflightFinding,
} from '@shared/bundle';
import { sha256Of } from '@shared/history';
import { safeName } from '@shared/host/safe-names';
import { documentPages, type BundleReader, type DocumentResult } from './bundle/document-pages';
import { addBookmarks, bookmarksFor, labelPages, linkIndex } from './bundle/navigation';
import { indexHtml } from './bundle/plain-pages';
import { stampPage } from './bundle/stamp';
import { verifyBundle } from './bundle/verify';
import { letterToPdf, type Bytes } from './converter';

export interface BundleProgress {
  readonly done: number;
  readonly of: number;
  /** What is being done, for the person; names documents of the case, so for the window only. */
  readonly doing: string;
}

export interface BundleDeps extends BundleReader {
  readonly onProgress?: (progress: BundleProgress) => void;
}

/**
 * @throws the signal's reason when cancelled, `ConversionFailed` when the converter itself is gone. A file
 *   that cannot be read is never an exception: it gets a slip sheet and a finding.
 */
export async function buildBundle(plan: BundlePlan, deps: BundleDeps): Promise<BuiltBundle> {
  const included = plan.documents.filter((document) => document.included);
  // One step a document, then index, joining and checking.
  const steps = included.length + 3;
  let done = 0;
  const step = (doing: string) => {
    deps.signal?.throwIfAborted();
    deps.onProgress?.({ done, of: steps, doing });
    done += 1;
  };

  const results = new Map<string, DocumentResult>();
  const onCase = new Set(
    plan.documents.flatMap(({ source }) => (source.type === 'blob' ? [source.file.sha256] : [])),
  );
  const source = { ...deps, onCase, preparedOn: plan.preparedOn };
  for (const document of included) {
    step(`Reading “${document.title}”`);
    results.set(document.key, await documentPages(document, source));
  }

  step('Setting the index');
  const pages = new Map<string, DocumentPages>();
  for (const [key, result] of results)
    pages.set(key, { pages: result.pdf.getPageCount(), slipSheet: result.slipSheet });
  // Page numbers do not change how many rows fit, so the index can be measured before they are known.
  const indexLength = indexPages(indexRows(paginate(plan, 1, pages))).length;
  const entries = paginate(plan, indexLength, pages);
  const rows = indexPages(indexRows(entries));
  const last = entries.at(-1);
  const total = last ? last.firstPage + last.pages - 1 : indexLength;
  const index = await letterToPdf(
    deps.host,
    indexHtml(plan, rows, total),
    { pageNumbers: false },
    deps.signal,
  );

  step('Joining and numbering the pages');
  const bytes = await join(plan, await PDFDocument.load(index), rows, entries, results, total);

  step('Checking the result');
  const files = await bundleFiles(plan, entries, results, bytes);
  const verification = await verifyBundle(
    bytes,
    { entries, indexPages: rows.length, total, files },
    deps,
  );
  deps.signal?.throwIfAborted();
  deps.onProgress?.({ done: steps, of: steps, doing: 'Done' });
  const findings: PreflightFinding[] = [...results.values()].flatMap((result) => result.findings);
  const manifest = files.find((file) => file.name === MANIFEST);
  return {
    pdf: bytes,
    pages: total,
    entries,
    files,
    findings,
    verification,
    manifestSha256: manifest ? await sha256Of(manifest.bytes) : '',
  };
}

async function join(
  plan: BundlePlan,
  index: PDFDocument,
  rows: Parameters<typeof linkIndex>[1],
  entries: readonly IndexEntry[],
  results: ReadonlyMap<string, DocumentResult>,
  total: number,
): Promise<Bytes> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const source of [index, ...entries.map((entry) => results.get(entry.key)?.pdf)]) {
    if (!source) throw new RangeError('a document without pages');
    for (const page of await pdf.copyPages(source, source.getPageIndices())) pdf.addPage(page);
  }
  linkIndex(pdf, rows);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const [at, page] of pdf.getPages().entries())
    stampPage(page, font, `Page ${at + 1} of ${total}`);
  addBookmarks(pdf, bookmarksFor(entries));
  labelPages(pdf);
  // Fixed, so that the same case gives the same bytes.
  const prepared = new Date(`${plan.preparedOn}T12:00:00Z`);
  pdf.setTitle(plan.title, { showInWindowTitleBar: true });
  pdf.setAuthor(plan.council);
  pdf.setLanguage('en-GB');
  pdf.setProducer('Redress');
  pdf.setCreator('Redress');
  pdf.setCreationDate(prepared);
  pdf.setModificationDate(prepared);
  return new Uint8Array(await pdf.save({ addDefaultPage: false }));
}

const MANIFEST = 'manifest.json';

/** The folder: the bundle itself, every document, the index and the manifest of all of them. */
async function bundleFiles(
  plan: BundlePlan,
  entries: readonly IndexEntry[],
  results: ReadonlyMap<string, DocumentResult>,
  pdf: Bytes,
): Promise<{ name: string; bytes: Bytes }[]> {
  const encode = (text: string): Bytes => new TextEncoder().encode(text);
  const names = new Map([...results].map(([key, { file }]) => [key, file.name]));
  const files = [
    { name: `${safeName(`${plan.reference} bundle`, 'bundle')}.pdf`, bytes: pdf },
    ...entries.flatMap((entry) => results.get(entry.key)?.file ?? []),
    { name: 'index.csv', bytes: encode(indexCsv(entries, names)) },
  ];
  const listed = await Promise.all(
    files.map(async ({ name, bytes }) => ({
      name,
      size: bytes.byteLength,
      sha256: await sha256Of(bytes),
    })),
  );
  const manifest = manifestText({
    format: 1,
    bundle: plan.title,
    reference: plan.reference,
    council: plan.council,
    preparedOn: plan.preparedOn,
    files: listed,
  });
  return [...files, { name: MANIFEST, bytes: encode(manifest) }];
}
