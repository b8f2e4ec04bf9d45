/**
 * When the shell asks the window to lock: the screen is locked, the machine sleeps or stands idle.
 *
 * Threat: an unlocked case in an empty office. A timer in the page is the obvious fix and fails: it stops
 * while the machine sleeps and knows nothing of the screen lock.
 */
import type { PowerMonitor } from 'electron';

export interface IdleWatch {
  setMinutes(minutes: number): void;
  stop(): void;
}

/** Until the window says otherwise: the app's own default. */
const DEFAULT_MINUTES = 10;
const LOOK_EVERY_MS = 10_000;

export function watchForLock(
  power: Pick<PowerMonitor, 'on' | 'getSystemIdleTime'>,
  lock: () => void,
): IdleWatch {
  let minutes = DEFAULT_MINUTES;
  let isAsked = false;
  power.on('lock-screen', lock);
  power.on('suspend', lock);
  const timer = setInterval(() => {
    const isIdle = power.getSystemIdleTime() >= minutes * 60;
    // Once per absence: a locked window asked again and again would never rest.
    if (isIdle && !isAsked) lock();
    isAsked = isIdle;
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    setMinutes(next) {
      minutes = next;
      isAsked = false;
    },
    stop: () => clearInterval(timer),
  };
}
