/** New numbers for a procedure: their version, what they would do today, and whom they leave alone. */
import {
  changeCouncil,
  changeNumbers,
  comparedDates,
  defaultCouncil,
  openByVersion,
  procedureForKind,
  procedureNow,
} from '@shared/case-file';
import type { CouncilSettings } from '@shared/case-file/council';
import { makeCalendar } from '@shared/calendar';
import { CORPORATE, numbersOf, type Procedure, type ProcedureNumbers } from '@shared/procedures';
import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../../fixtures/cases';

const COUNCIL: CouncilSettings = { ...defaultCouncil('Westmere'), handlers: HANDLERS };
const DAY = { today: '2026-11-23', cal: makeCalendar() };

const changed = (
  council: CouncilSettings,
  edit: (numbers: ProcedureNumbers) => ProcedureNumbers,
): { procedure: Procedure; council: CouncilSettings } => {
  const result = changeNumbers(
    council,
    'corporate',
    edit(numbersOf(procedureNow(council, 'corporate'))),
  );
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return { procedure: result.procedure, council: { ...council, ...result.change } };
};
const answerIn = (respond: number) => (numbers: ProcedureNumbers) => ({
  ...numbers,
  stages: numbers.stages.map((stage, at) => (at === 0 ? { ...stage, respond } : stage)),
});

describe('the numbers that apply now', () => {
  it('are those shipped, with the time for stage 2 that letters give', () => {
    expect(procedureNow(COUNCIL, 'corporate')).toEqual(CORPORATE);
    const two = { ...COUNCIL, stage2: { ...COUNCIL.stage2, withinMonths: 2 } };
    expect(procedureNow(two, 'corporate').stages[1]?.requestWithin?.amount).toBe(2);
  });

  it('are the newest of the council’s own; older ones stay for the cases that began under them', () => {
    const first = changed(COUNCIL, answerIn(15));
    const second = changed(first.council, answerIn(20));
    expect(second.council.procedures.map(({ version }) => version)).toEqual([2, 3]);
    expect(procedureNow(second.council, 'corporate')).toEqual(second.procedure);
    expect(procedureForKind('complaint', second.council.procedures)).toEqual(second.procedure);
    expect(procedureNow(second.council, 'member-enquiry').version).toBe(1);
  });

  it('put back as they are save nothing', () => {
    const same = changeNumbers(COUNCIL, 'corporate', numbersOf(CORPORATE));
    expect(same).toMatchObject({ ok: true, isSame: true, change: {} });
  });

  it('are saved by the council’s own command, and not twice under one version', () => {
    const { council } = changed(COUNCIL, answerIn(15));
    expect(changeCouncil(COUNCIL, { procedures: council.procedures }).ok).toBe(true);
    const twice = [...council.procedures, ...council.procedures];
    expect(changeCouncil(COUNCIL, { procedures: twice })).toMatchObject({
      ok: false,
      problems: [{ field: 'procedures' }],
    });
    expect(changeCouncil(COUNCIL, { procedures: [CORPORATE] }).ok).toBe(false);
  });
});

/** "Stage 1: Answer by 2026-12-14 → 2026-12-21" for every date that differs. */
const differing = (edit: (numbers: ProcedureNumbers) => ProcedureNumbers, day = DAY): string[] =>
  comparedDates(CORPORATE, changed(COUNCIL, edit).procedure, day)
    .filter(({ isChanged }) => isChanged)
    .map(
      ({ stage, what, before = 'none', after = 'none' }) =>
        `${stage}: ${what} ${before} → ${after}`,
    );

describe('what a change would do to a complaint that comes in today', () => {
  it('nothing, where nothing changes, and every date is there to be read', () => {
    const dates = comparedDates(CORPORATE, CORPORATE, DAY);
    expect(dates.some(({ isChanged }) => isChanged)).toBe(false);
    // DOMAIN vectors: Mon 23 Nov 2026 is acknowledged by the 30th, answered by 14 Dec, extended to 30 Dec.
    const of = (what: string) =>
      dates.find((date) => date.stage === 'Stage 1' && date.what === what);
    expect(of('Acknowledge by')?.before).toBe('2026-11-30');
    expect(of('Answer by')?.before).toBe('2026-12-14');
    expect(of('Answer by, extended as far as it can be')?.before).toBe('2026-12-30');
  });

  it.each([
    [
      'a quicker acknowledgement moves all that follows',
      (numbers: ProcedureNumbers) => ({
        ...numbers,
        stages: numbers.stages.map((stage, at) =>
          at === 0 ? { ...stage, acknowledge: 2 } : stage,
        ),
      }),
      [
        'Stage 1: Acknowledge by 2026-11-30 → 2026-11-25',
        'Stage 1: Draft due 2026-12-08 → 2026-12-03',
        'Stage 1: Sign-off due 2026-12-10 → 2026-12-07',
        'Stage 1: Answer by 2026-12-14 → 2026-12-09',
        'Stage 1: Answer by, extended as far as it can be 2026-12-30 → 2026-12-23',
      ],
    ],
    [
      'a cut-off moves what comes late',
      (numbers: ProcedureNumbers) => ({ ...numbers, cutOff: '17:00' }),
      ['Stage 1: Counts from, if it comes in late in the evening 2026-11-23 → 2026-11-24'],
    ],
    [
      'the alarm',
      (numbers: ProcedureNumbers) => ({ ...numbers, alarmWeeks: 8 }),
      ['Stage 1: Alarm 2027-02-15 → 2027-01-18'],
    ],
    [
      'internal dates',
      (numbers: ProcedureNumbers) => ({ ...numbers, draftBefore: 2, signOffBefore: 1 }),
      [
        'Stage 1: Draft due 2026-12-08 → 2026-12-10',
        'Stage 1: Sign-off due 2026-12-10 → 2026-12-11',
        'Stage 2: Draft due 2026-12-22 → 2026-12-24',
        'Stage 2: Sign-off due 2026-12-24 → 2026-12-29',
      ],
    ],
    [
      'no extension, no end to asking for stage 2',
      (numbers: ProcedureNumbers) => ({
        ...numbers,
        stages: numbers.stages.map((stage, at) =>
          at === 0 ? { ...stage, extension: 0 } : { ...stage, requestWithin: 0 },
        ),
      }),
      [
        'Stage 1: Answer by, extended as far as it can be 2026-12-30 → none',
        'Stage 1: Last day to ask for stage 2, if answered today 2026-12-23 → none',
      ],
    ],
  ])('%s', (_, edit, expected) => {
    expect(differing(edit)).toEqual(expected);
  });

  it('counts a complaint that comes on a Sunday from the Monday only with a cut-off', () => {
    const sunday = { ...DAY, today: '2026-11-22' };
    const edit = (numbers: ProcedureNumbers) => ({ ...numbers, cutOff: '17:00' });
    expect(differing(edit, sunday)).toContain('Stage 1: Acknowledge by 2026-11-27 → 2026-11-30');
  });
});

it('open cases are counted by the version they began under; closed ones and other procedures are not', () => {
  const row = (procedureVersion: number, procedure = 'corporate', closedOn?: string) => ({
    procedure,
    procedureVersion,
    ...(closedOn === undefined ? {} : { closedOn }),
  });
  const rows = [
    row(1),
    row(2),
    row(1),
    row(1, 'member-enquiry'),
    row(2, 'corporate', '2026-11-01'),
  ];
  expect(openByVersion(rows, 'corporate')).toEqual([
    { version: 2, cases: 1 },
    { version: 1, cases: 2 },
  ]);
  expect(openByVersion([], 'corporate')).toEqual([]);
});
