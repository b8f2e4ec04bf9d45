/** Whose work a list shows: mine, one person's, nobody's yet, or everyone's. */
import type { Task, TaskGroup } from './today';

/** `all`, `none` = handled by nobody yet, or a handler's id. */
export type Whose = string;
export const EVERYONE: Whose = 'all';
export const NOBODY: Whose = 'none';

const isTheirs = ({ handler }: Pick<Task, 'handler'>, whose: Whose): boolean =>
  whose === EVERYONE || handler === (whose === NOBODY ? '' : whose);

/** Groups that are empty for this person are left out. */
export function tasksOfWhom(groups: readonly TaskGroup[], whose: Whose): readonly TaskGroup[] {
  if (whose === EVERYONE) return groups;
  return groups.flatMap((group) => {
    const tasks = group.tasks.filter((task) => isTheirs(task, whose));
    return tasks.length === 0 ? [] : [{ ...group, tasks }];
  });
}

export interface WhoseCount {
  readonly whose: Whose;
  readonly label: string;
  readonly count: number;
}

/**
 * What there is to choose from: me first, everyone, what nobody handles, then each person with work. Only
 * people who have some are named, and me always.
 */
export function whoseChoices(
  groups: readonly TaskGroup[],
  me: string,
  handlers: readonly { readonly id: string; readonly name: string }[],
): readonly WhoseCount[] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { tasks } of groups) {
    for (const { handler } of tasks) {
      counts.set(handler, (counts.get(handler) ?? 0) + 1);
      all += 1;
    }
  }
  const nameOf = (id: string) =>
    handlers.find((each) => each.id === id)?.name ?? 'Someone no longer listed';
  const others = [...counts]
    .filter(([id]) => id !== '' && id !== me)
    .map(([id, count]) => ({ whose: id, label: nameOf(id), count }))
    .sort((left, right) => left.label.localeCompare(right.label, 'en-GB'));
  return [
    { whose: me, label: 'Mine', count: counts.get(me) ?? 0 },
    { whose: EVERYONE, label: 'Everyone', count: all },
    { whose: NOBODY, label: 'Unallocated', count: counts.get('') ?? 0 },
    ...others,
  ];
}

export interface OwedBy {
  readonly who: string;
  readonly tasks: readonly Task[];
}

/** Overdue replies by the person who owes them, in the order of the tasks; the same name in any case is one. */
export function repliesByWho(tasks: readonly Task[]): readonly OwedBy[] {
  const people = new Map<string, { who: string; tasks: Task[] }>();
  for (const task of tasks) {
    const who = task.who?.trim() || 'Nobody named';
    const key = who.toLocaleLowerCase('en-GB');
    const known = people.get(key);
    if (known) known.tasks.push(task);
    else people.set(key, { who, tasks: [task] });
  }
  return [...people.values()];
}
