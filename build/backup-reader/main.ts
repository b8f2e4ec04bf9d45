/**
 * The reader of backups: proof that shared/backup/FORMAT.md is all one needs, and a way to a case when the
 * app itself cannot be had. It never writes into a backup.
 */
import { argon2id } from 'hash-wasm';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CaseOpener, backupSigner, openBackupVault } from '@shared/backup/open-case';
import { BackupReader } from '@shared/backup/reader';
import type { ListedGeneration } from '@shared/backup/reader';
import type { BackedUpStream } from '@shared/backup/parts';
import { isSigned } from '@shared/backup/manifest';
import { verifyGeneration } from '@shared/backup/verify';
import { foldCase } from '@shared/case-file';
import type { CaseFile } from '@shared/case-file/types';
import { checkChain } from '@shared/history';
import { freeName, safeName } from '@shared/host/safe-names';
import type { Argon2id } from '@shared/sealing';
import { backupsIn } from './folder';
import type { DeviceBackup } from './folder';

export interface ReaderIo {
  say(line: string): void;
  /** Asks for a passphrase or the recovery key. */
  askSecret(): Promise<string>;
}

const HELP = `Reads a backup of Redress without Redress. Nothing in the backup is changed.

  node build/backup-reader.mjs list <folder>
      which backups are there
  node build/backup-reader.mjs verify <folder> [generation]
      reads every file of one again (the newest unless named) and compares
  node build/backup-reader.mjs cases <folder> [generation]
      the references in it; asks for a passphrase or the recovery key
  node build/backup-reader.mjs extract <folder> <reference> <to> [generation]
      one case as JSON with its documents, into a new folder; asks as well

<folder> is the one called redress-backup-…, or the one it lies in.`;

/** @returns exit code: 0 well, 1 something is wrong with the backup, 2 wrongly asked. */
export async function main(args: readonly string[], io: ReaderIo = terminal): Promise<number> {
  const [command, folder, ...rest] = args;
  if (folder === undefined) {
    io.say(HELP);
    return 2;
  }
  switch (command) {
    case 'list':
      return list(folder, io);
    case 'verify':
      return verify(folder, rest[0], io);
    case 'cases':
      return cases(folder, rest[0], io);
    case 'extract': {
      const [reference, to, generation] = rest;
      if (reference === undefined || to === undefined) break;
      return extract(folder, reference, to, generation, io);
    }
    default:
  }
  io.say(HELP);
  return 2;
}

type Good = Extract<ListedGeneration, { value: unknown }>;

async function list(folder: string, io: ReaderIo): Promise<number> {
  const found = await backupsIn(folder);
  if (found.length === 0) io.say('There are no backups in that folder.');
  for (const { device, folder: backup } of found) {
    io.say(`Computer ${device}`);
    for (const generation of await new BackupReader(backup).generations()) {
      if ('problem' in generation) {
        io.say(`  ${generation.name}  ${generation.problem}`);
        continue;
      }
      const { cases: count, events, files } = generation.value.counts;
      io.say(`  ${generation.name}  ${count} cases, ${events} entries, ${files} documents`);
    }
  }
  return found.length > 0 ? 0 : 1;
}

async function verify(folder: string, name: string | undefined, io: ReaderIo): Promise<number> {
  const { backup, generation } = await choose(folder, name);
  const report = await verifyGeneration(backup.folder, generation.name);
  io.say(
    report.ok
      ? `${generation.name}: all ${report.pieces} pieces are what was written.`
      : `${generation.name}: damaged.`,
  );
  for (const problem of report.problems) io.say(`  ${problem}`);
  for (const stream of report.damaged) io.say(`  case ${stream}`);
  return report.ok ? 0 : 1;
}

async function cases(folder: string, name: string | undefined, io: ReaderIo): Promise<number> {
  const opened = await open(folder, name, io);
  if (!opened) return 1;
  for await (const found of everyCase(opened)) {
    if ('problem' in found) io.say(`  ${found.stream.id}: ${found.problem}`);
    else io.say(`  ${found.file.reference}  received ${found.file.receivedOn}`);
  }
  return 0;
}

async function extract(
  folder: string,
  reference: string,
  to: string,
  name: string | undefined,
  io: ReaderIo,
): Promise<number> {
  const opened = await open(folder, name, io);
  if (!opened) return 1;
  for await (const found of everyCase(opened)) {
    const isIt =
      found.stream.id === reference || ('file' in found && found.file.reference === reference);
    if (!isIt) continue;
    if ('problem' in found) {
      io.say(`That case is damaged: ${found.problem}`);
      return 1;
    }
    await writeCase(opened, found, to);
    io.say(`Written to ${to}. It is not sealed: keep it as carefully as the case itself.`);
    return 0;
  }
  io.say('That case is not in this backup.');
  return 1;
}

/** The newest good generation of all computers, or the one of that name. @throws when there is none. */
async function choose(
  folder: string,
  name: string | undefined,
): Promise<{ readonly backup: DeviceBackup; readonly generation: Good }> {
  const found: { backup: DeviceBackup; generation: Good }[] = [];
  for (const backup of await backupsIn(folder)) {
    for (const generation of await new BackupReader(backup.folder).generations()) {
      if ('value' in generation) found.push({ backup, generation });
    }
  }
  const wanted = found
    .filter(({ generation }) => name === undefined || generation.name === name)
    .toSorted((left, right) => right.generation.at - left.generation.at)[0];
  if (!wanted) throw new Error('There is no such backup in that folder.');
  return wanted;
}

interface Opened {
  readonly reader: BackupReader;
  readonly opener: CaseOpener;
  readonly generation: Good;
}

async function open(
  folder: string,
  name: string | undefined,
  io: ReaderIo,
): Promise<Opened | undefined> {
  const { backup, generation } = await choose(folder, name);
  const reader = new BackupReader(backup.folder);
  const vault = await reader.vault(generation.value.vaultPart);
  const opened = await openBackupVault(vault, await io.askSecret(), derive);
  if (!opened) {
    io.say('That is neither a passphrase nor the recovery key of this backup.');
    return undefined;
  }
  if (!(await isSigned(generation.file, await backupSigner(opened.vaultKey)))) {
    io.say('The list of this backup was changed by someone without its keys.');
    return undefined;
  }
  return { reader, opener: await CaseOpener.of(vault, opened.vaultKey), generation };
}

const derive: Argon2id = async (passphrase, salt, { m, t, p }) =>
  new Uint8Array(
    await argon2id({
      password: passphrase,
      salt,
      memorySize: m,
      iterations: t,
      parallelism: p,
      hashLength: 32,
      outputType: 'binary',
    }),
  );

type FoundCase = { readonly stream: BackedUpStream } & (
  { readonly file: CaseFile; readonly events: readonly unknown[] } | { readonly problem: string }
);

async function* everyCase({ reader, opener, generation }: Opened): AsyncGenerator<FoundCase> {
  for (const group of generation.value.groups) {
    if (group.page < 0) continue;
    for (const stream of (await reader.group(group.part)).streams) {
      try {
        const packed = await reader.events(stream);
        const keys = new Set(stream.keys.map(({ id }) => id));
        const entries = packed.map(({ id, header, payload, text }) => ({
          header,
          payload,
          ...(text ? { text } : {}),
          textErased: !keys.has(`text/${id}`),
        }));
        const chain = await checkChain(stream.id, entries, stream.heads);
        if (!chain.ok) throw new Error('its history is not whole');
        const events = await opener.events(stream, packed);
        yield { stream, events, file: foldCase(stream.id, events) };
      } catch (error) {
        yield { stream, problem: error instanceof Error ? error.message : 'it does not open' };
      }
    }
  }
}

async function writeCase(
  { reader, opener }: Opened,
  { stream, file, events }: Extract<FoundCase, { file: unknown }>,
  to: string,
): Promise<void> {
  // A folder of its own, closed to others: what is in it lies in clear.
  await mkdir(to, { recursive: false, mode: 0o700 });
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  await writeFile(path.join(to, 'case.json'), json(file), { mode: 0o600 });
  await writeFile(path.join(to, 'events.json'), json(events), { mode: 0o600 });
  const names = new Map<string, string>();
  for (const item of file.evidence) {
    names.set(item.file.blob, `E${item.number} ${safeName(item.fileName)}`);
  }
  for (const letter of file.letters) {
    names.set(letter.word.blob, safeName(letter.fileName));
    names.set(letter.model.blob, `${safeName(letter.fileName)}.json`);
  }
  const taken = new Set(['case.json', 'events.json']);
  for (const each of stream.files) {
    const name = freeName(names.get(each.id) ?? `document ${each.id.slice(0, 8)}`, taken);
    taken.add(name);
    const chunks: Uint8Array[] = [];
    for await (const bytes of opener.file(stream, each, reader)) chunks.push(bytes);
    await writeFile(path.join(to, name), Buffer.concat(chunks), { mode: 0o600 });
  }
}

/** What is typed is not shown; a secret given on the standard input of a script is read as it comes. */
const terminal: ReaderIo = {
  say: (line) => void process.stdout.write(`${line}\n`),
  askSecret() {
    const reading = createInterface({ input: process.stdin, terminal: process.stdin.isTTY });
    if (process.stdin.isTTY) {
      process.stdout.write('Passphrase or recovery key (not shown): ');
      Object.assign(reading, { _writeToOutput: () => undefined });
    }
    return new Promise((resolve) => {
      reading.once('line', (line) => {
        reading.close();
        if (process.stdin.isTTY) process.stdout.write('\n');
        resolve(line);
      });
      reading.once('close', () => resolve(''));
    });
  },
};
