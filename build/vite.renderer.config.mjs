// @ts-check
/**
 * The window and the converter's page: `renderer/index.html`, `renderer/converter.html` → `out/renderer`.
 *
 * Everything here follows from the Content Security Policy of electron/security/csp.ts: only files of our
 * own origin run, so nothing may be inlined into the pages or written as `data:` addresses.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inRoot } from './paths.mjs';

/** What every bundle of ours resolves alike. */
export const resolve = {
  alias: {
    '@shared': inRoot('shared'),
    // Its tables are half a megabyte and want Node's Buffer; the engine knows the same code pages.
    'iconv-lite': inRoot('renderer', 'converter', 'code-pages.ts'),
  },
};

/** The oldest engine we run on (Electron 33). */
const ENGINE = 'chrome130';

/**
 * zod asks whether it may compile code from text when the FIRST object schema is made, that is while
 * modules load and before any `z.config({ jitless: true })` of ours; asking is already a violation of the
 * content policy. So its settings (it keeps them in this global) are there before any chunk's code runs.
 */
export const ZOD_WITHOUT_CODE_FROM_TEXT = '(globalThis.__zod_globalConfig ??= {}).jitless = true;';

/**
 * Fails the build when a page would carry a script or style the policy then refuses at run time, where
 * the sign would be an empty window.
 * @returns {import('vite').Plugin}
 */
function refuseInlineCode() {
  return {
    name: 'redress-refuse-inline-code',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !name.endsWith('.html')) continue;
        const problem = inlineCodeIn(String(file.source));
        if (problem) this.error(`${name}: ${problem} would be refused by the content policy.`);
      }
    },
  };
}

/** @param {string} html @returns {string | undefined} what is inline, in words */
export function inlineCodeIn(html) {
  for (const [tag] of html.matchAll(/<script\b[^>]*>/gi)) {
    if (!/\ssrc\s*=/i.test(tag)) return 'an inline script';
  }
  if (/<style\b/i.test(html)) return 'an inline style sheet';
  if (/<[^>]+\sstyle\s*=/i.test(html)) return 'a style attribute';
  if (/<[^>]+\son[a-z]+\s*=/i.test(html)) return 'an event attribute';
  if (/(?:src|href)\s*=\s*["']?data:/i.test(html)) return 'a data: address';
  return undefined;
}

export default defineConfig({
  root: inRoot('renderer'),
  // Absolute: the one page answers at any depth of address (app://redress/cases/…).
  base: '/',
  resolve,
  plugins: [react(), refuseInlineCode()],
  worker: {
    format: 'es',
    rollupOptions: { output: { intro: ZOD_WITHOUT_CODE_FROM_TEXT } },
  },
  build: {
    outDir: inRoot('out', 'renderer'),
    emptyOutDir: true,
    target: ENGINE,
    cssTarget: ENGINE,
    // `data:` addresses are refused for pictures and fonts alike.
    assetsInlineLimit: 0,
    // The page names every file it needs, so that none waits for another to be read. Chromium needs no
    // polyfill for it.
    modulePreload: { polyfill: false },
    // Whole screens are split by route; the warning's 500 kB is a web site's measure, not a disk's.
    chunkSizeWarningLimit: 4096,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        index: inRoot('renderer', 'index.html'),
        converter: inRoot('renderer', 'converter.html'),
      },
      output: { intro: ZOD_WITHOUT_CODE_FROM_TEXT },
    },
  },
});
