/** Bundles at a glance: asked for by the Ombudsman, being prepared, and those that were made. */
import type { Copy } from '../audit';
import { formatDate, todayInLondon } from '../calendar';
import type { Task, TaskGroup } from '../case-file/today';
import type { CaseSummary } from '../case-file/types';
import { counted } from '../case-file/wording';
import type { StreamId } from '../history/types';

/** An arrangement somebody has begun. */
export interface BundleDraft {
  readonly case: StreamId;
  /** ISO instant of the last autosave. */
  readonly savedAt: string;
}

/** One line of the list; opening it opens the bundle of its case. */
export type BundleLine = Pick<
  Task,
  'key' | 'case' | 'reference' | 'person' | 'service' | 'title' | 'detail' | 'due' | 'dueText'
> &
  Partial<Pick<Task, 'state' | 'assumed'>>;

export interface BundleGroup {
  readonly id: 'asked' | 'preparing' | 'made';
  readonly title: string;
  readonly lines: readonly BundleLine[];
}

/** A task that a bundle answers: the Ombudsman has asked, and nothing was sent yet. */
export const asksForBundle = ({ step }: Pick<Task, 'step'>): boolean =>
  step.go === 'action' && step.form === 'ombudsman';

/** Under what an arrangement is kept. */
export const bundleDraftKey = (id: StreamId): string => `bundle ${id}`;

/** What a key says; undefined for a draft of anything else. */
export function bundleDraftOf(key: string, savedAt: string): BundleDraft | undefined {
  const [, id] = /^bundle (\S+)$/.exec(key) ?? [];
  return id === undefined ? undefined : { case: id as StreamId, savedAt };
}

/**
 * Groups in that order, empty ones left out. What the Ombudsman asks for is in Today's order; what is being
 * prepared, the longest untouched first; what was made, the newest first. A case the Ombudsman waits for is not
 * told again under what is being prepared, nor is an arrangement older than the bundle that was made of it.
 * @param groups Today's, of the same summaries
 * @param copies what left, newest first (`copiesIn`)
 * @param nameOf a handler's name
 */
export function bundlesInHand(
  groups: readonly TaskGroup[],
  summaries: readonly CaseSummary[],
  drafts: readonly BundleDraft[],
  copies: readonly Copy[],
  nameOf: (handler: string) => string,
): readonly BundleGroup[] {
  const known = new Map(summaries.map((summary) => [summary.id, summary]));
  const bundles = copies.filter(({ what }) => what === 'bundle');
  const lastMade = new Map<string, string>();
  for (const { cases, at } of bundles) {
    for (const id of cases) if (!lastMade.has(id)) lastMade.set(id, at);
  }
  const asked = groups.flatMap(({ tasks }) => tasks).filter(asksForBundle);
  const waiting = new Set(asked.map(({ case: id }) => id));
  const preparing = drafts
    .filter(({ case: id, savedAt }) => !waiting.has(id) && savedAt > (lastMade.get(id) ?? ''))
    .toSorted((left, right) => (left.savedAt < right.savedAt ? -1 : 1))
    .flatMap(({ case: id, savedAt }): BundleLine[] => {
      const summary = known.get(id);
      if (!summary) return [];
      const day = formatDate(todayInLondon(Date.parse(savedAt)), 'day');
      return [lineOf(summary, `preparing ${id}`, 'Being prepared', `last touched ${day}`, '')];
    });
  const made = bundles.flatMap((copy): BundleLine[] =>
    copy.cases.flatMap((id) => {
      const summary = known.get(id);
      if (!summary) return [];
      const title = `Made ${formatDate(copy.on)}`;
      const detail = `${counted(copy.files, 'file')}, by ${nameOf(copy.by)}`;
      return [lineOf(summary, `${copy.export} ${id}`, title, detail, copy.place)];
    }),
  );
  const all: readonly BundleGroup[] = [
    { id: 'asked', title: 'The Ombudsman is waiting', lines: asked },
    { id: 'preparing', title: 'Being prepared', lines: preparing },
    { id: 'made', title: 'Made', lines: made },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

const lineOf = (
  { id, reference, person, service }: CaseSummary,
  key: string,
  title: string,
  detail: string,
  dueText: string,
): BundleLine => ({
  key,
  case: id,
  reference,
  person: person.trim() === '' ? 'Name not given' : person,
  service,
  title,
  detail,
  dueText,
});
