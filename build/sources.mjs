// @ts-check
/** Fingerprints of source files, so that a step whose inputs did not change can be skipped. */
import { createHash } from 'node:crypto';
import { lstat, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * SHA-256 over names and contents of all files at or below `inputs`. A missing input counts as absent, so
 * that its appearing later changes the result.
 * @param {readonly string[]} inputs paths relative to `root`
 * @param {string} [root]
 * @returns {Promise<string>} hexadecimal
 */
export async function fingerprint(inputs, root = ROOT) {
  const hash = createHash('sha256');
  for (const input of [...inputs].sort()) {
    for (const file of await filesAt(path.join(root, input))) {
      const bytes = await readFile(file);
      hash.update(`${path.relative(root, file).split(path.sep).join('/')}\n${bytes.length}\n`);
      hash.update(bytes);
    }
  }
  return hash.digest('hex');
}

/** @param {string} at @returns {Promise<string[]>} sorted, absolute */
async function filesAt(at) {
  const about = await lstat(at).catch(() => undefined);
  if (about === undefined) return [];
  if (!about.isDirectory()) return about.isFile() ? [at] : [];
  const names = (await readdir(at)).sort();
  const nested = await Promise.all(names.map((name) => filesAt(path.join(at, name))));
  return nested.flat();
}
