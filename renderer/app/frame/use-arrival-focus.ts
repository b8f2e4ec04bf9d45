import { useEffect, useRef } from 'react';

/**
 * After going to another screen, focus is on its title, so that a screen reader says where one is and Tab
 * goes on from there. A screen that has put focus somewhere better keeps it.
 *
 * The screen one leaves may stand a moment longer, and "Opening…" has a title of its own: each takes the
 * focus away with it when it goes. So the title of what comes after has it, whenever nothing else does.
 */
export function useArrivalFocus(place: string): void {
  useCalmArrival(place);
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (last.current === place) return;
    last.current = place;
    const main = document.getElementById('main');
    const hasFocus = main?.contains(document.activeElement) && document.activeElement !== main;
    if (!hasFocus) titleIn(main)?.focus({ preventScroll: true });
  }, [place]);
  useEffect(() => {
    const main = document.getElementById('main');
    if (!main) return undefined;
    let known: HTMLElement | undefined;
    const watch = new MutationObserver(() => {
      const title = titleIn(main);
      if (title === known) return;
      known = title;
      if (title) take(title);
    });
    watch.observe(main, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
}

/** As long as the second press of a double one may come after the first. */
const DOUBLE_MS = 500;

/**
 * A row opens at the first press. The second of a double press lands on what has come in its place, and would
 * select all of its text.
 */
function useCalmArrival(place: string): void {
  useEffect(() => {
    const hold = (event: MouseEvent) => {
      if (event.detail > 1) event.preventDefault();
    };
    const end = () => removeEventListener('mousedown', hold, { capture: true });
    addEventListener('mousedown', hold, { capture: true });
    const timer = setTimeout(end, DOUBLE_MS);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [place]);
}

/** A second or so: longer than any dialog takes to be gone. */
const FRAMES = 60;

/** What stands behind a dialog cannot have the focus until the dialog is gone, a few frames after it is. */
function take(title: HTMLElement, frames = FRAMES): void {
  if (!title.isConnected || !isNowhere(document.activeElement)) return;
  title.focus({ preventScroll: true });
  if (document.activeElement !== title && frames > 0)
    requestAnimationFrame(() => take(title, frames - 1));
}

const titleIn = (main: HTMLElement | null): HTMLElement | undefined =>
  main?.querySelector<HTMLElement>('[data-screen-title]') ?? undefined;

const isNowhere = (element: Element | null): boolean =>
  element === null || element === document.body;
