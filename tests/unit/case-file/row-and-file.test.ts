/** The register and the open case never disagree about a date: the row gives the clocks the file gives. */
import { addDays } from '@shared/calendar';
import {
  issueLetter,
  proposeExtension,
  proposeStop,
  requestStage,
  restartClock,
  setDefinition,
  summarise,
} from '@shared/case-file';
import type { LetterKind } from '@shared/case-file';
import { clockFactsOf, clockFactsOfFile } from '@shared/case-file/stage-needs';
import { clocksFor, CORPORATE } from '@shared/procedures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAL, DEFINITION, leakStory, letterInput } from '../../fixtures/cases';
import type { CaseStory } from '../../fixtures/cases';

const REASON = 'The contractor’s records come later.';
const STOP = { ground: 'waiting for consent' as const, reason: 'Her sister must agree first.' };

const ACTS = [
  'stop',
  'restart',
  'extend',
  'tell',
  'respond',
  'ask',
  'define',
  'acknowledge',
] as const;
type Act = (typeof ACTS)[number];
const move = fc.record({
  act: fc.constantFrom<Act>(...ACTS),
  after: fc.integer({ min: 0, max: 6 }),
  more: fc.integer({ min: 1, max: 14 }),
});

/** Does what a command allows on that day; what it refuses did not happen. */
function act(story: CaseStory, what: Act, today: string, more: number): void {
  const on = { today };
  const attempt: CaseStory['run'] = (command, input) =>
    story.try(command, input, on).ok ? story.run(command, input, on) : story;
  const send = (kind: LetterKind) =>
    attempt(issueLetter, {
      ...letterInput('acknowledgement', today, `l-${kind}-${today}-${story.events.length}`),
      kind,
    });
  switch (what) {
    case 'stop':
      return void attempt(proposeStop, STOP);
    case 'restart':
      return void attempt(restartClock, { why: 'It came.' });
    case 'extend':
      return void attempt(proposeExtension, { to: addDays(today, more), reason: REASON });
    case 'tell':
      return void (story.file.owedLetter && send(story.file.owedLetter.kind));
    case 'respond':
      return void send('stage 1 response');
    case 'ask':
      return void attempt(requestStage, { receivedOn: today, channel: 'email', theirWords: 'No.' });
    case 'define':
      return void attempt(setDefinition, { ...DEFINITION, agreedOn: today });
    case 'acknowledge':
      return void send('acknowledgement');
  }
}

function expectSameClocks(story: CaseStory, today: string): void {
  const { file } = story;
  const clocks = (facts: Parameters<typeof clocksFor>[2]) =>
    clocksFor(CORPORATE, file.stage, facts, CAL, today);
  expect(clocks(clockFactsOf(summarise(file)))).toEqual(clocks(clockFactsOfFile(file)));
}

describe('a row and its file', () => {
  it('give the same clocks over any story, on one machine or two', () => {
    const begun = fc.constantFrom('received', 'acknowledged', 'pointed', 'ready');
    fc.assert(
      fc.property(
        begun,
        fc.array(move, { maxLength: 12 }),
        fc.array(move, { maxLength: 5 }),
        (stage, here, there) => {
          const one = leakStory(stage);
          const two = one.fork();
          for (const [story, moves] of [
            [one, here],
            [two, there],
          ] as const) {
            let today = '2026-11-19';
            for (const { act: what, after, more } of moves) {
              today = addDays(today, after);
              act(story, what, today, more);
            }
            expectSameClocks(story, today);
          }
          expectSameClocks(one.merge(two), '2027-03-01');
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);

  it('give the same clocks after eight stops of a day', () => {
    const story = leakStory('ready');
    let today = '2026-11-19';
    for (let stop = 0; stop < 8; stop += 1) {
      act(story, 'stop', today, 1);
      act(story, 'tell', today, 1);
      today = addDays(today, 1);
      act(story, 'restart', today, 1);
      act(story, 'tell', today, 1);
    }
    expect(story.file.stages[0]?.stops).toHaveLength(8);
    // Thu 26 Nov, and six working days from Fri 20 to Fri 27: Fri 4 Dec.
    const due = clocksFor(CORPORATE, 1, clockFactsOf(summarise(story.file)), CAL, today);
    expect(due.find(({ name }) => name === 'respond')?.due).toBe('2026-12-04');
    expectSameClocks(story, today);
  });
});
