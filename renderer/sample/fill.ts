/**
 * Puts the sample council's cases into an open store, files and all. Begun again after it was cut short, it
 * goes on with what is missing. Loaded only by whoever explores the sample.
 */
import { addDays, type CalendarDate } from '@shared/calendar';
import type { BlobRef } from '@shared/case-file/schema';
import { SAMPLE_SIZE, sampleCases, type SampleCase, type SamplePaper } from '@shared/sample';
import { letterToWord } from '../documents/letter-word';
import type { Store } from '../store/api';
import { addHistory } from '../store/histories';
import { SAMPLE_MADE } from './made';

/** @param onProgress cases in the store so far, of how many */
export async function fillWithSample(
  store: Store,
  today: CalendarDate,
  onProgress?: (done: number, of: number) => void,
): Promise<void> {
  const begun = (await store.drafts.load<SampleMade>(SAMPLE_MADE))?.value;
  // The day it was begun on: the rest must fit what is there already.
  const day = begun?.on ?? today;
  if (begun === undefined) await store.drafts.save(SAMPLE_MADE, { on: day, whole: false });
  const there = new Set(store.cases.all().map(({ id }) => id));
  let done = 0;
  for (const one of sampleCases(day)) {
    if (!there.has(one.stream)) await addSample(store, one);
    done += 1;
    onProgress?.(done, SAMPLE_SIZE);
  }
  await rememberCopy(store, day);
  await store.drafts.save(SAMPLE_MADE, { on: day, whole: true });
}

/** A bundle that left three weeks ago, so that somebody is asked what became of it. */
async function rememberCopy({ cases, councilLog }: Store, day: CalendarDate): Promise<void> {
  if ((await councilLog.entries()).length > 0) return;
  const about = cases.all().find(({ todo }) => todo.some(({ kind }) => kind === 'ombudsman'));
  await councilLog.add({
    kind: 'log.exported',
    data: {
      export: 'sample-bundle',
      what: 'bundle',
      place: 'network folder',
      on: addDays(day, -21),
      cases: about ? [about.id] : [],
      files: 9,
    },
  });
}

/** What is noted of the making, as a sealed draft. */
export interface SampleMade {
  readonly on: CalendarDate;
  readonly whole: boolean;
}

/** One case with its papers. */
export async function addSample(
  store: Store,
  { stream, events, papers }: Pick<SampleCase, 'stream' | 'events' | 'papers'>,
): Promise<void> {
  const staging = await store.files.stage(stream);
  try {
    const places = new Map<string, BlobRef>();
    for (const [name, paper] of papers) {
      places.set(name, await staging.putFile(once(await bytesOf(paper))));
    }
    const placed = events.map((event) => ({ ...event, data: withPlaces(event.data, places) }));
    await addHistory(store, { stream, events: placed }, staging);
  } catch (error) {
    await staging.discard().catch(() => undefined);
    throw error;
  }
}

async function bytesOf(paper: SamplePaper): Promise<Uint8Array<ArrayBuffer>> {
  switch (paper.type) {
    case 'bytes':
      return paper.make();
    case 'model':
      return new TextEncoder().encode(JSON.stringify(paper.letter));
    case 'word':
      return letterToWord(paper.letter);
  }
}

async function* once(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield bytes;
}

/** The top-level fields that name a file (`file`, `model`, `word`) get the place the store gave it. */
function withPlaces(
  data: OpenedData,
  places: ReadonlyMap<string, BlobRef>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => {
      const name = (value as { blob?: unknown } | null)?.blob;
      return [field, typeof name === 'string' ? (places.get(name) ?? value) : value];
    }),
  );
}

type OpenedData = SampleCase['events'][number]['data'];
