/** Files in and out through the shell, with the real disk. */
import { createHash } from 'node:crypto';
import {
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { call } from './bridge';
import {
  answerOpenDialog,
  answerSaveDialog,
  expect,
  freshFolder,
  removeFolder,
  test,
} from '../harness';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let folder: string;
test.beforeEach(async () => {
  folder = await freshFolder('files');
});
test.afterEach(async () => {
  await chmod(folder, 0o700);
  await removeFolder(folder);
});

/** Reads a picked file to its end; its length and hash, or the code of the failure. */
function readAll(page: Page, handle: string): Promise<{ size: number; sha256: string } | string> {
  return page.evaluate(async (file) => {
    const host = window.redressHost;
    if (!host) throw new Error('The window has no bridge.');
    const chunks: Uint8Array[] = [];
    for (let offset = 0, done = false; !done;) {
      const read = await host.call('files.read', { handle: file, offset, length: 4 * 1024 * 1024 });
      if (!read.ok) return read.error.code;
      chunks.push(read.value.bytes);
      offset += read.value.bytes.byteLength;
      done = read.value.done;
    }
    const size = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    const whole = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.byteLength;
    }
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
    return {
      size,
      sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    };
  }, handle);
}

/** Writes `text` under a handle and commits it with `hash`. */
function writeAll(page: Page, handle: string, text: string, hash = sha256(Buffer.from(text))) {
  return page.evaluate(
    async ([file, words, expected]) => {
      const host = window.redressHost;
      if (!host) throw new Error('The window has no bridge.');
      const written = await host.call('files.write', {
        handle: file,
        offset: 0,
        bytes: new TextEncoder().encode(words),
      });
      return written.ok ? host.call('files.commit', { handle: file, sha256: expected }) : written;
    },
    [handle, text, hash] as const,
  );
}

test('a chosen file is read whole, in chunks, and the window never learns where it lies', async ({
  redress,
}) => {
  const { app, window: page } = await redress();
  const big = Buffer.alloc(9 * 1024 * 1024 + 17, 'abcdefg');
  await writeFile(path.join(folder, 'photo of bin.jpg'), big);
  await writeFile(path.join(folder, 'empty.txt'), '');
  await answerOpenDialog(app, [
    path.join(folder, 'photo of bin.jpg'),
    path.join(folder, 'empty.txt'),
  ]);
  const picked = await call(page, 'files.pick', { purpose: 'evidence', many: true });
  expect(JSON.stringify(picked)).not.toContain(folder);
  if (!picked.ok) throw new Error(picked.error.message);
  expect(picked.value.files.map(({ name, size }) => [name, size])).toEqual([
    ['photo of bin.jpg', big.byteLength],
    ['empty.txt', 0],
  ]);
  const [photo, empty] = picked.value.files;
  expect(await readAll(page, photo?.handle ?? '')).toEqual({
    size: big.byteLength,
    sha256: sha256(big),
  });
  expect(await readAll(page, empty?.handle ?? '')).toEqual({
    size: 0,
    sha256: sha256(new Uint8Array()),
  });
  await call(page, 'files.release', { handle: photo?.handle ?? '' });
  expect(await readAll(page, photo?.handle ?? '')).toBe('gone');
});

test('a cancelled dialog is no failure', async ({ redress }) => {
  const { app, window: page } = await redress();
  await answerOpenDialog(app, []);
  await answerSaveDialog(app, undefined);
  expect(await call(page, 'files.pick', { purpose: 'mail', many: false })).toEqual({
    ok: true,
    value: { files: [] },
  });
  for (const purpose of ['picture', 'bank holidays'] as const) {
    expect(await call(page, 'files.pick', { purpose, many: false })).toEqual({
      ok: true,
      value: { files: [] },
    });
  }
  expect(await call(page, 'files.saveAs', { purpose: 'letter', suggestedName: 'x.docx' })).toEqual({
    ok: true,
    value: {},
  });
  expect(await call(page, 'files.saveFolder', { purpose: 'bundle', suggestedName: 'x' })).toEqual({
    ok: true,
    value: {},
  });
});

test('a file that changed, went, or never was one is named for it', async ({ redress }) => {
  const { app, window: page } = await redress();
  const file = path.join(folder, 'a.txt');
  const pick = async (target = file) => {
    await answerOpenDialog(app, [target]);
    return call(page, 'files.pick', { purpose: 'evidence', many: false });
  };
  const handleOf = async () => {
    await writeFile(file, 'as it was');
    const picked = await pick();
    return picked.ok ? (picked.value.files[0]?.handle ?? '') : '';
  };
  let handle = await handleOf();
  await appendFile(file, ' and more');
  expect(await readAll(page, handle)).toBe('gone');
  handle = await handleOf();
  await rm(file);
  expect(await readAll(page, handle)).toBe('gone');
  handle = await handleOf();
  await rm(file);
  await writeFile(file, 'as it WAS');
  expect(await readAll(page, handle)).toBe('gone');

  expect(await pick(folder)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  expect(await pick(path.join(folder, 'missing.txt'))).toMatchObject({
    ok: false,
    error: { code: 'gone' },
  });
  expect(await pick('/dev/zero')).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  await writeFile(file, 'closed');
  await chmod(file, 0);
  const closed = await pick();
  if (!closed.ok) throw new Error(closed.error.message);
  expect(await readAll(page, closed.value.files[0]?.handle ?? '')).toBe('noPermission');
  // Two gigabytes that take no space.
  const huge = path.join(folder, 'huge.bin');
  await writeFile(huge, '');
  await truncate(huge, 2 * 1024 ** 3);
  // Named to the window, so that it can be told from the others chosen with it; never read.
  const large = await pick(huge);
  if (!large.ok) throw new Error('not chosen');
  const [chosen] = large.value.files;
  expect(chosen?.size).toBe(2 * 1024 ** 3);
  const answer = await call(page, 'files.read', {
    handle: chosen?.handle ?? '',
    offset: 0,
    length: 1,
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'tooLarge' } });
  expect(JSON.stringify(answer)).not.toContain('huge');
});

test('a saved file is there whole, replaces an older one, and leaves nothing else', async ({
  redress,
}) => {
  const { app, window: page } = await redress();
  const target = path.join(folder, 'letter.docx');
  await writeFile(target, 'older');
  await answerSaveDialog(app, target);
  const save = async () => {
    const asked = await call(page, 'files.saveAs', {
      purpose: 'letter',
      suggestedName: '../../letter.docx',
    });
    return asked.ok ? (asked.value.handle ?? '') : '';
  };
  expect(await writeAll(page, await save(), 'a wrong hash', '0'.repeat(64))).toMatchObject({
    ok: false,
    error: { code: 'mismatch' },
  });
  expect(await readFile(target, 'utf8')).toBe('older');
  expect(await writeAll(page, await save(), 'the new letter')).toEqual({
    ok: true,
    value: { size: 14 },
  });
  expect(await readFile(target, 'utf8')).toBe('the new letter');
  const handle = await save();
  await call(page, 'files.abandon', { handle });
  expect(await writeAll(page, handle, 'too late')).toMatchObject({
    ok: false,
    error: { code: 'gone' },
  });
  expect(await readdir(folder)).toEqual(['letter.docx']);
});

test('the suggested name is made safe before any dialog sees it', async ({ redress }) => {
  const { app, window: page } = await redress();
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = ((_window: unknown, options: { defaultPath?: string }) => {
      Object.assign(globalThis, { suggested: options.defaultPath });
      return Promise.resolve({ canceled: true, filePath: '' });
    }) as typeof dialog.showSaveDialog;
  });
  for (const [asked, shown] of [
    ['../../.ssh/authorized_keys', '-..-.ssh-authorized_keys'],
    ['CON.docx', '_CON.docx'],
    ['C:\\x.docx', 'C--x.docx'],
  ] as const) {
    await call(page, 'files.saveAs', { purpose: 'letter', suggestedName: asked });
    expect(
      await app.evaluate(() => (globalThis as unknown as { suggested: string }).suggested),
    ).toBe(shown);
  }
});

test('a folder that cannot be written, or vanished, says so and what to do', async ({
  redress,
}) => {
  const { app, window: page } = await redress();
  const save = async (target: string) => {
    await answerSaveDialog(app, target);
    return call(page, 'files.saveAs', { purpose: 'letter', suggestedName: 'x.docx' });
  };
  const closed = path.join(folder, 'closed');
  await mkdir(closed, { mode: 0o500 });
  expect(await save(path.join(closed, 'x.docx'))).toMatchObject({
    ok: false,
    error: { code: 'noPermission', message: expect.stringContaining('Choose another folder') },
  });
  expect(await save(path.join(folder, 'missing', 'x.docx'))).toMatchObject({
    ok: false,
    error: { code: 'gone' },
  });

  const leaving = path.join(folder, 'leaving');
  await mkdir(leaving);
  const asked = await save(path.join(leaving, 'x.docx'));
  if (!asked.ok) throw new Error(asked.error.message);
  await rm(leaving, { recursive: true });
  const answer = await writeAll(page, asked.value.handle ?? '', 'x');
  expect(answer).toMatchObject({ ok: false, error: { code: 'gone' } });
  expect(JSON.stringify(answer)).not.toContain(folder);
});

test('a full disk says so, and the older file stands', async ({ redress }) => {
  const { app, window: page } = await redress();
  const target = path.join(folder, 'letter.docx');
  await writeFile(target, 'older');
  await answerSaveDialog(app, target);
  const asked = await call(page, 'files.saveAs', { purpose: 'letter', suggestedName: 'x.docx' });
  if (!asked.ok) throw new Error(asked.error.message);
  // The disk is the machine's; from here on every write in the shell finds it full.
  await app.evaluate(async ({ app: shell }) => {
    const { open } = process.getBuiltinModule('node:fs/promises');
    const any = await open(shell.getPath('exe'), 'r');
    const kind = Object.getPrototypeOf(any) as { write: unknown };
    kind.write = () =>
      Promise.reject(
        Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      );
    await any.close();
  });
  const answer = await writeAll(page, asked.value.handle ?? '', 'x'.repeat(1000));
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'diskFull', message: expect.stringContaining('Free some space') },
  });
  expect(await readFile(target, 'utf8')).toBe('older');
  expect(await readdir(folder)).toEqual(['letter.docx']);
});

test('something else in the unfinished file’s place is noticed, even if it never ends', async ({
  redress,
}) => {
  test.skip(process.platform !== 'linux', 'uses /dev/zero');
  const { app, window: page } = await redress();
  const target = path.join(folder, 'letter.docx');
  await writeFile(target, 'older');
  await answerSaveDialog(app, target);
  const asked = await call(page, 'files.saveAs', { purpose: 'letter', suggestedName: 'x.docx' });
  if (!asked.ok) throw new Error(asked.error.message);
  const [temporary = ''] = (await readdir(folder)).filter((name) => name.endsWith('.part'));
  await rm(path.join(folder, temporary));
  await symlink('/dev/zero', path.join(folder, temporary));
  expect(await writeAll(page, asked.value.handle ?? '', 'x'.repeat(1000))).toMatchObject({
    ok: false,
    error: { code: 'mismatch' },
  });
  expect(await readFile(target, 'utf8')).toBe('older');
  expect(await readdir(folder)).toEqual(['letter.docx']);
});

test('a folder of many files: new, safe, distinct names only', async ({ redress }) => {
  const { app, window: page } = await redress();
  await mkdir(path.join(folder, 'Bundle 1'));
  await answerOpenDialog(app, [folder]);
  const made = await call(page, 'files.saveFolder', {
    purpose: 'bundle',
    suggestedName: 'Bundle 1',
  });
  if (!made.ok || made.value.handle === undefined) throw new Error('The folder must be made.');
  expect(made.value.name).toBe('Bundle 1 (2)');
  const parent = made.value.handle;
  const create = async (name: string) => call(page, 'files.createIn', { folder: parent, name });
  const index = await create('index.csv');
  if (!index.ok) throw new Error(index.error.message);
  expect(await writeAll(page, index.value.handle, 'No,Document')).toMatchObject({ ok: true });
  for (const name of [
    'INDEX.csv',
    '../up.csv',
    'a/b.csv',
    'a\\b.csv',
    'con.csv',
    '.hidden',
    'x.',
    'evil\u202e.csv',
    '..',
  ]) {
    expect(await create(name), name).toMatchObject({ ok: false, error: { code: 'badRequest' } });
  }
  // Until the last file is in it, the folder says so itself: a kill must not leave what looks whole.
  expect((await readdir(path.join(folder, 'Bundle 1 (2)'))).toSorted()).toEqual([
    'NOT FINISHED - do not send.txt',
    'index.csv',
  ]);
  expect(await call(page, 'files.finishFolder', { folder: parent })).toMatchObject({ ok: true });
  expect(await readdir(path.join(folder, 'Bundle 1 (2)'))).toEqual(['index.csv']);
  expect(await call(page, 'files.finishFolder', { folder: parent })).toMatchObject({ ok: false });
  expect(await readdir(path.join(folder, 'Bundle 1'))).toEqual([]);
});
