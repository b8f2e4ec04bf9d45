/** A procedure's numbers as they are typed: text, so that a half-typed one stays as it is. */
import type { ProcedureNumbers } from '@shared/procedures';

export interface TypedStage {
  acknowledge: string;
  respond: string;
  startsWhen: 'received' | 'acknowledged';
  extension: string;
  suspendable: boolean;
  otherDecider: boolean;
  requestWithin: string;
}

export interface TypedNumbers {
  stages: TypedStage[];
  alarmWeeks: string;
  acceptWithin: string;
  stopAlarm: string;
  draftBefore: string;
  signOffBefore: string;
  cutOff: string;
}

export const typedNumbers = (numbers: ProcedureNumbers): TypedNumbers => ({
  stages: numbers.stages.map((stage) => ({
    ...stage,
    acknowledge: String(stage.acknowledge),
    respond: String(stage.respond),
    extension: String(stage.extension),
    requestWithin: String(stage.requestWithin),
  })),
  alarmWeeks: String(numbers.alarmWeeks),
  acceptWithin: String(numbers.acceptWithin),
  stopAlarm: String(numbers.stopAlarm),
  draftBefore: String(numbers.draftBefore),
  signOffBefore: String(numbers.signOffBefore),
  cutOff: numbers.cutOff,
});

/** NaN for what is no whole number; the procedure's own check says so in words. */
export const numbersTyped = (typed: TypedNumbers): ProcedureNumbers => ({
  stages: typed.stages.map((stage) => ({
    ...stage,
    acknowledge: numberOf(stage.acknowledge),
    respond: numberOf(stage.respond),
    extension: numberOf(stage.extension),
    requestWithin: numberOf(stage.requestWithin),
  })),
  alarmWeeks: numberOf(typed.alarmWeeks),
  acceptWithin: numberOf(typed.acceptWithin),
  stopAlarm: numberOf(typed.stopAlarm),
  draftBefore: numberOf(typed.draftBefore),
  signOffBefore: numberOf(typed.signOffBefore),
  cutOff: timeOf(typed.cutOff),
});

const numberOf = (text: string): number =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;

/** "9:30" and "1730" are understood as people write them. */
function timeOf(text: string): string {
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.trim()) ?? [];
  return hours === undefined || minutes === undefined
    ? text.trim()
    : `${hours.padStart(2, '0')}:${minutes}`;
}
