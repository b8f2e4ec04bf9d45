/** Every case made ready to be compared, in bites between which keys are heard. */
import { prepareMatches, type CaseSummary } from '@shared/case-file';
import { useEffect, useState } from 'react';

/** Milliseconds a bite may take: half a frame. */
const BITE_MS = 8;

/** @returns whether matches can be looked for without anybody noticing. */
export function usePreparedMatches(summaries: readonly CaseSummary[]): boolean {
  const [prepared, setPrepared] = useState<readonly CaseSummary[]>();
  useEffect(() => {
    let waiting = 0;
    const bite = (from: number) => {
      const ends = performance.now() + BITE_MS;
      const next = prepareMatches(summaries, from, () => performance.now() >= ends);
      if (next >= summaries.length) setPrepared(summaries);
      else waiting = window.setTimeout(() => bite(next));
    };
    waiting = window.setTimeout(() => bite(0));
    return () => window.clearTimeout(waiting);
  }, [summaries]);
  return prepared !== undefined;
}
