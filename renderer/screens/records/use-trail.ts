/** Everything anybody did in a span of days: read case by case, so that a long span shows as it comes. */
import { trailOfCase, trailOfLog, type TrailLine } from '@shared/audit';
import { addDays } from '@shared/calendar';
import type { CalendarDate } from '@shared/calendar/types';
import { startOfDayInLondon } from '@shared/calendar';
import { useEffect, useState } from 'react';
import { useCases, useCouncil, useStore } from '../../app/store-context';

export interface TrailSpan {
  readonly from: CalendarDate;
  /** The last day that counts. */
  readonly to: CalendarDate;
}

interface Trail {
  /** Newest first. */
  readonly lines: readonly TrailLine[];
  readonly progress?: { readonly done: number; readonly of: number };
  readonly problem?: string;
}

/** Lines are shown at least this many cases apart: sorting after each would make a long span quadratic. */
const SHOW_EVERY = 200;

export function useTrail({ from, to }: TrailSpan): Trail {
  const store = useStore();
  const cases = useCases();
  const { handlers } = useCouncil();
  const [trail, setTrail] = useState<Trail>({ lines: [], progress: { done: 0, of: 1 } });
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const start = startOfDayInLondon(from);
      const end = startOfDayInLondon(addDays(to, 1)) - 1;
      const references = new Map(cases.map(({ id, reference }) => [id, reference]));
      const found: TrailLine[] = [];
      const log = await store.councilLog.entries();
      const within = log.filter(({ at }) => Date.parse(at) >= start && Date.parse(at) <= end);
      found.push(...trailOfLog(within, handlers, (id) => references.get(id)));
      let seen = 0;
      for await (const { file, events, done, of } of store.cases.touchedBetween(start, end)) {
        if (isGone) return;
        found.push(...trailOfCase(file, events, handlers, start, end));
        seen += 1;
        if (seen % SHOW_EVERY === 0) {
          setTrail({ lines: newestFirst(found), progress: { done, of } });
        }
      }
      if (!isGone) setTrail({ lines: newestFirst(found) });
    };
    read().catch(() => {
      if (!isGone) setTrail({ lines: [], problem: 'The records could not be read from the disk.' });
    });
    return () => {
      isGone = true;
    };
  }, [store, cases, handlers, from, to]);
  return trail;
}

const newestFirst = (lines: readonly TrailLine[]): TrailLine[] =>
  lines.toSorted((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0));
