/** Bundles of the PDFs councils really get: locked, empty, turned, cropped, half broken. Nothing stops them. */
import {
  degrees,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  StandardFonts,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleManifest, manifestText, nameDocuments, type BundlePlan } from '@shared/bundle';
import { sha256Of } from '@shared/history';
import type { HostBridge } from '@shared/host/contract';
import { buildBundle } from '../../../renderer/documents/build-bundle';
import { readBookmarks, readLinks } from '../../../renderer/documents/bundle/navigation';
import { checkManifest, verifyVolume } from '../../../renderer/documents/bundle/verify';
import { ConversionFailed } from '../../../renderer/documents/converter';
import { onePart, type OnePart } from '../../fixtures/bundles';
import { converterInProcess, textOf } from '../../fixtures/converter-in-process';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

interface Shape {
  readonly size?: readonly [number, number];
  readonly change?: (page: PDFPage) => void;
  readonly finish?: (pdf: PDFDocument) => void;
}

/** Pages that say "own page 1" and so on at their top left. */
async function pdfOf(
  pages: number,
  { size = [595, 842], change, finish }: Shape = {},
): Promise<Bytes> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let at = 1; at <= pages; at += 1) {
    const page = pdf.addPage([...size]);
    page.drawText(`own page ${at}`, { x: 120, y: size[1] - 160, size: 12, font });
    change?.(page);
  }
  finish?.(pdf);
  return new Uint8Array(await pdf.save({ addDefaultPage: false, useObjectStreams: false }));
}

/** A plan of these files as evidence, in this order. */
async function planOf(files: ReadonlyMap<string, Bytes>): Promise<BundlePlan> {
  const documents = await Promise.all(
    [...files].map(async ([title, bytes], at) => ({
      key: `evidence:${at}`,
      section: 'G' as const,
      title,
      source: {
        type: 'blob' as const,
        file: { blob: title, size: bytes.byteLength, sha256: await sha256Of(bytes) },
        mediaType: 'application/pdf',
      },
      fileName: '',
      included: true,
      flags: [],
    })),
  );
  return nameDocuments({
    title: 'Complaint WB-26-A0412',
    reference: 'WB-26-A0412',
    preparedOn: '2026-11-24',
    preparedBy: 'Rowan Tansy',
    council: 'Westmere Borough Council',
    cover: { groups: [], points: [], asks: [] },
    chronology: [],
    documents,
  });
}

async function bundleOf(
  files: Readonly<Record<string, Bytes>>,
  host: HostBridge = converterInProcess(),
): Promise<OnePart> {
  const held = new Map(Object.entries(files));
  const bundle = await buildBundle(await planOf(held), {
    host,
    readFile: (file) => Promise.resolve(held.get(file.blob) ?? new Uint8Array()),
  });
  return onePart(bundle);
}

/** A converter that finds nothing wrong with any PDF: readers forgive more than what joins pages. */
function forgiving(): HostBridge {
  const host = converterInProcess();
  const call = async (name: string, request: Record<string, unknown>): Promise<unknown> => {
    const answer = await host.call(name as 'convert.run', request as never);
    if (name !== 'convert.run' || !answer.ok) return answer;
    const result = JSON.parse(answer.value.result) as { ok?: boolean };
    if (result.ok !== false) return answer;
    const fine = { ...result, ok: true, pages: 1, problem: undefined };
    return { ok: true, value: { ...answer.value, result: JSON.stringify(fine) } };
  };
  return { ...host, call: call as HostBridge['call'] };
}

const wrongChecks = ({ verification }: OnePart) => verification.filter(({ ok }) => !ok);
const pagesOf = ({ pdf }: Pick<OnePart, 'pdf'>) => textOf(pdf).split('\f').slice(0, -1);

const WHOLE = await pdfOf(3);
const QPDF = existsSync('/usr/bin/qpdf');

/** What qpdf makes of a PDF; null when it finds nothing wrong. */
function qpdfSays(bytes: Bytes): string | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'odd-'));
  try {
    const file = path.join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    execFileSync('qpdf', ['--check', file], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return String((error as { stderr?: unknown }).stderr);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const locked = async (password: string) =>
  pdfOf(2, {
    finish: (pdf) => pdf.encrypt({ userPassword: password, ownerPassword: 'owner' }),
  });

describe('a PDF that cannot be joined with others', () => {
  it.each<[string, () => Promise<Bytes>]>([
    ['of no pages', () => pdfOf(0)],
    ['that needs a password', () => locked('secret')],
    ['cut off', () => Promise.resolve(WHOLE.slice(0, 300))],
    ['that is one only by its first line', () => Promise.resolve(bytesOf('%PDF-1.7\nnothing'))],
  ])('%s gets a sheet that names it, and the file itself is in the folder', async (_, make) => {
    const odd = await make();
    const bundle = await bundleOf({ 'Rent statement.pdf': odd, 'Job log.pdf': WHOLE });
    expect(wrongChecks(bundle)).toEqual([]);
    expect(bundle.entries).toMatchObject([
      { title: 'Rent statement.pdf', firstPage: 3, pages: 1, slipSheet: true },
      { title: 'Job log.pdf', firstPage: 4, pages: 3, slipSheet: false },
    ]);
    const [, , sheet = '', next = ''] = pagesOf(bundle);
    expect(sheet).toContain('Rent statement.pdf');
    expect(sheet).toContain('cannot be shown here as pages');
    expect(sheet).toContain('G-01 undated Rent statement.pdf');
    expect(next).toContain('own page 1');
    const kept = bundle.files.find(({ name }) => name === 'G-01 undated Rent statement.pdf');
    expect(kept?.bytes).toEqual(odd);
    expect(bundle.findings).toMatchObject([{ severity: 'warn', document: 'evidence:0' }]);
    const csv = new TextDecoder().decode(
      bundle.files.find(({ name }) => name === 'index.csv')?.bytes,
    );
    expect(csv).toContain('G-01 undated Rent statement.pdf,Could not be shown as pages');
  });

  it('only because it is locked against changes is opened for good, its pages as they were', async () => {
    const bundle = await bundleOf({ 'Rent statement.pdf': await locked('') });
    expect(wrongChecks(bundle)).toEqual([]);
    expect(bundle.entries).toMatchObject([{ firstPage: 3, pages: 2, slipSheet: false }]);
    expect(pagesOf(bundle)[2]).toContain('own page 1');
    const file = bundle.files.find(({ name }) => name === 'G-01 undated Rent statement.pdf');
    expect(new TextDecoder('latin1').decode(file?.bytes)).not.toContain('/Encrypt');
  });

  it('that needs a password is said to', async () => {
    const { findings } = await bundleOf({ 'Statement.pdf': await locked('secret') });
    expect(findings[0]?.message).toMatch(/password/);
  });

  it.each<[string, Shape]>([
    ['without a size', { change: (page) => page.node.delete(PDFName.of('MediaBox')) }],
    [
      'with a size of three numbers',
      {
        change: (page) => page.node.set(PDFName.of('MediaBox'), page.doc.context.obj([0, 0, 595])),
      },
    ],
    [
      'with a size that is a word',
      { change: (page) => page.node.set(PDFName.of('MediaBox'), PDFName.of('A4')) },
    ],
    [
      'with a crop that is a word',
      { change: (page) => page.node.set(PDFName.of('CropBox'), PDFName.of('A4')) },
    ],
    [
      'turned by a word',
      { change: (page) => page.node.set(PDFName.of('Rotate'), PDFName.of('Left')) },
    ],
    [
      'turned by 45 degrees',
      { change: (page) => page.node.set(PDFName.of('Rotate'), PDFNumber.of(45)) },
    ],
    [
      'that is missing',
      {
        finish: (pdf) => {
          const [ref] = pdf.catalog.Pages().Kids().asArray();
          if (ref) pdf.context.delete(ref as Parameters<typeof pdf.context.delete>[0]);
        },
      },
    ],
    [
      'whose content is missing',
      { change: (page) => page.node.set(PDFName.of('Contents'), page.doc.context.nextRef()) },
    ],
  ])('for a page %s does not stop the bundle, though a reader forgives it', async (_, shape) => {
    const odd = await pdfOf(1, shape);
    const bundle = await bundleOf({ 'Odd.pdf': odd, 'Job log.pdf': WHOLE }, forgiving());
    expect(bundle.entries.map(({ title }) => title)).toEqual(['Odd.pdf', 'Job log.pdf']);
    const kept = bundle.files.find(({ name }) => name === 'G-01 undated Odd.pdf')?.bytes;
    // As it came, or as pictures of its pages with their words.
    if (Buffer.compare(kept ?? new Uint8Array(), odd) !== 0)
      expect(textOf(kept ?? new Uint8Array())).toContain('own page 1');
    // Whether it could be shown or not: the document after it stands where the index says.
    const next = pagesOf(bundle)[(bundle.entries[1]?.firstPage ?? 0) - 1];
    expect(next).toContain('own page 1');
    expect(next).toContain(`Page ${bundle.entries[1]?.firstPage} of ${bundle.pages}`);
  });

  it('damaged in any place never stops the bundle', async () => {
    const text = new TextDecoder('latin1').decode(WHOLE);
    const marks = [
      '/Type /Page',
      '/Kids',
      '/Contents',
      '/Resources',
      '/Parent',
      'stream',
      'endobj',
      '/Count',
      'xref',
      'trailer',
      '/Root',
    ];
    const damaged = marks.flatMap((mark) => {
      const at = text.indexOf(mark);
      expect(at, mark).toBeGreaterThanOrEqual(0);
      const bytes = WHOLE.slice();
      bytes.set(bytesOf('#'.repeat(mark.length)), at);
      return [[`${mark}.pdf`, bytes] as const];
    });
    const bundle = await bundleOf(
      { ...Object.fromEntries(damaged), 'Job log.pdf': WHOLE },
      forgiving(),
    );
    expect(bundle.entries).toHaveLength(damaged.length + 1);
    const last = bundle.entries.at(-1);
    expect(pagesOf(bundle)[(last?.firstPage ?? 0) - 1]).toContain('own page 1');
  });
});

describe('a page whose content is damaged inside', () => {
  it('fails the check that reads it, and the document is named, so that it can be left out', async () => {
    const text = new TextDecoder('latin1').decode(WHOLE);
    const odd = WHOLE.slice();
    // Past the two bytes that begin compressed data: the first page's own content.
    odd.set(bytesOf('########'), text.indexOf('stream\n') + 'stream\n'.length + 4);
    const bundle = await bundleOf({ 'Damaged.pdf': odd, 'Job log.pdf': WHOLE });
    expect(bundle.entries.map(({ slipSheet }) => slipSheet)).toEqual([false, false]);
    expect(wrongChecks(bundle)).toEqual([
      {
        check: 'Page numbers and text',
        ok: false,
        detail: '7 of 8 pages can be read and carry their number; not in “Damaged.pdf”',
      },
    ]);
  });
});

describe('a page that is not upright A4', () => {
  const TURNS: readonly (readonly [string, Shape])[] = [
    ['landscape', { size: [842, 595] }],
    ['a plan on A0', { size: [3370, 2384] }],
    ['a receipt', { size: [320, 600] }],
    ['turned right', { change: (page) => page.setRotation(degrees(90)) }],
    ['on its head', { change: (page) => page.setRotation(degrees(180)) }],
    ['turned left', { change: (page) => page.setRotation(degrees(270)) }],
    ['turned left, said as minus', { change: (page) => page.setRotation(degrees(-90)) }],
    ['turned more than once round', { change: (page) => page.setRotation(degrees(450)) }],
    ['cropped', { change: (page) => page.setCropBox(100, 100, 300, 650) }],
    [
      'given by its other corners',
      {
        change: (page) =>
          page.node.set(PDFName.of('MediaBox'), page.doc.context.obj([595, 842, 0, 0])),
      },
    ],
    ['not beginning at nought', { change: (page) => page.setMediaBox(-50, 100, 595, 742) }],
  ];

  it.each(TURNS)(
    '%s is whole, with its number below it, upright and in the middle',
    async (_, shape) => {
      const original = await PDFDocument.load(await pdfOf(1, shape));
      const bundle = await bundleOf({ 'Odd.pdf': await pdfOf(1, shape) });
      expect(wrongChecks(bundle)).toEqual([]);
      expect(bundle.entries[0]?.slipSheet).toBe(false);
      expect(pagesOf(bundle)[2]).toContain('own page 1');

      const turn = (((original.getPage(0).getRotation().angle % 360) + 360) % 360) % 180 === 90;
      const before = original.getPage(0).getCropBox();
      const sides = [Math.abs(before.width), Math.abs(before.height)] as const;
      const [width, height] = turn ? [sides[1], sides[0]] : sides;
      const { page, number } = seen(bundle.pdf, 3, turn);
      expect(page.width).toBeCloseTo(width, 0);
      expect(page.height).toBeGreaterThanOrEqual(height + 21);
      expect(number.yMin).toBeGreaterThanOrEqual(height - 1);
      expect(number.yMax).toBeLessThanOrEqual(page.height);
      expect((number.xMin + number.xMax) / 2).toBeCloseTo(page.width / 2, -1);
      expect(number.xMax - number.xMin).toBeGreaterThan(number.yMax - number.yMin);
    },
  );

  it.skipIf(!QPDF)('leaves nothing for qpdf to find, and qpdf finds what is broken', async () => {
    const files = await Promise.all(
      TURNS.map(async ([name, shape]) => [`${name}.pdf`, await pdfOf(1, shape)] as const),
    );
    const { pdf } = await bundleOf({
      ...Object.fromEntries(files),
      'Locked.pdf': await locked('x'),
    });
    expect(qpdfSays(pdf)).toBeNull();
    expect(qpdfSays(pdf.slice(0, -300))).not.toBeNull();
  });
});

interface Box {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/** A page as it is seen, in points from its upper left corner, and where "Page n of m" stands on it. */
function seen(bytes: Bytes, at: number, turn: boolean) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seen-'));
  try {
    const file = path.join(folder, 'file.pdf');
    writeFileSync(file, bytes);
    const args = ['-bbox', '-cropbox', '-f', String(at), '-l', String(at), file, '-'];
    const html = execFileSync('pdftotext', args, { encoding: 'utf8' });
    const [, width = '', height = ''] = /<page width="([\d.]+)" height="([\d.]+)"/.exec(html) ?? [];
    const words = [
      ...html.matchAll(
        /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g,
      ),
    ].map(([, xMin, yMin, xMax, yMax, text]) => ({
      box: { xMin: Number(xMin), yMin: Number(yMin), xMax: Number(xMax), yMax: Number(yMax) },
      text,
    }));
    const from = words.findIndex(({ text }) => text === 'Page');
    const boxes = words.slice(from, from + 4).map(({ box }) => box);
    if (from < 0 || boxes.length < 4) throw new Error('the page has no number');
    const number: Box = {
      xMin: Math.min(...boxes.map((box) => box.xMin)),
      yMin: Math.min(...boxes.map((box) => box.yMin)),
      xMax: Math.max(...boxes.map((box) => box.xMax)),
      yMax: Math.max(...boxes.map((box) => box.yMax)),
    };
    // pdftotext gives words as they are seen, but the sides of the page as they were before it was turned.
    const [wide, high] = turn ? [height, width] : [width, height];
    return { page: { width: Number(wide), height: Number(high) }, number };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('an index of several pages', () => {
  const count = 54;
  const many = async () =>
    bundleOf(
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`Note ${at + 1}.txt`, bytesOf(`note ${at + 1}`)]),
      ),
    );

  it('counts itself in every number, and each row leads to its own document', async () => {
    const bundle = await many();
    expect(wrongChecks(bundle)).toEqual([]);
    const front = bundle.pages - count;
    // A cover, and an index of several pages.
    expect(front).toBeGreaterThan(3);
    const pages = pagesOf(bundle);
    for (const [at, entry] of bundle.entries.entries()) {
      expect(entry.firstPage).toBe(front + 1 + at);
      expect(pages[entry.firstPage - 1]).toMatch(new RegExp(`note ${at + 1}\\b`));
    }
    const pdf = await PDFDocument.load(bundle.pdf);
    const firsts = bundle.entries.map(({ firstPage }) => firstPage);
    expect(readLinks(pdf, front)).toEqual(firsts.map((page) => ({ page })));
    expect(readBookmarks(pdf)).toEqual([1, 2, front + 1, ...firsts]);
  });

  it('has bookmarks that say the page', async () => {
    const bundle = await many();
    const front = bundle.pages - count;
    const pdf = await PDFDocument.load(bundle.pdf);
    const titles: string[] = [];
    const walk = (item: PDFDict | undefined): void => {
      for (let each = item; each; each = each.lookupMaybe(PDFName.of('Next'), PDFDict)) {
        titles.push(each.lookup(PDFName.of('Title'), PDFHexString).decodeText());
        walk(each.lookupMaybe(PDFName.of('First'), PDFDict));
      }
    };
    walk(pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookup(PDFName.of('First'), PDFDict));
    expect(titles.slice(0, 4)).toEqual([
      'Cover sheet (page 1)',
      'Index (page 2)',
      `G Evidence (page ${front + 1})`,
      `Note 1.txt (page ${front + 1})`,
    ]);
    expect(titles).toHaveLength(3 + count);
  });
});

describe('what is not the fault of a file', () => {
  it.each(['gone', 'diskFull', 'busy'] as const)(
    'stops the bundle: the converter answers “%s”',
    async (code) => {
      const host = converterInProcess();
      const broken: HostBridge = {
        ...host,
        call: ((name: string, request: never) =>
          name === 'convert.begin'
            ? Promise.resolve({ ok: false, error: { code, message: 'It is gone.' } })
            : host.call(name as 'convert.run', request)) as HostBridge['call'],
      };
      const made = bundleOf({ 'Job log.pdf': WHOLE }, broken);
      await expect(made).rejects.toBeInstanceOf(ConversionFailed);
      await expect(made).rejects.toMatchObject({ code });
    },
  );

  it('stops the bundle: the file cannot be read from the store', async () => {
    const made = buildBundle(await planOf(new Map([['Job log.pdf', WHOLE]])), {
      host: converterInProcess(),
      readFile: () => Promise.reject(new Error('the disk is gone')),
    });
    await expect(made).rejects.toThrow('the disk is gone');
  });
});

describe('a bundle that somebody changed', () => {
  type Change = (bundle: OnePart) => Promise<{ pdf?: Bytes; files?: OnePart['files'] }>;

  /** Names of the checks that fail after a change. */
  async function failing(change: Change): Promise<string[]> {
    const bundle = await bundleOf({
      'Job log.pdf': WHOLE,
      'Wide.pdf': await pdfOf(2, { size: [842, 595] }),
    });
    const { pdf = bundle.pdf, files = bundle.files } = await change(bundle);
    const checks = [
      ...(await verifyVolume(pdf, bundle, [bundle], { host: converterInProcess() })),
      await checkManifest(files, 'main'),
    ];
    return checks.filter(({ ok }) => !ok).map(({ check }) => check);
  }

  const edited =
    (edit: (pdf: PDFDocument) => void): Change =>
    async ({ pdf }) => {
      const document = await PDFDocument.load(pdf, { updateMetadata: false });
      edit(document);
      return { pdf: new Uint8Array(await document.save()) };
    };

  const secondLink = (pdf: PDFDocument): PDFDict => {
    const links = pdf.getPage(1).node.lookup(PDFName.of('Annots'), PDFArray);
    // Two cells of the first row come before it.
    return pdf.context.lookup(links.get(2), PDFDict);
  };
  const leadTo = (pdf: PDFDocument, dict: PDFDict, page: number) =>
    dict.set(PDFName.of('Dest'), pdf.context.obj([pdf.getPage(page - 1).ref, PDFName.of('Fit')]));

  it('passes when it was only opened and saved', async () => {
    expect(await failing(edited(() => undefined))).toEqual([]);
  });

  it.each<[string, Change, string[]]>([
    [
      'a link that leads to another page',
      edited((pdf) => leadTo(pdf, secondLink(pdf), 2)),
      ['Links of the front pages'],
    ],
    [
      'a link that leads nowhere',
      edited((pdf) => void secondLink(pdf).delete(PDFName.of('Dest'))),
      ['Links of the front pages'],
    ],
    [
      'the links taken away',
      edited((pdf) => void pdf.getPage(1).node.delete(PDFName.of('Annots'))),
      ['Links of the front pages'],
    ],
    [
      'the bookmarks taken away',
      edited((pdf) => void pdf.catalog.delete(PDFName.of('Outlines'))),
      ['Bookmarks'],
    ],
    [
      'a bookmark that leads to another page',
      edited((pdf) => {
        const outlines = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict);
        leadTo(pdf, outlines.lookup(PDFName.of('Last'), PDFDict), 4);
      }),
      ['Bookmarks'],
    ],
    [
      'its last page taken away',
      edited((pdf) => pdf.removePage(pdf.getPageCount() - 1)),
      ['Pages', 'Page numbers and text'],
    ],
    [
      'a page put between',
      edited((pdf) => void pdf.insertPage(3)),
      ['Pages', 'Links of the front pages', 'Bookmarks'],
    ],
    [
      'two pages exchanged for blank ones',
      edited((pdf) => {
        for (const at of [2, 3]) pdf.getPage(at).node.delete(PDFName.of('Contents'));
      }),
      ['Page numbers and text'],
    ],
    [
      'a file that is not the one listed',
      ({ files }) =>
        Promise.resolve({
          files: files.map((file) =>
            file.name.startsWith('G-01')
              ? { ...file, bytes: new Uint8Array([...file.bytes, 10]) }
              : file,
          ),
        }),
      ['Manifest'],
    ],
    [
      'a file of the same length with one bit changed',
      ({ files }) =>
        Promise.resolve({
          files: files.map((file) => {
            if (!file.name.startsWith('G-01')) return file;
            const bytes = file.bytes.slice();
            bytes[100] = (bytes[100] ?? 0) ^ 1;
            return { ...file, bytes };
          }),
        }),
      ['Manifest'],
    ],
    [
      'a file under another name',
      ({ files }) =>
        Promise.resolve({
          files: files.map((file) =>
            file.name === 'index.csv' ? { ...file, name: 'i.csv' } : file,
          ),
        }),
      ['Manifest'],
    ],
    [
      'a file taken away',
      ({ files }) => Promise.resolve({ files: files.filter(({ name }) => name !== 'index.csv') }),
      ['Manifest'],
    ],
    [
      'a file that nobody listed',
      ({ files }) =>
        Promise.resolve({ files: [...files, { name: 'extra.pdf', bytes: bytesOf('x') }] }),
      ['Manifest'],
    ],
    [
      'the manifest taken away',
      ({ files }) =>
        Promise.resolve({ files: files.filter(({ name }) => name !== 'manifest.json') }),
      ['Manifest'],
    ],
    [
      'a manifest that lists one file twice instead of another',
      ({ files }) =>
        Promise.resolve({
          files: files.map((file) => {
            if (file.name !== 'manifest.json') return file;
            const manifest = bundleManifest.parse(JSON.parse(new TextDecoder().decode(file.bytes)));
            const [first, ...rest] = manifest.files;
            const twice = first ? [first, first, ...rest.slice(1)] : [];
            return { ...file, bytes: bytesOf(manifestText({ ...manifest, files: twice })) };
          }),
        }),
      ['Manifest'],
    ],
  ])('is found out by %s', async (_, change, wanted) => {
    expect(await failing(change)).toEqual(wanted);
  });
});
