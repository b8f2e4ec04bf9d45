/**
 * Nothing leaves the machine. Not asked of `fetch`, but of listeners: TCP and UDP sockets on this machine
 * that must hear nothing, whatever a page tries. A plain Electron app doing the same MUST be heard, or
 * the silence proves nothing.
 */
import { createSocket } from 'node:dgram';
import { createServer, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, freshFolder, removeFolder, test } from '../harness';

interface Listeners {
  readonly tcp: number;
  readonly udp: number;
  /** What each heard, oldest first. */
  readonly heard: string[];
  close(): void;
}

async function listen(): Promise<Listeners> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push('tcp');
    socket.on('error', () => undefined);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = createSocket('udp4');
  socket.on('message', () => heard.push('udp'));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    tcp: (server.address() as AddressInfo).port,
    udp: socket.address().port,
    heard,
    close() {
      server.close();
      socket.close();
    },
  };
}

/** Runs in the page: every way out a page has. Resolves when all have had their time. */
const tryEverything = async ({ tcp, udp }: { tcp: number; udp: number }) => {
  const at = `127.0.0.1:${String(tcp)}`;
  const hosts = [
    at,
    `localhost:${String(tcp)}`,
    `[::ffff:127.0.0.1]:${String(tcp)}`,
    `redress.example:${String(tcp)}`,
  ];
  const attempts: (() => unknown)[] = hosts.flatMap((host) => [
    () => fetch(`http://${host}/fetch`, { mode: 'no-cors' }).catch(() => undefined),
    () => fetch(`https://${host}/fetch-tls`, { mode: 'no-cors' }).catch(() => undefined),
    () => {
      const request = new XMLHttpRequest();
      request.open('GET', `http://${host}/xhr`);
      request.send();
    },
    () => new WebSocket(`ws://${host}/ws`),
    () => new EventSource(`http://${host}/events`),
    () => navigator.sendBeacon(`http://${host}/beacon`, 'x'),
    () => {
      new Image().src = `http://${host}/img`;
    },
    () => new Audio(`http://${host}/audio`).load(),
    ...[
      'prefetch',
      'preconnect',
      'dns-prefetch',
      'preload',
      'modulepreload',
      'stylesheet',
      'icon',
      'manifest',
    ].map((rel) => () => {
      const link = document.createElement('link');
      link.rel = rel;
      link.href = `http://${host}/${rel}`;
      if (rel === 'preload') link.as = 'image';
      document.head.append(link);
    }),
    () => {
      const style = document.createElement('style');
      style.textContent = `@import url(http://${host}/css); @font-face { font-family: x; src: url(http://${host}/font) } body { font-family: x; background: url(http://${host}/background) }`;
      document.head.append(style);
    },
    () => {
      const frame = document.createElement('iframe');
      frame.src = `http://${host}/frame`;
      document.body.append(frame);
    },
    () => {
      const anchor = document.createElement('a');
      anchor.href = '#here';
      anchor.setAttribute('ping', `http://${host}/ping`);
      document.body.append(anchor);
      anchor.click();
    },
    () => {
      const rules = document.createElement('script');
      rules.type = 'speculationrules';
      rules.textContent = JSON.stringify({
        prefetch: [{ source: 'list', urls: [`http://${host}/speculation`] }],
      });
      document.head.append(rules);
    },
  ]);
  attempts.push(async () => {
    const peer = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${String(udp)}` },
        { urls: `turn:127.0.0.1:${String(udp)}?transport=udp`, username: 'x', credential: 'x' },
        { urls: `turn:127.0.0.1:${String(tcp)}?transport=tcp`, username: 'x', credential: 'x' },
      ],
      iceCandidatePoolSize: 4,
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
  });
  attempts.push(async () => {
    const { WebTransport } = globalThis as unknown as {
      WebTransport: new (url: string) => { ready: Promise<void> };
    };
    await new WebTransport(`https://127.0.0.1:${String(udp)}/`).ready.catch(() => undefined);
  });
  for (const attempt of attempts) {
    try {
      void Promise.resolve(attempt()).catch(() => undefined);
    } catch {
      // Refused at once, which is as good.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 4000));
};

test('the listeners hear: a connection of ours, and a plain Electron app that does the same', async ({
  redress,
}) => {
  const listeners = await listen();
  await new Promise<void>((resolve) => connect(listeners.tcp, '127.0.0.1', resolve));
  await expect.poll(() => listeners.heard).toContain('tcp');
  listeners.heard.length = 0;

  const folder = await freshFolder('plain-app');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'plain', version: '1.0.0', type: 'module', main: 'main.mjs' }),
  );
  await writeFile(
    path.join(folder, 'index.html'),
    '<!doctype html><title>plain</title><body>plain</body>',
  );
  await writeFile(
    path.join(folder, 'main.mjs'),
    `import { app, BrowserWindow } from 'electron';
    app.setPath('userData', process.env.REDRESS_PROFILE);
    app.whenReady().then(() => new BrowserWindow().loadFile(${JSON.stringify(path.join(folder, 'index.html'))}));`,
  );
  const plain = await redress({ folder });
  await plain.window.evaluate(tryEverything, { tcp: listeners.tcp, udp: listeners.udp });
  expect(listeners.heard).toContain('tcp');
  expect(listeners.heard).toContain('udp');
  listeners.close();
  await plain.close();
  // What it could not reach it complains of, some of it seconds later.
  plain.problems.length = 0;
  await removeFolder(folder);
});

test('whatever the window tries, no listener hears of it', async ({ redress }) => {
  const listeners = await listen();
  const { window: page, problems } = await redress();
  await page.evaluate(tryEverything, { tcp: listeners.tcp, udp: listeners.udp });
  expect(listeners.heard).toEqual([]);
  problems.length = 0;
  listeners.close();
});

test('nor when the content policy is not there to help: the layers below it hold alone', async ({
  redress,
}) => {
  const listeners = await listen();
  const { app, problems } = await redress();
  // Pages without any policy, in the window's own session and in a new one.
  for (const partition of ['', 'another', 'persist:kept']) {
    const opened = app.waitForEvent('window');
    await app.evaluate(async ({ BrowserWindow }, name) => {
      const bare = new BrowserWindow({
        show: false,
        webPreferences: name === '' ? {} : { partition: name },
      });
      await bare.loadURL('data:text/html,<!doctype html><title>bare</title><body>bare</body>');
    }, partition);
    const bare = await opened;
    await bare.evaluate(tryEverything, { tcp: listeners.tcp, udp: listeners.udp });
  }
  expect(listeners.heard).toEqual([]);
  problems.length = 0;
  listeners.close();
});

test('nor does the shell’s own side of the engine reach anything', async ({ redress }) => {
  const listeners = await listen();
  const { app } = await redress();
  const outcomes = await app.evaluate(async ({ net, session }, port) => {
    const reach = (asking: Promise<unknown>) =>
      asking.then(
        () => 'reached',
        () => 'refused',
      );
    const address = `http://127.0.0.1:${String(port)}/`;
    session.defaultSession.preconnect({ url: address, numSockets: 2 });
    return Promise.all([
      reach(net.fetch(address)),
      reach(session.defaultSession.fetch(address)),
      reach(session.fromPartition('more').fetch(address)),
      reach(session.defaultSession.resolveHost('localhost.example')),
    ]);
  }, listeners.tcp);
  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(listeners.heard).toEqual([]);
  listeners.close();
});
