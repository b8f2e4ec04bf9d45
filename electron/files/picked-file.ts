import { open, type FileHandle, stat } from 'node:fs/promises';
import path from 'node:path';
import { EVIDENCE_LIMIT_BYTES } from '@shared/host/contract';
import { safeName } from '@shared/host/safe-names';
import { HostProblem } from '../host/problem';
import { diskProblem } from './disk-problem';

/**
 * A file the person chose, read in chunks. It must stay the file it was: one swapped or changed between
 * choosing and reading is refused rather than filed as evidence under the old name.
 */
export class FileToRead {
  /** Made safe for showing and storing; the file itself keeps its own. */
  readonly name: string;
  readonly size: number;
  readonly #path: string;
  readonly #stamp: string;
  #handle: Promise<FileHandle> | undefined;

  private constructor(file: string, size: number, stamp: string) {
    this.#path = file;
    this.name = safeName(path.basename(file));
    this.size = size;
    this.#stamp = stamp;
  }

  /**
   * One beyond EVIDENCE_LIMIT_BYTES can be chosen, so that the window can name it among others; not read.
   * @throws HostProblem when it is no ordinary file or cannot be read.
   */
  static async choose(file: string): Promise<FileToRead> {
    try {
      const facts = await stat(file, { bigint: true });
      if (!facts.isFile()) {
        throw new HostProblem('unreadable', 'That is not an ordinary file. Choose another.');
      }
      return new FileToRead(file, Number(facts.size), stampOf(facts));
    } catch (error) {
      throw diskProblem(error, 'read');
    }
  }

  /** At most `length` bytes from `offset`; fewer only at the end. @throws HostProblem `gone` when it changed. */
  async read(
    offset: number,
    length: number,
  ): Promise<{ bytes: Uint8Array<ArrayBuffer>; done: boolean }> {
    try {
      if (this.size > EVIDENCE_LIMIT_BYTES) {
        throw new HostProblem(
          'tooLarge',
          'A file larger than 1 GB cannot be added. Keep it elsewhere and note where it is.',
        );
      }
      this.#handle ??= this.#openUnchanged();
      const handle = await this.#handle;
      const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
      let filled = 0;
      while (filled < bytes.byteLength) {
        const { bytesRead } = await handle.read(
          bytes,
          filled,
          bytes.byteLength - filled,
          offset + filled,
        );
        if (bytesRead === 0) throw CHANGED;
        filled += bytesRead;
      }
      const done = offset + filled >= this.size;
      if (done && stampOf(await handle.stat({ bigint: true })) !== this.#stamp) throw CHANGED;
      return { bytes, done };
    } catch (error) {
      throw diskProblem(error, 'read');
    }
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = undefined;
    await handle?.then((each) => each.close()).catch(() => undefined);
  }

  async #openUnchanged(): Promise<FileHandle> {
    const handle = await open(this.#path, 'r');
    if (stampOf(await handle.stat({ bigint: true })) === this.#stamp) return handle;
    await handle.close();
    throw CHANGED;
  }
}

const CHANGED = new HostProblem(
  'gone',
  'That file was changed or replaced after you chose it. Choose it again.',
);

interface Facts {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

function stampOf({ dev, ino, size, mtimeNs }: Facts): string {
  return [dev, ino, size, mtimeNs].join(':');
}
