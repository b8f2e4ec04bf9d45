// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from '../../../renderer/ui/keep-focus';

let stop: () => void;
const frames = () =>
  new Promise<void>((done) => {
    let left = 6;
    const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
    next();
  });
const by = (id: string) => document.getElementById(id);

beforeEach(() => {
  document.body.innerHTML = `
    <main><h1 data-screen-title tabindex="-1" id="title">Case</h1>
      <ul id="list"><li><button id="a">A</button></li><li><button id="b">B</button></li><li><button id="c">C</button></li></ul>
      <section id="lone"><button id="only">Only</button></section>
    </main>`;
  stop = keepFocus();
});
afterEach(() => stop());

describe('when what has the focus is taken away', () => {
  it.each([
    ['a', 'b', 'what follows'],
    ['b', 'c', 'what follows'],
    ['c', 'b', 'what came before, after the last'],
  ])('%s: focus goes to %s, %s', async (gone, next) => {
    by(gone)?.focus();
    by(gone)?.parentElement?.remove();
    await frames();
    expect(document.activeElement?.id).toBe(next);
  });

  it('goes to the title of the screen when nothing else is left', async () => {
    by('only')?.focus();
    by('list')?.remove();
    by('lone')?.remove();
    await frames();
    expect(document.activeElement?.id).toBe('title');
  });

  it('passes over what is hidden', async () => {
    by('b')?.setAttribute('hidden', '');
    by('a')?.focus();
    by('a')?.parentElement?.remove();
    await frames();
    expect(document.activeElement?.id).toBe('c');
  });
});

it('leaves alone a focus that somebody else has placed meanwhile', async () => {
  by('a')?.focus();
  by('a')?.remove();
  by('only')?.focus();
  await frames();
  expect(document.activeElement?.id).toBe('only');
});

it('takes nothing where nothing had the focus', async () => {
  const focus = vi.spyOn(HTMLElement.prototype, 'focus');
  by('list')?.remove();
  await frames();
  expect(focus).not.toHaveBeenCalled();
});
