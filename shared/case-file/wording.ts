/** Small pieces of plain sentences. */

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
