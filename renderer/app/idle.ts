/**
 * Locks after some minutes without a key, a press or a movement in this window. The shell watches the whole
 * machine too (asleep, screen locked); this also works when it cannot tell.
 */
const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const LOOK_EVERY_MS = 5000;

/**
 * @param now epoch milliseconds, compared rather than counted down: timers stand still while a laptop sleeps.
 * @returns the function that stops watching.
 */
export function watchIdle(
  minutes: number,
  onIdle: () => void,
  now: () => number = Date.now,
  target: Pick<Window, 'addEventListener' | 'removeEventListener'> = window,
): () => void {
  let lastActive = now();
  const active = () => {
    // Activity long after the limit is someone returning to a machine that slept: lock first.
    if (now() - lastActive < minutes * 60_000) lastActive = now();
  };
  for (const event of ACTIVITY)
    target.addEventListener(event, active, { passive: true, capture: true });
  const timer = setInterval(() => {
    if (now() - lastActive >= minutes * 60_000) onIdle();
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    for (const event of ACTIVITY) target.removeEventListener(event, active, { capture: true });
  };
}
