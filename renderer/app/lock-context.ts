import { createContext, useContext } from 'react';

export const LockContext = createContext<() => void>(() => undefined);

/** Locks the window now. */
export function useLock(): () => void {
  return useContext(LockContext);
}
