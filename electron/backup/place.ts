/**
 * Where backups go: a folder the person chose, kept in a small file of the shell's own, outside the sealed
 * store and never told to the window. Beside it what the shell saw last: when a backup was good, and how far
 * the store had come then, so that a store put back to an earlier day is noticed without any backup at hand.
 */
import { readFileSync } from 'node:fs';
import { access, constants, readdir, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { backupFolderName, deviceOfFolder } from '@shared/backup/names';
import { z } from 'zod';
import { AtomicFile } from '../files/atomic-file';
import { diskProblem } from '../files/disk-problem';
import { realDisk } from '../files/real-disk';
import { HostProblem } from '../host/problem';
import { DeviceFolder } from './device-folder';
import type { FolderRole } from './device-folder';

const FILE = 'backup.json';
/** A dead network drive can keep a question waiting for minutes. */
const ANSWER_MS = 5000;

const newest = z.object({
  vault: z.string(),
  device: z.string(),
  revision: z.number().int().nonnegative(),
});
const config = z.object({
  format: z.literal(1),
  folder: z.string().exactOptional(),
  /** Epoch milliseconds of the last backup that was written and read back, and the vault it is of. */
  lastGood: z.object({ at: z.number(), vault: z.string() }).exactOptional(),
  newest: newest.exactOptional(),
});
type Config = z.infer<typeof config>;
export type NewestKnown = z.infer<typeof newest>;

export type PlaceStatus = 'none' | 'ready' | 'gone' | 'noPermission';

export class BackupPlace {
  readonly #profile: string;
  #config: Config;
  #writing: Promise<void> = Promise.resolve();

  /** @param profile folder of the profile; its small file lies in it. */
  constructor(profile: string) {
    this.#profile = profile;
    this.#config = readConfig(path.join(profile, FILE));
  }

  get lastGood(): Config['lastGood'] {
    return this.#config.lastGood;
  }

  get newest(): NewestKnown | undefined {
    return this.#config.newest;
  }

  /** The folder's own name, without where it lies. */
  get name(): string | undefined {
    const { folder } = this.#config;
    return folder === undefined ? undefined : path.basename(folder) || folder;
  }

  async status(): Promise<PlaceStatus> {
    const { folder } = this.#config;
    if (folder === undefined) return 'none';
    return within(ANSWER_MS, 'gone' as const, async () => {
      try {
        if (!(await stat(folder)).isDirectory()) return 'gone';
      } catch {
        return 'gone';
      }
      return access(folder, constants.W_OK).then(
        () => 'ready' as const,
        () => 'noPermission' as const,
      );
    });
  }

  /** Whether losing this computer's disk would lose the backups with it. Undefined when it cannot be told. */
  async isOnSameDisk(): Promise<boolean | undefined> {
    const { folder } = this.#config;
    if (folder === undefined) return undefined;
    return within(ANSWER_MS, undefined, async () => {
      try {
        const [here, there] = await Promise.all([stat(this.#profile), stat(folder)]);
        return here.dev === there.dev;
      } catch {
        return undefined;
      }
    });
  }

  /** Takes a folder in use, after trying to write there. @throws HostProblem */
  async use(chosen: string): Promise<void> {
    // Whoever picks a device's folder means the place it lies in.
    const folder =
      deviceOfFolder(path.basename(chosen)) === undefined ? chosen : path.dirname(chosen);
    const relative = path.relative(this.#profile, folder);
    if (relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative))) {
      throw new HostProblem(
        'badRequest',
        'That folder belongs to Redress itself, and would be lost with it. Choose a folder elsewhere, best on another drive.',
      );
    }
    const probe = await AtomicFile.begin(realDisk, path.join(folder, 'redress'), false);
    await probe.abandon();
    await this.#keep({ ...this.#config, folder });
  }

  /** A backup was good: from now on the store is where that one is, even if it once was further. */
  async noteGood(lastGood: { at: number; vault: string }, newest: NewestKnown): Promise<void> {
    await this.#keep({ ...this.#config, lastGood, newest });
  }

  /** The store has come so far. One that says less than before may have been put back: that is not forgotten. */
  async noteNewest(known: NewestKnown): Promise<void> {
    const { newest: before } = this.#config;
    const isSame = before?.vault === known.vault && before.device === known.device;
    if (isSame && before.revision >= known.revision) return;
    await this.#keep({ ...this.#config, newest: known });
  }

  /** This device's folder in the place, made when it is not there. @throws HostProblem */
  async open(device: string): Promise<DeviceFolder> {
    const { folder } = this.#config;
    if (folder === undefined) {
      throw new HostProblem('gone', 'No folder for backups has been chosen yet.');
    }
    const own = new DeviceFolder(path.join(folder, backupFolderName(device)), device, 'own');
    await own.make();
    return own;
  }

  /** The backups of all devices in the place. @throws HostProblem `gone` */
  async siblings(): Promise<readonly DeviceFolder[]> {
    const { folder } = this.#config;
    return folder === undefined ? [] : findBackups(folder, 'sibling');
  }

  /** One change after another; the file is replaced whole. */
  #keep(next: Config): Promise<void> {
    this.#config = next;
    const bytes = Buffer.from(JSON.stringify(next), 'utf8');
    const write = async () => {
      const file = await AtomicFile.begin(realDisk, path.join(this.#profile, FILE), true);
      await file.write(0, bytes);
      await file.commit(createHash('sha256').update(bytes).digest('hex'));
    };
    this.#writing = this.#writing.catch(() => undefined).then(write);
    return this.#writing;
  }
}

/** Backups in a folder, or the one that it is. @throws HostProblem */
export async function findBackups(
  folder: string,
  role: FolderRole,
): Promise<readonly DeviceFolder[]> {
  const itself = deviceOfFolder(path.basename(folder));
  if (itself !== undefined) return [new DeviceFolder(folder, itself, role)];
  try {
    const names = await readdir(folder);
    return names.flatMap((name) => {
      const device = deviceOfFolder(name);
      return device === undefined ? [] : [new DeviceFolder(path.join(folder, name), device, role)];
    });
  } catch (error) {
    throw diskProblem(error, 'read');
  }
}

/** A file that cannot be read is as none: the person is asked for a folder again, and told so. */
function readConfig(file: string): Config {
  try {
    return config.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { format: 1 };
  }
}

async function within<T>(limitMs: number, otherwise: T, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), limitMs);
  });
  try {
    return await Promise.race([work(), limit]);
  } finally {
    clearTimeout(timer);
  }
}
