/**
 * Old payloads are read, never rewritten: each step turns the data of one kind from one generation of
 * the schema into the next. A kind without a step did not change in that generation.
 */
import { EVENT_SCHEMA } from './schema';

type Data = Readonly<Record<string, unknown>>;
export type UpcastStep = (data: Data) => Data;

/** `STEPS[n][kind]` takes generation n to n + 1. Generation 1 is the first. Generation 2 only added. */
const STEPS: Readonly<Record<number, Readonly<Record<string, UpcastStep>>>> = {};

/**
 * Data of generation `schema` as today's generation would have written it.
 * @param steps only tests pass their own.
 */
export function upcast(
  kind: string,
  schema: number,
  data: Data,
  steps = STEPS,
  to: number = EVENT_SCHEMA,
): Data {
  let current = data;
  for (let generation = schema; generation < to; generation += 1) {
    current = steps[generation]?.[kind]?.(current) ?? current;
  }
  return current;
}
