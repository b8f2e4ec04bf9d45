/** The numbers a council may change: read out, checked, put back, and held against the Code. */
import {
  CORPORATE,
  departures,
  MEMBER_ENQUIRY,
  numbersOf,
  procedureSchema,
  stageOf,
  withNumbers,
  type ProcedureNumbers,
} from '@shared/procedures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const SHIPPED = numbersOf(CORPORATE);

/** The numbers shipped, with some of stage 1 (or of the procedure) changed. */
function typed(
  change: Partial<Omit<ProcedureNumbers, 'stages'>>,
  ...stages: readonly Partial<ProcedureNumbers['stages'][number]>[]
): ProcedureNumbers {
  return {
    ...SHIPPED,
    ...change,
    stages: SHIPPED.stages.map((stage, at) => ({ ...stage, ...stages[at] })),
  };
}
const made = (numbers: ProcedureNumbers) => {
  const result = withNumbers(CORPORATE, numbers, CORPORATE, 2);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '));
  return result.procedure;
};

describe('the numbers of a procedure', () => {
  it.each([CORPORATE, MEMBER_ENQUIRY])('of $name, put back as they are, change nothing', (own) => {
    expect(withNumbers(own, numbersOf(own), own, 9)).toEqual({
      ok: true,
      procedure: own,
      isSame: true,
    });
  });

  it('make the next version, which keeps all that is not a number', () => {
    const procedure = made(typed({}, { respond: 15 }));
    expect(procedure).toMatchObject({ id: 'corporate', version: 2, name: CORPORATE.name });
    expect(stageOf(procedure, 1).requires).toEqual(stageOf(CORPORATE, 1).requires);
    expect(stageOf(procedure, 1).earlyResolutionLetter).toBe('early resolution');
    expect(procedureSchema.parse(procedure)).toEqual(procedure);
  });

  it.each([
    ['one shipped keeps the Code', 10, 'acknowledged', 'LGSCO Code 6.3'],
    ['another is the council’s own', 15, 'acknowledged', 'the council’s own policy'],
    ['another start is the council’s own', 10, 'received', 'the council’s own policy'],
  ] as const)('say where they come from: %s', (_, respond, startsWhen, source) => {
    const procedure = made(typed({ alarmWeeks: 11 }, { respond, startsWhen }));
    expect(stageOf(procedure, 1).respond).toMatchObject({ amount: respond, startsWhen, source });
  });

  it('changed and changed back say the Code again', () => {
    const there = made(typed({}, { respond: 15 }));
    const back = withNumbers(there, SHIPPED, CORPORATE, 3);
    expect(back).toMatchObject({ ok: true, isSame: false });
    expect(back.ok && { ...back.procedure, version: 1 }).toEqual(CORPORATE);
  });

  it('leave out what is turned off', () => {
    const none = { extension: 0, requestWithin: 0, otherDecider: false, suspendable: false };
    const procedure = made(typed({ acceptWithin: 0, stopAlarm: 0 }, none, none));
    expect(procedure).not.toHaveProperty('acceptWithin');
    expect(procedure).not.toHaveProperty('stopAlarm');
    expect(procedure).not.toHaveProperty('cutOff');
    for (const stage of procedure.stages) {
      expect(stage).not.toHaveProperty('extension');
      expect(stage).not.toHaveProperty('requestWithin');
      expect(stage).not.toHaveProperty('otherDecider');
      expect(stage.suspendable).toBe(false);
    }
  });

  it.each([
    ['no number', typed({}, { respond: NaN }), 'stages.0.respond', /whole number from 1 to 130/],
    ['half a day', typed({}, {}, { acknowledge: 2.5 }), 'stages.1.acknowledge', /whole number/],
    ['none to acknowledge', typed({}, { acknowledge: 0 }), 'stages.0.acknowledge', /from 1 to 60/],
    ['a slip of the finger', typed({}, { respond: 1000 }), 'stages.0.respond', /130/],
    ['less than nothing', typed({ alarmWeeks: -1 }), 'alarmWeeks', /from 1 to 104/],
    ['a time that is none', typed({ cutOff: '25:00' }), 'cutOff', /17:00/],
    ['sign-off before the draft', typed({ draftBefore: 1 }), 'signOffBefore', /draft must be due/],
    ['a draft before the start', typed({ draftBefore: 10 }), 'draftBefore', /within 10 working/],
  ])('are refused in words beside their field: %s', (_, numbers, field, message) => {
    const result = withNumbers(CORPORATE, numbers, CORPORATE, 2);
    expect(result).toMatchObject({ ok: false, problems: [{ field }] });
    expect(!result.ok && result.problems[0]?.message).toMatch(message);
  });

  it('of any kind within their ranges make a procedure that is valid', () => {
    const stage = fc.record({
      acknowledge: fc.integer({ min: 1, max: 60 }),
      respond: fc.integer({ min: 61, max: 130 }),
      startsWhen: fc.constantFrom('received' as const, 'acknowledged' as const),
      extension: fc.integer({ min: 0, max: 130 }),
      suspendable: fc.boolean(),
      otherDecider: fc.boolean(),
      requestWithin: fc.integer({ min: 0, max: 24 }),
    });
    fc.assert(
      fc.property(
        fc.record({
          stages: fc.tuple(stage, stage),
          alarmWeeks: fc.integer({ min: 1, max: 104 }),
          acceptWithin: fc.integer({ min: 0, max: 120 }),
          stopAlarm: fc.integer({ min: 0, max: 60 }),
          draftBefore: fc.integer({ min: 30, max: 60 }),
          signOffBefore: fc.integer({ min: 0, max: 30 }),
          cutOff: fc.constantFrom('', '00:00', '17:30', '23:59'),
        }),
        (numbers) => {
          const procedure = made(numbers);
          expect(procedureSchema.parse(procedure)).toEqual(procedure);
          const again = numbersOf(procedure);
          // Stage 1 follows on nothing: it is neither asked for nor decided by somebody else.
          const [first, second] = numbers.stages;
          expect(again).toEqual({
            ...numbers,
            stages: [{ ...first, otherDecider: false, requestWithin: 0 }, second],
          });
        },
      ),
    );
  });
});

describe('a departure from the Code', () => {
  it.each([
    ['the numbers shipped', typed({}), []],
    ['quicker ones', typed({ acceptWithin: 24 }, { acknowledge: 2, respond: 8, extension: 0 }), []],
    ['a slow acknowledgement', typed({}, { acknowledge: 7 }), ['LGSCO Code 6.2']],
    ['a slow answer', typed({}, { respond: 15 }), ['LGSCO Code 6.3']],
    ['a long extension', typed({}, { extension: 20 }), ['LGSCO Code 6.4']],
    ['less time to complain', typed({ acceptWithin: 6 }), ['LGSCO Code 2.2']],
    ['no limit at all to complain', typed({ acceptWithin: 0 }), []],
    [
      'a slow stage 2',
      typed({}, {}, { respond: 25, extension: 25 }),
      ['LGSCO Code, stage 2', 'LGSCO Code, stage 2'],
    ],
    [
      'the same person deciding twice',
      typed({}, {}, { otherDecider: false }),
      ['LGSCO Code, stage 2'],
    ],
    ['stage 2 asked for within a week less', typed({}, {}, { requestWithin: 2 }), []],
  ])('is said with its source: %s', (_, numbers, sources) => {
    const result = withNumbers(CORPORATE, numbers, CORPORATE, 2);
    if (!result.ok) throw new Error('refused');
    expect(departures(result.procedure, CORPORATE).map(({ source }) => source)).toEqual(sources);
  });

  it('says both numbers and the field', () => {
    expect(departures(made(typed({}, { respond: 15 })), CORPORATE)).toEqual([
      {
        field: 'stages.0.respond',
        message: 'Stage 1, answer: 15 working days, where the Code says 10 working days.',
        source: 'LGSCO Code 6.3',
      },
    ]);
  });

  it('is none for an enquiry of a member, which no Code rules', () => {
    const numbers = numbersOf(MEMBER_ENQUIRY);
    const slow = {
      ...numbers,
      stages: numbers.stages.map((stage) => ({ ...stage, respond: 60, acknowledge: 20 })),
    };
    const result = withNumbers(MEMBER_ENQUIRY, slow, MEMBER_ENQUIRY, 2);
    expect(result.ok && departures(result.procedure, MEMBER_ENQUIRY)).toEqual([]);
  });
});
