/** The main job in the real app, with a picture of every screen: what `npm run demo` shows. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  expect,
  freshFolder,
  pictureScreen,
  removeFolder,
  saveEverythingIn,
  test,
} from '../harness';
import { setUp, unlock } from '../journey/flows';
import { acknowledge, allFiles, answer, bundle, decide, takeIn } from '../journey/story';
import { byPhone, fromNobody } from './other-complaints';
import { note, OUTPUT, SCREENS } from './output';

test('three complaints, by email, by phone and from nobody, each to its end', async ({
  redress,
}) => {
  const profile = await freshFolder();
  const files = await freshFolder();
  const out = path.join(OUTPUT, 'files');
  await mkdir(out, { recursive: true });
  try {
    await note('starting Redress with a new profile');
    const { app, window, close } = await redress({ profile });
    await saveEverythingIn(app, out);
    let count = 0;
    const look = async (name: string) => {
      count += 1;
      // A person reads more slowly than this: by then the messages of the last step have gone.
      const dismiss = window.getByRole('button', { name: 'Dismiss message' });
      while ((await dismiss.count()) > 0) await dismiss.first().click();
      await pictureScreen(app, window, `${String(count).padStart(2, '0')}-${name}`, SCREENS);
    };
    const stage = { app, window, files, out, look };
    await expect(window.getByRole('heading', { level: 1 })).toBeVisible();
    await look('set-up');
    await setUp(window);
    await note('the vault is made');
    await look('today-empty');
    await takeIn(stage);
    await note('an email with a PDF attached has become a case');
    await acknowledge(stage);
    await note('defined, acknowledged, the letter saved as a Word file');
    await decide(stage);
    await note('two points decided, root cause and remedies recorded');
    await answer(stage);
    await note('the stage 1 response saved as a Word file');
    await bundle(stage);
    await note('the bundle made, checked and saved');
    await byPhone(stage);
    await note('a complaint by phone settled the same day, answered in a short letter, closed');
    await fromNobody(stage);
    await note('an anonymous complaint looked into, decided and closed');
    for (const [keys, heading, name] of [
      ['Alt+1', /day \d+ /, 'today'],
      ['Alt+2', 'Cases', 'cases'],
      ['Alt+9', 'Settings', 'settings'],
    ] as const) {
      await window.keyboard.press(keys);
      await expect(window.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await look(name);
    }
    await window.keyboard.press('Control+L');
    await close();
    await note('closed');

    const again = await redress({ profile });
    await expect(again.window.getByRole('button', { name: 'Unlock' })).toBeVisible();
    await pictureScreen(again.app, again.window, '90-locked', SCREENS);
    await unlock(again.window);
    await again.window.keyboard.press('Alt+2');
    await expect(again.window.getByRole('row', { name: /Bramblewick/ })).toBeVisible();
    await pictureScreen(again.app, again.window, '91-cases-again', SCREENS);
    await note('opened again: everything is there');
    for (const file of await allFiles(out)) await note(`made ${path.relative(OUTPUT, file)}`);
  } finally {
    await Promise.all([profile, files].map(removeFolder));
  }
});
