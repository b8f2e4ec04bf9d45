import { freshFolder, test, zoomTo, resizeTo, saveEverythingIn } from './harness';
import { setUp } from './journey/flows';
import { acknowledge, takeIn, decide } from './journey/story';
test('look', async ({ redress }) => {
  const files = await freshFolder();
  const { app, window } = await redress();
  await saveEverythingIn(app, files);
  let n = 0;
  const look = async (name: string) => {
    await resizeTo(app, window, { width: 1440, height: 900 });
    await zoomTo(app, window, 2);
    await window.waitForTimeout(200);
    n += 1;
    await window.screenshot({ path: `/tmp/look200/${String(n).padStart(2, '0')}-${name}.png` });
    await zoomTo(app, window, 1);
  };
  await setUp(window);
  const stage = { app, window, files, out: files, look };
  await takeIn(stage);
  await acknowledge(stage);
  await decide(stage);
});
