import path from 'node:path';
import { expect, test, vi } from 'vitest';
import {
  argumentsFor,
  isSampleCouncil,
  sampleCapability,
  sampleFolder,
  SAMPLE_SWITCH,
} from '../../../electron/sample-council';

test('only the whole word on the command line opens the sample council', () => {
  expect(isSampleCouncil(['redress', SAMPLE_SWITCH])).toBe(true);
  expect(isSampleCouncil(['redress'])).toBe(false);
  expect(isSampleCouncil(['redress', `${SAMPLE_SWITCH}=1`, 'sample-council'])).toBe(false);
});

test('its folder lies beside the real one and is never the real one', () => {
  const real = path.join(path.sep, 'home', 'someone', '.config', 'Redress');
  expect(path.dirname(sampleFolder(real))).toBe(path.dirname(real));
  expect(sampleFolder(real)).not.toBe(real);
  expect(path.relative(real, sampleFolder(real)).startsWith('..')).toBe(true);
});

test.each([
  ['going there', true, ['/app', '--x'], ['/app', '--x', SAMPLE_SWITCH]],
  ['going there twice', true, ['/app', SAMPLE_SWITCH], ['/app', SAMPLE_SWITCH]],
  ['coming back', false, ['/app', SAMPLE_SWITCH, '--x'], ['/app', '--x']],
])('%s keeps the other words of the command line', (_name, open, argv, next) => {
  expect(argumentsFor(open, argv)).toEqual(next);
});

test('the next start is arranged before the window closes, and an AppImage starts as its file', async () => {
  const done: string[] = [];
  const relaunch = vi.fn(() => done.push('relaunch'));
  const window = { current: { close: () => done.push('close') } };
  const { 'app.sample': sample } = sampleCapability(
    { relaunch } as never,
    window as never,
    ['/opt/redress', '--x'],
    { APPIMAGE: '/home/someone/Redress.AppImage' },
  );
  await sample({ open: true }, { contents: 1 } as never);
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual(['relaunch', 'close']);
  expect(relaunch).toHaveBeenCalledWith({
    args: ['--x', SAMPLE_SWITCH],
    execPath: '/home/someone/Redress.AppImage',
  });
});
