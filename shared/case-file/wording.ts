/** Small pieces of plain sentences. */
import type { Channel, SEND_METHODS } from './schema';

/** "1 point", "3 points". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** "2", "2 and 3", "2, 3 and 5". */
export const listed = (items: readonly (string | number)[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** Text on one line, cut at `length` characters with "…". */
export function shortened(text: string, length = 160): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}

/** "£150" or "£12.50". */
export const pounds = (pence: number): string =>
  `£${pence % 100 === 0 ? (pence / 100).toLocaleString('en-GB') : (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`;

/** How it arrived, at the end of "received Mon 9 Nov 2026 …". */
export const ARRIVED: Readonly<Record<Channel, string>> = {
  email: 'by email',
  phone: 'by phone',
  letter: 'by letter',
  'web form': 'by web form',
  'in person': 'in person',
  'social media': 'on social media',
  councillor: 'through a councillor',
  other: 'another way',
};

/** How it went, at the end of "sent Mon 9 Nov 2026 …". */
export const WENT: Readonly<Record<(typeof SEND_METHODS)[number], string>> = {
  email: 'by email',
  post: 'by post',
  portal: 'through the portal',
  'by hand': 'by hand',
};
