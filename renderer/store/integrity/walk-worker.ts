/** The worker's side of the walk: it is asked once, and ended by whoever started it. */
import { DATABASE_NAME, openDatabase } from '../database';
import { walk } from './walk';
import type { Walked } from './walk';

export type WalkReply =
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'done'; readonly walked: Walked }
  | { readonly type: 'failed' };

export interface WalkPort {
  postMessage(message: WalkReply): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

export function serveWalk(port: WalkPort): void {
  port.addEventListener('message', ({ data }) => {
    const { name = DATABASE_NAME } = data as { readonly name?: string };
    openDatabase(name, { indexedDB, IDBKeyRange })
      .then((db) => walk(db, (done, of) => port.postMessage({ type: 'progress', done, of })))
      .then(
        (walked) => port.postMessage({ type: 'done', walked }),
        // The error may quote a row; that it failed is all there is to know.
        () => port.postMessage({ type: 'failed' }),
      );
  });
}
