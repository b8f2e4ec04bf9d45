/**
 * Every keyboard shortcut of the window in one register: what runs, what F1 lists, what may clash.
 *
 * No shortcut is a single letter, so that none fires while someone types or drives a screen reader; lists
 * have their own keys (`ui/lists/list-keys.ts`). Alt with a digit counts only from the top row: on the
 * numpad it types £ and its like.
 */
import { useEffect, useRef } from 'react';

export interface Shortcut {
  /** `Ctrl+Enter`, `Alt+1`, `F6`, `Shift+F6`. */
  readonly keys: string;
  /** What it does, as F1 lists it: "Issue letter". */
  readonly what: string;
  readonly run: () => void;
  /** Works everywhere, dialogs included: only locking and the list of keys. */
  readonly always?: boolean | undefined;
}

interface Registered {
  readonly now: () => Shortcut;
  readonly isInDialog: boolean;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const register: Registered[] = [];

/**
 * Registers while mounted and while `when` holds. The newest registration of a key wins, so that a screen
 * can give Ctrl+F a meaning of its own.
 */
export function useShortcut(shortcut: Shortcut & { readonly when?: boolean | undefined }): void {
  const latest = useRef<Shortcut>(shortcut);
  const { keys, when = true } = shortcut;
  useEffect(() => {
    latest.current = shortcut;
  });
  useEffect(() => {
    if (!when) return undefined;
    const entry: Registered = { now: () => latest.current, isInDialog: isDialogOpen() };
    register.push(entry);
    return () => void register.splice(register.indexOf(entry), 1);
  }, [keys, when]);
}

const ORDER = [/^Ctrl\+[A-Z]/, /^Ctrl/, /^Alt/, /./];

/** What F1 lists: each key once, those with Ctrl first. */
export function shortcutsNow(): readonly Shortcut[] {
  const byKeys = new Map<string, Shortcut>();
  for (const entry of register) byKeys.set(entry.now().keys, entry.now());
  const rank = ({ keys }: Shortcut) => ORDER.findIndex((pattern) => pattern.test(keys));
  return [...byKeys.values()].sort((a, b) => rank(a) - rank(b));
}

/** Listens on the window. Returns the function that stops it. */
export function listenForShortcuts(): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const found = shortcutFor(event, isDialogOpen());
    if (!found) return;
    // Kept from the menu and from the engine: Ctrl+S would offer to save the page.
    event.preventDefault();
    found.run();
  };
  window.addEventListener('keydown', hear);
  return () => window.removeEventListener('keydown', hear);
}

function shortcutFor(event: KeyPress, isBehindDialog: boolean): Shortcut | undefined {
  return register
    .findLast(({ now, isInDialog }) => {
      const shortcut = now();
      const isReachable = !isBehindDialog || isInDialog || shortcut.always === true;
      return isReachable && matches(event, shortcut.keys);
    })
    ?.now();
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/**
 * Whether a key press is `keys`. Exact in its modifiers: AltGr arrives as Ctrl+Alt, and a letter typed with
 * it is a letter.
 */
export function matches(event: KeyPress, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (modifier: string) => parts.includes(modifier);
  if (event.ctrlKey !== has('Ctrl') || event.altKey !== has('Alt')) return false;
  if (event.shiftKey !== has('Shift') || event.metaKey) return false;
  if (/^\d$/.test(key)) return event.code === `Digit${key}`;
  if (!/^[A-Z]$/.test(key)) return event.key === key;
  // A layout without Latin letters still has the key in the same place.
  const isLatin = /^[a-z]$/i.test(event.key);
  return isLatin ? event.key.toUpperCase() === key : event.code === `Key${key}`;
}

/** Runs what `keys` would, as a menu command does. @returns false when nothing listens now */
export function press(keys: string): boolean {
  const isBehind = isDialogOpen();
  const found = register
    .findLast(
      ({ now, isInDialog }) =>
        now().keys === keys && (!isBehind || isInDialog || now().always === true),
    )
    ?.now();
  found?.run();
  return found !== undefined;
}
