/** A file being read: undefined until it is known what it holds. */
import { useCallback, useEffect, useState } from 'react';
import type { Bytes } from '../../documents/converter';
import { readFile, type Reading, whyNot } from './read-file';

/**
 * @param source read anew when `load` changes.
 * @param depth emails it lies inside of.
 */
export function useReading(source: { readonly load: () => Promise<Bytes> }, depth: number) {
  const [tries, setTries] = useState(0);
  const [reading, setReading] = useState<Reading>();
  const { load } = source;
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      try {
        return await readFile(await load(), depth, stop.signal);
      } catch (error) {
        return { kind: 'cannot', message: whyNot(error) } satisfies Reading;
      }
    };
    void read().then((found) => {
      if (!stop.signal.aborted) setReading(found);
    });
    return () => stop.abort();
  }, [load, depth, tries]);
  const retry = useCallback(() => {
    setReading(undefined);
    setTries((now) => now + 1);
  }, []);
  return { reading, retry };
}
