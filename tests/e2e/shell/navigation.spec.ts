/** A matrix of places to go × ways to go there. Nothing may move, open or download. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { call } from './bridge';
import { expect, freshFolder, mainWindow, removeFolder, test } from '../harness';

const TRIGGERS = [
  'location.href',
  'location.replace',
  'link',
  'link to a new window',
  'window.open',
  'form',
  'form post to a new window',
  'meta refresh',
  'frame',
  'frame in a frame',
  'download link',
  'embed',
  'object',
] as const;

test('no address by any way leads out of the window', async ({ redress }) => {
  test.setTimeout(180_000);
  let heard = 0;
  const server = createServer((_request, response) => {
    heard += 1;
    response.end('<h1>outside</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const targets = [
    `http://127.0.0.1:${String(port)}/`,
    'https://example.org/',
    'file:///etc/passwd',
    'data:text/html,<h1>outside</h1>',
    'blob:app://redress/0',
    'javascript:document.documentElement.remove()',
    'app://redress.evil.example/',
    'app://redress@evil.example/',
    'app://REDRESS%2eevil/',
    'app://job-0/converter.html',
    'app://redress/../../etc/passwd.txt',
    'app://redress/converter.html',
    'chrome://version/',
    'view-source:app://redress/',
    'mailto:someone@example.org',
    'ms-settings:',
  ];

  const { app, window: page, problems } = await redress();
  const home = page.url();
  const windowsBefore = app.windows().length;
  for (const target of targets) {
    for (const trigger of TRIGGERS) {
      await page.evaluate(
        ([to, how]) => {
          const add = (
            name: string,
            attributes: Record<string, string>,
            parent: Node = document.body,
          ) => {
            const element = document.createElement(name);
            for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
            element.dataset['trap'] = '';
            parent.appendChild(element);
            return element;
          };
          const tried = () => {
            switch (how) {
              case 'location.href':
                return void (location.href = to);
              case 'location.replace':
                return location.replace(to);
              case 'link':
                return add('a', { href: to }).click();
              case 'link to a new window':
                return add('a', { href: to, target: '_blank' }).click();
              case 'window.open':
                return void window.open(to);
              case 'form':
                return (add('form', { action: to }) as HTMLFormElement).submit();
              case 'form post to a new window':
                return (
                  add('form', { action: to, method: 'post', target: '_blank' }) as HTMLFormElement
                ).submit();
              case 'meta refresh':
                return void add(
                  'meta',
                  { 'http-equiv': 'refresh', content: `0;url=${to}` },
                  document.head,
                );
              case 'frame':
                return void add('iframe', { src: to });
              case 'frame in a frame': {
                const outer = add('iframe', {}) as HTMLIFrameElement;
                const inner = outer.contentDocument;
                return inner ? void add('iframe', { src: to }, inner.body) : undefined;
              }
              case 'download link':
                return add('a', { href: to, download: 'case.txt' }).click();
              case 'embed':
                return void add('embed', { src: to });
              case 'object':
                return void add('object', { data: to });
            }
          };
          // Trusted Types and the policy refuse some of these by throwing, which is as good.
          try {
            tried();
          } catch {
            /* refused */
          }
        },
        [target, trigger] as const,
      );
      await page.waitForTimeout(25);
      expect(page.url(), `${trigger} to ${target}`).toBe(home);
      await page.evaluate(() =>
        document.querySelectorAll('[data-trap]').forEach((each) => each.remove()),
      );
    }
    // The window still is what it was, bridge and all.
    expect(await call(page, 'app.info', {}), target).toMatchObject({ ok: true });
  }
  expect(app.windows()).toHaveLength(windowsBefore);
  expect(heard).toBe(0);
  const downloads = await readdir(path.join(os.homedir(), 'Downloads')).catch(() => []);
  expect(downloads).not.toContain('case.txt');
  // Every trap that met the policy has said so; that is what was wanted.
  problems.length = 0;
  server.close();
});

test('a screen of the app can be reloaded at its own address', async ({ redress }) => {
  const { window: page, problems } = await redress();
  await page.evaluate(() => {
    location.href = 'app://redress/cases/1/letters';
  });
  await page.waitForURL('app://redress/cases/1/letters');
  expect(await call(page, 'app.info', {})).toMatchObject({ ok: true });
  // What the router says of a case that does not exist is not this test's business.
  problems.length = 0;
});

test('a window made blank (which no event can prevent) is replaced by a fresh one', async ({
  redress,
}) => {
  const { app, window: page } = await redress();
  const gone = page.waitForEvent('close');
  await page.evaluate(() => {
    location.href = 'about:blank';
  });
  await gone;
  expect(await call(await mainWindow(app), 'app.info', {})).toMatchObject({ ok: true });
});

test('a title of the page never reaches the taskbar', async ({ redress }) => {
  const { app, window: page } = await redress();
  await page.evaluate(() => {
    document.title = 'Asha Verma: missed bins';
  });
  const shown = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((each) => each.getTitle()),
    );
  await page.waitForTimeout(200);
  // The app itself says which of its fixed titles stands there.
  expect(await shown()).toEqual([expect.stringMatching(/^Redress(?: \(locked\))?$/)]);
  await call(page, 'window.title', { title: 'Redress – sample council' });
  expect(await shown()).toEqual(['Redress – sample council']);
});

test('nothing is downloaded, even when the shell’s side of the engine is made to ask', async ({
  redress,
}) => {
  const { app } = await redress();
  const folder = await freshFolder('downloads');
  const wasPrevented = await app.evaluate(({ app: shell, session }, into) => {
    shell.setPath('downloads', into);
    const asked = new Promise<boolean>((resolve) => {
      // Heard after the shell's own listener, which was there first.
      session.defaultSession.on('will-download', (event) => resolve(event.defaultPrevented));
    });
    session.defaultSession.downloadURL('app://redress/index.html');
    return asked;
  }, folder);
  expect(wasPrevented).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await readdir(folder)).toEqual([]);
  await removeFolder(folder);
});

test('printing, alerts and prompts are dead', async ({ redress }) => {
  const { window: page, problems } = await redress();
  const answer = await page.evaluate(() => {
    window.print();
    window.alert('x');
    return window.confirm('x');
  });
  expect(answer).toBe(false);
  expect(problems.join()).toContain("Ignored call to 'print()'");
  problems.length = 0;
});
