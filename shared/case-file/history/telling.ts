/** What a line of the history is made of. */
import type { CaseEventData, CaseEventKind } from '../schema';
import type { CaseFile } from '../types';

export const TOPICS = [
  'receipt',
  'people',
  'handling',
  'safety',
  'deadlines',
  'stages',
  'contact',
  'requests',
  'definition',
  'points',
  'evidence',
  'letters',
  'remedies',
  'learning',
  'ombudsman',
  'notes',
  'bundles',
  'conflicts',
  'keeping',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

export interface Told {
  readonly topic: Topic;
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly why?: string;
}

export interface Teller {
  readonly file: CaseFile;
  /** What each thing said last, by a key of its own; the tellers keep it up to date. */
  readonly last: Map<string, string>;
  readonly nameOf: (handler: string) => string;
}

export type Tell<K extends CaseEventKind> = (data: CaseEventData<K>, teller: Teller) => Told;

/** Says from what to what, where the thing said something else before. */
export function changed(
  last: Map<string, string>,
  key: string,
  to: string,
  topic: Topic,
  what: string,
): Told {
  const from = last.get(key);
  last.set(key, to);
  return from === undefined || from === to ? { topic, what, to } : { topic, what, from, to };
}
