/**
 * Theme and density, as this person likes them on this machine. Kept as a sealed draft, so the lock screen
 * follows the system until it is opened.
 */
import { z } from 'zod';
import type { Store } from '../store/api';

export const appearance = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
});
export type Appearance = z.infer<typeof appearance>;

const KEY = 'app.appearance';
export const PLAIN: Appearance = { theme: 'system', density: 'comfortable' };

export async function loadAppearance(store: Store): Promise<Appearance> {
  const draft = await store.drafts.load(KEY);
  const read = appearance.safeParse(draft?.value);
  return read.success ? read.data : PLAIN;
}

export async function saveAppearance(store: Store, chosen: Appearance): Promise<void> {
  wear(chosen);
  await store.drafts.save(KEY, chosen);
}

/** Puts it on. `system` leaves the choice to the style sheet. */
export function wear({ theme, density }: Appearance): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  if (density === 'compact') dataset['density'] = density;
  else delete dataset['density'];
}
