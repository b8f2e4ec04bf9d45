/**
 * The numbers of a procedure a council may change, apart from what it may not (which letters, which checks).
 * Changed numbers make a new version; where one departs from the Code that is said, never refused.
 */
import { z } from 'zod';
import { procedureSchema } from './schema';
import type { ClockUnit, Procedure, StageRule } from './types';

export interface StageNumbers {
  /** In the unit of the stage's own rule; working days as shipped. */
  readonly acknowledge: number;
  readonly respond: number;
  readonly startsWhen: 'received' | 'acknowledged';
  /** 0 = no extension. */
  readonly extension: number;
  readonly suspendable: boolean;
  /** Stages after the first only: who decides must be somebody else. */
  readonly otherDecider: boolean;
  /** Stages after the first only: months in which it may be asked for; 0 = no limit. */
  readonly requestWithin: number;
}

export interface ProcedureNumbers {
  readonly stages: readonly StageNumbers[];
  readonly alarmWeeks: number;
  /** Months from when the person knew of the matter; 0 = no limit. */
  readonly acceptWithin: number;
  /** Working days after which a stopped clock calls attention; 0 = never. */
  readonly stopAlarm: number;
  /** Working days before the due date. */
  readonly draftBefore: number;
  readonly signOffBefore: number;
  /** "HH:MM" after which a receipt counts as the next working day; "" = off. */
  readonly cutOff: string;
}

const LOCAL = 'the council’s own policy';

export const numbersOf = (procedure: Procedure): ProcedureNumbers => ({
  stages: procedure.stages.map((stage) => ({
    acknowledge: stage.acknowledge.amount,
    respond: stage.respond.amount,
    startsWhen: stage.respond.startsWhen === 'acknowledged' ? 'acknowledged' : 'received',
    extension: stage.extension?.amount ?? 0,
    suspendable: stage.suspendable,
    otherDecider: stage.otherDecider !== undefined,
    requestWithin: stage.requestWithin?.amount ?? 0,
  })),
  alarmWeeks: procedure.alarmWeeks,
  acceptWithin: procedure.acceptWithin?.amount ?? 0,
  stopAlarm: procedure.stopAlarm ?? 0,
  draftBefore: procedure.internal.draftBefore,
  signOffBefore: procedure.internal.signOffBefore,
  cutOff: procedure.cutOff ?? '',
});

const whole = (least: number, most: number, what: string) => {
  const error = `Enter ${what} as a whole number from ${String(least)} to ${String(most)}`;
  return z.number(error).int(error).min(least, error).max(most, error);
};

/** Ranges that keep a slip of the finger out (100 for 10) and let every council's numbers in. */
export const procedureNumbers: z.ZodType<ProcedureNumbers> = z
  .object({
    stages: z.array(
      z.object({
        acknowledge: whole(1, 60, 'the working days to acknowledge'),
        respond: whole(1, 130, 'the working days to answer'),
        startsWhen: z.enum(['received', 'acknowledged']),
        extension: whole(0, 130, 'the longest extension in working days'),
        suspendable: z.boolean(),
        otherDecider: z.boolean(),
        requestWithin: whole(0, 24, 'the months to ask for this stage'),
      }),
    ),
    alarmWeeks: whole(1, 104, 'the weeks until the alarm'),
    acceptWithin: whole(0, 120, 'the months within which a matter is taken'),
    stopAlarm: whole(0, 60, 'the working days a clock may stand still'),
    draftBefore: whole(0, 60, 'the working days before the due date'),
    signOffBefore: whole(0, 60, 'the working days before the due date'),
    cutOff: z.union(
      [
        z.literal(''),
        z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 17:00, or leave it empty'),
      ],
      'Enter a time such as 17:00, or leave it empty',
    ),
  })
  .superRefine((numbers, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (numbers.signOffBefore > numbers.draftBefore)
      problem('signOffBefore', 'The draft must be due on the day of the sign-off or before it');
    const shortest = Math.min(...numbers.stages.map(({ respond }) => respond));
    if (numbers.draftBefore >= shortest)
      problem(
        'draftBefore',
        `The draft would be due before the clock begins: a stage is answered within ${String(shortest)} working days`,
      );
  });

export type NumbersResult =
  | { readonly ok: true; readonly procedure: Procedure; readonly isSame: boolean }
  | {
      readonly ok: false;
      /** `field` is a path into `ProcedureNumbers`: "stages.0.respond". */
      readonly problems: readonly { readonly field: string; readonly message: string }[];
    };

/**
 * A procedure with other numbers, as the version after it. Where a number is the one shipped it keeps the
 * source it came with; any other is the council's own policy.
 * @param shipped the procedure as the app came with it
 * @param version of the result, when anything differs
 */
export function withNumbers(
  base: Procedure,
  typed: ProcedureNumbers,
  shipped: Procedure,
  version: number,
): NumbersResult {
  const read = procedureNumbers.safeParse(typed);
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    };
  }
  const numbers = read.data;
  const isSame = JSON.stringify(numbers) === JSON.stringify(numbersOf(base));
  if (isSame) return { ok: true, procedure: base, isSame };
  const { acceptWithin, stopAlarm: _alarm, cutOff: _cutOff, ...rest } = base;
  const procedure = procedureSchema.parse({
    ...rest,
    version,
    stages: base.stages.map((stage, at) => {
      const own = numbers.stages[at];
      return own ? stageWith(stage, own, shipped.stages[at]) : stage;
    }),
    alarmWeeks: numbers.alarmWeeks,
    internal: { draftBefore: numbers.draftBefore, signOffBefore: numbers.signOffBefore },
    ...limit('acceptWithin', numbers.acceptWithin, acceptWithin, shipped.acceptWithin),
    ...(numbers.stopAlarm === 0 ? {} : { stopAlarm: numbers.stopAlarm }),
    ...(numbers.cutOff === '' ? {} : { cutOff: numbers.cutOff }),
  });
  return { ok: true, procedure, isSame };
}

interface Limit {
  readonly amount: number;
  readonly unit: ClockUnit;
  readonly source: string;
}

function stageWith(stage: StageRule, own: StageNumbers, shipped: StageRule | undefined): StageRule {
  const { requestWithin, extension, otherDecider, ...rest } = stage;
  const respond = { ...stage.respond, amount: own.respond, startsWhen: own.startsWhen };
  return {
    ...rest,
    acknowledge: sourced({ ...stage.acknowledge, amount: own.acknowledge }, shipped?.acknowledge),
    respond:
      shipped && own.startsWhen !== shipped.respond.startsWhen
        ? { ...respond, source: LOCAL }
        : sourced(respond, shipped?.respond),
    suspendable: own.suspendable,
    ...limit('extension', own.extension, extension, shipped?.extension),
    ...(stage.number === 1
      ? {}
      : limit('requestWithin', own.requestWithin, requestWithin, shipped?.requestWithin)),
    ...(own.otherDecider && stage.number > 1
      ? { otherDecider: otherDecider ?? shipped?.otherDecider ?? { source: LOCAL } }
      : {}),
  };
}

/** The number's source: the one shipped with that number, else the council's own policy. */
function sourced<R extends Limit>(rule: R, shipped: Limit | undefined): R {
  const isShipped = shipped?.amount === rule.amount && shipped.unit === rule.unit;
  return { ...rule, source: isShipped ? shipped.source : LOCAL };
}

const UNITS = {
  extension: 'workingDays',
  requestWithin: 'months',
  acceptWithin: 'months',
} as const;

/** An optional limit under its name; none for 0. */
function limit<N extends keyof typeof UNITS>(
  name: N,
  amount: number,
  base: Limit | undefined,
  shipped: Limit | undefined,
): Partial<Record<N, Limit>> {
  if (amount === 0) return {};
  const unit = base?.unit ?? shipped?.unit ?? UNITS[name];
  const made = sourced({ amount, unit, source: LOCAL }, shipped);
  return { [name]: made } as Partial<Record<N, Limit>>;
}

export interface Departure {
  /** Path into `ProcedureNumbers`. */
  readonly field: string;
  readonly message: string;
  readonly source: string;
}

/**
 * Where numbers give people less than the Code does (LGSCO Code 2.2, 6.2–6.4, and its stage 2). Only numbers
 * that ship with the Code as their source are compared; a council’s own are its own. Never a refusal: the Code
 * lets a council depart from it if it says why in its annual report (Code 8.1).
 */
export function departures(procedure: Procedure, shipped: Procedure): readonly Departure[] {
  const found: Departure[] = [];
  const longer = (field: string, what: string, own: Limit | undefined, code: Limit | undefined) => {
    if (!isCode(code) || !own || own.amount <= code.amount) return;
    found.push({
      field,
      message: `${what}: ${inUnits(own)}, where the Code says ${inUnits(code)}.`,
      source: code.source,
    });
  };
  for (const [at, stage] of procedure.stages.entries()) {
    const code = shipped.stages[at];
    const path = (name: keyof StageNumbers) => `stages.${String(at)}.${name}`;
    longer(path('acknowledge'), `${stage.name}, acknowledge`, stage.acknowledge, code?.acknowledge);
    longer(path('respond'), `${stage.name}, answer`, stage.respond, code?.respond);
    longer(path('extension'), `${stage.name}, extension`, stage.extension, code?.extension);
    if (code?.otherDecider && !stage.otherDecider) {
      found.push({
        field: path('otherDecider'),
        message: `${stage.name} could be decided by whoever decided the stage before.`,
        source: code.otherDecider.source,
      });
    }
  }
  const accept = shipped.acceptWithin;
  const own = procedure.acceptWithin;
  if (isCode(accept) && own && own.amount < accept.amount) {
    found.push({
      field: 'acceptWithin',
      message: `Complaints are taken within ${inUnits(own)}, where the Code says ${inUnits(accept)}.`,
      source: accept.source,
    });
  }
  return found;
}

const isCode = (rule: Limit | undefined): rule is Limit => /^LGSCO Code/.test(rule?.source ?? '');

const UNIT_WORDS: Readonly<Record<ClockUnit, string>> = {
  workingDays: 'working day',
  calendarDays: 'calendar day',
  months: 'month',
};

/** "10 working days", "1 month". */
export const inUnits = ({ amount, unit }: { amount: number; unit: ClockUnit }): string =>
  `${String(amount)} ${UNIT_WORDS[unit]}${amount === 1 ? '' : 's'}`;
