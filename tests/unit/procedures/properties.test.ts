/** What must hold of every clock, whatever the dates. */
import {
  addDays,
  addWorkingDays,
  dateOf,
  isWorkingDay,
  makeCalendar,
  workingDaysBetween,
} from '@shared/calendar';
import type { CalendarDate, WorkingCalendar } from '@shared/calendar';
import {
  clocksFor,
  CORPORATE,
  effectiveReceipt,
  lastDayAfter,
  lastDayOf,
  latestExtension,
  MEMBER_ENQUIRY,
  stageOf,
} from '@shared/procedures';
import type { ClockFacts, ClockUnit, Procedure } from '@shared/procedures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const calendar = makeCalendar();
const FIRST = 18_262; // 1 January 2020
const LAST = 25_567; // 31 December 2039
const anyDate = fc.integer({ min: FIRST, max: LAST }).map(dateOf);
const anyStage = fc.constantFrom<readonly [Procedure, number]>(
  [CORPORATE, 1],
  [CORPORATE, 2],
  [MEMBER_ENQUIRY, 1],
);
/** Days in the half year after a receipt, so that they meet its clocks. */
const later = fc.integer({ min: 0, max: 180 });
const span = fc.record({
  after: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 0, max: 30 }),
});
const closed = (...days: CalendarDate[]) =>
  makeCalendar({ closures: days.map((on) => ({ on, name: 'Closed' })) });

const LONG_AFTER = '2041-01-01';
const dues = (
  [procedure, stage]: readonly [Procedure, number],
  facts: ClockFacts,
  cal: WorkingCalendar = calendar,
) => clocksFor(procedure, stage, facts, cal, LONG_AFTER).map(({ due }) => due);
const respondBy = (
  stage: readonly [Procedure, number],
  facts: ClockFacts,
  cal: WorkingCalendar = calendar,
) =>
  clocksFor(stage[0], stage[1], facts, cal, LONG_AFTER).find(({ name }) => name === 'respond')
    ?.due ?? '';
const stopsOf = (received: CalendarDate, spans: readonly { after: number; days: number }[]) =>
  spans.map(({ after, days }) => ({
    from: addDays(received, after),
    to: addDays(received, after + days),
  }));

describe('counting working days', () => {
  it('forwards and back agree', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 250 }), later, (from, count, off) => {
        const cal = closed(addDays(from, off));
        const to = addWorkingDays(from, count, cal);
        expect(workingDaysBetween(from, to, cal)).toBe(count);
        expect(workingDaysBetween(to, from, cal)).toBe(-count);
        // Back from there lies the day itself where it was worked, else the last one worked before it.
        const back = addWorkingDays(to, -count, cal);
        expect(isWorkingDay(back, cal)).toBe(true);
        expect(workingDaysBetween(back, from, cal)).toBe(0);
        expect(back === from).toBe(isWorkingDay(from, cal));
      }),
    );
  });
});

describe('every clock', () => {
  it('falls on a working day, but for the alarm', () => {
    fc.assert(
      fc.property(
        anyStage,
        anyDate,
        later,
        fc.array(span, { maxLength: 4 }),
        (stage, received, acknowledged, spans) => {
          const facts = {
            received,
            acknowledged: addDays(received, acknowledged),
            suspensions: stopsOf(received, spans),
          };
          for (const { name, due } of clocksFor(stage[0], stage[1], facts, calendar, LONG_AFTER)) {
            if (name !== 'alarm') expect(isWorkingDay(due, calendar)).toBe(true);
          }
        },
      ),
    );
  });

  it('is no earlier for a later receipt', () => {
    fc.assert(
      fc.property(anyStage, anyDate, fc.integer({ min: 1, max: 20 }), (stage, received, days) => {
        const early = dues(stage, { received });
        const late = dues(stage, { received: addDays(received, days) });
        late.forEach((due, index) => expect(due >= (early[index] ?? '')).toBe(true));
      }),
    );
  });

  it('is no earlier for a later acknowledgement', () => {
    fc.assert(
      fc.property(anyStage, anyDate, later, later, (stage, received, first, more) => {
        const early = respondBy(stage, { received, acknowledged: addDays(received, first) });
        const late = respondBy(stage, { received, acknowledged: addDays(received, first + more) });
        expect(late >= early).toBe(true);
      }),
    );
  });

  it('counts from no earlier day for a later minute, with a cut-off', () => {
    const minute = fc
      .integer({ min: 0, max: 1439 })
      .map((of) => new Date(of * 60_000).toISOString().slice(11, 16));
    fc.assert(
      fc.property(
        anyDate,
        minute,
        fc.integer({ min: 0, max: 5 }),
        minute,
        minute,
        (day, at, days, laterAt, cutOff) => {
          const next = addDays(day, days);
          fc.pre(days > 0 || laterAt >= at);
          const first = effectiveReceipt({ cutOff }, day, at, calendar);
          expect(isWorkingDay(first, calendar)).toBe(true);
          expect(first >= day).toBe(true);
          expect(effectiveReceipt({ cutOff }, next, laterAt, calendar) >= first).toBe(true);
        },
      ),
    );
  });

  it('is no earlier for a day the council is closed, before or within a stop', () => {
    const stop = fc.record({
      after: fc.integer({ min: 0, max: 11 }),
      days: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(
        anyStage,
        anyDate,
        fc.array(later, { maxLength: 5 }),
        fc.option(stop),
        (stage, received, days, stopped) => {
          const facts = {
            received,
            acknowledged: received,
            suspensions: stopsOf(received, stopped ? [stopped] : []),
          };
          const without = dues(stage, facts);
          const within = dues(stage, facts, closed(...days.map((off) => addDays(received, off))));
          // Draft, sign-off and response are three dates that move together; back from a later date, fewer
          // days may be worked, so the internal dates are held to the response alone.
          expect((within[0] ?? '') >= (without[0] ?? '')).toBe(true);
          expect((within[3] ?? '') >= (without[3] ?? '')).toBe(true);
          expect(within[4]).toBe(without[4]);
          expect(
            (within[1] ?? '') <= (within[2] ?? '') && (within[2] ?? '') <= (within[3] ?? ''),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('stops and extensions', () => {
  it('a longer stop, or one more, makes no date earlier', () => {
    fc.assert(
      fc.property(
        anyStage,
        anyDate,
        fc.array(span, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 20 }),
        fc.option(fc.record({ told: later, to: later })),
        (stage, received, spans, more, extension) => {
          const facts = {
            received,
            acknowledged: addDays(received, 3),
            ...(extension
              ? {
                  extendedOn: addDays(received, extension.told),
                  extendedTo: addDays(received, extension.told + extension.to),
                }
              : {}),
          };
          const longer = spans.map((each, index) =>
            index === 0 ? { ...each, days: each.days + more } : each,
          );
          const fewer = respondBy(stage, {
            ...facts,
            suspensions: stopsOf(received, spans.slice(1)),
          });
          const asTold = respondBy(stage, { ...facts, suspensions: stopsOf(received, spans) });
          const grown = respondBy(stage, { ...facts, suspensions: stopsOf(received, longer) });
          expect(asTold >= fewer).toBe(true);
          expect(grown >= asTold).toBe(true);
        },
      ),
    );
  });

  it('the order in which stops arrive does not matter, nor a stop arriving twice', () => {
    fc.assert(
      fc.property(anyDate, fc.array(span, { minLength: 1, maxLength: 5 }), (received, spans) => {
        const suspensions = stopsOf(received, spans);
        const due = (list: typeof suspensions) =>
          respondBy([CORPORATE, 1], { received, acknowledged: received, suspensions: list });
        expect(due(suspensions.toReversed())).toBe(due(suspensions));
        expect(due([...suspensions, ...suspensions])).toBe(due(suspensions));
      }),
    );
  });

  it('a stop cut in two where it stands costs the same', () => {
    fc.assert(
      fc.property(anyDate, span, fc.nat(30), (received, { after, days }, cut) => {
        const [from, at, to] = [after, after + Math.min(cut, days), after + days].map((day) =>
          addDays(received, day),
        ) as [string, string, string];
        const due = (suspensions: { from: string; to: string }[]) =>
          respondBy([CORPORATE, 1], { received, acknowledged: received, suspensions });
        expect(
          due([
            { from, to: at },
            { from: at, to },
          ]),
        ).toBe(due([{ from, to }]));
      }),
    );
  });

  it('an extension never shortens, and the longest is always longer', () => {
    fc.assert(
      fc.property(
        anyStage,
        anyDate,
        fc.array(span, { maxLength: 3 }),
        later,
        later,
        (stage, received, spans, told, to) => {
          const facts = {
            received,
            acknowledged: received,
            suspensions: stopsOf(received, spans),
          };
          const before = respondBy(stage, facts);
          const extended = respondBy(stage, {
            ...facts,
            extendedOn: addDays(received, told),
            extendedTo: addDays(received, to),
          });
          expect(extended >= before).toBe(true);
          const longest = latestExtension(stageOf(...stage), before, calendar) ?? '';
          expect(longest > before).toBe(true);
        },
      ),
    );
  });

  it('without stops the date is never the later one', () => {
    fc.assert(
      fc.property(
        anyStage,
        anyDate,
        fc.array(span, { maxLength: 4 }),
        fc.option(later),
        (stage, received, spans, to) => {
          const facts = {
            received,
            acknowledged: received,
            suspensions: stopsOf(received, spans),
            ...(to === null ? {} : { extendedOn: received, extendedTo: addDays(received, to) }),
          };
          const clock = clocksFor(stage[0], stage[1], facts, calendar, LONG_AFTER).find(
            ({ name }) => name === 'respond',
          );
          if (clock?.withoutStops !== undefined) expect(clock.withoutStops < clock.due).toBe(true);
        },
      ),
    );
  });
});

describe('spans', () => {
  it('never end before they begin, and a longer one never sooner', () => {
    const unit = fc.constantFrom<ClockUnit>('workingDays', 'calendarDays', 'months');
    fc.assert(
      fc.property(unit, fc.integer({ min: 0, max: 60 }), anyDate, (of, amount, from) => {
        const shorter = { unit: of, amount };
        const longer = { unit: of, amount: amount + 1 };
        for (const last of [lastDayOf, lastDayAfter]) {
          expect(last(shorter, from, calendar) >= from).toBe(true);
          expect(last(longer, from, calendar) >= last(shorter, from, calendar)).toBe(true);
        }
      }),
    );
  });
});
