/** Fills a store for the benches of the window: many cases, and one large one. Runs in the engine page. */
import { todayInLondon } from '@shared/calendar';
import type { Store } from '../../renderer/store/api';
import { addSample } from '../../renderer/sample/fill';
import { addCases } from '../../renderer/store/bulk';
import { largeCase, manyCases } from '../fixtures/many-cases';

/** @returns the events and documents of the large case. */
export async function seedWindow(
  store: Store,
  count: number,
): Promise<{ readonly events: number; readonly documents: number }> {
  const today = todayInLondon(Date.now());
  const cases = function* () {
    for (const events of manyCases(count, today)) yield { stream: store.cases.newId(), events };
  };
  await addCases(store, cases());
  const large = largeCase(today);
  await addSample(store, {
    stream: large.place.stream,
    events: large.events,
    papers: large.papers,
  });
  return { events: large.events.length, documents: large.file.evidence.length };
}
