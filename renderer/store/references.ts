/** Case references, `{prefix}-{yy}-{device letter}{nnnn}`: two machines never give out the same one. */
import type { CalendarDate } from '@shared/calendar/types';

/**
 * The next free reference of this device and year.
 * @param taken every reference in the store, of any pattern and device.
 * @param used highest number by stem that a case bore which was erased since: its letters are still out there.
 */
export function nextReference(
  prefix: string,
  letter: string,
  today: CalendarDate,
  taken: Iterable<string>,
  used: Readonly<Record<string, number>> = {},
): string {
  const stem = `${prefix}-${today.slice(2, 4)}-${letter}`;
  let highest = used[stem] ?? 0;
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

/** `WB-26-A0007` → its stem and number; undefined for a reference of another pattern. */
export function ownReference(
  reference: string,
): { readonly stem: string; readonly number: number } | undefined {
  const found = /^([A-Z]{1,6}-\d\d-[A-Z]+)(\d{1,9})$/.exec(reference);
  return found?.[1] === undefined ? undefined : { stem: found[1], number: Number(found[2]) };
}
