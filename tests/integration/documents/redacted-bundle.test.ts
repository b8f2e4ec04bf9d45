/** A bundle of a case with redactions, made and then searched by tools that are not ours. */
import {
  PDFArray,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { strFromU8, unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planBundle, redactPlan, type BuiltFile, type BundlePlan } from '@shared/bundle';
import { redactDocument, type RedactionMark } from '@shared/case-file';
import { buildBundle } from '../../../renderer/documents/build-bundle';
import { sheetOf } from '../../../renderer/documents/bundle/redaction';
import { blob } from '../../fixtures/cases';
import { ombudsmanStory } from '../../fixtures/bundles';
import { converterInProcess } from '../../fixtures/converter-in-process';
import { LETTER_COUNCIL, readyCase, responseTo } from '../../fixtures/letters';
import { DAY } from '../../unit/bundle/plans';

type Bytes = Uint8Array<ArrayBuffer>;

const NAME = 'Fern Rushmere';
const SECRET = 'UNSEEN-WITNESS-7431';
const TENANT = 'evidence:tenant';
const QPDF = existsSync('/usr/bin/qpdf');

/** Everything that stays behind where a name is only covered. */
async function statement(): Promise<Bytes> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setAuthor(NAME);
  pdf.setKeywords([SECRET]);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  page.drawText(`Statement of ${NAME}, Harbour Row`, { x: 60, y: 760, size: 13, font });
  page.drawText('The leak began in September', { x: 60, y: 740, size: 13, font });
  page.drawText('Boxed away by hand', { x: 60, y: 420, size: 13, font });
  const { context } = pdf;
  const note = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [500, 780, 520, 800],
    Contents: PDFString.of(`${SECRET} ${NAME}`),
  });
  page.node.set(PDFName.of('Annots'), context.obj([context.register(note)]));
  const layer = context.register(
    context.obj({ Type: 'OCG', Name: PDFHexString.fromText('Draft') }),
  );
  pdf.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [layer], D: { OFF: [layer] } }));
  page.node.Resources()?.set(PDFName.of('Properties'), context.obj({ Hidden: layer }));
  const used = page.node.newFontDictionary('F', font.ref).asString();
  const hidden = context.flateStream(
    `/OC /Hidden BDC BT ${used} 12 Tf 60 600 Td (${SECRET}) Tj ET EMC`,
  );
  page.node.lookup(PDFName.of('Contents'), PDFArray).push(context.register(hidden));
  await pdf.attach(new TextEncoder().encode(`${NAME} ${SECRET}`), 'witness.txt');
  return new Uint8Array(await pdf.save());
}

const words = (id: string, text: string, everywhere: boolean): RedactionMark => ({
  type: 'words',
  id,
  why: 'Not theirs to see',
  words: text,
  everywhere,
});
/** Over "Boxed away by hand". */
const box: RedactionMark = {
  type: 'box',
  id: 'm-box',
  why: 'Not theirs to see',
  page: 1,
  x: 0.05,
  y: 0.47,
  width: 0.6,
  height: 0.05,
};

async function bundleWith(
  marks: readonly RedactionMark[],
  { file, sheet }: { readonly file?: Bytes; readonly sheet?: string } = {},
) {
  const bytes = file ?? (await statement());
  const at = { today: '2027-03-02' };
  const story = ombudsmanStory();
  story.write(
    {
      kind: 'contact.logged',
      data: {
        contact: 'c-9',
        on: '2026-11-17',
        direction: 'in',
        how: 'phone',
        with: NAME,
        text: `${NAME} rang about the ceiling.`,
      },
    },
    at,
  );
  story.run(
    redactDocument,
    {
      document: TENANT,
      marks: [...marks],
      lookedAt: { pages: [1], of: 1 },
      sheet: sheet ?? (await sheetOf(bytes)),
    },
    at,
  );
  const plan: BundlePlan = redactPlan(
    planBundle(story.file, LETTER_COUNCIL, { ...DAY, ...at }),
    story.file,
  );
  const letter = new TextEncoder().encode(JSON.stringify(responseTo(readyCase())));
  const tenant = story.file.evidence.find(({ id }) => id === 'tenant')?.file.sha256;
  return buildBundle(
    {
      ...plan,
      documents: plan.documents.filter(({ key }) =>
        /^(evidence:tenant|contacts|complaint)/.test(key),
      ),
    },
    {
      host: converterInProcess(),
      readFile: (ref) => Promise.resolve(ref.sha256 === tenant ? bytes : letter),
    },
  );
}

/** A file as text in every way it can be read. */
function told({ name, bytes }: BuiltFile): string {
  const raw = Buffer.from(bytes);
  const texts = [name, raw.toString('latin1'), raw.toString('utf16le')];
  if (name.endsWith('.docx'))
    texts.push(...Object.values(unzipSync(bytes)).map((part) => strFromU8(part)));
  if (name.endsWith('.pdf')) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'told-'));
    try {
      const file = path.join(folder, 'file.pdf');
      writeFileSync(file, bytes);
      const run = (tool: string, ...args: string[]) =>
        execFileSync(tool, args, { encoding: 'latin1', maxBuffer: 1 << 28 });
      texts.push(
        execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }),
        run('pdfinfo', file),
      );
      if (QPDF) {
        run('qpdf', '--check', file);
        texts.push(run('qpdf', '--qdf', '--object-streams=disable', file, '-'));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return texts.join('\n');
}

const failed = (bundle: Awaited<ReturnType<typeof bundleWith>>) =>
  bundle.verification.filter(({ ok }) => !ok).map(({ detail }) => detail);

describe('a bundle with redactions', () => {
  it('holds nothing struck out in any byte of what everyone gets, and the whole where few see it', async () => {
    const bundle = await bundleWith([words('m-1', NAME, true), words('m-2', SECRET, false), box]);
    expect(failed(bundle)).toEqual([]);
    for (const file of bundle.main.files) {
      const text = told(file);
      for (const struck of [NAME, 'Rushmere', SECRET, 'Boxed away'])
        expect([file.name, struck, text.includes(struck)]).toEqual([file.name, struck, false]);
    }
    const copy = bundle.main.files.find(({ name }) => /^G-.*Statement/.test(name));
    expect(copy && told(copy)).toContain('The leak began in September');
    const volume = bundle.main.files.find(({ name }) => name.endsWith(' bundle.pdf'));
    expect(volume && told(volume)).toContain('[redacted]');
    const whole = bundle.withheld?.files.find(({ name }) => name.startsWith('X-G-01'));
    expect(whole && told(whole)).toContain(NAME);
    expect(bundle.verification.map(({ check }) => check)).toContain('Redaction');
  }, 60_000);

  it('holds a document back whose pages are not those the boxes were drawn on', async () => {
    const bundle = await bundleWith([box], { sheet: 'other pages' });
    expect(bundle.findings.filter(({ severity }) => severity === 'stop')).toHaveLength(1);
    expect(failed(bundle)).toEqual([
      expect.stringContaining('Its pages are not those it was redacted on'),
    ]);
    for (const file of bundle.main.files) expect(told(file)).not.toContain('Boxed away');
  }, 60_000);

  it('holds back what cannot be drawn, and never sends it as it came', async () => {
    const file = new TextEncoder().encode(`%PDF-1.7\n% ${NAME}\nno more of it`);
    const bundle = await bundleWith([words('m-1', NAME, true)], { file });
    expect(failed(bundle)).toHaveLength(1);
    for (const each of bundle.main.files)
      expect([each.name, told(each).includes(NAME)]).toEqual([each.name, false]);
  }, 60_000);
});

it('reads its own fixtures: the statement holds what is to be found', async () => {
  const text = told({ name: 'statement.pdf', bytes: await statement() });
  expect(text).toContain(NAME);
  if (QPDF) expect(text).toContain(SECRET);
  expect(blob('tenant', '1').size).toBeGreaterThan(0);
});
