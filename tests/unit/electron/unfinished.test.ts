/** What a kill leaves beside a target is found again by its mark, and nothing else is touched. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AtomicFile } from '../../../electron/files/atomic-file';
import { NewFolder, NOT_FINISHED } from '../../../electron/files/new-folder';
import { realDisk } from '../../../electron/files/real-disk';
import { Unfinished, UNFINISHED_FILE, unfinishedName } from '../../../electron/files/unfinished';

let home = '';
let profile = '';
let docs = '';
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'unfinished-'));
  [profile, docs] = [path.join(home, 'profile'), path.join(home, 'docs')];
  await Promise.all([profile, docs].map((folder) => mkdir(folder)));
});
afterEach(() => rm(home, { recursive: true }));

const noted = async (): Promise<unknown> =>
  JSON.parse(await readFile(path.join(profile, UNFINISHED_FILE), 'utf8'));
const target = (name = 'Letter to Juno Rookhope.docx') => path.join(docs, name);

describe('a temporary file', () => {
  test('bears no name, and is noted without its place for as long as it is there', async () => {
    const marks = new Unfinished(profile);
    const file = await AtomicFile.begin(realDisk, target(), true, marks);
    const [name = ''] = await readdir(docs);
    expect(name).toMatch(/^~redress-[0-9a-f]{24}\.part$/);
    const text = await readFile(path.join(profile, UNFINISHED_FILE), 'utf8');
    expect(text).toContain(name.slice('~redress-'.length, -'.part'.length));
    expect(text).not.toMatch(/Rookhope|docs|home|docx/);
    await file.abandon();
    expect(await noted()).toEqual({ format: 1, marks: [] });
    expect(await readdir(docs)).toEqual([]);
  });

  test('that was put in its place is not noted any more', async () => {
    const marks = new Unfinished(profile);
    const file = await AtomicFile.begin(realDisk, target(), true, marks);
    await file.commit('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await noted()).toEqual({ format: 1, marks: [] });
    expect(new Unfinished(profile).left).toBe(0);
  });

  test('in a folder that is not there leaves no note', async () => {
    const marks = new Unfinished(profile);
    const gone = path.join(home, 'gone', 'letter.docx');
    await expect(AtomicFile.begin(realDisk, gone, true, marks)).rejects.toMatchObject({
      code: 'gone',
    });
    expect(await noted()).toEqual({ format: 1, marks: [] });
  });
});

describe('after a kill', () => {
  /** As a run leaves it that never came to an end. */
  async function leftBehind(folder = docs): Promise<string> {
    const mark = new Unfinished(profile).begin();
    await writeFile(path.join(folder, unfinishedName(mark)), 'half a letter');
    return mark;
  }

  test('the half-written copy is removed from the folder, or one below it, and nothing else is', async () => {
    const bundle = path.join(docs, 'WB-26-A0001 bundle');
    await mkdir(bundle);
    const foreign = unfinishedName('0'.repeat(24));
    await writeFile(path.join(docs, foreign), 'of somebody else');
    await writeFile(target(), 'a letter');
    const first = await leftBehind(bundle);
    const next = new Unfinished(profile);
    expect(next.left).toBe(1);
    const writing = await AtomicFile.begin(realDisk, target('other.docx'), true, next);
    await next.sweep(docs);
    expect(next.left).toBe(0);
    expect(await readdir(bundle)).toEqual([]);
    const names = await readdir(docs);
    expect(names).toContain(foreign);
    expect(names).toContain('Letter to Juno Rookhope.docx');
    // What is being written now is not what was left.
    expect(names.filter((name) => name.endsWith('.part'))).toHaveLength(2);
    expect(JSON.stringify(await noted())).not.toContain(first);
    await writing.abandon();
  });

  test('one that is elsewhere stays noted until it is found, or a person says that it is gone', async () => {
    await leftBehind();
    const next = new Unfinished(profile);
    await next.sweep(profile);
    await next.sweep(path.join(home, 'not there'));
    expect(next.left).toBe(1);
    expect(new Unfinished(profile).left).toBe(1);
    next.forget();
    expect(new Unfinished(profile).left).toBe(0);
  });

  test.each(['', '{', '[]', '{"format":2,"marks":["x"]}', '{"format":1,"marks":["../../x",7]}'])(
    'a damaged note (%s) removes nothing',
    async (text) => {
      await writeFile(path.join(profile, UNFINISHED_FILE), text);
      expect(new Unfinished(profile).left).toBe(0);
    },
  );
});

describe('a folder of many files', () => {
  test('says that it is not finished until it is, and a file cannot take that name', async () => {
    const folder = await NewFolder.make(docs, 'bundle');
    expect(await readdir(path.join(docs, 'bundle'))).toEqual([NOT_FINISHED]);
    expect(await readFile(path.join(docs, 'bundle', NOT_FINISHED), 'utf8')).toMatch(/missing/);
    expect(() => folder.pathFor(NOT_FINISHED.toUpperCase())).toThrow();
    await writeFile(folder.pathFor('index.pdf'), 'x');
    await folder.finish();
    expect(await readdir(path.join(docs, 'bundle'))).toEqual(['index.pdf']);
  });

  test('that is taken back takes its label along', async () => {
    const folder = await NewFolder.make(docs, 'bundle');
    await folder.drop();
    expect(await readdir(docs)).toEqual([]);
  });
});
