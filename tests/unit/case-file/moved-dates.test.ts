/** Open cases whose dates a change of the calendar would move. */
import { movedCases, summarise } from '@shared/case-file';
import { makeCalendar } from '@shared/calendar';
import { describe, expect, it } from 'vitest';
import { leakStory, type StoryStage } from '../../fixtures/cases';

const TODAY = '2026-11-20';
const row = (until: StoryStage) => summarise(leakStory(until).file);
const before = makeCalendar();
/** With one more bank holiday in the fortnight after the receipt, Mon 9 November 2026. */
const after = (on: string) =>
  makeCalendar({
    bankHolidays: [...before.bankHolidays]
      .filter(([date]) => date.startsWith('2026'))
      .map(([date, name]) => ({ on: date, name }))
      .concat([{ on, name: 'A great occasion' }]),
  });
const moved = (until: StoryStage, on: string) =>
  movedCases([row(until)], { before, after: after(on) }, { today: TODAY }).map(
    (each) => `${each.reference} ${each.before} → ${each.after}`,
  );

describe('a new bank holiday', () => {
  it.each<[string, StoryStage, string, string[]]>([
    [
      'moves the answer owed',
      'acknowledged',
      '2026-11-18',
      ['WB-26-A0412 2026-11-26 → 2026-11-27'],
    ],
    // Not acknowledged: counted from the last day it could go, Mon 16 Nov, which moves as well.
    [
      'moves both while neither letter went',
      'received',
      '2026-11-11',
      ['WB-26-A0412 2026-11-30 → 2026-12-01'],
    ],
    ['before the acknowledgement moves nothing after it', 'acknowledged', '2026-11-10', []],
    ['after the answer is due moves nothing', 'acknowledged', '2026-12-10', []],
    ['moves nothing once answered', 'responded', '2026-11-18', []],
    ['moves nothing once closed', 'closed', '2026-11-18', []],
  ])('%s', (_, until, on, lines) => {
    expect(moved(until, on)).toEqual(lines);
  });

  it('says nothing of a procedure this app does not have', () => {
    const unknown = { ...row('acknowledged'), procedureVersion: 99 };
    expect(movedCases([unknown], { before, after: after('2026-11-18') }, { today: TODAY })).toEqual(
      [],
    );
  });
});
