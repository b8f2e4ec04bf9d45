/**
 * How long a case is kept once it is closed, and which cases ask for a decision. The rules are the council's
 * own (settings); nothing is ever erased by itself: the list asks, a person decides (DOMAIN §7).
 */
import { addMonths } from '../calendar';
import type { CalendarDate } from '../calendar/types';
import type { KeptOutcome, RetentionRule } from '../case-file/council';
import { foundHold, type StandingHold } from '../case-file/holds';
import type { CaseSummary } from '../case-file/types';
import type { StreamId } from '../history/types';

/** How the case ended, in the words of the rules. */
export function keptOutcome({ ending, outcome }: CaseSummary): KeptOutcome {
  if (ending !== undefined) return ending;
  return (outcome as KeptOutcome | undefined) ?? 'no outcome';
}

/** The first rule that fits; undefined = the council has none for such a case, so it is kept. */
export function ruleFor(
  summary: CaseSummary,
  rules: readonly RetentionRule[],
): RetentionRule | undefined {
  const outcome = keptOutcome(summary);
  const fits = <T>(wanted: readonly T[], value: T) => wanted.length === 0 || wanted.includes(value);
  return rules.find(
    (rule) =>
      fits(rule.kinds, summary.kind) &&
      fits(rule.procedures, summary.procedure) &&
      fits(rule.outcomes, outcome),
  );
}

/** The day its time is up: so many months after the day it was closed. Undefined while it is open. */
export const keptUntil = (
  { closedOn }: CaseSummary,
  rule: RetentionRule | undefined,
): CalendarDate | undefined =>
  closedOn === undefined || rule === undefined ? undefined : addMonths(closedOn, rule.months);

export type KeptState =
  /** Its time is up and nothing stands in the way: erase it, or say why it is kept. */
  | 'due'
  /** A reason to keep it was to be looked at again by today. */
  | 'review'
  /** Its time is up and something keeps it. */
  | 'held'
  /** Its time is up within three months. */
  | 'soon'
  | 'kept'
  /** No rule of the council fits it. */
  | 'no rule';

export interface KeptCase {
  readonly summary: CaseSummary;
  readonly rule: RetentionRule | undefined;
  readonly until: CalendarDate | undefined;
  readonly holds: readonly StandingHold[];
  readonly state: KeptState;
}

const SOON_MONTHS = 3;

/**
 * Every closed case with what its rule says of it, and open ones whose hold is to be looked at; the most
 * pressing first, then the longest due.
 * @param summaries the whole register: a later complaint of the same person keeps the earlier one.
 */
export function keptCases(
  summaries: readonly CaseSummary[],
  rules: readonly RetentionRule[],
  today: CalendarDate,
): KeptCase[] {
  const keyed = keptOf(summaries, rules, today).map((kept) => ({ kept, key: urgency(kept) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  return keyed.map(({ kept }) => kept);
}

/** How many ask for a decision: their time is up, or a reason to keep them is to be looked at again. */
export const casesToDecide = (
  summaries: readonly CaseSummary[],
  rules: readonly RetentionRule[],
  today: CalendarDate,
): number =>
  keptOf(summaries, rules, today).filter(({ state }) => state === 'due' || state === 'review')
    .length;

/** In no order. */
function keptOf(
  summaries: readonly CaseSummary[],
  rules: readonly RetentionRule[],
  today: CalendarDate,
): KeptCase[] {
  const soon = addMonths(today, SOON_MONTHS);
  const untilOf = datesOnce();
  const ruled = summaries.map((summary) => {
    const rule = summary.closedOn === undefined ? undefined : ruleFor(summary, rules);
    return { summary, rule, until: untilOf(summary, rule) };
  });
  const pressing = ruled
    .filter(({ until }) => until !== undefined && until <= soon)
    .map(({ summary }) => summary);
  const later = laterComplaints(pressing, summaries);
  return ruled.flatMap(({ summary, rule, until }): KeptCase[] => {
    const holds = allHolds(summary, later);
    const toReview = holds.some(({ reviewOn }) => reviewOn !== undefined && reviewOn <= today);
    if (summary.closedOn === undefined) {
      return toReview
        ? [{ summary, rule: undefined, until: undefined, holds, state: 'review' }]
        : [];
    }
    const state = stateOf({ until, holds: holds.length, toReview, today, soon });
    return [{ summary, rule, until, holds, state }];
  });
}

/** `keptUntil`, each day worked out once: thousands of cases were closed on a few hundred days. */
function datesOnce(): typeof keptUntil {
  const known = new Map<string, CalendarDate | undefined>();
  return (summary, rule) => {
    if (summary.closedOn === undefined || rule === undefined) return undefined;
    const key = `${summary.closedOn} ${rule.months}`;
    const until = known.get(key) ?? keptUntil(summary, rule);
    known.set(key, until);
    return until;
  };
}

function stateOf(facts: {
  readonly until: CalendarDate | undefined;
  readonly holds: number;
  readonly toReview: boolean;
  readonly today: CalendarDate;
  readonly soon: CalendarDate;
}): KeptState {
  const { until, holds, toReview, today, soon } = facts;
  if (toReview) return 'review';
  if (until === undefined) return 'no rule';
  if (until <= today) return holds > 0 ? 'held' : 'due';
  return until <= soon ? 'soon' : 'kept';
}

const URGENCY: readonly KeptState[] = ['due', 'review', 'held', 'soon', 'no rule', 'kept'];

/** Sorts as text: how pressing it is, then the day, then the reference. */
const urgency = ({ state, until = '9999', summary }: KeptCase): string =>
  `${URGENCY.indexOf(state)} ${until} ${summary.reference}`;

/** What somebody placed, what the case shows, an outstanding remedy, and a later complaint that is still open. */
function allHolds(
  summary: CaseSummary,
  later: ReadonlyMap<StreamId, StreamId>,
): readonly StandingHold[] {
  const lifted = summary.holdsLifted ?? [];
  const other = later.get(summary.id);
  const found = [
    ...summary.todo
      .filter(({ kind }) => kind === 'remedy')
      .map(({ id }) => foundHold('remedy outstanding', id)),
    ...(other === undefined ? [] : [foundHold('later complaint', other)]),
  ].filter(({ id }) => !lifted.includes(id));
  return [...(summary.holds ?? []), ...found];
}

/** Reasons to keep one case, for its own page. */
export const holdsOn = (
  summary: CaseSummary,
  summaries: readonly CaseSummary[],
): readonly StandingHold[] => allHolds(summary, laterComplaints([summary], summaries));

/**
 * Of every closed case, an open one that came after it and is linked with it or is about the same person:
 * the same name with the same address or email. A name alone is not enough to keep a file.
 * @param pressing the closed cases it matters for: of 20,000 there are few, and the rest is not looked at.
 */
function laterComplaints(
  pressing: readonly CaseSummary[],
  summaries: readonly CaseSummary[],
): ReadonlyMap<StreamId, StreamId> {
  if (pressing.length === 0) return new Map();
  const open = summaries.filter(({ closedOn }) => closedOn === undefined);
  const byPerson = new Map<string, CaseSummary>();
  const byLink = new Map<StreamId, CaseSummary>();
  const names = new Set<string>();
  for (const summary of open) {
    names.add(plain(summary.person));
    for (const key of personKeys(summary)) byPerson.set(key, summary);
    for (const other of summary.linked ?? []) byLink.set(other, summary);
  }
  const openById = new Map(open.map((summary) => [summary.id, summary]));
  const found = new Map<StreamId, StreamId>();
  for (const summary of pressing) {
    if (summary.closedOn === undefined) continue;
    // Of thousands of closed cases few are about somebody who has complained again.
    const keys = names.has(plain(summary.person)) ? personKeys(summary) : [];
    const candidates = [
      byLink.get(summary.id),
      ...(summary.linked ?? []).map((id) => openById.get(id)),
      ...keys.map((key) => byPerson.get(key)),
    ];
    const later = candidates.find(
      (other) => other !== undefined && other.receivedOn >= summary.receivedOn,
    );
    if (later) found.set(summary.id, later.id);
  }
  return found;
}

export function personKeys({ person, address, contact }: CaseSummary): string[] {
  const name = plain(person);
  if (name === '' || name === plain('Name not given')) return [];
  const ways = contact.split(' ').filter((way) => way.includes('@'));
  return [address, ...ways]
    .map(plain)
    .filter((way) => way !== '')
    .map((way) => `${name}|${way}`);
}

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}@|]+/gu, '');
