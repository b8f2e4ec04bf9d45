import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AtomicFile, type Disk, type DiskFile } from '../../../electron/files/atomic-file';
import { HostProblem } from '../../../electron/host/problem';

const encode = (text: string) => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const TARGET = '/docs/letter.docx';
const OLD = encode('the old letter');
const NEW = encode('the new letter, somewhat longer');

type Step =
  | 'create'
  | 'openToRead'
  | 'rename'
  | 'remove'
  | 'exists'
  | 'syncFolder'
  | 'write'
  | 'read'
  | 'sync'
  | 'close';
class PowerCut extends Error {}

/** A disk in memory. `onStep` may throw a file system's error, or a power cut after which nothing works. */
class FakeDisk implements Disk {
  readonly files = new Map<string, Uint8Array>();
  readonly steps: Step[] = [];
  onStep: (step: Step, count: number, file: string) => void = () => undefined;
  /** Changes what is read back. */
  lie: ((file: string, bytes: Uint8Array) => Uint8Array) | undefined;
  #isDead = false;

  #step(step: Step, file: string): void {
    if (this.#isDead) throw new PowerCut();
    this.steps.push(step);
    try {
      this.onStep(step, this.steps.length, file);
    } catch (error) {
      if (error instanceof PowerCut) this.#isDead = true;
      throw error;
    }
  }

  async create(file: string): Promise<DiskFile> {
    this.#step('create', file);
    if (this.files.has(file)) throw Object.assign(new Error(), { code: 'EEXIST' });
    this.files.set(file, new Uint8Array());
    return this.#handle(file);
  }
  async openToRead(file: string): Promise<DiskFile> {
    this.#step('openToRead', file);
    if (!this.files.has(file)) throw Object.assign(new Error(), { code: 'ENOENT' });
    return this.#handle(file);
  }
  async rename(from: string, to: string): Promise<void> {
    this.#step('rename', from);
    this.files.set(to, this.files.get(from) ?? new Uint8Array());
    this.files.delete(from);
  }
  async remove(file: string): Promise<void> {
    this.#step('remove', file);
    this.files.delete(file);
  }
  async exists(file: string): Promise<boolean> {
    this.#step('exists', file);
    return this.files.has(file);
  }
  async syncFolder(folder: string): Promise<void> {
    this.#step('syncFolder', folder);
  }

  #handle(file: string): DiskFile {
    return {
      write: async (bytes, position) => {
        this.#step('write', file);
        const old = this.files.get(file) ?? new Uint8Array();
        const next = new Uint8Array(Math.max(old.byteLength, position + bytes.byteLength));
        next.set(old);
        next.set(bytes, position);
        this.files.set(file, next);
      },
      read: async (into, position) => {
        this.#step('read', file);
        const held = this.files.get(file) ?? new Uint8Array();
        const bytes = (this.lie?.(file, held) ?? held).subarray(
          position,
          position + into.byteLength,
        );
        into.set(bytes);
        return bytes.byteLength;
      },
      sync: async () => this.#step('sync', file),
      close: async () => this.#step('close', file),
    };
  }
}

async function save(disk: Disk, { mayReplace = true, hash = sha256(NEW) } = {}): Promise<number> {
  const file = await AtomicFile.begin(disk, TARGET, mayReplace);
  await file.write(0, NEW.subarray(0, 10));
  await file.write(10, NEW.subarray(10));
  return file.commit(hash);
}

function diskWith(old?: Uint8Array): FakeDisk {
  const disk = new FakeDisk();
  if (old) disk.files.set(TARGET, old);
  return disk;
}

const failWith = (code: string) => Object.assign(new Error(`${code}: /docs/secret`), { code });

test('a save is synced, read back, put in place and read back again, in that order', async () => {
  const disk = diskWith(OLD);
  expect(await save(disk)).toBe(NEW.byteLength);
  expect(disk.files.get(TARGET)).toEqual(NEW);
  expect([...disk.files.keys()]).toEqual([TARGET]);
  const at = (step: Step) => disk.steps.indexOf(step);
  expect(at('sync')).toBeGreaterThan(disk.steps.lastIndexOf('write'));
  expect(at('read')).toBeGreaterThan(at('sync'));
  expect(at('rename')).toBeGreaterThan(at('read'));
  expect(at('syncFolder')).toBeGreaterThan(at('rename'));
  expect(disk.steps.lastIndexOf('read')).toBeGreaterThan(at('syncFolder'));
});

test('whatever step the power fails at, the target is the old letter or the new one, whole', async () => {
  const rehearsal = diskWith(OLD);
  await save(rehearsal);
  for (let cut = 1; cut <= rehearsal.steps.length; cut += 1) {
    const disk = diskWith(OLD);
    disk.onStep = (_step, count) => {
      if (count === cut) throw new PowerCut();
    };
    await expect(save(disk)).rejects.toBeInstanceOf(HostProblem);
    const held = disk.files.get(TARGET);
    const isNew = cut > rehearsal.steps.indexOf('rename') + 1;
    expect(held, `cut at step ${String(cut)}`).toEqual(isNew ? NEW : OLD);
  }
});

describe('each way a disk can refuse', () => {
  test.each<[Step, string, HostProblem['code']]>([
    ['create', 'EACCES', 'noPermission'],
    ['create', 'EPERM', 'noPermission'],
    ['create', 'EROFS', 'noPermission'],
    ['create', 'ENOENT', 'gone'],
    ['create', 'ENOSPC', 'diskFull'],
    ['create', 'EMFILE', 'busy'],
    ['create', 'ENAMETOOLONG', 'failed'],
    ['write', 'ENOSPC', 'diskFull'],
    ['write', 'EDQUOT', 'diskFull'],
    ['write', 'EFBIG', 'tooLarge'],
    ['write', 'EIO', 'unreadable'],
    ['sync', 'ENOSPC', 'diskFull'],
    ['sync', 'EIO', 'unreadable'],
    ['close', 'ENOSPC', 'diskFull'],
    ['rename', 'EXDEV', 'failed'],
    ['rename', 'EPERM', 'busy'],
    ['rename', 'EACCES', 'busy'],
    ['rename', 'EBUSY', 'busy'],
    ['rename', 'ENOENT', 'gone'],
  ])(
    '%s fails with %s: the person reads “%s”, nothing is left, the old letter stands',
    async (step, code, expected) => {
      const disk = diskWith(OLD);
      disk.onStep = (now) => {
        if (now === step) throw failWith(code);
      };
      const error = await save(disk).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(HostProblem);
      const problem = error as HostProblem;
      expect(problem.code).toBe(expected);
      expect(problem.message).toMatch(/[.]$/);
      expect(problem.message).not.toMatch(/\/docs|secret|E[A-Z]{3,}/);
      expect(disk.files.get(TARGET)).toEqual(OLD);
      expect([...disk.files.keys()]).toEqual([TARGET]);
    },
  );
});

describe('a drive that lies', () => {
  const flipped = (bytes: Uint8Array) =>
    bytes.map((byte, index) => (index === 3 ? byte ^ 1 : byte));

  test('before the file is in place costs the new copy, never the old', async () => {
    const disk = diskWith(OLD);
    disk.lie = (_file, bytes) => flipped(bytes);
    await expect(save(disk)).rejects.toMatchObject({ code: 'mismatch' });
    expect(disk.files.get(TARGET)).toEqual(OLD);
    expect(disk.steps).not.toContain('rename');
  });

  test('after it is in place leaves no wrong file', async () => {
    const disk = diskWith();
    disk.lie = (file, bytes) => (file === TARGET ? flipped(bytes) : bytes);
    await expect(save(disk)).rejects.toMatchObject({ code: 'mismatch' });
    expect([...disk.files.keys()]).toEqual([]);
  });

  test('and a wrong hash from the window is a mismatch too', async () => {
    const disk = diskWith(OLD);
    await expect(save(disk, { hash: sha256(OLD) })).rejects.toMatchObject({ code: 'mismatch' });
    expect(disk.files.get(TARGET)).toEqual(OLD);
  });
});

test('a file that must be new replaces nothing', async () => {
  const disk = diskWith(OLD);
  await expect(save(disk, { mayReplace: false })).rejects.toMatchObject({ code: 'busy' });
  expect(disk.files.get(TARGET)).toEqual(OLD);
  expect([...disk.files.keys()]).toEqual([TARGET]);
});

test('parts out of order are refused, and later ones too late', async () => {
  const disk = diskWith();
  const file = await AtomicFile.begin(disk, TARGET, true);
  await file.write(0, NEW);
  await expect(file.write(0, NEW)).rejects.toMatchObject({ code: 'badRequest' });
  await file.abandon();
  await file.abandon();
  expect([...disk.files.keys()]).toEqual([]);
  await expect(file.write(NEW.byteLength, NEW)).rejects.toMatchObject({ code: 'gone' });
  await expect(file.commit(sha256(NEW))).rejects.toMatchObject({ code: 'gone' });
});

test('any bytes in any chunks arrive as they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }),
      async (chunks) => {
        const disk = diskWith();
        const file = await AtomicFile.begin(disk, TARGET, true);
        let offset = 0;
        for (const chunk of chunks) {
          await file.write(offset, chunk);
          offset += chunk.byteLength;
        }
        const whole = new Uint8Array(Buffer.concat(chunks));
        expect(await file.commit(sha256(whole))).toBe(whole.byteLength);
        expect(disk.files.get(TARGET)).toEqual(whole);
      },
    ),
  );
});
