/** One line of what is to be done: Today's, and the lists of letters and bundles. */
import type { Task } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { Status } from '../../ui';
import css from './today.module.css';

/** Without a state nothing is due: what `dueText` says stands plain. */
type Line = Pick<
  Task,
  'title' | 'detail' | 'reference' | 'person' | 'service' | 'due' | 'dueText'
> &
  Partial<Pick<Task, 'state' | 'assumed'>>;

export function TaskLine({ task }: { readonly task: Line }) {
  return (
    <span className={css.task}>
      <span className={css.what}>
        <b className="cut">{task.title}</b>
        {task.detail !== undefined && <span className="cut sub small">{task.detail}</span>}
      </span>
      <span className="cut sub num">
        {task.reference} · <bdi>{task.person}</bdi>
      </span>
      <span className="cut dim small">{task.service}</span>
      <span
        className={css.due}
        title={task.assumed ? 'Counted from the last day the acknowledgement can go' : undefined}
      >
        {task.state === undefined ? (
          <span className="cut dim small">{task.dueText}</span>
        ) : (
          <Status state={task.state}>{dueWords(task)}</Status>
        )}
      </span>
    </span>
  );
}

/** "Tue 24 Nov · in 1 working day"; late and today need no date. */
function dueWords(task: Line): string {
  if (task.due === undefined) return task.dueText === '' ? 'no date' : task.dueText;
  if (task.state === 'overdue' || task.state === 'dueToday') return task.dueText;
  return `${formatDate(task.due, 'day')} · ${task.dueText}`;
}
