// @ts-check
/**
 * The page of the engine tests: the store and the browser host without the screens, run by
 * tests/e2e/engine/ in Debian's Chromium, an engine years newer than the oldest we support.
 */
import { defineConfig } from 'vite';
import { inRoot } from './paths.mjs';
import { ZOD_WITHOUT_CODE_FROM_TEXT, resolve } from './vite.renderer.config.mjs';

export default defineConfig({
  root: inRoot('tests', 'e2e', 'engine'),
  resolve,
  publicDir: false,
  worker: {
    format: 'es',
    rollupOptions: { output: { intro: ZOD_WITHOUT_CODE_FROM_TEXT } },
  },
  build: {
    outDir: inRoot('out', 'engine'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: false,
    minify: false,
    chunkSizeWarningLimit: 8192,
    reportCompressedSize: false,
    rollupOptions: {
      input: inRoot('tests', 'e2e', 'engine', 'page.html'),
      output: { intro: ZOD_WITHOUT_CODE_FROM_TEXT },
    },
  },
});
