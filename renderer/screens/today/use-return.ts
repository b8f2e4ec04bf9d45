/**
 * A list one comes back to after a step: the row one opened has the focus again, or the row that stands in
 * its place when the step is done.
 */
import { useEffect, useState } from 'react';
import { keep, recall } from '../../app/kept-state';

interface Left {
  readonly key: string;
  /** Its place among all rows; used when the row itself is gone. */
  readonly at: number;
  /** True between opening a row and coming back. */
  readonly isAway: boolean;
}

const NAME = 'today.left';

/** @param keys of every row, in the order shown. */
export function useReturn(keys: readonly string[]) {
  const [left] = useState(() => recall<Left>(NAME));
  const [current, setOwn] = useState(() => placeNow(left, keys));
  useEffect(() => {
    // Coming here later by another way is an arrival like any other.
    const now = recall<Left>(NAME);
    if (now) keep(NAME, { ...now, isAway: false });
  }, []);
  const remember = (key: string, isAway: boolean) =>
    keep(NAME, { key, at: keys.indexOf(key), isAway });
  return {
    current,
    isBack: left?.isAway === true,
    setCurrent: (key: string) => {
      setOwn(key);
      remember(key, false);
    },
    leave: (key: string) => remember(key, true),
  };
}

function placeNow(left: Left | undefined, keys: readonly string[]): string | undefined {
  if (!left) return undefined;
  return keys.includes(left.key) ? left.key : keys[Math.min(left.at, keys.length - 1)];
}
