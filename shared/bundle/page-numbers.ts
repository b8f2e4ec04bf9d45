/** The stamp every page of a bundle carries: "Page 12 of 345". */

/** Numbers of pages (from 1) that a text carries, of a volume of `total` pages. */
export function pageNumbersIn(text: string, total: number): readonly number[] {
  const found = new Set<number>();
  for (const match of text.matchAll(/Page\s+(\d+)\s+of\s+(\d+)/g)) {
    if (Number(match[2]) === total) found.add(Number(match[1]));
  }
  return [...found];
}
