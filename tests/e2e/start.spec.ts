import { readFile } from 'node:fs/promises';
import { HAS_SANDBOX, axeProblems, expect, test } from './harness';

test('opens one window called Redress', async ({ redress }) => {
  const { app, window } = await redress();
  await expect(window).toHaveTitle(/^Redress/);
  const visible = await app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((one) => one.isVisible()).length,
  );
  expect(visible).toBe(1);
});

test('the first screen passes the accessibility checks', async ({ redress }) => {
  const { window } = await redress();
  // Not the moment of "Opening…" before it.
  await expect(window.getByRole('button').or(window.getByRole('textbox')).first()).toBeEnabled();
  expect(await axeProblems(window)).toEqual([]);
});

test('the window is confined by the operating system', async ({ redress }) => {
  test.skip(!HAS_SANDBOX, 'this machine gives Chromium no sandbox');
  test.skip(process.platform !== 'linux', 'what the kernel says is read from /proc');
  const { app } = await redress();
  const page = await app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
  const status = await readFile(`/proc/${page}/status`, 'utf8');
  // 2 = a seccomp filter is on, and nothing it starts can be more than it is (man 5 proc).
  expect(status).toMatch(/^Seccomp:\s*2$/m);
  expect(status).toMatch(/^NoNewPrivs:\s*1$/m);
  // Its own process numbers, one level (or two) below ours: it cannot even name other processes.
  expect(/^NSpid:\s*(.+)$/m.exec(status)?.[1]?.trim().split(/\s+/).length).toBeGreaterThan(1);
});
