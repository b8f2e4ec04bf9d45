/** Today on paper, for a deputy: every task with its case, person, day and handler, in the groups of the page. */
import { formatDate } from '../calendar';
import type { CalendarDate } from '../calendar';
import type { Task, TaskGroup } from './today';

export interface DueLine {
  readonly what: string;
  /** What exactly, or who owes it. */
  readonly detail: string;
  readonly person: string;
  readonly reference: string;
  readonly service: string;
  /** "Thu 26 Nov, in 3 working days" */
  readonly due: string;
  readonly handler: string;
}

export interface DueList {
  /** "Due list, Monday 23 November 2026" */
  readonly title: string;
  /** Whose work it is, and how much. */
  readonly about: string;
  readonly groups: readonly { readonly title: string; readonly lines: readonly DueLine[] }[];
}

export interface DueListOptions {
  readonly today: CalendarDate;
  /** "Everyone", "Mine"… as chosen on the screen. */
  readonly whose: string;
  readonly headline: string;
  readonly nameOf: (handler: string) => string;
}

export function dueList(groups: readonly TaskGroup[], options: DueListOptions): DueList {
  const { today, whose, headline, nameOf } = options;
  return {
    title: `Due list, ${formatDate(today, 'long')}`,
    about: `${whose}: ${headline}`,
    groups: groups.map(({ title, tasks }) => ({
      title: `${title} (${tasks.length})`,
      lines: tasks.map((task) => ({
        what: task.title,
        detail: [task.who ?? '', task.detail ?? ''].filter((part) => part !== '').join(': '),
        person: task.person,
        reference: task.reference,
        service: task.service,
        due: dueOf(task),
        handler: task.handler === '' ? 'Nobody yet' : nameOf(task.handler),
      })),
    })),
  };
}

function dueOf({ due, dueText }: Task): string {
  if (due === undefined) return dueText === '' ? 'No date' : dueText;
  return `${formatDate(due, 'day')}, ${dueText}`;
}
