/** The bundle, built whole with a converter that runs here, then opened and taken apart. */
import { degrees, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  bundleManifest,
  withholdDocument,
  type BundlePlan,
  type PlannedDocument,
} from '@shared/bundle';
import { sha256Of } from '@shared/history';
import { buildBundle, type BundleProgress } from '../../../renderer/documents/build-bundle';
import { readBookmarks, readLinks } from '../../../renderer/documents/bundle/navigation';
import { checkManifest, verifyVolume } from '../../../renderer/documents/bundle/verify';
import { onePart, type OnePart } from '../../fixtures/bundles';
import { converterInProcess, textOf } from '../../fixtures/converter-in-process';
import { readyCase, responseTo } from '../../fixtures/letters';
import { CAN_VALIDATE_WORD, wordProblems } from '../../fixtures/validate-word';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

async function pdfOf(pages: number, size: [number, number] = [595, 842], turn = 0): Promise<Bytes> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let at = 1; at <= pages; at += 1) {
    const page = pdf.addPage(size);
    page.drawText(`own page ${at}`, { x: 60, y: size[1] - 80, size: 12, font });
    if (turn !== 0) page.setRotation(degrees(turn));
  }
  return new Uint8Array(await pdf.save({ addDefaultPage: false }));
}

const MAIL = bytesOf(
  'From: Holly Bramble <holly@mail.example>\r\nSubject: Leak\r\nDate: Mon, 16 Nov 2026 08:51:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nStill leaking.\r\n',
);

/** Every file of the bundle's documents, by title. */
async function fixtures(): Promise<Map<string, Bytes>> {
  const whole = await pdfOf(3);
  return new Map([
    ['Job log.pdf', whole],
    ['Wide plan.pdf', await pdfOf(1, [1191, 842])],
    ['Turned scan.pdf', await pdfOf(2, [595, 842], 90)],
    ['Broken report.pdf', whole.slice(0, 200)],
    ['Leak.eml', MAIL],
    ['Notes.txt', bytesOf('Rang twice.\nNo answer.')],
    ['Archive.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
  ]);
}

async function planOf(files: ReadonlyMap<string, Bytes>): Promise<BundlePlan> {
  const letter = bytesOf(JSON.stringify(responseTo(readyCase())));
  const ref = async (name: string, bytes: Bytes) => ({
    blob: name,
    size: bytes.byteLength,
    sha256: await sha256Of(bytes),
  });
  const documents: PlannedDocument[] = [
    {
      key: 'complaint',
      section: 'A',
      title: 'Complaint as received',
      datedOn: '2026-11-09',
      source: { type: 'record', record: { parts: [{ facts: [], text: 'Nobody came.' }] } },
      fileName: 'A-01 complaint',
      included: true,
      flags: [],
    },
    {
      key: 'letter:r',
      section: 'C',
      title: 'Stage 1 response',
      datedOn: '2026-11-23',
      source: { type: 'letter', model: await ref('letter', letter) },
      fileName: 'C-01 response',
      included: true,
      flags: [],
    },
  ];
  for (const [at, [name, bytes]] of [...files].entries()) {
    documents.push({
      key: `evidence:${at}`,
      section: 'G',
      title: name,
      source: { type: 'blob', file: await ref(name, bytes), mediaType: 'application/octet-stream' },
      fileName: `G-0${at + 1} ${name.replace(/\..*$/, '')}`,
      included: true,
      flags: [],
    });
  }
  documents.push({
    key: 'out',
    section: 'G',
    title: 'Left out',
    source: { type: 'record', record: { parts: [{ facts: [], text: 'secret words' }] } },
    fileName: '',
    included: false,
    flags: [],
    leftOutWhy: 'not theirs',
  });
  return {
    title: 'Complaint WB-26-A0412',
    reference: 'WB-26-A0412',
    preparedOn: '2026-11-23',
    preparedBy: 'Rowan Tansy',
    council: 'Westmere Borough Council',
    cover: { groups: [], points: [], asks: [] },
    chronology: [
      { on: '2026-11-09', what: 'Complaint received by email', document: 'complaint' },
      { on: '2026-11-10', what: 'Somebody rang' },
      { on: '2026-11-23', what: 'Stage 1 response sent', document: 'letter:r' },
      { on: '2026-11-24', what: 'What was left out', document: 'out', standsWith: 'out' },
    ],
    documents,
  };
}

async function build(
  more: {
    before?: (conversion: string) => void;
    signal?: AbortSignal;
    onProgress?: (progress: BundleProgress) => void;
  } = {},
) {
  const files = await fixtures();
  const host = converterInProcess(more.before);
  const letter = bytesOf(JSON.stringify(responseTo(readyCase())));
  const bundle = await buildBundle(await planOf(files), {
    host,
    readFile: (file) => Promise.resolve(files.get(file.blob) ?? letter),
    ...(more.signal ? { signal: more.signal } : {}),
    ...(more.onProgress ? { onProgress: more.onProgress } : {}),
  }).finally(() => expect(host.open.size, 'conversions left open').toBe(0));
  return { bundle: onePart(bundle), host, files };
}

describe('a bundle of everything', () => {
  let bundle: OnePart;
  let pdf: PDFDocument;
  beforeAll(async () => {
    ({ bundle } = await build());
    pdf = await PDFDocument.load(bundle.pdf);
  });
  const entry = (title: string) => bundle.entries.find((each) => each.title === title);
  const file = (name: string) => bundle.files.find((each) => each.name === name);

  it('passes every check it makes of itself', () => {
    expect(bundle.verification.filter(({ ok }) => !ok)).toEqual([]);
    expect(bundle.verification).toHaveLength(6);
  });

  it('counts its pages from the cover on: 3 + 1 + 1 + 3 + 1 + 2 + 1 + 1 + 1 + 1', () => {
    expect(bundle.pages).toBe(15);
    expect(pdf.getPageCount()).toBe(15);
    expect(bundle.entries.map(({ firstPage }) => firstPage)).toEqual([
      4, 5, 6, 9, 10, 12, 13, 14, 15,
    ]);
  });

  it('prints its number on every page, whatever the page’s shape', () => {
    const pages = textOf(bundle.pdf).split('\f').slice(0, 15);
    pages.forEach((text, at) => expect(text, `page ${at + 1}`).toContain(`Page ${at + 1} of 15`));
    expect(pages[5]).toContain('own page 1');
    expect(pages[9]).toContain('own page 1');
  });

  it('leads from the index, the chronology and the bookmarks to each document', () => {
    const firsts = bundle.entries.map(({ firstPage }) => firstPage);
    expect(readLinks(pdf, 3)).toEqual([...firsts, 4, 5].map((page) => ({ page })));
    expect(readBookmarks(pdf)).toEqual([1, 2, 3, 4, 4, 5, 5, 6, ...firsts.slice(2)]);
  });

  it('labels its pages 1, 2, 3, as printed', () => {
    expect(pdf.catalog.get(PDFName.of('PageLabels'))?.toString()).toContain('/St 1');
  });

  it.each([
    ['Broken report.pdf', /damaged/],
    ['Archive.zip', /a zip file/],
  ])(
    'puts a sheet in the place of %s, names it, and keeps the file as it came',
    async (title, why) => {
      expect(entry(title)?.slipSheet).toBe(true);
      expect(bundle.findings).toContainEqual(
        expect.objectContaining({
          severity: 'warn',
          message: expect.stringMatching(why) as string,
        }),
      );
      const original = (await fixtures()).get(title);
      expect(
        bundle.files.some(
          ({ bytes }) => original !== undefined && Buffer.compare(bytes, original) === 0,
        ),
      ).toBe(true);
      const page = textOf(bundle.pdf).split('\f')[(entry(title)?.firstPage ?? 0) - 1];
      expect(page).toContain('cannot be shown here as pages');
    },
  );

  it('lists each file with its SHA-256, and nothing that was left out', async () => {
    const manifest = bundleManifest.parse(
      JSON.parse(new TextDecoder().decode(file('manifest.json')?.bytes)),
    );
    expect(manifest.files).toHaveLength(bundle.files.length - 1);
    for (const { name, size, sha256 } of manifest.files) {
      const bytes = file(name)?.bytes ?? new Uint8Array();
      expect([bytes.byteLength, await sha256Of(bytes)], name).toEqual([size, sha256]);
    }
    expect(textOf(bundle.pdf)).toContain('Nobody came.');
    expect(textOf(bundle.pdf)).not.toContain('secret words');
    expect(new TextDecoder().decode(file('index.csv')?.bytes)).not.toContain('Left out');
  });

  it('is the same bytes when made again', async () => {
    const again = (await build()).bundle;
    expect(Buffer.compare(again.pdf, bundle.pdf)).toBe(0);
    expect(again.manifestSha256).toBe(bundle.manifestSha256);
  });

  it.skipIf(!existsSync('/usr/bin/qpdf'))(
    'is a PDF that qpdf finds nothing wrong with',
    async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'bundle-'));
      try {
        const saved = path.join(folder, 'bundle.pdf');
        await writeFile(saved, bundle.pdf);
        expect(execFileSync('qpdf', ['--check', saved], { encoding: 'utf8' })).toContain(
          'No syntax or stream encoding errors found',
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

describe('while it is made', () => {
  it('tells how far it is, up to the end', async () => {
    const told: BundleProgress[] = [];
    await build({ onProgress: (progress) => told.push(progress) });
    expect(told[0]?.done).toBe(0);
    expect(told.map(({ done }) => done)).toEqual(
      told.map(({ done }) => done).toSorted((a, b) => a - b),
    );
    expect(told.at(-1)).toMatchObject({ done: told.at(-1)?.of });
  });

  it('stops when asked, with the reason, and leaves no conversion behind', async () => {
    const stop = new AbortController();
    const reason = new Error('the person pressed Cancel');
    let conversions = 0;
    const made = build({
      signal: stop.signal,
      before: () => {
        conversions += 1;
        if (conversions === 4) stop.abort(reason);
      },
    });
    await expect(made).rejects.toBe(reason);
    expect(conversions).toBeLessThan(8);
  });

  it('is not given up for one file the converter fails on', async () => {
    let isFirst = true;
    const { bundle } = await build({
      before: (conversion) => {
        if (conversion !== 'parse-mail' || !isFirst) return;
        isFirst = false;
        throw new Error('The reader crashed.');
      },
    });
    expect(bundle.entries.find(({ title }) => title === 'Leak.eml')?.slipSheet).toBe(true);
    expect(bundle.verification.every(({ ok }) => ok)).toBe(true);
  });
});

describe('what must not be disclosed', () => {
  const both = async () => {
    const files = new Map([
      ['Job log.pdf', await pdfOf(3)],
      ['Statement of a neighbour.pdf', await pdfOf(2)],
    ]);
    const plan = withholdDocument(await planOf(files), 'evidence:1', 'Names a neighbour');
    const letter = bytesOf(JSON.stringify(responseTo(readyCase())));
    return buildBundle(plan, {
      host: converterInProcess(),
      readFile: (file) => Promise.resolve(files.get(file.blob) ?? letter),
    });
  };

  it('is a part of its own, with its reason, numbered from 1 and checked like the other', async () => {
    const { withheld, verification, main, pages } = await both();
    expect(verification.filter(({ ok }) => !ok)).toEqual([]);
    expect(verification).toHaveLength(12);
    const [volume] = withheld?.volumes ?? [];
    expect(volume?.entries).toMatchObject([{ key: 'evidence:1', firstPage: 3, pages: 2 }]);
    expect(pages).toBe((main.volumes[0]?.pages ?? 0) + 4);
    const text = textOf(volume?.pdf ?? new Uint8Array());
    expect(text).toContain('Do not disclose: Names a neighbour');
    expect(text.match(/Do not disclose . Page \d of 4/g)).toHaveLength(4);
    expect(withheld?.files.map(({ name }) => name)).toEqual([
      'WB-26-A0412 do not disclose.pdf',
      'X-G-01 undated Statement of a neighbour.pdf',
      'index.csv',
      'index.docx',
      'check these files.html',
      'manifest.json',
    ]);
  });

  it('is told of nowhere in the part that everyone may see', async () => {
    const { main } = await both();
    for (const { name, bytes } of main.files) {
      expect(name).not.toMatch(/neighbour|disclose/);
      const words = name.endsWith('.pdf') ? textOf(bytes) : new TextDecoder().decode(bytes);
      expect(words, name).not.toMatch(/neighbour|disclose/i);
    }
  });
});

describe('a bundle of several volumes', () => {
  it('numbers each from 1, leads from the first to pages of the others, and says so everywhere', async () => {
    const files = new Map(
      await Promise.all(
        [1, 2, 3].map(async (at) => [`Log ${at}.pdf`, await pdfOf(280)] as [string, Bytes]),
      ),
    );
    const letter = bytesOf(JSON.stringify(responseTo(readyCase())));
    const bundle = await buildBundle(await planOf(files), {
      host: converterInProcess(),
      readFile: (file) => Promise.resolve(files.get(file.blob) ?? letter),
    });
    expect(bundle.verification.filter(({ ok }) => !ok)).toEqual([]);
    const [first, second, ...more] = bundle.main.volumes;
    expect(more).toEqual([]);
    if (!first || !second) throw new Error('not two volumes');
    expect(first.pages).toBeLessThanOrEqual(600);
    expect(first.entries.map(({ title }) => title).slice(-2)).toEqual(['Log 1.pdf', 'Log 2.pdf']);
    expect(second.entries.map(({ title }) => title)).toEqual(['Log 3.pdf']);
    const [last] = second.entries;
    expect(readLinks(await PDFDocument.load(first.pdf), 2)).toContainEqual({
      file: second.name,
      page: last?.firstPage,
    });
    expect(second.name).toBe('WB-26-A0412 bundle volume 2 of 2.pdf');
    expect(textOf(second.pdf)).toContain(
      `Volume 2 of 2 . Page 1 of ${second.pages}`.replace('.', '\u00b7'),
    );
    const csv = new TextDecoder().decode(
      bundle.main.files.find(({ name }) => name === 'index.csv')?.bytes,
    );
    expect(csv).toContain(`Log 3.pdf,undated,2,${last?.firstPage},280`);
  }, 60_000);
});

describe('a Word file', () => {
  it('that holds changes, comments or files is named with what to do', async () => {
    const word = new Uint8Array(
      zipSync({
        'word/document.xml': strToU8('<w:ins w:id="1"/><w:del w:id="2"/>'),
        'word/comments.xml': strToU8('<w:comment w:id="0"/>'),
        'word/embeddings/Costs.xlsx': strToU8('x'),
      }),
    );
    const files = new Map([['Report.docx', word]]);
    const letter = bytesOf(JSON.stringify(responseTo(readyCase())));
    const { findings } = await buildBundle(await planOf(files), {
      host: converterInProcess(),
      readFile: (file) => Promise.resolve(files.get(file.blob) ?? letter),
    });
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^“Report.docx” cannot be shown as pages\. It is an Office document/),
      '“Report.docx” holds 2 tracked changes and 1 comment, and whoever opens it sees them. Settle them, save it as a PDF, and add that in its place.',
      expect.stringMatching(/^“Report.docx” has files inside it \(Costs.xlsx\)/),
    ]);
  });
});

function wordIndexOf({ files }: Pick<OnePart, 'files'>): Bytes {
  const word = files.find(({ name }) => name === 'index.docx')?.bytes;
  if (!word) throw new Error('there is no index.docx');
  return word;
}

describe('the index in Word', () => {
  it.skipIf(!CAN_VALIDATE_WORD)(
    'is a file Word takes',
    async () => {
      const { bundle } = await build();
      const folder = await mkdtemp(path.join(os.tmpdir(), 'index-'));
      try {
        const saved = path.join(folder, 'index.docx');
        await writeFile(saved, wordIndexOf(bundle));
        expect(await wordProblems(saved)).toEqual([]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    60_000,
  );

  it('has a row for each document', async () => {
    const { bundle } = await build();
    const word = wordIndexOf(bundle);
    const text = strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array());
    for (const { title } of bundle.entries) expect(text).toContain(title);
    expect(text.match(/<w:tr[ >]/g)).toHaveLength(bundle.entries.length + 1);
  });
});

describe('a bundle that was changed after it was made', () => {
  const failing = async (
    change: (bundle: OnePart) => Promise<Partial<Pick<OnePart, 'pdf' | 'files' | 'entries'>>>,
  ) => {
    const { bundle, host } = await build();
    const changed = { ...bundle, ...(await change(bundle)) };
    const checks = [
      ...(await verifyVolume(changed.pdf, changed, [changed], { host })),
      await checkManifest(changed.files, 'main'),
    ];
    return checks.filter(({ ok }) => !ok).map(({ check }) => check);
  };

  it('is found out when nothing was: no check fails', async () => {
    expect(await failing(() => Promise.resolve({}))).toEqual([]);
  });

  it('by a page taken away', async () => {
    expect(
      await failing(async ({ pdf }) => {
        const document = await PDFDocument.load(pdf);
        document.removePage(14);
        return { pdf: new Uint8Array(await document.save()) };
      }),
    ).toEqual(
      expect.arrayContaining(['Pages', 'Links of the front pages', 'Page numbers and text']),
    );
  });

  it('by links that lead elsewhere', async () => {
    expect(
      await failing(({ entries }) =>
        Promise.resolve({
          entries: entries.map((each, at) => (at === 3 ? { ...each, firstPage: 5 } : each)),
        }),
      ),
    ).toEqual(expect.arrayContaining(['Links of the front pages']));
  });

  it('by one byte of one file', async () => {
    expect(
      await failing(({ files }) =>
        Promise.resolve({
          files: files.map((each, at) =>
            at === 2 ? { ...each, bytes: each.bytes.slice(1) } : each,
          ),
        }),
      ),
    ).toEqual(['Manifest']);
  });
});
