/**
 * Where one was, so that unlocking leads back there: the window that opens after a lock is a new one and has
 * no history. Addresses hold ids only, and the draft is sealed.
 */
import { z } from 'zod';
import type { Store } from '../store/api';

const KEY = 'app.place';
const place = z.string().regex(/^\/[\w/-]{1,200}$/);

export function keepPlace(store: Store, pathname: string): void {
  if (pathname === '/') return;
  // Losing it costs one press of a key.
  void store.drafts.save(KEY, pathname).catch(() => undefined);
}

export async function lastPlace(store: Store): Promise<string | undefined> {
  const draft = await store.drafts.load(KEY);
  return place.safeParse(draft?.value).data;
}
