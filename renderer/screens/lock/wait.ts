import { useEffect, useState } from 'react';

/** "4 seconds", "1 minute 5 seconds", "15 minutes". Rounded up: at nought one may try. */
export function waitInWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const say = (number: number, unit: string) => `${number} ${unit}${number === 1 ? '' : 's'}`;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return say(rest, 'second');
  return rest === 0 ? say(minutes, 'minute') : `${say(minutes, 'minute')} ${say(rest, 'second')}`;
}

/** Milliseconds left until an instant (epoch milliseconds), counted down each second; 0 when past or absent. */
export function useWait(until: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  const left = until === undefined ? 0 : Math.max(0, until - now);
  const isWaiting = left > 0;
  useEffect(() => {
    setNow(Date.now());
  }, [until]);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return left;
}
