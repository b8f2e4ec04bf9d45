/** The manifest: what was sent, byte for byte. Specified in `FORMAT.md`. */
import { z } from 'zod';
import { calendarDate } from '../case-file/schema';

export const bundleManifest = z.strictObject({
  format: z.literal(2),
  part: z.enum(['main', 'do not disclose']),
  bundle: z.string(),
  reference: z.string(),
  council: z.string(),
  preparedOn: calendarDate,
  files: z.array(
    z.strictObject({
      name: z.string(),
      size: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type BundleManifest = z.infer<typeof bundleManifest>;

/** Files by name, two spaces of indent, one line feed at the end: the same manifest is the same bytes. */
export function manifestText(manifest: BundleManifest): string {
  const files = [...manifest.files].sort((left, right) =>
    left.name < right.name ? -1 : left.name > right.name ? 1 : 0,
  );
  return `${JSON.stringify({ ...manifest, files }, null, 2)}\n`;
}
