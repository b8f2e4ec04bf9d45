/**
 * Which temporary files are being written, so that what a kill leaves beside a target is taken away later.
 *
 * Threat: the power goes while a letter is saved, and a part of it stays in clear in a folder nobody looks at.
 * Noting the path is the obvious fix and would itself write a name ("letter to Juno Rookhope") into the profile
 * in clear. So temporary files bear a random mark and nothing else, and only the marks are noted. After a kill
 * they are looked for in the usual folders at the next start, and in every folder a person opens or saves in
 * from then on; whatever was not found by then is told to the person, by its name.
 *
 * redress-unfinished.json: { "format": 1, "marks": ["3f9a…"] }. Damaged or absent: nothing was unfinished.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { access, readdir, unlink } from 'node:fs/promises';
import path from 'node:path';

export const UNFINISHED_FILE = 'redress-unfinished.json';
const MARK = /^[0-9a-f]{24}$/;
/** Folders looked into below the one asked about: a bundle's own folder lies there. */
const MOST_FOLDERS = 400;

/** Starts with "~" and ends in ".part": plainly unfinished, should a crash leave it. */
export const unfinishedName = (mark: string): string => `~redress-${mark}.part`;

/** Where a mark is noted while its file is being written. */
export interface Marks {
  /** Noted before it is returned. */
  begin(): string;
  end(mark: string): void;
}

/** For what lies where no person's file does, and for tests. */
export const unnotedMarks: Marks = {
  begin: () => randomBytes(12).toString('hex'),
  end: () => undefined,
};

export class Unfinished implements Marks {
  readonly #note: string;
  readonly #writing = new Set<string>();
  readonly #left: Set<string>;

  /** @param profile the folder the note lies in */
  constructor(profile: string) {
    this.#note = path.join(profile, UNFINISHED_FILE);
    this.#left = new Set(readMarks(this.#note));
  }

  /** How many an earlier run has left that were not found yet. */
  get left(): number {
    return this.#left.size;
  }

  begin(): string {
    const mark = unnotedMarks.begin();
    this.#writing.add(mark);
    this.#write();
    return mark;
  }

  end(mark: string): void {
    if (this.#writing.delete(mark)) this.#write();
  }

  /** Removes what earlier runs left in this folder or in one right below it. Files of this run are not touched. */
  async sweep(folder: string): Promise<void> {
    if (this.#left.size === 0) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const below = entries
      .filter((each) => each.isDirectory())
      .slice(0, MOST_FOLDERS)
      .map((each) => path.join(folder, each.name));
    for (const mark of [...this.#left]) {
      for (const place of [folder, ...below]) {
        const file = path.join(place, unfinishedName(mark));
        const isThere = await access(file).then(
          () => true,
          () => false,
        );
        if (!isThere) continue;
        // One that may not be removed stays noted.
        await unlink(file).then(
          () => this.#left.delete(mark),
          () => undefined,
        );
        break;
      }
    }
    this.#write();
  }

  /** The person says that there is none left. */
  forget(): void {
    this.#left.clear();
    this.#write();
  }

  /** A disk that refuses the note must not keep anyone from saving elsewhere. */
  #write(): void {
    const marks = [...this.#left, ...this.#writing];
    try {
      writeFileSync(`${this.#note}.new`, JSON.stringify({ format: 1, marks }), { mode: 0o600 });
      renameSync(`${this.#note}.new`, this.#note);
    } catch {
      // Then a kill right now leaves a file nobody knows of, as it would without a note.
    }
  }
}

function readMarks(file: string): string[] {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as { format?: unknown; marks?: unknown };
    if (note.format !== 1 || !Array.isArray(note.marks)) return [];
    return note.marks.filter((mark): mark is string => typeof mark === 'string' && MARK.test(mark));
  } catch {
    return [];
  }
}
