/** What benches of the real app share: seeding in the engine tests' page, unlocking the app itself. */
import type { Page } from '@playwright/test';
import { launchRedress } from '../e2e/harness';
import type {} from '../e2e/engine/page';

export { engineApp } from '../e2e/harness/seeded';

/** A vault of the sample council, left open as `window.store`. @returns the recovery key */
export async function makeVault(page: Page): Promise<string> {
  await page.waitForFunction(() => window.redressEngine !== undefined);
  return page.evaluate(async () => {
    const engine = window.redressEngine;
    if (!engine) throw new Error('no engine');
    const store = await engine.createStore();
    const { recoveryKey } = await store.vault.setUp({
      council: engine.sampleCouncil(),
      handler: engine.SAMPLE_HANDLER,
      passphrase: 'larch wharf tannery seven',
    });
    window.store = store;
    return recoveryKey;
  });
}

/** Opens the vault with the recovery key, which needs no derivation. @returns milliseconds from pressing. */
export async function unlock(window: Page, recoveryKey: string): Promise<number> {
  await window.getByRole('button', { name: 'I have lost my passphrase' }).click();
  await window.getByLabel('Recovery key').fill(recoveryKey);
  const renew = window.getByRole('checkbox', { name: /Set a new passphrase/ });
  if (await renew.isChecked()) await renew.uncheck();
  const taken = window.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let started = 0;
        addEventListener('submit', () => (started = performance.now()), { capture: true });
        const look = () => {
          const shown =
            started > 0 &&
            document.querySelector('main h1') !== null &&
            document.querySelectorAll('main a').length > 5;
          // After the frame with the work in it has been drawn, a key would be heard.
          if (shown) setTimeout(() => resolve(performance.now() - started));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await window.getByRole('button', { name: 'Open the vault' }).click();
  return await taken;
}

/**
 * Milliseconds from pressing "Open the vault" until Today shows its work and takes a key. The recovery key
 * needs no derivation, so what is measured is everything after it.
 */
export async function unlockToToday(profile: string, recoveryKey: string): Promise<number> {
  const { window, close } = await launchRedress({ profile });
  try {
    return await unlock(window, recoveryKey);
  } finally {
    await close();
  }
}
