/** Volumes of one part of the bundle: front pages set until their numbers are true, then all joined and numbered. */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import {
  chronologyShown,
  paginate,
  splitVolumes,
  type BuiltVolume,
  type BundlePlan,
  type DocumentPages,
  type IndexEntry,
  type PlannedDocument,
} from '@shared/bundle';
import { safeName } from '@shared/host/safe-names';
import { letterToPdf, type Bytes } from '../converter';
import type { BundleReader, DocumentResult } from './document-pages';
import { frontParts, targetsOf, type FrontPart, type Volume } from './front-pages';
import { addBookmarks, bindLinks, bookmarksFor, labelPages, type Target } from './navigation';
import { stampPage } from './stamp';

export type PartKind = 'main' | 'do not disclose';

/** One volume as it will be, before it is joined. */
export interface SetVolume extends Volume {
  readonly name: string;
  readonly title: string;
  readonly front: readonly (FrontPart & {
    readonly pdf: PDFDocument;
    readonly firstPage: number;
  })[];
}

type Results = ReadonlyMap<string, DocumentResult>;

/**
 * Sets the front pages again until what they say of page numbers is true: how many pages they take decides
 * on which page everything else stands. Two rounds are enough unless a number's width moves a line.
 */
export async function setVolumes(
  kind: PartKind,
  plan: BundlePlan,
  documents: readonly PlannedDocument[],
  results: Results,
  deps: BundleReader,
): Promise<SetVolume[]> {
  const counted = new Map(
    [...results].map(([key, { pdf, slipSheet, redacted }]): [string, DocumentPages] => [
      key,
      { pages: pdf.getPageCount(), slipSheet, redacted },
    ]),
  );
  const print = printer(deps);
  const chronology = kind === 'main' ? chronologyShown(plan) : [];
  const round = async (
    groups: readonly (readonly PlannedDocument[])[],
    fronts: readonly number[],
  ) => {
    const volumes = groups.map((group, at): Volume => {
      const front = fronts[at] ?? 1;
      const entries = paginate(group, at + 1, front, counted);
      const pages = front + entries.reduce((sum, entry) => sum + entry.pages, 0);
      return { number: at + 1, pages, entries };
    });
    // One after another: the converter takes few at a time.
    const set: { volume: Volume; parts: SetVolume['front'] }[] = [];
    for (const volume of volumes) {
      const front = frontParts({ plan, kind, volumes, volume: volume.number, chronology });
      set.push({ volume, parts: await setFront(front, print) });
    }
    return set;
  };
  // As if it were one volume: never fewer front pages than any of several.
  const [whole] = await round([documents], [1]);
  const longest = lengthOf(whole?.parts ?? []);
  const weigh = (key: string) => ({
    pages: counted.get(key)?.pages ?? 0,
    bytes: results.get(key)?.file.bytes.byteLength ?? 0,
  });
  const groups = splitVolumes(documents, weigh, longest);
  let fronts = groups.map(() => longest);
  for (let tries = 0; tries < 6; tries += 1) {
    const set = await round(groups, fronts);
    const lengths = set.map(({ parts }) => lengthOf(parts));
    if (lengths.every((length, at) => length === fronts[at]))
      return set.map(({ volume, parts }) => named(kind, plan, groups.length, volume, parts));
    fronts = lengths;
  }
  throw new RangeError('the front pages never came to rest');
}

const lengthOf = (parts: readonly { readonly pdf: PDFDocument }[]): number =>
  parts.reduce((sum, { pdf }) => sum + pdf.getPageCount(), 0);

/** The same words are printed once. */
function printer({ host, signal }: BundleReader): (html: string) => Promise<PDFDocument> {
  const printed = new Map<string, PDFDocument>();
  return async (html) => {
    const known = printed.get(html);
    if (known) return known;
    const bytes = await letterToPdf(host, html, { pageNumbers: false }, signal);
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    printed.set(html, pdf);
    return pdf;
  };
}

async function setFront(
  parts: readonly FrontPart[],
  print: (html: string) => Promise<PDFDocument>,
): Promise<SetVolume['front']> {
  const set: SetVolume['front'][number][] = [];
  let firstPage = 1;
  for (const part of parts) {
    const pdf = await print(part.html);
    set.push({ ...part, pdf, firstPage });
    firstPage += pdf.getPageCount();
  }
  return set;
}

function named(
  kind: PartKind,
  plan: BundlePlan,
  count: number,
  volume: Volume,
  front: SetVolume['front'],
): SetVolume {
  const of = count > 1 ? ` volume ${volume.number} of ${count}` : '';
  const what = kind === 'main' ? 'bundle' : 'do not disclose';
  return {
    ...volume,
    front,
    name: `${safeName(`${plan.reference} ${what}${of}`, what)}.pdf`,
    title: `${kind === 'main' ? 'Bundle' : 'Do not disclose'}${of === '' ? '' : `,${of}`}`,
  };
}

/** What the numbers in the links of a volume stand for: its own pages, or those of the files beside it. */
export function targetsFor(
  volume: Pick<BuiltVolume, 'number'>,
  volumes: readonly Pick<BuiltVolume, 'number' | 'name' | 'pages' | 'entries'>[],
): Map<string, Target> {
  const files = new Map(volumes.map(({ number, name }) => [number, name]));
  return new Map(
    targetsOf({ volumes }).map((entry: IndexEntry): [string, Target] => {
      const file = files.get(entry.volume);
      const isHere = entry.volume === volume.number || file === undefined;
      return [entry.key, { ...(isHere ? {} : { file }), page: entry.firstPage }];
    }),
  );
}

export async function joinVolume(
  kind: PartKind,
  plan: BundlePlan,
  volume: SetVolume,
  volumes: readonly SetVolume[],
  results: Results,
): Promise<Bytes> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const sources = [
    ...volume.front.map((part) => part.pdf),
    ...volume.entries.map((entry) => results.get(entry.key)?.pdf),
  ];
  for (const source of sources) {
    if (!source) throw new RangeError('a document without pages');
    for (const page of await pdf.copyPages(source, source.getPageIndices())) pdf.addPage(page);
  }
  bindLinks(pdf, lengthOf(volume.front), [...targetsFor(volume, volumes).values()]);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const start = [
    kind === 'main' ? '' : 'Do not disclose · ',
    volumes.length > 1 ? `Volume ${volume.number} of ${volumes.length} · ` : '',
  ].join('');
  for (const [at, page] of pdf.getPages().entries())
    stampPage(page, font, `${start}Page ${at + 1} of ${volume.pages}`);
  addBookmarks(pdf, bookmarksFor(volume.front, volume.entries));
  labelPages(pdf);
  // Fixed, so that the same case gives the same bytes.
  const prepared = new Date(`${plan.preparedOn}T12:00:00Z`);
  pdf.setTitle([plan.title, volume.title].join(': '), { showInWindowTitleBar: true });
  pdf.setAuthor(plan.council);
  pdf.setLanguage('en-GB');
  pdf.setProducer('Redress');
  pdf.setCreator('Redress');
  pdf.setCreationDate(prepared);
  pdf.setModificationDate(prepared);
  return new Uint8Array(await pdf.save({ addDefaultPage: false }));
}
