/** Case references, `{prefix}-{yy}-{device letter}{nnnn}`: two machines never give out the same one. */
import type { CalendarDate } from '@shared/calendar/types';

/**
 * The next free reference of this device and year.
 * @param taken every reference in the store, of any pattern and device.
 */
export function nextReference(
  prefix: string,
  letter: string,
  today: CalendarDate,
  taken: Iterable<string>,
): string {
  const stem = `${prefix}-${today.slice(2, 4)}-${letter}`;
  let highest = 0;
  for (const reference of taken) {
    if (!reference.startsWith(stem)) continue;
    const digits = reference.slice(stem.length);
    if (/^\d{1,9}$/.test(digits)) highest = Math.max(highest, Number(digits));
  }
  return `${stem}${String(highest + 1).padStart(4, '0')}`;
}

/** References that differ only in case or spacing are the same to whoever reads them out. */
export const sameReference = (reference: string): string =>
  reference.replace(/\s+/g, '').toUpperCase();
