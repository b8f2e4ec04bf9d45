// @vitest-environment jsdom
/** A dialog longer than the window: keys must be able to scroll it. */
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Dialog } from '../../../renderer/ui/dialog/dialog';

beforeEach(() => {
  // The parts jsdom lacks.
  vi.stubGlobal('CSS', { escape: (text: string) => text });
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** jsdom lays nothing out: every box is this high, and shows 400 pixels of it. */
function boxesOf(height: number): void {
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(height);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(400);
}

it.each([
  ['words alone, too long', true, 900, <p key="p">Words</p>],
  ['words alone, all in sight', false, 300, <p key="p">Words</p>],
  ['a field to tab to, too long', false, 900, <input key="i" aria-label="Name" />],
])('%s: a stop of its own is %s', (_, isStop, height, children) => {
  boxesOf(height);
  render(
    <Dialog open title="Shortcuts" onClose={() => undefined}>
      {children}
    </Dialog>,
  );
  const body = screen.queryByRole('region', { name: 'Content' });
  expect(body?.tabIndex === 0).toBe(isStop);
});
