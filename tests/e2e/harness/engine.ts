/**
 * Tests in Debian's Chromium, an engine years newer than the oldest we support: IndexedDB's backend changes
 * on the way. The page is served over http://localhost, a secure context like the app's own scheme, with
 * the same content policy.
 *
 *   import { expect, test } from '../harness/engine';
 *   test('…', async ({ enginePage }) => { await enginePage.evaluate(() => window.redressEngine…) });
 */
import { type Page, test as base } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { responseHeaders, windowPolicy } from '../../../electron/security/csp';
import { APP_FOLDER } from './places';
import type {} from '../engine/page';

export { expect } from '@playwright/test';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Serves one built folder on a free local port. */
async function serve(folder: string): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(folder, path.normalize(asked));
    const type = MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream';
    readFile(file).then(
      (bytes) => response.writeHead(200, responseHeaders(windowPolicy(), type)).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, server };
}

interface WorkerFixtures {
  /** Where the built engine page is served, such as "http://localhost:40123". */
  engineOrigin: string;
}
interface Fixtures {
  /** The engine page, loaded, in a fresh browser profile. The test fails if it broke the content policy. */
  enginePage: Page;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  engineOrigin: [
    async ({}, use) => {
      const { origin, server } = await serve(path.join(APP_FOLDER, 'out', 'engine'));
      await use(origin);
      server.close();
    },
    { scope: 'worker' },
  ],
  enginePage: async ({ page, engineOrigin }, use) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`broken script: ${error.message}`));
    page.on('console', (message) => {
      if (/content security policy|trusted/i.test(message.text())) problems.push(message.text());
    });
    await page.goto(`${engineOrigin}/page.html`);
    await page.waitForFunction(() => window.redressEngine !== undefined);
    await use(page);
    if (problems.length > 0) throw new Error(`The page reported:\n${problems.join('\n')}`);
  },
});
