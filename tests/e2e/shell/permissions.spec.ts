import { expect, test } from '../harness';

test('no permission is given by asking or by checking, but for keeping our own storage', async ({
  redress,
}) => {
  const { app, window: page, problems } = await redress();
  const asked = await page.evaluate(async () => {
    const outcome = (name: string, asking: () => unknown) =>
      Promise.race([
        Promise.resolve()
          .then(asking)
          .then(
            (value) => [
              name,
              typeof value === 'string' || typeof value === 'boolean'
                ? String(value)
                : value === undefined
                  ? 'absent'
                  : 'given',
            ],
            (error: unknown) => [name, error instanceof Error ? 'refused' : 'refused by an object'],
          ),
        new Promise<string[]>((resolve) => setTimeout(() => resolve([name, 'no answer']), 3000)),
      ]);
    const nav = navigator as unknown as Record<
      string,
      Record<string, (...args: unknown[]) => unknown> | undefined
    >;
    return Object.fromEntries(
      await Promise.all([
        outcome('camera', () => navigator.mediaDevices.getUserMedia({ video: true })),
        outcome('microphone', () => navigator.mediaDevices.getUserMedia({ audio: true })),
        outcome('screen', () => navigator.mediaDevices.getDisplayMedia({ video: true })),
        outcome('place', () =>
          new Promise((resolve, reject) =>
            navigator.geolocation.getCurrentPosition(resolve, reject),
          )
            // Chromium's own error is no Error.
            .catch(() => {
              throw new Error('refused');
            }),
        ),
        outcome('notifications', () => Notification.requestPermission()),
        outcome('clipboard reading', () => navigator.clipboard.readText()),
        outcome('midi', () => navigator.requestMIDIAccess({ sysex: true })),
        outcome('usb', () => nav['usb']?.['requestDevice']?.({ filters: [] })),
        outcome('serial', () => nav['serial']?.['requestPort']?.()),
        outcome('bluetooth', () =>
          nav['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true }),
        ),
        outcome('wake lock', () => navigator.wakeLock.request('screen')),
        outcome('full screen', () => document.documentElement.requestFullscreen()),
        outcome('pointer', () => document.documentElement.requestPointerLock()),
        outcome('persistence', () => navigator.storage.persist()),
      ]),
    ) as Record<string, string>;
  });
  const { persistence, notifications, ...others } = asked;
  expect(persistence).toBe('true');
  expect(notifications).toBe('denied');
  for (const [name, outcome] of Object.entries(others))
    expect(outcome, name).toMatch(/^(?:refused|no answer|absent)/);

  const checked = await page.evaluate(async () => {
    const names = [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ];
    return Promise.all(
      names.map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      ),
    );
  });
  expect(checked).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'granted']);

  // Another origin of this very app may not even keep storage.
  const elsewhere = await app.evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({ show: false, webPreferences: { partition: 'elsewhere' } });
    await other.loadURL('data:text/html,<title>x</title>');
    const granted: unknown = await other.webContents.executeJavaScript(
      'Promise.resolve(globalThis.navigator.storage ? navigator.storage.persist() : false)',
    );
    other.destroy();
    return granted;
  });
  expect(elsewhere).toBe(false);
  problems.length = 0;
});
