import { useEffect, useRef } from 'react';

/** Screens load from our own files; one that takes longer than this has failed. */
const WAIT_MS = 3000;

/**
 * After going to another screen, focus is on its title, so that a screen reader says where one is and Tab
 * goes on from there. A screen that has put focus somewhere better keeps it.
 */
export function useArrivalFocus(place: string): void {
  const last = useRef<string>(undefined);
  useEffect(() => {
    if (last.current === place) return undefined;
    last.current = place;
    const main = document.getElementById('main');
    if (!main) return undefined;
    const titleBefore = main.querySelector('[data-screen-title]');
    const arrive = () => {
      const title = main.querySelector<HTMLElement>('[data-screen-title]');
      if (!title) return false;
      const hasFocus = main.contains(document.activeElement) && document.activeElement !== main;
      if (!hasFocus) title.focus({ preventScroll: true });
      return true;
    };
    // The screen is there already when its code was loaded before.
    if (titleBefore?.isConnected && arrive()) return undefined;
    const watch = new MutationObserver(() => {
      if (arrive()) watch.disconnect();
    });
    watch.observe(main, { childList: true, subtree: true });
    const timer = setTimeout(() => watch.disconnect(), WAIT_MS);
    return () => {
      watch.disconnect();
      clearTimeout(timer);
    };
  }, [place]);
}
