/** Who may call the shell, and with what: the guard in the real app. */
import fc from 'fast-check';
import { HOST_CALLS, HOST_ERRORS, type HostResult } from '@shared/host/contract';
import { HOST_CALL_NAMES } from '@shared/host/names';
import path from 'node:path';
import { call } from './bridge';
import { APP_FOLDER, expect, test } from '../harness';

const PRELOAD = path.join(APP_FOLDER, 'out', 'electron', 'preload.cjs');

test('a page with our preload that is not our window is refused', async ({ redress }) => {
  const { app, window: page } = await redress();
  const answers = await app.evaluate(async ({ BrowserWindow }, preload) => {
    const ask = "window.redressHost.call('app.info', {})";
    const inWindow = async (address: string) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      await other.loadURL(address);
      const answer: unknown = await other.webContents.executeJavaScript(ask);
      other.destroy();
      return answer;
    };
    return {
      'our own address in another window': await inWindow('app://redress/'),
      'a foreign address': await inWindow('data:text/html,<body>x</body>'),
    };
  }, PRELOAD);
  for (const [who, answer] of Object.entries(answers)) {
    expect(answer, who).toMatchObject({ ok: false, error: { code: 'refused' } });
  }
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
});

test('a frame inside our own window is refused', async ({ redress }) => {
  const { app, window: page, problems } = await redress();
  // Our window gives its frames no preload, so the message is sent as a taken-over process would send it:
  // as the frame, from the same WebContents.
  const answer = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const contents = BrowserWindow.getAllWindows().find((each) => each.isVisible())?.webContents;
    if (!contents) return 'no window';
    await contents.executeJavaScript("document.body.append(document.createElement('iframe')); 0");
    const frame = contents.mainFrame.frames[0];
    const handlers = (
      ipcMain as unknown as {
        _invokeHandlers: Map<string, (...args: unknown[]) => Promise<unknown>>;
      }
    )._invokeHandlers;
    const handle = handlers.get('redress:call');
    if (!frame || !handle) return 'no frame or handler';
    return [
      await handle({ sender: contents, senderFrame: frame }, 'app.info', {}),
      await handle({ sender: contents, senderFrame: null }, 'app.info', {}),
      await handle({ sender: contents, senderFrame: contents.mainFrame }, 'app.info', {}),
    ];
  });
  expect(answer).toMatchObject([
    { ok: false, error: { code: 'refused' } },
    { ok: false, error: { code: 'refused' } },
    { ok: true },
  ]);
  expect(await page.evaluate(() => frames[0] !== undefined && 'redressHost' in frames[0])).toBe(
    false,
  );
  problems.length = 0;
});

test('the bridge is two functions, frozen, and says only the names it knows', async ({
  redress,
}) => {
  const { window: page } = await redress();
  const facts = await page.evaluate(async () => {
    const host = window.redressHost;
    if (!host) throw new Error('The window has no bridge.');
    const outcome = await host
      .call('constructor' as never, {} as never)
      .catch((error: unknown) => String(error));
    return {
      members: Object.keys(host).sort(),
      frozen: Object.isFrozen(host),
      writable: Object.getOwnPropertyDescriptor(window, 'redressHost')?.writable ?? false,
      outcome,
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    };
  });
  expect(facts.members).toEqual(['call', 'on']);
  expect(facts.frozen).toBe(true);
  expect(facts.writable).toBe(false);
  expect(facts.outcome).toContain('No such call');
  expect(facts.node).toEqual([]);
});

test('junk for every call is answered with a plain refusal, and the app lives on', async ({
  redress,
}) => {
  test.setTimeout(120_000);
  const { window: page } = await redress();
  const handle = fc.constantFrom(
    '',
    'x',
    '../../etc/passwd',
    `pick-${'0'.repeat(32)}`,
    `save-${'f'.repeat(32)}`,
    `fold-${'0'.repeat(32)}`,
    `conv-${'0'.repeat(32)}`,
  );
  const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 2 ** 53, 1e308, NaN));
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        handle,
        job: handle,
        folder: handle,
        offset: number,
        length: number,
        size: number,
        part: number,
        minutes: number,
        name: fc.oneof(fc.string(), fc.constantFrom('..', 'con', 'a/b', '\0')),
        suggestedName: fc.string(),
        options: fc.string(),
        purpose: fc.constantFrom('evidence', 'x'),
        many: fc.boolean(),
        sha256: fc.string(),
        title: fc.string(),
        conversion: fc.constantFrom('parse-mail', 'x'),
        bytes: fc.constantFrom(null, 'AAAA', [1, 2, 3]),
      },
      { requiredKeys: [] },
    ),
  );
  for (const name of HOST_CALL_NAMES) {
    // What the schema takes would open a dialog or lock the window: other tests' business.
    const samples: unknown[] = fc
      .sample(junk, { numRuns: 60, seed: 20_270_105 })
      .filter((each) => !HOST_CALLS[name].request.safeParse(each).success);
    expect(samples.length).toBeGreaterThan(20);
    const answers = await page.evaluate(
      async ([each, requests]) => {
        // Any name with anything: what no type allows is just what is tried.
        const host = window.redressHost as unknown as {
          call(name: string, request: unknown): Promise<HostResult<unknown>>;
        };
        const odd = [
          new Map([[1, 2]]),
          new Set([1]),
          new Date(0),
          /x/,
          new ArrayBuffer(8),
          [[[[]]]],
          10n,
        ];
        return Promise.all(
          [...requests, ...odd].map((request) =>
            host.call(each, request).catch((error: unknown) => String(error)),
          ),
        );
      },
      [name, samples] as const,
    );
    for (const answer of answers) {
      // The bridge itself refuses what cannot be cloned.
      if (typeof answer === 'string') continue;
      expect(answer.ok, name).toBe(false);
      if (!answer.ok) {
        expect(HOST_ERRORS).toContain(answer.error.code);
        expect(answer.error.message).not.toMatch(
          /[\\/](?:home|tmp|var|work|usr)|Zod|Error:|at \w+ \(/,
        );
      }
    }
    expect(await call(page, 'app.info', {}), name).toMatchObject({ ok: true });
  }
});

test('a message beyond the limit is refused before any schema looks at it', async ({ redress }) => {
  const { window: page } = await redress();
  const codes = await page.evaluate(async () => {
    const host = window.redressHost;
    if (!host) throw new Error('The window has no bridge.');
    const MIB = 1024 * 1024;
    const handle = `save-${'0'.repeat(32)}`;
    const code = async (asking: Promise<{ ok: boolean; error?: { code: string } }>) =>
      (await asking).error?.code;
    return [
      await code(host.call('files.write', { handle, offset: 0, bytes: new Uint8Array(64 * MIB) })),
      await code(host.call('convert.run', { job: handle, options: 'x'.repeat(8 * MIB) })),
      await code(
        host.call('files.release', {
          handle,
          extra: Array.from({ length: 50_000 }, () => 1),
        } as never),
      ),
      // Within the limit, but of a handle nobody has.
      await code(host.call('files.write', { handle, offset: 0, bytes: new Uint8Array(4 * MIB) })),
    ];
  });
  expect(codes).toEqual(['tooLarge', 'tooLarge', 'tooLarge', 'gone']);
});
