/** Cutting a bundle into volumes of a size that opens, prints and travels. */
import type { PlannedDocument } from './types';

/** About 600 pages or 100 MB to a volume (the courts' guidance of November 2021). */
export const VOLUME_PAGES = 600;
export const VOLUME_BYTES = 100 * 1024 * 1024;

export interface Weight {
  readonly pages: number;
  readonly bytes: number;
}

/**
 * Documents in their order, cut where the next would be too much. None is cut in two: one that is larger
 * than a volume is a volume of its own.
 * @param frontPages pages that cover, index and chronology take in each volume.
 */
export function splitVolumes(
  documents: readonly PlannedDocument[],
  weightOf: (key: string) => Weight,
  frontPages: number,
): PlannedDocument[][] {
  const room = Math.max(1, VOLUME_PAGES - frontPages);
  const volumes: PlannedDocument[][] = [[]];
  let [pages, bytes] = [0, 0];
  for (const document of documents) {
    const weight = weightOf(document.key);
    const isFull = pages + weight.pages > room || bytes + weight.bytes > VOLUME_BYTES;
    const current = volumes.at(-1);
    if (isFull && current && current.length > 0) {
      volumes.push([document]);
      [pages, bytes] = [weight.pages, weight.bytes];
    } else {
      current?.push(document);
      pages += weight.pages;
      bytes += weight.bytes;
    }
  }
  return volumes;
}
