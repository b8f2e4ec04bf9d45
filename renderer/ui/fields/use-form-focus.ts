import { type RefObject, useLayoutEffect, useRef } from 'react';

/** True from asking for a form until it is there, or the person presses something else. */
let isWanted = false;

/**
 * Said on going to a form on another screen: it takes the focus even though the screen's title has it
 * meanwhile. A key or a press before the form is there takes the wish back: the person has moved on.
 */
export function wantFormFocus(): void {
  isWanted = true;
  const stop = new AbortController();
  const lapse = () => {
    isWanted = false;
    stop.abort();
  };
  // The press that asked is over only when its own event is.
  queueMicrotask(() => {
    window.addEventListener('keydown', lapse, { capture: true, signal: stop.signal });
    window.addEventListener('pointerdown', lapse, { capture: true, signal: stop.signal });
  });
}

/**
 * For a form that opens in place of the button that opened it, or of a link that leads to it: its first
 * field takes the focus the button leaves behind, and on closing the button that opens it again has it.
 * A form that merely stands on the screen takes nothing.
 * @param isReady false while its draft is being read
 */
export function useFormFocus(isReady = true): RefObject<HTMLFormElement | null> {
  const box = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const form = box.current;
    if (!isReady || !form) return undefined;
    const before = document.activeElement;
    const isAsked = isWanted && before?.matches('[data-screen-title]') === true;
    isWanted = false;
    if (isFree(before) || before instanceof HTMLAnchorElement || isAsked)
      form.querySelector<HTMLElement>('input, select, textarea')?.focus();
    return () => {
      const place = form.parentElement;
      if (!form.contains(document.activeElement)) return;
      // What comes in its place is drawn by then.
      requestAnimationFrame(() => {
        if (isFree(document.activeElement)) openerIn(place)?.focus();
      });
    };
  }, [isReady]);
  return box;
}

const isFree = (element: Element | null): boolean => element === null || element === document.body;

/** The button beside the heading or after the text; a part that can no longer be changed has none. */
function openerIn(place: HTMLElement | null): HTMLElement | null {
  if (!place?.isConnected) return null;
  return (
    place.querySelector<HTMLElement>(':scope > header button, :scope > div > button') ??
    document.querySelector<HTMLElement>('main [data-screen-title]')
  );
}
