#!/usr/bin/env node
// @ts-check
/**
 * Reads a backup without the app: `node build/backup-reader.mjs list|verify|cases|extract <folder> …`.
 * What it does is in build/backup-reader/; this file only makes the repository's shared code, which is
 * TypeScript, run in Node.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { runMain } from './terminal.mjs';

await runMain(async () => {
  const { build } = await import('vite');
  const outDir = inRoot('.cache', 'backup-reader');
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'error',
    resolve: { alias: { '@shared': inRoot('shared') } },
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      ssr: inRoot('build', 'backup-reader', 'main.ts'),
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'main.mjs', codeSplitting: false } },
    },
  });
  /** @type {{ main(args: readonly string[]): Promise<number> }} */
  const reader = await import(pathToFileURL(path.join(outDir, 'main.mjs')).href);
  return reader.main(process.argv.slice(2));
});
