import { expect, test } from '../harness/engine';

test('the engine is the machine’s own Chromium, newer than the oldest we support', async ({
  browser,
}) => {
  expect(Number(browser.version().split('.')[0])).toBeGreaterThan(130);
});

test('what the store stands on is there: secure context, strict durability, exclusive locks', async ({
  enginePage,
}) => {
  const found = await enginePage.evaluate(async () => {
    const open = indexedDB.open('probe', 1);
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onupgradeneeded = () => void open.result.createObjectStore('rows');
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const change = database.transaction('rows', 'readwrite', { durability: 'strict' });
    change.objectStore('rows').put('value', 'key');
    const durability = change.durability;
    await new Promise<void>((resolve) => {
      change.oncomplete = () => resolve();
    });
    database.close();
    return {
      secure: isSecureContext,
      durability,
      lock: await navigator.locks.request('probe', (lock) => lock?.mode),
    };
  });
  expect(found).toEqual({ secure: true, durability: 'strict', lock: 'exclusive' });
});

test('outside the app the window talks to the browser host, which never pretends to be packaged', async ({
  enginePage,
}) => {
  const info = await enginePage.evaluate(() => window.redressEngine?.host.callHost('app.info', {}));
  expect(info).toMatchObject({ packaged: false });
});
