/** The job, once through in the real app: from an email to a letter in Word and a bundle, and all there again. */
import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import {
  axeProblems,
  expect,
  freshFolder,
  removeFolder,
  pageOverflow,
  resizeTo,
  sidewaysScroll,
  zoomTo,
  saveEverythingIn,
  SCREEN_SIZES,
  test,
} from '../harness';
import { backToCase, next, onCase, setUp, unlock } from './flows';
import {
  acknowledge,
  allFiles,
  answer,
  bundle,
  copyOut,
  decide,
  takeIn,
  type Stage,
} from './story';

test('a complaint by email is taken in, acknowledged, decided, answered, bundled, and found again', async ({
  redress,
}) => {
  test.setTimeout(240_000);
  const profile = await freshFolder();
  const files = await freshFolder();
  const out = await freshFolder();
  try {
    const { app, window, close } = await redress({ profile });
    await saveEverythingIn(app, out);
    const look: Stage['look'] = async (name) => {
      await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
      for (const size of SCREEN_SIZES) {
        await resizeTo(app, window, size);
        expect(await sidewaysScroll(window), `${name} at ${size.width}`).toEqual([]);
        expect(await pageOverflow(window), `${name} at ${size.width}`).toBeLessThanOrEqual(0);
      }
      await zoomTo(app, window, 2);
      expect(await sidewaysScroll(window), `${name} at 200 %`).toEqual([]);
      await zoomTo(app, window, 1);
      expect(await axeProblems(window), name).toEqual([]);
    };
    const stage = { app, window, files, out, look };
    await look('set-up');
    await setUp(window);
    await look('today-empty');
    await takeIn(stage);
    await acknowledge(stage);
    await decide(stage);
    await answer(stage);
    await bundle(stage);

    const saved = await allFiles(out);
    const pdf = saved.find((name) => /bundle\.pdf$/.test(name));
    if (pdf === undefined) throw new Error(`no bundle among ${saved.join(', ')}`);
    const pages = (await PDFDocument.load(await readFile(pdf))).getPageCount();
    expect(pages).toBeGreaterThan(8);
    expect(saved.some((name) => name.endsWith('manifest.json'))).toBe(true);

    // Locked: what was copied out is not there for whoever sits down next.
    await backToCase(window, 'Letters');
    await window.getByRole('link', { name: 'Stage 1 response', exact: true }).click();
    await copyOut(stage);
    const gone = window.waitForEvent('close');
    await window.keyboard.press('Control+L').catch(() => undefined);
    await gone;
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).not.toContain('WB-26');
    // Closed, opened, and all there.
    await close();
    const again = await redress({ profile });
    await unlock(again.window);
    await again.window.keyboard.press('Alt+2');
    await again.window.getByRole('row', { name: /Bramblewick/ }).click();
    await onCase(again.window);
    await again.window.getByRole('tab', { name: /^Letters/ }).click();
    await expect(again.window.getByRole('article')).toHaveCount(2);
    await again.window.getByRole('tab', { name: /^History/ }).click();
    await expect(again.window.getByText(/bundle/i).first()).toBeVisible();
    await expect(next(again.window)).toContainText('Close the case');
  } finally {
    await Promise.all([profile, files, out].map(removeFolder));
  }
});
