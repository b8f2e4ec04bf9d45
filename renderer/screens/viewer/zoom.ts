/** How large a page or picture is shown: steps, and the width that fits. */
import { type RefObject, useEffect, useState } from 'react';

/** Against the width that fits; the steps browsers have. */
export const ZOOMS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** The next step in a direction; stays at the ends. */
export function zoomed(now: number, by: 1 | -1): number {
  const steps = by > 0 ? ZOOMS : ZOOMS.toReversed();
  return steps.find((step) => (by > 0 ? step > now : step < now)) ?? now;
}

/** A page is easiest to read at no more than this, in CSS pixels, however wide the window. */
const WIDEST_PAGE = 900;
const MARGIN = 32;

/** The width a page has at 100 %, following the window. */
export function useFitWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () =>
      setWidth(Math.max(120, Math.min(WIDEST_PAGE, element.clientWidth - MARGIN)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
