/** What the operating system and the engine say of our processes. */
import { readFile } from 'node:fs/promises';
import { call, convert } from './bridge';
import { expect, HAS_SANDBOX, test } from '../harness';

const MAIL = Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\nHello');

test('every page process is under a seccomp filter, the converter’s too, and the shell says so', async ({
  redress,
}) => {
  test.skip(!HAS_SANDBOX, 'this machine gives Chromium no sandbox');
  test.skip(process.platform !== 'linux', 'what the kernel says is read from /proc');
  const { app, window: page } = await redress();
  await convert(page, 'parse-mail', MAIL);
  // The spare converter page is there by now or soon.
  await expect
    .poll(() => app.windows().filter((page) => page.url().includes('converter.html')).length)
    .toBeGreaterThan(0);
  const pages = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => ({
      url: webContents.getURL(),
      pid: webContents.getOSProcessId(),
    })),
  );
  expect(pages.length).toBeGreaterThan(1);
  for (const { url, pid } of pages) {
    const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
    expect(status, url).toMatch(/^Seccomp:\s*2$/m);
    expect(status, url).toMatch(/^NoNewPrivs:\s*1$/m);
    expect(status, url).toMatch(/^CapEff:\s*0+$/m);
  }
  expect(new Set(pages.map(({ pid }) => pid)).size).toBe(pages.length);
  expect(await call(page, 'app.info', {})).toMatchObject({
    ok: true,
    value: { sandboxed: true },
  });
});

test('the window’s settings are the safe ones', async ({ redress }) => {
  const { app } = await redress();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Not in the types: what the running page really has.
    return (
      window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  // Listed only when on.
  expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false);
  expect(preferences['spellcheck'] ?? false).toBe(false);
  if (HAS_SANDBOX) expect(preferences['sandbox']).toBe(true);
});

test('no crash reporter runs and the switches that call home are off', async ({ redress }) => {
  const { app } = await redress();
  const facts = await app.evaluate(({ app: shell, crashReporter, session }) => ({
    uploads: crashReporter.getUploadedReports().length,
    off: [
      'disable-background-networking',
      'disable-component-update',
      'disable-breakpad',
      'no-proxy-server',
      'no-pings',
    ].filter((name) => !shell.commandLine.hasSwitch(name)),
    resolver: shell.commandLine.getSwitchValue('host-resolver-rules'),
    spelling: session.defaultSession.isSpellCheckerEnabled(),
    protocols: ['app', 'mailto', 'redress'].filter((name) => shell.isDefaultProtocolClient(name)),
  }));
  expect(facts).toEqual({
    uploads: 0,
    off: [],
    resolver: 'MAP * ~NOTFOUND',
    spelling: false,
    protocols: [],
  });
});

test('a webview cannot be attached', async ({ redress }) => {
  const { app, window: page, problems } = await redress();
  const before = app.windows().length;
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://redress/');
    document.body.append(view);
  });
  await page.waitForTimeout(300);
  expect(app.windows()).toHaveLength(before);
  problems.length = 0;
});
