import { mkdir, readdir, rmdir, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freeName, isSafeName, safeName } from '@shared/host/safe-names';
import { HostProblem } from '../host/problem';
import { diskProblem } from './disk-problem';

/** Lies in the folder until the last file is in it: a kill in between must not leave what looks whole. */
export const NOT_FINISHED = 'NOT FINISHED - do not send.txt';
const NOT_FINISHED_WORDS =
  'Redress was still saving into this folder when it was stopped. Some documents are missing.\r\nDelete the folder and save it again from Redress.\r\n';

/** A folder Redress has made for many files; only new names can be created in it. */
export class NewFolder {
  readonly name: string;
  readonly #path: string;
  readonly #taken = new Set<string>();
  readonly #targets: string[] = [];

  private constructor(parent: string, name: string) {
    this.name = name;
    this.#path = path.join(parent, name);
  }

  /** Makes a folder of the nearest free and safe name inside `parent`; never reuses one. @throws HostProblem */
  static async make(parent: string, suggestedName: string): Promise<NewFolder> {
    try {
      const taken = new Set(await readdir(parent));
      const folder = new NewFolder(parent, freeName(safeName(suggestedName, 'Redress'), taken));
      await mkdir(folder.#path);
      folder.#taken.add(NOT_FINISHED.toLowerCase());
      folder.#targets.push(path.join(folder.#path, NOT_FINISHED));
      await writeFile(path.join(folder.#path, NOT_FINISHED), NOT_FINISHED_WORDS, { flag: 'wx' });
      return folder;
    } catch (error) {
      throw diskProblem(error, 'write');
    }
  }

  /** Path for a new file. @throws HostProblem `badRequest` for a name that is unsafe or used before. */
  pathFor(name: string): string {
    if (!isSafeName(name)) {
      throw new HostProblem(
        'badRequest',
        'A document has a name that is not safe to save. Rename it and try again.',
      );
    }
    // Windows and macOS take "A.pdf" and "a.pdf" for the same file.
    const key = name.toLowerCase();
    if (this.#taken.has(key)) {
      throw new HostProblem(
        'badRequest',
        'Two documents have the same name. Rename one and try again.',
      );
    }
    this.#taken.add(key);
    const target = path.join(this.#path, name);
    this.#targets.push(target);
    return target;
  }

  /** Every file is in it. @throws HostProblem */
  async finish(): Promise<void> {
    try {
      await unlink(path.join(this.#path, NOT_FINISHED));
    } catch (error) {
      throw diskProblem(error, 'write');
    }
  }

  /** Takes back what was made here: only files this folder named, then the folder itself if nothing else is in it. */
  async drop(): Promise<void> {
    // What was never written, or was moved away meanwhile, is not there to remove.
    for (const target of this.#targets) await unlink(target).catch(() => undefined);
    await rmdir(this.#path).catch(() => undefined);
  }
}
