/**
 * A file that appears whole or not at all: temporary file in the same folder → fsync → read back and
 * compare → rename into place → fsync of the folder → read back once more.
 *
 * Threat: a letter cut in half by a full disk or a pulled plug that looks saved; a good older file
 * replaced by a bad one. Writing in place is the obvious way and loses both copies; rename without fsync
 * can leave an empty file after power loss. The temporary file is beside the target because rename is
 * atomic only within one file system. It is read back BEFORE the rename, so that a drive that lies costs
 * the new copy, never the old.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { HostProblem } from '../host/problem';
import { diskProblem } from './disk-problem';
import { unfinishedName, unnotedMarks } from './unfinished';
import type { Marks } from './unfinished';

/** The few things asked of a disk, so that tests can make each fail. */
export interface Disk {
  /** Creates and opens; fails with EEXIST when there is one. */
  create(file: string): Promise<DiskFile>;
  openToRead(file: string): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
  exists(file: string): Promise<boolean>;
  syncFolder(folder: string): Promise<void>;
}
export interface DiskFile {
  /** Writes all of `bytes` at `position`. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Returns how many bytes were read; 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

const READ_BACK_BYTES = 1024 * 1024;

export class AtomicFile {
  readonly #disk: Disk;
  readonly #target: string;
  readonly #mayReplace: boolean;
  readonly #marks: Marks;
  readonly #mark: string;
  readonly #temporary: string;
  #file: DiskFile | undefined;
  #size = 0;

  private constructor(disk: Disk, target: string, mayReplace: boolean, marks: Marks) {
    this.#disk = disk;
    this.#target = target;
    this.#mayReplace = mayReplace;
    this.#marks = marks;
    this.#mark = marks.begin();
    this.#temporary = path.join(path.dirname(target), unfinishedName(this.#mark));
  }

  /**
   * Opens the temporary file beside `target`, so that a place that cannot be written is known before
   * anything is made. @throws HostProblem
   * @param marks where it is noted that the temporary file is there
   */
  static async begin(
    disk: Disk,
    target: string,
    mayReplace: boolean,
    marks: Marks = unnotedMarks,
  ): Promise<AtomicFile> {
    const atomic = new AtomicFile(disk, target, mayReplace, marks);
    try {
      atomic.#file = await disk.create(atomic.#temporary);
      return atomic;
    } catch (error) {
      marks.end(atomic.#mark);
      throw diskProblem(error, 'write');
    }
  }

  /** Appends; `offset` must be where the last write ended, so that a lost or doubled chunk is noticed. @throws HostProblem */
  async write(offset: number, bytes: Uint8Array): Promise<void> {
    const file = this.#open();
    if (offset !== this.#size) {
      throw new HostProblem(
        'badRequest',
        'The parts of the file arrived out of order. Save it again.',
      );
    }
    try {
      await file.write(bytes, offset);
      this.#size += bytes.byteLength;
    } catch (error) {
      await this.abandon();
      throw diskProblem(error, 'write');
    }
  }

  /**
   * Puts the file in its place. `sha256` in hexadecimal is of the whole. Returns its size in bytes.
   * @throws HostProblem; then the target is what it was before, or (only if the last reading fails) gone.
   */
  async commit(sha256: string): Promise<number> {
    const file = this.#open();
    try {
      await file.sync();
      await file.close();
      this.#file = undefined;
      await this.#mustHold(this.#temporary, sha256);
      if (!this.#mayReplace && (await this.#disk.exists(this.#target))) {
        throw Object.assign(new Error('exists'), { code: 'EEXIST' });
      }
    } catch (error) {
      await this.abandon();
      throw diskProblem(error, 'write');
    }
    try {
      await this.#disk.rename(this.#temporary, this.#target);
    } catch (error) {
      await this.abandon();
      throw diskProblem(error, 'replace');
    }
    this.#marks.end(this.#mark);
    await this.#settle(sha256);
    return this.#size;
  }

  /** Leaves nothing behind. Safe at any time, any number of times. */
  async abandon(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    // Failures here are of a disk already failing; the first error is the one worth reporting.
    await file?.close().catch(() => undefined);
    await this.#disk.remove(this.#temporary).then(
      () => this.#marks.end(this.#mark),
      // One that could not be removed stays noted; one that is not there is none.
      (error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.#marks.end(this.#mark);
      },
    );
  }

  #open(): DiskFile {
    if (!this.#file)
      throw new HostProblem('gone', 'That file is no longer being written. Save it again.');
    return this.#file;
  }

  async #settle(sha256: string): Promise<void> {
    try {
      await this.#disk.syncFolder(path.dirname(this.#target));
      await this.#mustHold(this.#target, sha256);
    } catch (error) {
      if (error instanceof HostProblem && error.code === 'mismatch') {
        await this.#disk.remove(this.#target).catch(() => undefined);
      }
      throw diskProblem(error, 'write');
    }
  }

  async #mustHold(file: string, sha256: string): Promise<void> {
    if ((await hashOf(this.#disk, file, this.#size)) !== sha256) {
      throw new HostProblem(
        'mismatch',
        'What the drive gave back is not what was saved, so the file was removed. Choose another place and save again.',
      );
    }
  }
}

/** Of at most one byte more than `size`: what took the file's place may have no end. */
async function hashOf(disk: Disk, file: string, size: number): Promise<string> {
  const hash = createHash('sha256');
  const opened = await disk.openToRead(file);
  try {
    const buffer = new Uint8Array(READ_BACK_BYTES);
    for (let position = 0; ;) {
      const count = await opened.read(buffer, position);
      hash.update(buffer.subarray(0, count));
      position += count;
      if (count === 0 || position > size) return hash.digest('hex');
    }
  } finally {
    await opened.close();
  }
}
