/** F6: from pane to pane. A pane is any element with `data-pane` (its name); its place in the page is its turn. */

/** Sent to a closed drawer that F6 has come to. */
export const OPEN_DRAWER = 'redress:open-drawer';

/** Where focus was in each pane when it was left. */
const lastIn = new WeakMap<Element, HTMLElement>();

/** @param step 1 forward (F6), -1 back (Shift+F6). @returns the pane's name, for announcing */
export function goToPane(step: 1 | -1): string | undefined {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) =>
      (pane.checkVisibility() || pane.matches('[data-drawer][hidden]')) &&
      pane.closest('[inert]') === null,
  );
  if (panes.length === 0) return undefined;
  const focused = document.activeElement;
  const now = panes.findIndex((pane) => pane.contains(focused));
  const here = panes[now];
  if (here && focused instanceof HTMLElement) lastIn.set(here, focused);
  const next = panes[(now + step + panes.length) % panes.length];
  if (!next) return undefined;
  if (next.hidden) {
    // It takes focus itself once it is drawn.
    next.dispatchEvent(new Event(OPEN_DRAWER));
    return next.dataset['pane'];
  }
  const known = lastIn.get(next);
  const target = known?.isConnected && next.contains(known) ? known : firstStop(next);
  target.focus();
  return next.dataset['pane'];
}

/** The pane's row or field that Tab would reach, or the pane itself. */
function firstStop(pane: HTMLElement): HTMLElement {
  const stop = pane.querySelector<HTMLElement>(
    'a[href]:not([tabindex="-1"]), button:not([disabled], [tabindex="-1"]), input:not([disabled], [tabindex="-1"]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]',
  );
  return stop ?? pane;
}
