/** Letters that are not out yet: being written, with whoever signs them off, and still to write. */
import { formatDate, todayInLondon } from '../calendar';
import { LETTER_KINDS, type LetterKind } from './schema';
import type { Task, TaskGroup } from './today';
import type { CaseSummary } from './types';

/** A letter somebody has begun. */
export interface LetterDraft {
  readonly case: string;
  readonly stage: number;
  readonly kind: LetterKind;
  /** ISO instant of the last autosave. */
  readonly savedAt: string;
}

export interface LetterGroup {
  readonly id: 'writing' | 'sign-off' | 'to write';
  readonly title: string;
  readonly tasks: readonly Task[];
}

/** Under what a letter being written is kept. */
export const letterDraftKey = (id: string, stage: number, kind: LetterKind): string =>
  `letter ${id} ${stage} ${kind}`;

/** What is kept beside a draft of that key: older drafts, words let pass, remarks ignored, a colleague's review. */
const LETTER_DRAFT_PARTS = ['kept', 'words', 'ignored', 'review'] as const;

export const letterDraftPart = (key: string, part: (typeof LETTER_DRAFT_PARTS)[number]): string =>
  `${key} ${part}`;

/** Every key of a letter being written: they go together once it has gone. */
export const letterDraftKeys = (id: string, stage: number, kind: LetterKind): readonly string[] => {
  const key = letterDraftKey(id, stage, kind);
  return [key, ...LETTER_DRAFT_PARTS.map((part) => letterDraftPart(key, part))];
};

/** What a key says; undefined for a draft of anything else, or of a letter this version does not know. */
export function letterDraftOf(key: string, savedAt: string): LetterDraft | undefined {
  const [, id = '', stage, kind] = /^letter (\S+) (\d{1,2}) (.+)$/.exec(key) ?? [];
  const known = LETTER_KINDS.find((each) => each === kind);
  return known && { case: id, stage: Number(stage), kind: known, savedAt };
}

/**
 * Groups in that order, empty ones left out; the longest untouched first among those being written, the rest as
 * Today has them. A letter begun stands once, under what is being written, with the date it is due by.
 * @param groups Today's, of the same summaries
 */
export function lettersInHand(
  groups: readonly TaskGroup[],
  summaries: readonly CaseSummary[],
  drafts: readonly LetterDraft[],
): readonly LetterGroup[] {
  const due = new Map<string, Task>();
  const signOff: Task[] = [];
  for (const { id, tasks } of groups) {
    for (const task of tasks) {
      if (id === 'sign-off') signOff.push(task);
      if (task.step.go === 'letter') due.set(`${task.case} ${task.step.kind}`, task);
    }
  }
  const known = new Map(summaries.map((summary) => [summary.id, summary]));
  const writing = drafts
    .toSorted((left, right) => (left.savedAt < right.savedAt ? -1 : 1))
    .flatMap((draft): Task[] => {
      const summary = known.get(draft.case);
      // Of a stage that is over nothing can be sent any more.
      if (!summary || summary.stage !== draft.stage) return [];
      const owed = due.get(`${draft.case} ${draft.kind}`);
      due.delete(`${draft.case} ${draft.kind}`);
      return [beingWritten(draft, summary, owed)];
    });
  const left: readonly LetterGroup[] = [
    { id: 'writing', title: 'Being written', tasks: writing },
    { id: 'sign-off', title: 'Awaiting sign-off', tasks: signOff },
    { id: 'to write', title: 'Still to write', tasks: [...due.values()] },
  ];
  return left.filter(({ tasks }) => tasks.length > 0);
}

function beingWritten(
  { kind, stage, savedAt }: LetterDraft,
  summary: CaseSummary,
  owed: Task | undefined,
): Task {
  return {
    key: letterDraftKey(summary.id, stage, kind),
    case: summary.id,
    reference: summary.reference,
    person: summary.person.trim() === '' ? 'Name not given' : summary.person,
    service: summary.service,
    handler: summary.handler,
    title: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    detail: `last written ${formatDate(todayInLondon(Date.parse(savedAt)), 'day')}`,
    ...(owed?.due === undefined ? {} : { due: owed.due }),
    dueText: owed?.dueText ?? '',
    state: owed?.state ?? 'onTrack',
    assumed: owed?.assumed ?? false,
    step: { go: 'letter', kind },
  };
}
