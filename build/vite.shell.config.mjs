// @ts-check
/**
 * The shell: `electron/main.ts` → `out/electron/main.mjs`; the preloads → CommonJS, one file each, because
 * a sandboxed preload can neither be an ES module nor require a file beside it.
 */
import { defineConfig } from 'vite';
import { inRoot } from './paths.mjs';
import { resolve } from './vite.renderer.config.mjs';

/** @typedef {'main' | 'preload' | 'converter-preload'} ShellPart */

/** @type {Readonly<Record<ShellPart, {entry: string, file: string, format: 'es' | 'cjs'}>>} */
export const SHELL_PARTS = {
  main: { entry: 'electron/main.ts', file: 'main.mjs', format: 'es' },
  preload: { entry: 'electron/preload.ts', file: 'preload.cjs', format: 'cjs' },
  'converter-preload': {
    entry: 'electron/converter/preload.ts',
    file: 'converter-preload.cjs',
    format: 'cjs',
  },
};

/** @param {ShellPart} part */
export function shellConfig(part) {
  const { entry, file, format } = SHELL_PARTS[part];
  return defineConfig({
    root: inRoot(),
    resolve,
    // Nothing is left to find in node_modules at run time: the packaged app has none.
    ssr: { noExternal: true, external: ['electron'] },
    publicDir: false,
    build: {
      outDir: inRoot('out', 'electron'),
      emptyOutDir: false,
      ssr: inRoot(entry),
      target: 'node20',
      minify: false,
      reportCompressedSize: false,
      rollupOptions: {
        // `ssr` marks Node's own modules external already.
        external: ['electron', /^electron\//],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  });
}
