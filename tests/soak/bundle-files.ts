/** A folder of files whose names and bytes follow from a mark: what the harness saves outside the profile. */
export const BUNDLE_FILES = 6;
const BYTES = 300_000;

export const bundleFolder = (mark: string): string => `${mark} bundle`;

/** @param number from 1 */
export function bundleFile(
  mark: string,
  number: number,
): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } {
  const words = `${mark} ${number} `;
  return {
    name: `${number}.txt`,
    bytes: new TextEncoder().encode(words.repeat(Math.ceil(BYTES / words.length))),
  };
}
