/** The council's log, read when a screen needs it and again after every entry. */
import type { OpenedEvent } from '@shared/history/types';
import { useEffect, useState } from 'react';
import { useStore } from './store-context';

/** Undefined while it is being read; `problem` when it cannot be. */
export function useLog(): { readonly log?: readonly OpenedEvent[]; readonly problem?: string } {
  const { councilLog } = useStore();
  const [state, setState] = useState<ReturnType<typeof useLog>>({});
  useEffect(() => {
    let isGone = false;
    const read = () =>
      void councilLog.entries().then(
        (log) => {
          if (!isGone) setState({ log });
        },
        () => {
          if (!isGone) setState({ problem: 'The council’s log could not be read from the disk.' });
        },
      );
    read();
    const stop = councilLog.subscribe(read);
    return () => {
      isGone = true;
      stop();
    };
  }, [councilLog]);
  return state;
}
