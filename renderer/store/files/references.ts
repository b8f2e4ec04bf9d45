/** Which files events speak of. */
import { blobRef } from '@shared/case-file/schema';
import type { BlobRef } from '@shared/case-file/schema';

/** Every file named at the top level of the events' data (`file`, `model`, `word`), each once. */
export function blobRefsIn(events: readonly { readonly data: object }[]): readonly BlobRef[] {
  const found = new Map<string, BlobRef>();
  for (const event of events) {
    for (const value of Object.values(event.data)) {
      const read = blobRef.safeParse(value);
      if (read.success) found.set(read.data.blob, read.data);
    }
  }
  return [...found.values()];
}
