/**
 * Nothing is downloaded, and nothing is dragged out.
 *
 * Threat: a page makes Chromium write bytes to the Downloads folder, unsealed and unasked. Leaving the
 * page without links is the obvious fix and fails for `a[download]`, data addresses and "Save as…" in a
 * menu. Files leave only through electron/files, where a person chose the place. `startDrag` is never
 * called, so nothing can be dragged out of the window as a file.
 */
import type { Session } from 'electron';

export function denyDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    event.preventDefault();
    item.cancel();
  });
}
