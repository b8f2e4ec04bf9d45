/** Starts that must not become a normal start: a second one, a profile from the future, a bad place. */
import { type ElectronApplication, _electron } from '@playwright/test';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { APP_FOLDER, expect, freshFolder, HAS_SANDBOX, removeFolder, test } from '../harness';

const VERSION_FILE = 'redress-profile.json';

/** Starts the app where no window of ours is expected, and returns what is shown instead. */
async function startRefused(
  env: Record<string, string>,
): Promise<{ app: ElectronApplication; words: string; url: string }> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const app = await _electron.launch({
    args: [APP_FOLDER],
    env: { ...inherited, ...env },
    chromiumSandbox: HAS_SANDBOX,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  return { app, words: (await page.locator('main').textContent()) ?? '', url: page.url() };
}

/** Every file below `folder` with its hash. */
async function fingerprint(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((each) => each.isFile())
    .map((each) => path.join(each.parentPath, each.name))
    .sort();
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async (file) =>
          [
            path.relative(folder, file),
            createHash('sha256')
              .update(await readFile(file))
              .digest('hex'),
          ] as const,
      ),
    ),
  );
}

test('a second start brings the first window forward and quits', async ({ redress }) => {
  const { app, profile } = await redress();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const executable = await app.evaluate(() => process.execPath);
  const second = spawn(executable, [APP_FOLDER, ...(HAS_SANDBOX ? [] : ['--no-sandbox'])], {
    env: { ...process.env, REDRESS_PROFILE: profile },
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const windows = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => each.isVisible()),
    );
  await expect.poll(windows).toEqual([true]);
});

test('two profiles are two apps', async ({ redress }) => {
  const [first, second] = [await redress(), await redress()];
  expect(first.profile).not.toBe(second.profile);
  expect(second.window.url()).toBe('app://redress/');
});

test('a profile is marked with its format at its first start', async ({ redress }) => {
  const { profile } = await redress();
  expect(JSON.parse(await readFile(path.join(profile, VERSION_FILE), 'utf8'))).toMatchObject({
    format: 1,
  });
});

test('a profile written by a newer Redress is refused, and not one byte of it changes', async ({
  redress,
}) => {
  const profile = await freshFolder();
  // A real profile first, so that there is something to harm.
  const before = await redress({ profile });
  await before.close();
  await writeFile(
    path.join(profile, VERSION_FILE),
    JSON.stringify({ format: 99, writtenBy: '9.4.2' }),
  );
  const marked = await fingerprint(profile);

  const { app, words, url } = await startRefused({ REDRESS_PROFILE: profile });
  expect(url).toBe('app://notice/');
  expect(words).toContain('written by a newer Redress');
  expect(words).toContain('Redress 9.4.2');
  expect(words).toContain('Nothing has been opened or changed.');
  const elsewhere = await app.evaluate(({ app: shell }) => shell.getPath('userData'));
  await app.close();
  expect(await fingerprint(profile)).toEqual(marked);
  // The stand-in folder is gone, too.
  await expect
    .poll(() =>
      readdir(elsewhere).then(
        () => 'there',
        () => 'gone',
      ),
    )
    .toBe('gone');

  // Put right, it opens again.
  await writeFile(
    path.join(profile, VERSION_FILE),
    JSON.stringify({ format: 1, writtenBy: '0.1.0' }),
  );
  const after = await redress({ profile });
  expect(after.window.url()).toBe('app://redress/');
  await after.close();
  await removeFolder(profile);
});

test('a profile whose version note is damaged is refused like one from the future', async () => {
  const profile = await freshFolder();
  await writeFile(path.join(profile, VERSION_FILE), '{"format":');
  const { app, words } = await startRefused({ REDRESS_PROFILE: profile });
  expect(words).toContain('which version');
  await app.close();
  expect(await readdir(profile)).toEqual([VERSION_FILE]);
  await removeFolder(profile);
});

test('a profile in a synced folder is refused before anything is written there', async () => {
  test.skip(process.platform !== 'linux', 'the place is chosen by XDG_CONFIG_HOME');
  const home = await freshFolder('home');
  const config = path.join(home, 'Dropbox', 'config');
  await mkdir(config, { recursive: true });
  const { app, words } = await startRefused({ REDRESS_PROFILE: '', XDG_CONFIG_HOME: config });
  expect(words).toContain('Redress cannot keep cases here');
  expect(words).toContain('cloud');
  await app.close();
  expect(await readdir(config)).toEqual([]);
  await removeFolder(home);
});
