/**
 * Screens whose code is loaded apart from the lock screen's. Once loaded they are rendered at once: React's
 * own `lazy` suspends even then, and React keeps a fallback it has shown for 300 ms, which people would see
 * as a blank screen at every first visit.
 */
import { type ComponentType, lazy, useState } from 'react';

export interface OnDemand<P> {
  (props: P): React.ReactNode;
  /** Loads the code and shows nothing. Safe to call at any time; what fails is tried again when it is shown. */
  readonly load: () => Promise<void>;
}

export function onDemand<P extends object>(
  fetchCode: () => Promise<ComponentType<P>>,
): OnDemand<P> {
  let loaded: ComponentType<P> | undefined;
  const get = async () => {
    loaded ??= await fetchCode();
    return loaded;
  };
  const Later = lazy(async () => ({ default: await get() })) as unknown as ComponentType<P>;
  function Now(props: P) {
    // Chosen once, so that code that arrives meanwhile does not mount the screen a second time.
    const [Ready] = useState(() => loaded);
    return Ready === undefined ? <Later {...props} /> : <Ready {...props} />;
  }
  return Object.assign(Now, {
    load: () =>
      get().then(
        () => undefined,
        () => undefined,
      ),
  });
}

/** Loads these one after another whenever the window has nothing else to do. */
export function loadWhenIdle(screens: readonly { readonly load: () => Promise<void> }[]): void {
  const [first, ...rest] = screens;
  if (first === undefined) return;
  requestIdleCallback(() => void first.load().then(() => loadWhenIdle(rest)), { timeout: 2000 });
}
