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

/**
 * What scrolls sideways though it should not: the page, its screen, or any box in it that is no table.
 * @returns one line each, with how many CSS pixels are out of sight
 */
export function sidewaysScroll(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('body *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        const scrolls =
          element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll';
        return scrolls && element.scrollWidth > element.clientWidth && element.clientWidth > 0;
      })
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className}: ${element.scrollWidth - element.clientWidth} px`,
      ),
  );
}

/** How much higher the page is than the window: the frame fills it, so nothing. */
export function pageOverflow(window: Page): Promise<number> {
  return window.evaluate(
    () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
  );
}

/** Browser zoom, as people set it with Ctrl + and −. 2 = 200 %. */
export async function zoomTo(
  app: ElectronApplication,
  window: Page,
  factor: number,
): Promise<void> {
  const before = await window.evaluate(() => ({
    ratio: devicePixelRatio,
    pixels: innerWidth * devicePixelRatio,
  }));
  const handle = await app.browserWindow(window);
  const was = await handle.evaluate((browserWindow, wanted) => {
    const now = browserWindow.webContents.getZoomFactor();
    browserWindow.webContents.setZoomFactor(wanted);
    return now;
  }, factor);
  if (was === factor) return;
  // The ratio is told first, the width it leaves to the page a moment later.
  await window.waitForFunction(
    ({ ratio, pixels }) =>
      devicePixelRatio !== ratio &&
      Math.abs(innerWidth * devicePixelRatio - pixels) <= 2 * devicePixelRatio,
    before,
  );
}
