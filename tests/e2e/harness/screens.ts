/** Pictures of the window at the two sizes UI.md is judged at. */
import type { ElectronApplication, Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { RESULTS } from './places';

/** Small: a council laptop of 1366 × 768 at 125 %, less the browser-like furniture. Large: a desk. */
export const SCREEN_SIZES = [
  { width: 1093, height: 560 },
  { width: 1440, height: 900 },
] as const;
export type ScreenSize = (typeof SCREEN_SIZES)[number];

/** Makes the page exactly this large and waits until it knows. */
export async function resizeTo(
  app: ElectronApplication,
  window: Page,
  size: ScreenSize,
): Promise<void> {
  const handle = await app.browserWindow(window);
  await handle.evaluate((browserWindow, { width, height }) => {
    browserWindow.setContentSize(width, height);
  }, size);
  await window.waitForFunction(
    ({ width, height }) => innerWidth === width && innerHeight === height,
    size,
  );
}

/**
 * Leaves `<name>-1093x560.png` and `<name>-1440x900.png` in the run's results, below `screens/` unless
 * another folder is given. Answers their paths. The window stays at the last size.
 */
export async function pictureScreen(
  app: ElectronApplication,
  window: Page,
  name: string,
  folder = path.join(RESULTS, 'screens'),
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const size of SCREEN_SIZES) {
    await resizeTo(app, window, size);
    const file = path.join(folder, `${name}-${size.width}x${size.height}.png`);
    // Fonts swap in late; a picture must not depend on the machine's speed.
    await window.evaluate(() => document.fonts.ready.then(() => undefined));
    await window.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    paths.push(file);
  }
  return paths;
}
