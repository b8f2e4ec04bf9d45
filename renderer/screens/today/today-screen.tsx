/** What must I do: verb first, in due order. Enter opens the step itself; coming back, the list is as it was left. */
import {
  EVERYONE,
  repliesByWho,
  tasksOfWhom,
  todayHeadline,
  whoseChoices,
  type Task,
  type TaskGroup,
  type Whose,
} from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { useKept } from '../../app/kept-state';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useCouncil, useHandler, useTasks, useToday } from '../../app/store-context';
import { Button, EmptyState, List, type ListGroup, Screen, Select, Status } from '../../ui';
import { addressOfStep, openStep } from '../steps';
import { CopyChaser } from './copy-chaser';
import { useReturn } from './use-return';
import { useSaveDueList } from './save-due-list';
import css from './today.module.css';

export function TodayScreen() {
  const all = useTasks();
  const cases = useCases();
  const { today } = useToday();
  const go = useGo();
  const me = useHandler();
  const { handlers } = useCouncil();
  const [whose, setWhose] = useKept<Whose>('today.whose', EVERYONE);
  const groups = tasksOfWhom(all, whose);
  const choices = whoseChoices(all, me.id, handlers);
  const chosen = choices.find((choice) => choice.whose === whose);
  const headline = todayHeadline(groups);
  const saveList = useSaveDueList({ groups, whose: chosen?.label ?? 'Everyone', headline });
  const lists = groups.flatMap((group) => listsOf(group));
  const back = useReturn(lists.flatMap(({ items }) => items).map((task) => task.key));
  useShortcut({ keys: 'Ctrl+P', what: 'Save the due list as a PDF to print', run: saveList.run });
  const hasWork = groups.length > 0;

  return (
    <Screen
      title={formatDate(today, 'long').replace(/ \d{4}$/, '')}
      sub={all.length === 0 ? undefined : headline}
      actions={
        all.length === 0 ? undefined : (
          <div className={css.actions}>
            <Select
              label="Whose work"
              hideLabel
              width="medium"
              value={whose}
              options={choices.map(({ whose: value, label, count }) => ({
                value,
                label: `${label} (${count})`,
              }))}
              onChange={(event) => setWhose(event.target.value)}
            />
            <Button keys="Ctrl+P" busy={saveList.isBusy} onClick={saveList.run}>
              Due list as PDF…
            </Button>
          </div>
        )
      }
    >
      {hasWork ? (
        <List<Task>
          label="What to do"
          groups={lists}
          itemKey={(task) => task.key}
          href={(task) => addressOfStep(task.case, task.step)}
          onOpen={(task) => {
            back.leave(task.key);
            openStep(go, task.case, task.step);
          }}
          current={back.current}
          onCurrent={back.setCurrent}
          focusOnArrival={back.isBack}
          render={(task) => <TaskLine task={task} />}
        />
      ) : (
        <Nothing
          isNew={cases.length === 0}
          whose={all.length === 0 ? undefined : chosen?.label}
          onEveryone={() => setWhose(EVERYONE)}
        />
      )}
    </Screen>
  );
}

/** Overdue replies stand by the person who owes them, each with one message about all of theirs. */
function listsOf({ id, title, tasks }: TaskGroup): readonly ListGroup<Task>[] {
  if (id !== 'replies') return [{ id, title, detail: tasks.length, items: tasks }];
  return repliesByWho(tasks).map(({ who, tasks: owed }) => ({
    id: `replies ${who.toLowerCase()}`,
    title: `Replies overdue: ${who}`,
    detail: owed.length,
    action: <CopyChaser who={who} tasks={owed} />,
    items: owed,
  }));
}

function TaskLine({ task }: { readonly task: Task }) {
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

function Nothing(props: {
  readonly isNew: boolean;
  /** Set where other people have work. */
  readonly whose: string | undefined;
  readonly onEveryone: () => void;
}) {
  const { isNew, whose, onEveryone } = props;
  if (isNew) {
    return (
      <EmptyState
        title="No cases yet"
        action={
          <Link to={addressOf.newCase()} look="main">
            New case
          </Link>
        }
      >
        Take in your first complaint: type what you are told on the phone, paste a message, or drop
        an email on the form.
      </EmptyState>
    );
  }
  if (whose !== undefined) {
    return (
      <EmptyState
        title="Nothing due"
        action={<Button onClick={onEveryone}>Show everyone’s work</Button>}
      >
        {WHOSE_NOTHING[whose] ?? `${whose} has nothing to do.`} Others have.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing due"
      action={
        <Link to={addressOf.cases()} look="plain">
          Look through the cases
        </Link>
      }
    >
      Every case has been answered, and everything promised has been carried out.
    </EmptyState>
  );
}

const WHOSE_NOTHING: Readonly<Record<string, string>> = {
  Mine: 'You have nothing to do.',
  Unallocated: 'Every case has a handler.',
};
