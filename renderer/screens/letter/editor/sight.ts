/**
 * Brings a place of the letter into sight by scrolling the page alone. The engine's own `scrollIntoView` moves
 * every box around it too, and pushes the title of the screen out of the window.
 */
import type { EditorView } from 'prosemirror-view';

/** px kept clear above (the toolbar lies over the page) and below. */
const CLEAR = { above: 96, below: 48 };

/** @param centred in the middle, for a jump; else only as far as needed */
export function bringIntoSight(view: EditorView, pos: number, centred = false): void {
  const scroller = scrollerOf(view.dom);
  if (!scroller) return;
  const place = view.coordsAtPos(pos);
  const box = scroller.getBoundingClientRect();
  const over = box.top + CLEAR.above - place.top;
  const under = place.bottom - (box.bottom - CLEAR.below);
  if (centred) scroller.scrollTop += place.top - (box.top + box.height / 2);
  else if (over > 0) scroller.scrollTop -= over;
  else if (under > 0) scroller.scrollTop += under;
}

function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let box = element.parentElement; box; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  return undefined;
}
