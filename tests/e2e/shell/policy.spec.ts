/** The content policy: on every response, and really holding. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { convert } from './bridge';
import { APP_FOLDER, expect, test } from '../harness';

const PAGES = path.join(APP_FOLDER, 'out', 'renderer');

test('every file of the app, every refusal and every error carries the policy', async ({
  redress,
}) => {
  const { app } = await redress();
  const entries = await readdir(PAGES, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((each) => each.isFile())
    .map((each) =>
      path.relative(PAGES, path.join(each.parentPath, each.name)).split(path.sep).join('/'),
    );
  expect(files.length).toBeGreaterThan(2);
  const addresses = [
    '/',
    '/cases',
    '/cases/1/letters',
    '/missing.js',
    '/assets/',
    '/assets/missing.js',
    '/%2e%2e/secret.json',
    '/main.exe',
    '/.env',
    '//x.js',
    ...files.map((file) => `/${file}`),
  ].map((each) => `app://redress${each}`);
  const answers = await app.evaluate(
    ({ session }, all) =>
      Promise.all(
        all.flatMap((address) =>
          (['GET', 'POST'] as const).map(async (method) => {
            const response = await session.defaultSession.fetch(address, { method });
            return {
              address,
              method,
              status: response.status,
              headers: Object.fromEntries(response.headers),
            };
          }),
        ),
      ),
    addresses,
  );
  for (const { address, method, status, headers } of answers) {
    const name = `${method} ${address}`;
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, name).toContain("default-src 'none'");
    expect(policy, name).not.toMatch(/'unsafe-eval'|'unsafe-inline'|https?:|\*/);
    expect(headers['x-content-type-options'], name).toBe('nosniff');
    expect(headers['cache-control'], name).toBe('no-store');
    if (method === 'POST') expect(status, name).toBe(405);
    if (status === 200 && /\.(?:js|html)$|\/$/.test(address)) {
      expect(policy, name).toContain("require-trusted-types-for 'script'");
    }
  }
  const served = (file: string) =>
    answers.find(({ address, method }) => method === 'GET' && address === `app://redress/${file}`)
      ?.status;
  for (const file of files) {
    const isServed = file !== 'converter.html' && !file.endsWith('.gz');
    if (isServed) expect(served(file), file).toBe(200);
  }
  // The converter's page is not for the window.
  expect(served('converter.html')).toBe(404);
});

test('each page has its own nonce', async ({ redress }) => {
  const { app } = await redress();
  const policies = await app.evaluate(({ session }) =>
    Promise.all(
      [1, 2].map(async () =>
        (await session.defaultSession.fetch('app://redress/')).headers.get(
          'content-security-policy',
        ),
      ),
    ),
  );
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]);
  expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{24}$/);
  expect(nonces[0]).not.toBe(nonces[1]);
});

/** Runs in the page; from a timer, since what the debugger itself evaluates may do more. */
const probe = () =>
  new Promise<Record<string, string>>((resolve) => {
    setTimeout(() => {
      const attempt = (doing: () => unknown) => {
        try {
          return `did: ${String(doing())}`;
        } catch (error) {
          return error instanceof Error ? error.name : 'refused';
        }
      };
      resolve({
        eval: attempt(() => (0, eval)('1 + 1')),
        // The very thing the policy must refuse.
        function: attempt(() => new Function('return 1')() as unknown),
        wasm: attempt(() => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))),
      });
    }, 0);
  });

test('no text becomes code in the page; Trusted Types refuse markup and scripts', async ({
  redress,
}) => {
  const { window: page, problems } = await redress();
  expect(await page.evaluate(probe)).toMatchObject({
    eval: expect.stringMatching(/^(Eval|Type)Error$/),
    function: expect.stringMatching(/^(Eval|Type)Error$/),
    wasm: expect.stringContaining('did'),
  });
  const refused = await page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) => {
        setTimeout(() => {
          const attempt = (doing: () => unknown) => {
            try {
              doing();
              return 'did';
            } catch (error) {
              return error instanceof Error ? error.name : 'refused';
            }
          };
          const div = document.createElement('div');
          const types = (
            globalThis as unknown as {
              trustedTypes: { createPolicy(name: string, rules: object): unknown };
            }
          ).trustedTypes;
          resolve({
            innerHTML: attempt(() => (div.innerHTML = '<b>x</b>')),
            srcdoc: attempt(() => (document.createElement('iframe').srcdoc = '<b>x</b>')),
            script: attempt(() => (document.createElement('script').text = '1')),
            worker: attempt(() => new Worker('/assets/x.js')),
            parser: attempt(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
            'another policy': attempt(() => types.createPolicy('mine', {})),
            'a default policy': attempt(() => types.createPolicy('default', {})),
          });
        }, 0);
      }),
  );
  for (const [what, outcome] of Object.entries(refused)) expect(outcome, what).toBe('TypeError');
  problems.length = 0;
});

test('no text becomes code in a worker either', async ({ redress }) => {
  const { app, problems } = await redress();
  const scripts = (await readdir(path.join(PAGES, 'assets'))).filter((name) =>
    name.endsWith('.js'),
  );
  const sheet = (await readdir(path.join(PAGES, 'assets'))).find(
    (name) => name.endsWith('.css') || name.endsWith('.js'),
  );
  // A page of our origin with nothing of ours running: a bare file, shown as a document.
  const opened = app.waitForEvent('window');
  await app.evaluate(
    async ({ BrowserWindow }, address) => {
      await new BrowserWindow({ show: false }).loadURL(address);
    },
    `app://redress/assets/${sheet ?? ''}`,
  );
  const page = await opened;
  const started = page.waitForEvent('worker');
  await page.evaluate(
    (script) => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: {
          createPolicy(name: string, rules: object): { createScriptURL(url: string): string };
        };
      };
      const policy = trustedTypes.createPolicy('redress-worker', {
        createScriptURL: (url: string) => url,
      });
      Object.assign(window, {
        kept: new Worker(policy.createScriptURL(`/assets/${script}`), { type: 'module' }),
      });
    },
    scripts.find((name) => name.startsWith('search.worker')) ?? '',
  );
  const worker = await started;
  expect(await worker.evaluate(probe)).toMatchObject({
    eval: 'EvalError',
    function: 'EvalError',
    wasm: expect.stringContaining('did'),
  });
  problems.length = 0;
});

test('the converter runs under a narrower policy of its own', async ({ redress }) => {
  const { app, window: page, problems } = await redress();
  await convert(page, 'parse-mail', Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\nHello'));
  await expect
    .poll(() => app.windows().filter((page) => page.url().endsWith('/converter.html')).length)
    .toBeGreaterThan(0);
  const converter = app.windows().find((page) => page.url().endsWith('/converter.html'));
  if (!converter) throw new Error('There is no converter page.');
  await converter.waitForLoadState();
  expect(await converter.evaluate(probe)).toMatchObject({
    eval: expect.stringMatching(/Error$/),
    function: expect.stringMatching(/Error$/),
  });
  const facts = await converter.evaluate(
    () =>
      new Promise<Record<string, unknown>>((resolve) => {
        setTimeout(async () => {
          const types = (
            globalThis as unknown as {
              trustedTypes: { createPolicy(name: string, rules: object): unknown };
            }
          ).trustedTypes;
          const reach = (address: string) =>
            fetch(address).then(
              (response) => response.status,
              () => 'refused',
            );
          let policy = 'made';
          try {
            types.createPolicy('redress-worker', {});
          } catch {
            policy = 'refused';
          }
          resolve({
            bridge: 'redressHost' in window,
            policy,
            windowFiles: await reach('app://redress/index.html'),
            ownFile: await reach('/converter.html'),
            page: await reach('/'),
            data: await reach('data:text/plain,x'),
            network: await reach('http://127.0.0.1:9/'),
          });
        }, 0);
      }),
  );
  expect(facts).toEqual({
    bridge: false,
    policy: 'refused',
    windowFiles: 'refused',
    ownFile: 200,
    page: 404,
    data: 'refused',
    network: 'refused',
  });
  problems.length = 0;
});
