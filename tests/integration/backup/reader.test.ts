import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { main } from '../../../build/backup-reader/main';
import { argon2id } from '../../../renderer/store/vault/argon2';
import { PASSPHRASE, newCase, newProfile, newStore } from '../store/harness';
import { addFile, damageFile, folderOf, newPlace, writeNote } from './harness';

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

/** A backup made with Argon2id itself, as the app makes it. */
async function backedUp() {
  const made = await newStore(newProfile(), { argon2id });
  const { store, profile } = made;
  const { place, drop } = await newPlace();
  drops.push(drop);
  const folder = await folderOf(store, place, () => profile.clock.now);
  const { id, file } = await newCase(store);
  await newCase(store, { theirWords: 'The lift.' });
  await writeNote(store, id, 'Rang; no answer.');
  const picture = new Uint8Array(1_500_000).map((_, at) => at % 251);
  await addFile(store, id, picture);
  const { generation } = await store.backups.write({ folder });
  const out = await mkdtemp(path.join(os.tmpdir(), 'redress-extract-'));
  drops.push(() => rm(out, { recursive: true, force: true }));
  return {
    ...made,
    place,
    reference: file.reference,
    generation,
    picture,
    to: path.join(out, 'case'),
  };
}

async function run(secret: string, ...args: readonly string[]) {
  const lines: string[] = [];
  const code = await main(args, {
    say: (line) => lines.push(line),
    askSecret: () => Promise.resolve(secret),
  });
  return { code, said: lines.join('\n') };
}

describe('the reader, without the app', () => {
  it('lists, verifies, and finds one bit that was turned', async () => {
    const { place, generation } = await backedUp();
    expect(await run('', 'list', place)).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${generation}  2 cases, `) as string,
    });
    expect(await run('', 'verify', place)).toMatchObject({ code: 0 });
    const device = path.join(place, (await readdir(place))[0] ?? '');
    const [pack = ''] = await readdir(path.join(device, 'packs'));
    await damageFile(path.join(device, 'packs', pack));
    expect(await run('', 'verify', device, generation)).toMatchObject({
      code: 1,
      said: expect.stringContaining('damaged') as string,
    });
  });

  it('extracts one case as JSON and files, by the passphrase or the recovery key', async () => {
    const { place, reference, picture, recoveryKey, to } = await backedUp();
    for (const [secret, into] of [
      [PASSPHRASE, `${to}-1`],
      [recoveryKey, `${to}-2`],
    ] as const) {
      expect(await run(secret, 'extract', place, reference, into)).toMatchObject({ code: 0 });
      const found = JSON.parse(await readFile(path.join(into, 'case.json'), 'utf8')) as {
        reference: string;
        notes: { text: string }[];
      };
      expect(found).toMatchObject({ reference, notes: [{ text: 'Rang; no answer.' }] });
      expect((await readFile(path.join(into, 'E1 a.png'))).equals(Buffer.from(picture))).toBe(true);
    }
    const listed = await run(PASSPHRASE, 'cases', place);
    expect(listed.said).toContain(reference);
  });

  it.each([
    ['a wrong secret', 'not the passphrase', ['cases']],
    ['a case that is not there', PASSPHRASE, ['extract', 'WB-00-X9999', 'nowhere']],
  ])('says so and writes nothing: %s', async (_, secret, [command = '', ...rest]) => {
    const { place } = await backedUp();
    expect(await run(secret, command, place, ...rest)).toMatchObject({ code: 1 });
  });

  it.each([[[]], [['list']], [['burn', 'x']], [['extract', 'x', 'y']]])(
    'wrongly asked (%j) tells how to ask',
    async (args) => {
      expect(await run('', ...args)).toMatchObject({
        code: 2,
        said: expect.stringContaining('backup-reader.mjs list') as string,
      });
    },
  );

  it('runs as a command of its own', async () => {
    const { place, generation } = await backedUp();
    const said = await new Promise<string>((resolve, reject) => {
      execFile('node', ['build/backup-reader.mjs', 'list', place], (error, out) =>
        error ? reject(error) : resolve(out),
      );
    });
    expect(said).toContain(generation);
  });
});
