/** Small things done to words wherever they are shown. */

/** "upheld" → "Upheld". */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const exactly = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'full',
  timeStyle: 'long',
});

/** To the second, in London, for those who point at a shorter time: "Monday, 23 November 2026 at 14:03:12 GMT". */
export function exactTime(at: string): string {
  const when = Date.parse(at);
  return Number.isNaN(when) ? at : exactly.format(when);
}
