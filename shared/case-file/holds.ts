/**
 * Why a case must be kept although its time is up (DOMAIN §7): what somebody placed, and what the case itself
 * shows. One that Redress found has an id made of what it rests on, so that somebody can say it no longer
 * counts; an Ombudsman case ends by itself when it is decided.
 */
import type { HoldReason } from './keeping-events';
import type { CaseFile, CaseSummary } from './types';

export type StandingHold = NonNullable<CaseSummary['holds']>[number];

/** Of those found by the file alone; `shared/keeping` adds what other cases and outstanding remedies show. */
export function standingHolds(file: CaseFile): StandingHold[] {
  const placed = file.holds
    .filter(({ lifted }) => lifted === undefined)
    .map(({ id, reason, reviewOn }): StandingHold => ({ id, reason, reviewOn }));
  const found = [
    ...file.enquiries
      .filter(({ decided }) => decided === undefined)
      .map(({ id }) => foundHold('Ombudsman case open', id)),
    ...file.safety
      .filter(({ kind }) => kind === 'legal claim')
      .map(({ id }) => foundHold('claim expected or made', id)),
  ];
  return [...placed, ...found.filter(({ id }) => !file.holdsLifted.includes(id))];
}

/** @param of id of the enquiry, the safety task, the remedy or the other case it rests on. */
export const foundHold = (reason: HoldReason, of: string): StandingHold => ({
  id: `${FOUND[reason] ?? 'found'}:${of}`.slice(0, 80),
  reason,
});

const FOUND: Partial<Record<HoldReason, string>> = {
  'Ombudsman case open': 'ombudsman',
  'claim expected or made': 'claim',
  'later complaint': 'later',
  'remedy outstanding': 'remedy',
};

/** Whether Redress found it, rather than somebody placed it. */
export const isFound = (hold: StandingHold): boolean => hold.reviewOn === undefined;
