/** What the list shows: searched, narrowed and ordered, and what of it is kept in the address and in memory. */
import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { keep, recall, useKept } from '../../app/kept-state';
import { addressOf, useGo } from '../../app/navigation';
import { useCases, useCouncil, useStore, useToday } from '../../app/store-context';
import type { SearchHit } from '../../store/api';
import { announce } from '../../ui';
import { CaseIndex } from './case-index';
import { rowsOf } from './case-rows';
import { addressPart, FIRST_STATE, readAddressPart, type ListState } from './list-address';

const STATE = 'cases.state';

export function useList() {
  const summaries = useCases();
  const day = useToday();
  const [query, setQuery] = useKept('cases.query', '');
  const [state, setState] = useListState();
  const hits = useSearch(query);
  const index = useMemo(() => new CaseIndex(rowsOf(summaries, day)), [summaries, day]);
  // A search is in order of likeness; anything else in the chosen one.
  const places = useMemo(
    () => (hits ? index.placesOf(hits.map((hit) => hit.id)) : index.ordered(state.sort)),
    [index, hits, state.sort],
  );
  const { rows, counts } = useMemo(
    () => index.narrow(places, state.chosen),
    [index, places, state.chosen],
  );
  const words = useMemo(() => new Map(hits?.map((hit) => [hit.id, hit.matched])), [hits]);
  return {
    total: summaries.length,
    rows,
    counts,
    words,
    isSearched: hits !== undefined,
    query,
    setQuery,
    state,
    setState,
  };
}

/** The address says it; what an address must not hold is remembered beside it. */
function useListState(): readonly [ListState, (next: ListState) => void] {
  const { services } = useCouncil();
  const search = useLocation({ select: (location) => location.searchStr });
  const go = useGo();
  const [state, setOwn] = useState(() => stateAt(search, services));
  const setState = (next: ListState) => {
    keep(STATE, next);
    setOwn(next);
    go(`${addressOf.cases()}${addressPart(next, services)}`, { replace: true });
  };
  useEffect(() => {
    const part = addressPart(state, services);
    if (part !== '' && part !== search) go(`${addressOf.cases()}${part}`, { replace: true });
    // Only on arrival: from the rail one comes back to the list as it was left.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return [state, setState];
}

function stateAt(search: string, services: readonly string[]): ListState {
  const kept = recall<ListState>(STATE);
  if (search === '' || search === '?') return kept ?? FIRST_STATE;
  return kept && addressPart(kept, services) === search ? kept : readAddressPart(search, services);
}

/** Undefined while nothing is searched. An older answer never replaces a newer one. */
function useSearch(query: string): readonly SearchHit[] | undefined {
  const { cases } = useStore();
  const summaries = useCases();
  const [hits, setHits] = useState<readonly SearchHit[]>();
  const wanted = query.trim();
  useEffect(() => {
    let isOld = false;
    if (wanted !== '') {
      void cases.search(wanted).then((found) => {
        if (isOld) return;
        setHits(found);
        announce(found.length === 1 ? '1 case found' : `${found.length} cases found`);
      });
    }
    return () => {
      isOld = true;
    };
  }, [cases, wanted, summaries]);
  return wanted === '' ? undefined : hits;
}
