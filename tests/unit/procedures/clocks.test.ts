import { describe, expect, it } from 'vitest';
import { makeCalendar } from '@shared/calendar';
import {
  clocksFor,
  CORPORATE,
  dueText,
  effectiveReceipt,
  findProcedure,
  lastDayOf,
  latestExtension,
  procedureSchema,
  stageOf,
  type Clock,
  type ClockFacts,
} from '@shared/procedures';

const calendar = makeCalendar();
const stage1 = stageOf(CORPORATE, 1);
const clock = (name: Clock['name'], facts: ClockFacts, today: string): Clock => {
  const found = clocksFor(CORPORATE, 1, facts, calendar, today).find((each) => each.name === name);
  if (!found) throw new Error(`no clock ${name}`);
  return found;
};

describe('corporate stage 1 clocks', () => {
  it.each([
    ['2026-11-23', '2026-11-30', '2026-12-14', '2026-12-30', '2026-12-07'],
    ['2026-12-18', '2026-12-29', '2027-01-13', '2027-01-27', '2027-01-06'],
    ['2026-12-26', '2027-01-05', '2027-01-19', '2027-02-02', undefined],
    ['2027-03-24', '2027-04-02', '2027-04-16', '2027-04-30', '2027-04-09'],
  ])('received %s', (received, acknowledgeBy, respondBy, extended, ifAtOnce) => {
    const waiting = { received };
    expect(clock('acknowledge', waiting, received).due).toBe(acknowledgeBy);
    expect(clock('respond', waiting, received)).toMatchObject({ due: respondBy, assumed: true });
    expect(latestExtension(stage1, respondBy, calendar)).toBe(extended);
    if (ifAtOnce) {
      const acknowledged = { received, acknowledged: received };
      expect(clock('respond', acknowledged, received)).toMatchObject({
        due: ifAtOnce,
        assumed: false,
      });
    }
  });

  it('a late acknowledgement moves the stage 1 date', () => {
    const late = { received: '2026-11-23', acknowledged: '2026-12-04' };
    expect(clock('acknowledge', late, '2026-12-04').state).toBe('doneLate');
    expect(clock('respond', late, '2026-12-04').due).toBe('2026-12-18');
  });

  it('an extended date stands in place of the rule', () => {
    const extended = {
      received: '2026-11-23',
      acknowledged: '2026-11-24',
      extendedTo: '2026-12-22',
    };
    expect(clock('respond', extended, '2026-12-10').due).toBe('2026-12-22');
  });

  it.each([
    ['a stop of four working days', [{ from: '2026-12-01', to: '2026-12-07' }], '2026-12-14'],
    [
      'two stops',
      [
        { from: '2026-11-30', to: '2026-12-01' },
        { from: '2026-12-03', to: '2026-12-04' },
      ],
      '2026-12-10',
    ],
    [
      'stops that overlap count once',
      [
        { from: '2026-12-01', to: '2026-12-03' },
        { from: '2026-12-02', to: '2026-12-04' },
      ],
      '2026-12-11',
    ],
    [
      'a stop over a weekend alone costs nothing',
      [{ from: '2026-12-04', to: '2026-12-06' }],
      '2026-12-08',
    ],
  ])('%s', (_name, suspensions, due) => {
    const facts = { received: '2026-11-23', acknowledged: '2026-11-24', suspensions };
    expect(clock('respond', facts, '2026-12-08').due).toBe(due);
  });

  it('a clock that stands still says so and moves a day each working day', () => {
    const facts = {
      received: '2026-11-23',
      acknowledged: '2026-11-24',
      suspensions: [{ from: '2026-12-01' }],
    };
    expect(clock('respond', facts, '2026-12-02')).toMatchObject({
      state: 'stopped',
      due: '2026-12-09',
    });
    expect(clock('respond', facts, '2026-12-03')).toMatchObject({
      state: 'stopped',
      due: '2026-12-10',
    });
  });

  it('internal dates run back from the due date; the alarm is 12 weeks from receipt', () => {
    const facts = { received: '2026-11-23', acknowledged: '2026-11-23' };
    expect(clock('draft', facts, '2026-11-24').due).toBe('2026-12-01');
    expect(clock('signOff', facts, '2026-11-24').due).toBe('2026-12-03');
    expect(clock('alarm', facts, '2026-11-24').due).toBe('2027-02-15');
  });

  it.each([
    ['2026-11-24', 'onTrack', 'in 9 working days'],
    ['2026-12-02', 'dueSoon', 'in 3 working days'],
    ['2026-12-04', 'dueSoon', 'in 1 working day'],
    ['2026-12-06', 'dueSoon', 'in 1 working day'],
    ['2026-12-07', 'dueToday', 'today'],
    ['2026-12-08', 'overdue', '1 working day late'],
    ['2026-12-14', 'overdue', '5 working days late'],
  ])('on %s it is %s: %s', (today, state, words) => {
    const respond = clock('respond', { received: '2026-11-23', acknowledged: '2026-11-23' }, today);
    expect(respond.state).toBe(state);
    expect(dueText(respond)).toBe(words);
  });

  it('a response sent is done, in time or late', () => {
    const facts = { received: '2026-11-23', acknowledged: '2026-11-23' };
    expect(dueText(clock('respond', { ...facts, responded: '2026-12-07' }, '2027-01-04'))).toBe(
      'done Mon 7 Dec',
    );
    expect(dueText(clock('respond', { ...facts, responded: '2026-12-08' }, '2027-01-04'))).toBe(
      'done late, Tue 8 Dec',
    );
  });

  it('a due date beyond the known bank holidays warns', () => {
    expect(clock('respond', { received: '2028-12-20' }, '2028-12-20').warning).toMatch(/2028/);
    expect(clock('respond', { received: '2062-06-01' }, '2062-06-01').due).toBe('2062-06-22');
  });
});

describe('day counts of other procedures', () => {
  it('30 calendar days beginning on receipt include the first (s164A DPA 2018)', () => {
    expect(lastDayOf({ amount: 30, unit: 'calendarDays' }, '2026-06-19', calendar)).toBe(
      '2026-07-18',
    );
  });
  it('six months commencing on receipt end on 14 July (SI 2012/3094 reg 29)', () => {
    expect(lastDayOf({ amount: 6, unit: 'months' }, '2026-01-15', calendar)).toBe('2026-07-14');
  });
});

describe('receipt after the cut-off', () => {
  it.each([
    [undefined, '2026-11-27', '18:30', '2026-11-27'],
    ['17:00', '2026-11-27', '16:59', '2026-11-27'],
    ['17:00', '2026-11-27', '17:01', '2026-11-30'],
    ['17:00', '2026-11-27', undefined, '2026-11-27'],
  ])('cut-off %s, received %s at %s', (cutOff, on, at, effective) => {
    expect(effectiveReceipt(cutOff ? { cutOff } : {}, on, at, calendar)).toBe(effective);
  });
});

describe('the shipped procedures', () => {
  it('fit their schema and can be found by id and version', () => {
    expect(procedureSchema.parse(CORPORATE)).toEqual(CORPORATE);
    expect(findProcedure('corporate', 1)).toBe(CORPORATE);
    expect(() => findProcedure('corporate', 99)).toThrow(/version 99/);
  });
  it('a stage out of order or a negative number is refused', () => {
    expect(
      procedureSchema.safeParse({ ...CORPORATE, stages: [{ ...stage1, number: 2 }] }).success,
    ).toBe(false);
    const wrong = { ...stage1, respond: { ...stage1.respond, amount: -1 } };
    expect(procedureSchema.safeParse({ ...CORPORATE, stages: [wrong] }).success).toBe(false);
  });
});
