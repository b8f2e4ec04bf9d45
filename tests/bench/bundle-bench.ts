/**
 * A bundle of 1,000 pages from 200 documents as councils have them, made in the real window with the real
 * converter. A third of the documents are emails, Word files and pictures; the rest are PDFs.
 */
import { nameDocuments, type BundlePlan, type PlannedDocument } from '../../shared/bundle';
import { toBase64 } from '../../shared/sealing';
import { emailFile } from '../../shared/sample/papers/email';
import { pdfOf } from '../../shared/sample/papers/pdf';
import { pngOf } from '../../shared/sample/papers/png';
import { wordOf } from '../../shared/sample/papers/word';
import { sha256Of } from '../../shared/history';
import { buildBundle } from '../../renderer/documents/build-bundle';
import { host } from '../../renderer/host';

type Bytes = Uint8Array<ArrayBuffer>;

export interface BundleTimes {
  readonly totalMs: number;
  /** Index, joining, stamping, links and bookmarks, of documents that are pages already. */
  readonly joinMs: number;
  readonly verifyMs: number;
  readonly pages: number;
  readonly documents: number;
  /** Checks of the finished bundle that failed; none = it could be saved. */
  readonly failed: readonly string[];
  /** Longest that nothing else in the window could run. */
  readonly longestWaitMs: number;
  /** The documents' PDFs as they were joined, base64: what other tools join in the same run. */
  readonly pdfs: readonly string[];
}

const PARAGRAPH =
  'The repair was reported on 2 September 2026 and the job was raised the same day. The operative attended on 21 October 2026 and found that the valve above the bathroom had failed, so that water came through the ceiling of the kitchen whenever the bath was used. ';

/** About a page of A4 for each seven paragraphs of an email; five of a PDF. */
const words = (number: number, pages: number): string[] =>
  Array.from({ length: pages * 7 }, (_, at) => `${number}.${at + 1} ${PARAGRAPH.repeat(2)}`);

function fileOf(number: number): { title: string; mediaType: string; bytes: Bytes } {
  switch (number % 9) {
    case 0:
      return {
        title: `Email ${number}.eml`,
        mediaType: 'message/rfc822',
        bytes: emailFile({
          from: 'Holly Bramble <holly@mail.example>',
          to: 'complaints@westmere.example',
          subject: `Leak, again (${number})`,
          on: '2026-10-01',
          text: words(number, 1).join('\n\n'),
        }),
      };
    case 3:
      return {
        title: `Note ${number}.docx`,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        bytes: wordOf(`Note ${number}`, words(number, 2)),
      };
    case 6:
      return { title: `Photo ${number}.png`, mediaType: 'image/png', bytes: pngOf(number) };
    default:
      return {
        title: `Record ${number}.pdf`,
        mediaType: 'application/pdf',
        bytes: pdfOf(`Record ${number}`, words(number, 5)),
      };
  }
}

async function planOf(documents: number) {
  const files = new Map<string, Bytes>();
  const planned: PlannedDocument[] = [];
  for (let number = 1; number <= documents; number += 1) {
    const { title, mediaType, bytes } = fileOf(number);
    files.set(title, bytes);
    planned.push({
      key: `evidence:${number}`,
      section: 'G',
      title,
      datedOn: '2026-10-01',
      source: {
        type: 'blob',
        file: { blob: title, size: bytes.byteLength, sha256: await sha256Of(bytes) },
        mediaType,
      },
      fileName: '',
      included: true,
      flags: [],
    });
  }
  const plan: BundlePlan = nameDocuments({
    title: 'Complaint WB-26-A0412',
    reference: 'WB-26-A0412',
    preparedOn: '2026-11-24',
    preparedBy: 'Rowan Tansy',
    council: 'Westmere Borough Council',
    cover: { groups: [], points: [], asks: [] },
    chronology: [],
    documents: planned,
  });
  return { plan, files };
}

export async function bundleTimes(documents: number): Promise<BundleTimes> {
  const { plan, files } = await planOf(documents);
  let isOver = false;
  let longestWaitMs = 0;
  const watch = async () => {
    while (!isOver) {
      const asked = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 10));
      longestWaitMs = Math.max(longestWaitMs, performance.now() - asked - 10);
    }
  };
  const watching = watch();
  const marks = new Map<string, number>();
  const began = performance.now();
  const built = await buildBundle(plan, {
    host: host(),
    readFile: ({ blob }) => Promise.resolve(files.get(blob) ?? new Uint8Array()),
    onProgress: ({ doing }) => marks.set(doing, performance.now()),
  });
  const totalMs = performance.now() - began;
  isOver = true;
  await watching;
  const at = (doing: string) => marks.get(doing) ?? Number.NaN;
  const names = new Set(built.main.volumes.map(({ name }) => name));
  return {
    totalMs,
    joinMs: at('Checking the result') - at('Setting the index'),
    verifyMs: at('Done') - at('Checking the result'),
    pages: built.pages,
    documents,
    failed: built.verification
      .filter(({ ok }) => !ok)
      .map(({ check, detail }) => `${check}: ${detail}`),
    longestWaitMs,
    pdfs: built.main.files
      .filter(({ name }) => name.endsWith('.pdf') && !names.has(name))
      .map(({ bytes }) => toBase64(bytes)),
  };
}
