/**
 * State that outlives its screen: a list's filter, sort, scroll and selection when one comes back to it.
 * In memory only, and forgotten at lock; sessionStorage would reach the disk in clear.
 */
import { useCallback, useState } from 'react';

const kept = new Map<string, unknown>();

/** Like `useState`, under a name. The value must not be changed in place. */
export function useKept<T>(key: string, initial: T): readonly [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  const set = useCallback(
    (next: T) => {
      kept.set(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, set];
}

/** For what changes too often to draw, like a scroll position. */
export function keep(key: string, value: unknown): void {
  kept.set(key, value);
}

export function recall<T>(key: string): T | undefined {
  return kept.get(key) as T | undefined;
}

export function forgetKept(): void {
  kept.clear();
}
