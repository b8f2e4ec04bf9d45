import { expect, pictureScreen, test } from '../harness';
import { SCREENS, note } from './output';

test('the app opens for someone new', async ({ redress }) => {
  await note('starting Redress with a new profile');
  const { app, window } = await redress();
  await expect(window).toHaveTitle(/^Redress/);
  await expect(window.getByRole('button').or(window.getByRole('textbox')).first()).toBeEnabled();
  await pictureScreen(app, window, '01-first-start', SCREENS);
  await note('the first screen is there');
});
