/** Is a generation still what was written? Every piece is read again; no key is needed, but one says who wrote it. */
import type { StreamId } from '../history/types';
import type { BackupFolder } from './folder';
import { BackupMissing } from './folder';
import { NewerBackup, digestOf, headsOf, isSigned } from './manifest';
import type { BackupSigner, Generation } from './manifest';
import type { GenerationName } from './names';
import type { GroupPart } from './parts';
import { BackupReader } from './reader';
import { BackupDamaged } from './records';
import type { Span } from './records';

export interface VerifyOptions {
  readonly signer?: BackupSigner | undefined;
  readonly signal?: AbortSignal;
  /** Pieces looked at, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
}

export interface VerifyReport {
  readonly ok: boolean;
  /** One plain sentence each. */
  readonly problems: readonly string[];
  /** Cases that cannot be had whole from it. */
  readonly damaged: readonly StreamId[];
  readonly pieces: number;
}

/** Packs checked in one call: the shell answers between them, and a cancel is heard. */
const AT_ONCE = 8;

/** @throws the signal's reason; whatever the folder throws when it is gone. */
export async function verifyGeneration(
  folder: BackupFolder,
  name: GenerationName,
  { signer, signal, onProgress }: VerifyOptions = {},
): Promise<VerifyReport> {
  const reader = new BackupReader(folder);
  const problems: string[] = [];
  const damaged = new Set<StreamId>();
  const report = (pieces: number): VerifyReport => ({
    ok: problems.length === 0,
    problems,
    damaged: [...damaged],
    pieces,
  });
  let value: Generation;
  try {
    const read = await reader.generation(name);
    if (signer && !(await isSigned(read.file, signer))) {
      problems.push('Its list was not written by a holder of this vault, or was changed since.');
      return report(1);
    }
    value = read.value;
  } catch (error) {
    problems.push(wordsFor(error));
    return report(1);
  }

  const parts = value.groups.length + 3;
  let done = 0;
  const step = (of: number, count = 1) => {
    signal?.throwIfAborted();
    onProgress?.((done += count), of);
  };
  const packs = new Map<string, Set<StreamId>>();
  const note = (spans: readonly Span[], stream: StreamId) => {
    for (const { pack } of spans) packs.set(pack, (packs.get(pack) ?? new Set()).add(stream));
  };
  let lost = 0;
  for (const group of value.groups) {
    try {
      const part = await reader.group(group.part);
      await checkGroup(part, group, problems);
      for (const stream of part.streams) {
        for (const { spans } of [...stream.runs, ...stream.files]) note(spans, stream.id);
      }
    } catch (error) {
      problems.push(`A group of cases is lost: ${wordsFor(error)}`);
      lost += 1;
    }
    step(parts);
  }
  for (const read of [
    () => reader.vault(value.vaultPart),
    () => reader.erasures(value),
    async () => {
      for (const draft of await reader.drafts(value)) {
        if ('spans' in draft) note(draft.spans, '');
      }
    },
  ]) {
    try {
      await read();
    } catch (error) {
      problems.push(wordsFor(error));
    }
    step(parts);
  }
  if ((await digestOf(value.groups)) !== value.digest) {
    problems.push('Its digest does not fit what is in it.');
  }

  const names = [...packs.keys()];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE);
    for (const pack of await folder.check('pack', some)) {
      for (const stream of packs.get(pack) ?? []) {
        if (stream === '') problems.push('Something half-typed is damaged.');
        else damaged.add(stream);
      }
    }
    step(parts + names.length, some.length);
  }
  if (damaged.size > 0) {
    problems.push(
      damaged.size === 1
        ? 'The record of one case is damaged.'
        : `The records of ${damaged.size} cases are damaged.`,
    );
  }
  return report(1 + parts + names.length - lost);
}

async function checkGroup(
  part: GroupPart,
  group: Generation['groups'][number],
  problems: string[],
): Promise<void> {
  if (part.page !== group.page || (await headsOf(part.streams)) !== group.heads) {
    problems.push('A group of cases is not the one that was listed.');
  }
}

function wordsFor(error: unknown): string {
  if (error instanceof BackupMissing) return 'A file of this backup is missing.';
  if (error instanceof BackupDamaged || error instanceof NewerBackup) return error.message;
  throw error;
}
