/**
 * One device's backups on disk. Files appear whole or not at all, are read back before they count, and bear
 * names the shared code made: nothing a window says becomes part of a path but a hash or a date.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { BackupFolder } from '@shared/backup/folder';
import { BackupMissing } from '@shared/backup/folder';
import { BACKUP_KINDS, BACKUP_PLACES, isBackupName } from '@shared/backup/names';
import type { BackupKind } from '@shared/backup/names';
import type { Bytes } from '@shared/backup/records';
import { AtomicFile } from '../files/atomic-file';
import type { Disk } from '../files/atomic-file';
import { diskProblem } from '../files/disk-problem';
import { realDisk } from '../files/real-disk';
import { HostProblem } from '../host/problem';
import { README, README_NAME } from './readme';
import { sweep } from './sweep';

/** `own`: this device writes here. `sibling`: another's, in the same place. `found`: only to restore from. */
export type FolderRole = 'own' | 'sibling' | 'found';

export class DeviceFolder implements BackupFolder {
  readonly device: string;
  readonly #path: string;
  readonly #role: FolderRole;
  readonly #disk: Disk;
  readonly #now: () => number;

  /** @param folder of this device; need not exist before `make`. */
  constructor(
    folder: string,
    device: string,
    role: FolderRole,
    { disk = realDisk, now = Date.now }: { disk?: Disk; now?: () => number } = {},
  ) {
    this.#path = folder;
    this.device = device;
    this.#role = role;
    this.#disk = disk;
    this.#now = now;
  }

  /** Where it is, for the shell alone. */
  get place(): string {
    return path.dirname(this.#path);
  }

  /** Creates what is missing of it. The place itself must be there: a drive that is gone is not made anew. @throws HostProblem */
  async make(): Promise<void> {
    try {
      await stat(this.place);
      for (const { folder } of Object.values(BACKUP_PLACES)) {
        await mkdir(path.join(this.#path, folder), { recursive: true });
      }
      const readme = path.join(this.#path, README_NAME);
      if (!(await this.#disk.exists(readme))) await this.#put(readme, Buffer.from(README, 'utf8'));
    } catch (error) {
      throw diskProblem(error, 'write');
    }
  }

  async list(kind: BackupKind): Promise<readonly string[]> {
    await this.#mustBeThere();
    try {
      const { folder, ending } = BACKUP_PLACES[kind];
      const files = await readdir(path.join(this.#path, folder));
      return files
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .filter((name) => isBackupName(kind, name));
    } catch (error) {
      // A folder of a backup that never came so far: nothing of this kind is in it.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw diskProblem(error, 'read');
    }
  }

  async read(kind: BackupKind, name: string): Promise<Bytes> {
    try {
      return new Uint8Array(await readFile(this.#file(kind, name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw diskProblem(error, 'read');
      await this.#mustBeThere();
      throw new BackupMissing();
    }
  }

  async write(kind: BackupKind, name: string, bytes: Uint8Array): Promise<void> {
    if (this.#role === 'found') throw NOT_OURS;
    const file = this.#file(kind, name);
    const sha256 = hashOf(bytes);
    if (kind !== 'generation') {
      if (sha256 !== name)
        throw new HostProblem('mismatch', 'Part of the backup was garbled. Back up again.');
      if (await this.#holds(file, sha256)) return;
    }
    await this.#mustBeThere();
    await this.#put(file, bytes);
  }

  async check(kind: 'part' | 'pack', names: readonly string[]): Promise<readonly string[]> {
    await this.#mustBeThere();
    const bad: string[] = [];
    for (const name of names) {
      if (!(await this.#holds(this.#file(kind, name), name))) bad.push(name);
    }
    return bad;
  }

  async tidy(packs: boolean): Promise<void> {
    if (this.#role === 'found') throw NOT_OURS;
    await this.#mustBeThere();
    try {
      await sweep(this, {
        isOwn: this.#role === 'own',
        packs,
        now: this.#now(),
        remove: (kind, name) => unlink(this.#file(kind, name)).catch(() => undefined),
        changedAt: async (kind, name) => (await stat(this.#file(kind, name))).mtimeMs,
      });
      if (this.#role === 'own') await this.#removeUnfinished();
    } catch (error) {
      throw diskProblem(error, 'write');
    }
  }

  /** What a kill left half-written; only this process writes here. */
  async #removeUnfinished(): Promise<void> {
    for (const { folder } of Object.values(BACKUP_PLACES)) {
      const within = path.join(this.#path, folder);
      for (const file of await readdir(within).catch(() => [])) {
        if (/^~.*\.part$/.test(file)) await unlink(path.join(within, file)).catch(() => undefined);
      }
    }
  }

  async #put(file: string, bytes: Uint8Array): Promise<void> {
    const atomic = await AtomicFile.begin(this.#disk, file, true);
    await atomic.write(0, bytes);
    await atomic.commit(hashOf(bytes));
  }

  /** Whether the file is there and holds what its name says. */
  async #holds(file: string, sha256: string): Promise<boolean> {
    try {
      return hashOf(await readFile(file)) === sha256;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'EIO' || code === 'EISDIR') return false;
      throw diskProblem(error, 'read');
    }
  }

  /** So that a drive pulled out is told from a file that is not there. @throws HostProblem `gone` */
  async #mustBeThere(): Promise<void> {
    try {
      await stat(this.#path);
    } catch (error) {
      throw diskProblem(error, 'write');
    }
  }

  #file(kind: BackupKind, name: string): string {
    if (!BACKUP_KINDS.includes(kind) || !isBackupName(kind, name)) {
      throw new HostProblem('badRequest', 'That is not part of a backup.');
    }
    const { folder, ending } = BACKUP_PLACES[kind];
    return path.join(this.#path, folder, `${name}${ending}`);
  }
}

const NOT_OURS = new HostProblem('refused', 'Redress only reads from that folder.');

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
