/** Makes stale pages again while people work: one page at a time, the write lock free in between. */
import { refresh } from '../refresh';
import type { Session } from '../session';
import { rebuildPage } from './rebuild';

export interface RebuildProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * Stops when the session is locked; the next unlock goes on with what is left.
 * @param onProgress undefined = it is over.
 */
export async function rebuildStale(
  session: Session,
  pages: readonly number[],
  onProgress: (progress: RebuildProgress | undefined) => void,
): Promise<void> {
  try {
    for (const [done, page] of pages.entries()) {
      onProgress({ done, of: pages.length });
      await session.lock.writing(async () => {
        if (!session.open) return;
        await refresh(session);
        // A commit to one of its cases, here or in another window, may have made it already.
        if (session.register.isReserved(page)) await rebuildPage(session, page);
      });
      if (!session.open) return;
    }
  } finally {
    onProgress(undefined);
  }
}
