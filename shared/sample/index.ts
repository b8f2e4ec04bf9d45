/**
 * The sample council: an invented council and some forty cases that show everything a case can be.
 * Made from a seed and a day, the same every time; nothing here reads the clock. Never part of the normal
 * start: whoever needs it imports it when it is asked for.
 */
import { addWorkingDays, makeCalendar, type CalendarDate } from '../calendar';
import type { CaseFile } from '../case-file/types';
import { streamIdFrom, type OpenedEvent, type StreamId } from '../history';
import { ENDINGS } from './cases/endings';
import { KEPT } from './cases/kept';
import type { SampleStory } from './cases/kind';
import { NEW_ARRIVALS } from './cases/new-arrivals';
import { OMBUDSMAN } from './cases/ombudsman';
import { PEOPLE } from './cases/people';
import { STAGE_1 } from './cases/stage-1';
import { STAGE_2 } from './cases/stage-2';
import { TWO_MACHINES } from './cases/two-machines';
import { SAMPLE_HANDLER, sampleCouncil } from './council';
import { randomBytes, randomFrom } from './random';
import { Story, type SamplePaper } from './story';

export { SAMPLE_COLLEAGUE, SAMPLE_HANDLER, SAMPLE_PASSPHRASE, sampleCouncil } from './council';
export type { SamplePaper } from './story';

export const SAMPLE_SEED = 2026;

export interface SampleCase {
  readonly key: string;
  readonly stream: StreamId;
  /** Each with its own day, author and device; parents before children. */
  readonly events: readonly OpenedEvent[];
  /** What the names of files in those events (`sample:…`) stand for. */
  readonly papers: ReadonlyMap<string, SamplePaper>;
  readonly file: CaseFile;
}

const STORIES: readonly SampleStory[] = [
  ...NEW_ARRIVALS,
  ...STAGE_1,
  ...ENDINGS,
  ...STAGE_2,
  ...OMBUDSMAN,
  ...PEOPLE,
  ...TWO_MACHINES,
];

export const SAMPLE_SIZE = STORIES.length + KEPT.length;

/**
 * The cases in the order they came in, then those kept from years ago, as if today were `today`.
 * @throws Error when a command refuses what a story does: the sample is then wrong, or the rule is.
 */
export function* sampleCases(today: CalendarDate, seed = SAMPLE_SEED): Generator<SampleCase> {
  const council = sampleCouncil();
  const cal = makeCalendar();
  const random = randomFrom(seed);
  // Those of years ago come last: their references are of other years.
  const recent = STORIES.toSorted((left, right) => left.from - right.from);
  const told = [...recent, ...KEPT];
  const places = new Map(
    told.map(({ key, from }, index) => [
      key,
      {
        case: streamIdFrom(randomBytes(26, random)),
        reference:
          index < recent.length
            ? `${council.referencePrefix}-${today.slice(2, 4)}-A${String(index + 1).padStart(4, '0')}`
            : `${council.referencePrefix}-${addWorkingDays(today, from, cal).slice(2, 4)}-A${String(index + 101).padStart(4, '0')}`,
      },
    ]),
  );
  const other = (key: string) => {
    const place = places.get(key);
    if (!place) throw new RangeError(`No case ${key} in the sample`);
    return place;
  };
  for (const [index, { key, from, by = SAMPLE_HANDLER, tell }] of told.entries()) {
    const { case: stream, reference } = other(key);
    const story = new Story({
      today,
      cal,
      council,
      stream,
      reference,
      seed: seed * 1009 + index,
      other,
    });
    tell(story.on(from, by));
    yield { key, stream, events: story.events, papers: story.papers, file: story.file };
  }
}
