/** What must I do: verb first, in due order. Enter opens the step itself. */
import { todayHeadline, type Task } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useTasks, useToday } from '../../app/store-context';
import { useShortcut } from '../../app/keys/shortcuts';
import { Button, EmptyState, List, Screen, Status } from '../../ui';
import { addressOfStep } from '../steps';
import css from './today.module.css';

export function TodayScreen() {
  const groups = useTasks();
  const cases = useCases();
  const { today } = useToday();
  const go = useGo();
  const print = () => window.print();
  useShortcut({ keys: 'Ctrl+P', what: 'Print the due list', run: print });
  const count = groups.reduce((sum, group) => sum + group.tasks.length, 0);
  return (
    <Screen
      title={formatDate(today, 'long').replace(/ \d{4}$/, '')}
      sub={count === 0 ? undefined : todayHeadline(groups)}
      actions={count === 0 ? undefined : <Button onClick={print}>Print due list</Button>}
    >
      {count === 0 ? (
        <Nothing isNew={cases.length === 0} />
      ) : (
        <List<Task>
          label="What to do"
          groups={groups.map(({ id, title, tasks }) => ({
            id,
            title,
            detail: tasks.length,
            items: tasks,
          }))}
          itemKey={(task) => task.key}
          href={(task) => addressOfStep(task.case, task.step)}
          onOpen={(task) => go(addressOfStep(task.case, task.step))}
          render={(task) => <TaskLine task={task} />}
        />
      )}
    </Screen>
  );
}

function TaskLine({ task }: { readonly task: Task }) {
  return (
    <span className={css.task}>
      <span className={css.what}>
        <b className="cut">{task.title}</b>
        {task.detail !== undefined && <span className="cut sub small">{task.detail}</span>}
      </span>
      <span className="cut sub num">
        {task.person} · {task.reference}
      </span>
      <span className="cut dim small">{task.service}</span>
      <span
        className={css.due}
        title={task.assumed ? 'Counted from the last day the acknowledgement can go' : undefined}
      >
        <Status state={task.state}>{dueWords(task)}</Status>
      </span>
    </span>
  );
}

/** "Tue 24 Nov · in 1 working day"; late and today need no date. */
function dueWords(task: Task): string {
  if (task.due === undefined) return task.dueText === '' ? 'no date' : task.dueText;
  if (task.state === 'overdue' || task.state === 'dueToday') return task.dueText;
  return `${formatDate(task.due, 'day')} · ${task.dueText}`;
}

function Nothing({ isNew }: { readonly isNew: boolean }) {
  return isNew ? (
    <EmptyState
      title="No cases yet"
      action={
        <Link to={addressOf.newCase()} look="main">
          New case
        </Link>
      }
    >
      Take in your first complaint: type what you are told on the phone, paste a message, or drop an
      email on the form.
    </EmptyState>
  ) : (
    <EmptyState
      title="Nothing due"
      action={
        <Link to={addressOf.cases()} look="plain">
          Look through the cases
        </Link>
      }
    >
      Every case has been answered and every remedy carried out.
    </EmptyState>
  );
}
