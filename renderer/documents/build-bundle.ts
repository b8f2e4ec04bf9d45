/**
 * The ombudsman bundle as numbered PDFs and a folder. Every document becomes pages, in the converter's process;
 * they are joined, numbered, linked and bookmarked here; then the result is opened again and checked. What must
 * not be disclosed becomes a part of its own, of which the other says nothing.
 */
import {
  CHECK_PAGE,
  checkPage,
  indexCsv,
  manifestText,
  type BuiltBundle,
  type BuiltFile,
  type BuiltPart,
  type BuiltVolume,
  type BundlePlan,
  type PlannedDocument,
} from '@shared/bundle';
import { sha256Of } from '@shared/history';
import { documentPages, type BundleReader, type DocumentResult } from './bundle/document-pages';
import { indexWord } from './bundle/index-word';
import { checkRedaction } from './bundle/check-redaction';
import { checkManifest, verifyVolume, type Check } from './bundle/verify';
import { joinVolume, setVolumes, type PartKind } from './bundle/volume';
import type { Bytes } from './converter';

export interface BundleProgress {
  readonly done: number;
  readonly of: number;
  /** What is being done, for the person; names documents of the case, so for the window only. */
  readonly doing: string;
}

export interface BundleDeps extends BundleReader {
  readonly onProgress?: (progress: BundleProgress) => void;
}

interface Made {
  readonly part: BuiltPart;
  readonly checks: readonly Check[];
}

/**
 * @throws the signal's reason when cancelled, `ConversionFailed` when the converter itself is gone. A file
 *   that cannot be read is never an exception: it gets a slip sheet and a finding.
 */
export async function buildBundle(plan: BundlePlan, deps: BundleDeps): Promise<BuiltBundle> {
  const included = plan.documents.filter((document) => document.included);
  const open = included.filter(({ withheldWhy }) => withheldWhy === undefined);
  const closed = included.filter(({ withheldWhy }) => withheldWhy !== undefined);
  // One step a document; then front pages, joining and checking of each part.
  const steps = included.length + (closed.length > 0 ? 6 : 3);
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
  const source = { ...deps, onCase, preparedOn: plan.preparedOn, reference: plan.reference };
  for (const document of included) {
    step(`Reading “${document.title}”`);
    results.set(document.key, await documentPages(document, source));
  }
  const main = await makePart('main', plan, open, results, deps, step);
  const withheld =
    closed.length === 0
      ? undefined
      : await makePart('do not disclose', plan, closed, results, deps, step);
  deps.signal?.throwIfAborted();
  deps.onProgress?.({ done: steps, of: steps, doing: 'Done' });
  const parts = [main, ...(withheld ? [withheld] : [])];
  return {
    main: main.part,
    ...(withheld ? { withheld: withheld.part } : {}),
    pages: parts.flatMap(({ part }) => part.volumes).reduce((sum, volume) => sum + volume.pages, 0),
    findings: [...results.values()].flatMap((result) => result.findings),
    verification: parts.flatMap(({ checks }) => checks),
  };
}

async function makePart(
  kind: PartKind,
  plan: BundlePlan,
  documents: readonly PlannedDocument[],
  results: ReadonlyMap<string, DocumentResult>,
  deps: BundleDeps,
  step: (doing: string) => void,
): Promise<Made> {
  const what = kind === 'main' ? '' : ' of the do-not-disclose volume';
  step(`Setting the index${what}`);
  const own = new Map(
    documents.flatMap(({ key }) => {
      const result = results.get(key);
      return result ? [[key, result] as const] : [];
    }),
  );
  const set = await setVolumes(kind, plan, documents, own, deps);
  step(`Joining and numbering the pages${what}`);
  const volumes: BuiltVolume[] = [];
  for (const volume of set) {
    deps.signal?.throwIfAborted();
    const pdf = await joinVolume(kind, plan, volume, set, own);
    const { number, title, name, pages, entries } = volume;
    const front = volume.front.map(({ name, firstPage, links }) => ({ name, firstPage, links }));
    volumes.push({ number, title, name, pdf, pages, entries, front });
  }
  step(`Checking the result${what}`);
  const files = await partFiles(kind, plan, volumes, own);
  const checks: Check[] = [];
  for (const volume of volumes)
    checks.push(...(await verifyVolume(volume.pdf, volume, volumes, deps)));
  checks.push(await checkManifest(files, kind));
  if (kind === 'main') checks.push(...(await checkRedaction(plan, files, own, deps)));
  const manifest = files.find((file) => file.name === MANIFEST);
  return {
    part: {
      kind,
      volumes,
      files,
      manifestSha256: manifest ? await sha256Of(manifest.bytes) : '',
    },
    checks,
  };
}

export const MANIFEST = 'manifest.json';

/** The folder: the volumes, every document, the index and the manifest of all of them. */
async function partFiles(
  kind: PartKind,
  plan: BundlePlan,
  volumes: readonly BuiltVolume[],
  results: ReadonlyMap<string, DocumentResult>,
): Promise<BuiltFile[]> {
  const encode = (text: string): Bytes => new TextEncoder().encode(text);
  const names = new Map([...results].map(([key, { file }]) => [key, file.name]));
  const entries = volumes.flatMap((volume) => volume.entries);
  const title = kind === 'main' ? 'Index' : 'Do not disclose: index';
  const files: BuiltFile[] = [
    ...volumes.map(({ name, pdf }) => ({ name, bytes: pdf })),
    ...entries.flatMap(({ key }) => {
      const result = results.get(key);
      return result ? [result.file, ...(result.original ? [result.original] : [])] : [];
    }),
    { name: 'index.csv', bytes: encode(indexCsv(entries, names)) },
    { name: 'index.docx', bytes: await indexWord(plan, title, entries, names) },
    { name: CHECK_PAGE, bytes: encode(checkPage()) },
  ];
  const listed = await Promise.all(
    files.map(async ({ name, bytes }) => ({
      name,
      size: bytes.byteLength,
      sha256: await sha256Of(bytes),
    })),
  );
  const manifest = manifestText({
    format: 2,
    part: kind,
    bundle: plan.title,
    reference: plan.reference,
    council: plan.council,
    preparedOn: plan.preparedOn,
    files: listed,
  });
  return [...files, { name: MANIFEST, bytes: encode(manifest) }];
}
