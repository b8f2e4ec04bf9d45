/** Untrusted files in the separate process: what comes out, what does not, and how it ends. */
import type { ElectronApplication, Page } from '@playwright/test';
import {
  CHUNK_BYTES,
  inspectedImage,
  inspectedOffice,
  inspectedPdf,
  parsedMail,
  printedLetter,
  renderedPage,
} from '@shared/host/contract';
import { PDFDocument } from '@cantoo/pdf-lib';
import { strToU8, zipSync } from 'fflate';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { call, convert } from './bridge';
import { mail, pdf, png, withExifOrientation } from './sample-files';
import { expect, test } from '../harness';

/** Size and colours at the left and right middle of a picture, as the test's own page decodes it. */
function look(page: Page, bytes: Uint8Array) {
  return page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const { ImageDecoder } = globalThis as unknown as {
      ImageDecoder: new (init: object) => {
        decode(): Promise<{
          image: CanvasImageSource & { displayWidth: number; displayHeight: number };
        }>;
      };
    };
    const type = data[0] === 0xff ? 'image/jpeg' : 'image/png';
    const { image } = await new ImageDecoder({ data, type }).decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.displayWidth;
    canvas.height = image.displayHeight;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('No canvas.');
    context.drawImage(image, 0, 0);
    const colour = (x: number, y: number) => {
      const [red = 0, , blue = 0] = context.getImageData(
        Math.floor(x * (canvas.width - 1)),
        Math.floor(y * (canvas.height - 1)),
        1,
        1,
      ).data;
      return red > 180 ? 'red' : blue > 180 ? 'blue' : 'other';
    };
    return {
      width: canvas.width,
      height: canvas.height,
      left: colour(0.1, 0.5),
      right: colour(0.9, 0.5),
      top: colour(0.5, 0.1),
      bottom: colour(0.5, 0.9),
    };
  }, Buffer.from(bytes).toString('base64'));
}

function part(converted: Awaited<ReturnType<typeof convert>>, index = 0): Uint8Array {
  if (!converted.ok) throw new Error(converted.error.message);
  const bytes = converted.parts[index];
  if (!bytes) throw new Error('There is no such part.');
  return bytes;
}

test('an email gives its words and its PDF whole, and tells its sender nothing', async ({
  redress,
}) => {
  let heard = 0;
  const server = createServer((_request, response) => {
    heard += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tracker = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/opened.gif`;
  const { window: page } = await redress();
  const attached = await pdf();
  const converted = await convert(
    page,
    'parse-mail',
    mail({ name: 'bins.pdf', bytes: attached }, tracker),
  );
  if (!converted.ok) throw new Error(converted.error.message);
  const result = parsedMail.parse(converted.result);
  expect(result).toMatchObject({
    from: { name: 'Asha Verma', address: 'asha@example.org' },
    subject: 'Missed bins – third time',
    date: '2027-01-05T10:00:00.000Z',
    text: 'My bins were missed.',
    attachments: [
      { fileName: 'bins.pdf', mediaType: 'application/pdf', size: attached.byteLength },
    ],
  });
  expect(Buffer.from(part(converted)).equals(attached)).toBe(true);
  expect(heard).toBe(0);
  server.close();
});

test('a PDF gives pages, sizes, words and what is hidden in it; a page becomes a picture', async ({
  redress,
}) => {
  const { window: page } = await redress();
  const file = await pdf({ attach: '../../hidden\u202etxt.exe' });
  const converted = await convert(page, 'inspect-pdf', file);
  if (!converted.ok) throw new Error(converted.error.message);
  const inspected = inspectedPdf.parse(converted.result);
  expect(inspected).toMatchObject({ ok: true, pages: 2, hasText: true, encrypted: false });
  expect(inspected.sizes).toEqual([
    { width: 595, height: 842, rotate: 0 },
    { width: 842, height: 595, rotate: 90 },
  ]);
  expect(inspected.text).toContain('Missed bins in Mill Lane');
  expect(inspected.embeddedFiles).toEqual(['hiddentxt.exe']);

  const rendered = await convert(page, 'render-pdf-page', file, { page: 1, width: 400 });
  if (!rendered.ok) throw new Error(rendered.error.message);
  expect(renderedPage.parse(rendered.result)).toEqual({
    ok: true,
    width: 400,
    height: 566,
    pages: 2,
    mediaType: 'image/png',
    points: { width: 595, height: 842 },
  });
  expect(await look(page, part(rendered))).toMatchObject({ width: 400, height: 566 });
  const beyond = await convert(page, 'render-pdf-page', file, { page: 3 });
  expect(beyond).toMatchObject({
    ok: true,
    result: { ok: false, problem: 'This PDF has 2 pages.' },
  });
});

test('a locked, restricted or damaged PDF says which it is and what to do', async ({ redress }) => {
  const { window: page } = await redress();
  const inspect = async (file: Uint8Array) => {
    const converted = await convert(page, 'inspect-pdf', file);
    if (!converted.ok) throw new Error(converted.error.message);
    return inspectedPdf.parse(converted.result);
  };
  expect(await inspect(await pdf({ password: 'secret' }))).toMatchObject({
    ok: false,
    encrypted: true,
    problem: expect.stringContaining('needs a password'),
  });
  expect(await inspect(await pdf({ owner: 'council' }))).toMatchObject({
    ok: true,
    encrypted: true,
    pages: 2,
  });
  const whole = Buffer.from(await pdf());
  expect(await inspect(Buffer.from('%PDF-1.7\nnothing more'))).toMatchObject({
    ok: false,
    problem: expect.stringContaining('damaged'),
  });
  // Cut in half, pdf.js may mend it or not; it must say one or the other.
  const half = await inspect(whole.subarray(0, whole.length / 2));
  expect(half.ok || (half.problem ?? '').length > 20).toBe(true);
  const noTable = await inspect(
    Buffer.from(whole.toString('latin1').replace(/startxref[\s\S]*$/, ''), 'latin1'),
  );
  expect(noTable.ok || (noTable.problem ?? '').length > 20).toBe(true);
});

test('a picture comes back upright, smaller if asked, and without what it knew of its maker', async ({
  redress,
}) => {
  const { window: page } = await redress();
  const inspect = async (file: Uint8Array, options = {}) => {
    const converted = await convert(page, 'inspect-image', file, options);
    if (!converted.ok) throw new Error(converted.error.message);
    return { ...inspectedImage.parse(converted.result), parts: converted.parts };
  };
  const plain = await inspect(png(80, 40));
  expect(plain).toMatchObject({ ok: true, width: 80, height: 40, mediaType: 'image/png' });
  expect(await look(page, plain.parts[0] ?? new Uint8Array())).toMatchObject({
    left: 'red',
    right: 'blue',
  });
  expect(await inspect(png(80, 40), { maxSide: 20 })).toMatchObject({
    ok: true,
    width: 20,
    height: 10,
  });
  expect(await inspect(png(80, 40), { refuseOver: 79 })).toMatchObject({
    ok: false,
    problem: expect.stringContaining('80 × 40 pixels; neither side may be longer than 79'),
  });
  expect(await inspect(png(80, 40), { refuseOver: 80 })).toMatchObject({ ok: true, width: 80 });

  const jpeg = Uint8Array.from(
    Buffer.from(
      await page.evaluate(() => {
        const canvas = document.createElement('canvas');
        canvas.width = 80;
        canvas.height = 40;
        const context = canvas.getContext('2d');
        if (!context) throw new Error('No canvas.');
        context.fillStyle = '#f00';
        context.fillRect(0, 0, 40, 40);
        context.fillStyle = '#00f';
        context.fillRect(40, 0, 40, 40);
        return canvas.toDataURL('image/jpeg', 1).split(',')[1] ?? '';
      }),
      'base64',
    ),
  );
  // Stored: red left, blue right. Each orientation says how that must be turned to be seen.
  const seen: Record<number, Record<string, string>> = {
    1: { left: 'red', right: 'blue' },
    2: { left: 'blue', right: 'red' },
    3: { left: 'blue', right: 'red' },
    4: { left: 'red', right: 'blue' },
    5: { top: 'red', bottom: 'blue' },
    6: { top: 'red', bottom: 'blue' },
    7: { top: 'blue', bottom: 'red' },
    8: { top: 'blue', bottom: 'red' },
  };
  for (const [orientation, expected] of Object.entries(seen)) {
    const turned = await inspect(withExifOrientation(jpeg, Number(orientation)));
    const isSideways = Number(orientation) >= 5;
    expect(turned, orientation).toMatchObject({
      ok: true,
      mediaType: 'image/jpeg',
      width: isSideways ? 40 : 80,
      height: isSideways ? 80 : 40,
    });
    const bytes = turned.parts[0] ?? new Uint8Array();
    expect(await look(page, bytes), orientation).toMatchObject(expected);
    expect(Buffer.from(bytes).includes('Exif')).toBe(false);
  }

  expect(await inspect(png(8, 8, { width: 60_000, height: 60_000 }))).toMatchObject({
    ok: false,
    problem: expect.stringContaining('60000 × 60000'),
  });
  expect(await inspect(png(8, 8).subarray(0, 60))).toMatchObject({
    ok: false,
    problem: expect.stringContaining('damaged'),
  });
  expect(await inspect(Buffer.from('II*\0'.padEnd(64, '\0'), 'latin1'))).toMatchObject({
    ok: false,
    problem: expect.stringContaining('TIFF'),
  });
  expect(await inspect(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatchObject({
    ok: false,
    problem: expect.stringContaining('SVG'),
  });
});

test('pages that show nothing are told apart from those that say little', async ({ redress }) => {
  const { window: page } = await redress();
  const document = await PDFDocument.create();
  const scan = await document.embedPng(png(40, 40));
  document.addPage([595, 842]);
  document.addPage([595, 842]).drawText('A word');
  document.addPage([595, 842]).drawImage(scan, { x: 80, y: 700, width: 60, height: 20 });
  // The dust of a scanner.
  document.addPage([595, 842]).drawImage(scan, { x: 80, y: 700, width: 2, height: 2 });
  document.addPage([1191, 842]);
  const file = await document.save();
  const inspect = async (options: Record<string, unknown>) => {
    const converted = await convert(page, 'inspect-pdf', file, options);
    if (!converted.ok) throw new Error(converted.error.message);
    return inspectedPdf.parse(converted.result).blankPages;
  };
  expect(await inspect({ blank: true })).toEqual([1, 4, 5]);
  expect(await inspect({})).toEqual([]);
});

test('the number of a page is found however much text comes before it', async ({ redress }) => {
  const { window: page } = await redress();
  const document = await PDFDocument.create();
  const text = 'All of this was said before. '.repeat(2_000);
  for (let number = 1; number <= 24; number += 1) {
    const one = document.addPage([595, 842]);
    one.drawText(text, { size: 1 });
    one.drawText(`Page ${number} of 24`, { y: 20, size: 8 });
  }
  const converted = await convert(page, 'inspect-pdf', await document.save(), { numbered: 24 });
  if (!converted.ok) throw new Error(converted.error.message);
  const { text: read, numbered } = inspectedPdf.parse(converted.result);
  // More than is ever handed over at once.
  expect(read.length).toBeLessThan(24 * text.length);
  expect(numbered).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
});

test('an Office file tells of its changes, comments and what is inside it', async ({ redress }) => {
  const { window: page } = await redress();
  const word = zipSync({
    'word/document.xml': strToU8('<w:ins w:id="1"/>'),
    'word/comments.xml': strToU8('<w:comment w:id="0"/>'),
    'word/embeddings/../../evil.exe': strToU8('x'),
  });
  const converted = await convert(page, 'inspect-office', word);
  if (!converted.ok) throw new Error(converted.error.message);
  const found = inspectedOffice.parse(converted.result);
  expect(found).toMatchObject({ ok: true, changes: 1, comments: 1 });
  expect(found.embedded).toEqual([expect.not.stringContaining('/')]);
});

test('a file that lies about its type is named for what it is', async ({ redress }) => {
  const { window: page } = await redress();
  const liars = [
    ['inspect-pdf', png(4, 4), 'a PNG picture'],
    ['inspect-pdf', Buffer.from('MZ\x90\0'), 'a program'],
    ['inspect-image', await pdf(), 'a PDF'],
    ['inspect-image', Buffer.from('<!doctype html><script>x</script>'), 'a web page'],
    ['inspect-office', await pdf(), 'a PDF'],
    ['parse-mail', await pdf(), 'a PDF'],
    ['parse-mail', Buffer.from('PK\x03\x04rest'), 'a zip file'],
    ['render-pdf-page', Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\n'), 'an email'],
    ['inspect-pdf', Buffer.alloc(0), 'an empty file'],
  ] as const;
  for (const [conversion, file, what] of liars) {
    const options = conversion === 'render-pdf-page' ? { page: 1 } : {};
    expect(await convert(page, conversion, file, options)).toMatchObject({
      ok: false,
      error: { code: 'notThatKind', message: expect.stringContaining(what) },
    });
  }
});

test('a letter becomes a tagged A4 PDF with page numbers; nothing in it runs or loads', async ({
  redress,
}) => {
  let heard = 0;
  const server = createServer((_request, response) => {
    heard += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const away = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/x`;
  const { window: page, problems } = await redress();
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Stage 1 response</title>
    <link rel="stylesheet" href="${away}"><style>@import url(${away}); p { break-after: page; background: url(${away}) }</style></head>
    <body><h1>Our decision</h1><p>We uphold your complaint.</p><p>What happens next</p><img src="${away}"><iframe src="${away}"></iframe>
    <script>document.body.textContent = 'it ran'</script><img src="x" onerror="document.body.textContent = 'it ran'"><meta http-equiv="refresh" content="0;url=${away}"></body></html>`;
  const converted = await convert(page, 'letter-to-pdf', Buffer.from(html), { pageNumbers: true });
  const bytes = part(converted);
  if (converted.ok)
    expect(printedLetter.parse(converted.result)).toEqual({ size: bytes.byteLength });
  const document = await PDFDocument.load(bytes);
  const { width, height } = document.getPage(0).getSize();
  expect([Math.round(width), Math.round(height)]).toEqual([596, 843]);
  const source = Buffer.from(bytes).toString('latin1');
  // Tagged: a screen reader finds headings and paragraphs.
  expect(source.includes('/Marked true') && source.includes('/StructTreeRoot')).toBe(true);
  expect(document.getTitle()).toBe('Stage 1 response');
  const inspected = await convert(page, 'inspect-pdf', bytes);
  if (!inspected.ok) throw new Error(inspected.error.message);
  const { text, pages } = inspectedPdf.parse(inspected.result);
  expect(text).toContain('We uphold your complaint.');
  expect(text).toContain(`Page 1 of ${String(pages)}`);
  expect(text).not.toContain('it ran');
  expect(heard).toBe(0);
  const bare = await convert(page, 'letter-to-pdf', Buffer.from(html), { pageNumbers: false });
  const again = await convert(page, 'inspect-pdf', part(bare));
  if (again.ok) expect(inspectedPdf.parse(again.result).text).not.toContain('Page 1 of');
  // What the policy refused in the letter, it said.
  problems.length = 0;
  server.close();
});

test('a file of several chunks goes in and out whole', async ({ redress }) => {
  const { window: page } = await redress();
  const big = Buffer.alloc(CHUNK_BYTES * 2 + 12_345, 'complaint ');
  const converted = await convert(
    page,
    'parse-mail',
    mail({ name: 'big.pdf', bytes: big }, 'http://tracker.example/'),
  );
  expect(Buffer.from(part(converted)).equals(big)).toBe(true);
});

test('a file too large to open, or handed over wrong, is refused in words', async ({ redress }) => {
  const { window: page } = await redress();
  expect(
    await call(page, 'convert.begin', { conversion: 'inspect-pdf', size: 400 * 1024 * 1024 }),
  ).toMatchObject({ ok: false, error: { code: 'tooLarge' } });
  const begun = await call(page, 'convert.begin', { conversion: 'parse-mail', size: 10 });
  if (!begun.ok) throw new Error(begun.error.message);
  expect(await call(page, 'convert.run', { job: begun.value.job, options: '' })).toMatchObject({
    ok: false,
    error: { code: 'badRequest' },
  });
  expect(await convert(page, 'render-pdf-page', await pdf(), { page: 0 })).toMatchObject({
    ok: false,
    error: { code: 'badRequest' },
  });
  const many = await Promise.all(
    [1, 2, 3, 4, 5].map(() => call(page, 'convert.begin', { conversion: 'parse-mail', size: 1 })),
  );
  expect(many.filter((each) => each.ok)).toHaveLength(3);
  expect(many.at(-1)).toMatchObject({ ok: false, error: { code: 'busy' } });
});

/** Takes over the page of the one job under way, as a hostile file would. */
async function takeOver(app: ElectronApplication, script: string): Promise<number> {
  return app.evaluate(async ({ BrowserWindow }, code) => {
    const pages = BrowserWindow.getAllWindows().filter((each) =>
      each.webContents.getURL().endsWith('/converter.html'),
    );
    // The oldest: the spare, if any, was started after the job's own.
    const [job] = pages.sort((a, b) => a.id - b.id);
    if (!job) throw new Error('No job is under way.');
    const pid = job.webContents.getOSProcessId();
    // From a timer, so that this call itself is answered. The debugger's scripts may do it under any policy.
    await job.webContents.executeJavaScript(`setTimeout(() => { ${code} }, 50); 0`);
    return pid;
  }, script);
}

async function begin(page: Page): Promise<string> {
  const begun = await call(page, 'convert.begin', { conversion: 'parse-mail', size: 0 });
  if (!begun.ok) throw new Error(begun.error.message);
  return begun.value.job;
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a job that never ends is ended; the window does not notice', async ({ redress }) => {
  test.setTimeout(90_000);
  const { app, window: page, problems } = await redress();
  const job = await begin(page);
  await expect
    .poll(() => app.windows().some((each) => each.url().endsWith('/converter.html')))
    .toBe(true);
  const pid = await takeOver(app, 'for (;;);');
  await page.waitForTimeout(300);
  const ran = call(page, 'convert.run', { job, options: '' });
  // Meanwhile the window answers, and another file is read.
  expect(
    await convert(
      page,
      'parse-mail',
      Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\nHello'),
    ),
  ).toMatchObject({ ok: true });
  expect(await ran).toMatchObject({
    ok: false,
    error: { code: 'timedOut', message: expect.stringContaining('Nothing was lost') },
  });
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
  problems.length = 0;
});

test('a job that eats memory is ended; the window does not notice', async ({ redress }) => {
  test.setTimeout(90_000);
  const { app, window: page, problems } = await redress();
  const job = await begin(page);
  await expect
    .poll(() => app.windows().some((each) => each.url().endsWith('/converter.html')))
    .toBe(true);
  const pid = await takeOver(
    app,
    'globalThis.kept = []; const eat = () => { for (let i = 0; i < 8; i += 1) globalThis.kept.push(new Uint8Array(16 * 1024 * 1024).fill(7)); setTimeout(eat, 10); }; eat();',
  );
  const ran = await call(page, 'convert.run', { job, options: '' });
  // It may have answered (the empty file is no mail) before the bomb was noticed; the process must end either way.
  expect(ran).toMatchObject({ ok: false });
  await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
  expect(
    await convert(
      page,
      'parse-mail',
      Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\nHello'),
    ),
  ).toMatchObject({ ok: true });
  problems.length = 0;
});

test('a memory bomb that does not answer is named for what it is', async ({ redress }) => {
  test.setTimeout(90_000);
  const { app, window: page, problems } = await redress();
  const job = await begin(page);
  await expect
    .poll(() => app.windows().some((each) => each.url().endsWith('/converter.html')))
    .toBe(true);
  await takeOver(
    app,
    'const kept = []; for (;;) kept.push(new Uint8Array(16 * 1024 * 1024).fill(7));',
  );
  await page.waitForTimeout(100);
  expect(await call(page, 'convert.run', { job, options: '' })).toMatchObject({
    ok: false,
    error: { code: 'outOfMemory' },
  });
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
  problems.length = 0;
});

test('a reader that crashes is reported, and one taken over can say nothing to the person', async ({
  redress,
}) => {
  const { app, window: page, problems } = await redress();
  const job = await begin(page);
  await expect
    .poll(() => app.windows().some((each) => each.url().endsWith('/converter.html')))
    .toBe(true);
  const pid = await takeOver(app, 'for (;;);');
  await page.waitForTimeout(300);
  const ran = call(page, 'convert.run', { job, options: '' });
  await page.waitForTimeout(200);
  process.kill(pid, 'SIGKILL');
  expect(await ran).toMatchObject({
    ok: false,
    error: { code: 'failed', message: expect.stringContaining('Nothing was lost') },
  });
  problems.length = 0;
});

test('each job has a process and an origin of its own, nothing of it is kept on disk', async ({
  redress,
}) => {
  const { app, window: page, profile, problems } = await redress();
  const jobs = await Promise.all([begin(page), begin(page)]);
  await expect
    .poll(() => app.windows().filter((each) => each.url().endsWith('/converter.html')).length)
    .toBeGreaterThanOrEqual(2);
  const pages = await app.evaluate(async ({ BrowserWindow }) => {
    const found = BrowserWindow.getAllWindows().filter((each) =>
      each.webContents.getURL().endsWith('/converter.html'),
    );
    return Promise.all(
      found.map(async ({ webContents }) => ({
        pid: webContents.getOSProcessId(),
        host: new URL(webContents.getURL()).host,
        isOnDisk: webContents.session.isPersistent(),
        facts: (await webContents.executeJavaScript(
          "({ bridge: 'redressHost' in window, node: typeof process + typeof require, origin: location.origin })",
        )) as { bridge: boolean; node: string; origin: string },
        wrote: (await webContents.executeJavaScript(
          "new Promise((go) => { const r = indexedDB.open('canary-zebra-quartz', 1); r.onsuccess = () => go('yes'); r.onerror = () => go('no'); }).then((x) => { localStorage.setItem('canary-zebra-quartz', 'x'); return x; })",
        )) as string,
      })),
    );
  });
  const all = [
    ...pages.map(({ pid }) => pid),
    await app.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find((each) => each.webContents.getURL().startsWith('app://redress/'))
          ?.webContents.getOSProcessId() ?? 0,
    ),
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(pages.map(({ host }) => host)).size).toBe(pages.length);
  for (const { facts, isOnDisk, host } of pages) {
    expect(facts).toEqual({ bridge: false, node: 'undefinedundefined', origin: `app://${host}` });
    expect(isOnDisk).toBe(false);
  }
  for (const job of jobs) await call(page, 'convert.end', { job });
  await page.waitForTimeout(500);
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(path.join(entry.parentPath, entry.name)).catch(() =>
      Buffer.alloc(0),
    );
    expect(bytes.includes('canary-zebra-quartz'), entry.name).toBe(false);
    expect(entry.name).not.toContain('job-');
  }
  problems.length = 0;
});
