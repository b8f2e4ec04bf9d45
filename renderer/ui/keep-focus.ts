/**
 * Focus never falls to nothing. A button that takes itself away (its command has run, its row is gone) leaves
 * the keyboard on the page's body, from where Tab begins at the top and a screen reader has lost the place.
 * What stands nearest to where it was then has the focus: what follows it, else what came before, else the
 * title of the screen.
 */

/** Frames to wait: dialogs give focus back, and forms to the button that opens them, before this acts. */
const FRAMES = 3;

const STOPS =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

interface Place {
  readonly element: Element;
  /** From its parent up to the body, with the place of the child in each. */
  readonly above: readonly { readonly parent: Element; readonly at: number }[];
}

/** @returns the function that stops it. */
export function keepFocus(root: Document = document): () => void {
  let last: Place | undefined;
  const remember = (event: FocusEvent) => {
    if (event.target instanceof Element) last = placeOf(event.target);
  };
  const forget = () => {
    last = undefined;
  };
  const watch = new MutationObserver(() => {
    if (last && !last.element.isConnected && isNowhere(root)) later(last, FRAMES);
  });
  const later = (place: Place, frames: number) => {
    if (last !== place || !isNowhere(root)) return;
    if (frames > 0) requestAnimationFrame(() => later(place, frames - 1));
    else {
      last = undefined;
      nearestTo(place, root)?.focus();
    }
  };
  root.addEventListener('focusin', remember);
  root.addEventListener('pointerdown', forget);
  watch.observe(root.body, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', remember);
    root.removeEventListener('pointerdown', forget);
    watch.disconnect();
  };
}

const isNowhere = (root: Document): boolean =>
  root.activeElement === null || root.activeElement === root.body;

function placeOf(element: Element): Place {
  const above: { parent: Element; at: number }[] = [];
  let child = element;
  for (let parent = child.parentElement; parent; parent = child.parentElement) {
    above.push({ parent, at: [...parent.children].indexOf(child) });
    child = parent;
  }
  return { element, above };
}

function nearestTo({ above }: Place, root: Document): HTMLElement | undefined {
  for (const { parent, at } of above) {
    if (parent === root.body) break;
    if (!parent.isConnected) continue;
    const stops = [...parent.querySelectorAll<HTMLElement>(STOPS)].filter(isShown);
    if (stops.length === 0) continue;
    const children = [...parent.children];
    const placeIn = (stop: HTMLElement) => children.findIndex((child) => child.contains(stop));
    return stops.find((stop) => placeIn(stop) >= at) ?? stops.at(-1);
  }
  return root.querySelector<HTMLElement>('main [data-screen-title]') ?? undefined;
}

const isShown = (element: HTMLElement): boolean =>
  element.closest('[inert], [hidden], [aria-hidden="true"]') === null &&
  (element.checkVisibility?.() ?? true);
