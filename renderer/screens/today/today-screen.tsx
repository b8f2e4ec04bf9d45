/** What must I do: verb first, in due order. Enter opens the step itself. */
import { todayHeadline, type Task, type TaskGroup } from '@shared/case-file';
import { formatDate, todayInLondon } from '@shared/calendar';
import { useState } from 'react';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useTasks, useToday } from '../../app/store-context';
import { useShortcut } from '../../app/keys/shortcuts';
import { type UnsortedMail, useUnsorted } from '../../app/unsorted-mail';
import {
  announce,
  Button,
  classes,
  EmptyState,
  List,
  Notice,
  Screen,
  Status,
  Working,
} from '../../ui';
import { bringToSort, toldOf } from '../intake/bring-to-sort';
import { useFileDrop } from '../intake/file-drop';
import type { Incoming } from '../intake/incoming';
import { addressOfStep } from '../steps';
import css from './today.module.css';

export function TodayScreen() {
  const groups = useTasks();
  const cases = useCases();
  const { today } = useToday();
  const go = useGo();
  const print = () => window.print();
  useShortcut({ keys: 'Ctrl+P', what: 'Print the due list', run: print });
  const { post, unsorted } = useUnsorted();
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [isReading, setReading] = useState(false);
  const bring = async (files: readonly Incoming[]) => {
    setReading(true);
    setNotes([]);
    const { added, problems, twice } = await bringToSort(post, files);
    setReading(false);
    setNotes(toldOf({ added: 0, twice, problems }));
    if (added > 0) announce(toldOf({ added, twice: 0, problems: [] }).join(' '));
  };
  const drop = useFileDrop(
    (files) => void bring(files),
    (problem) => setNotes([problem]),
  );
  const waiting = unsorted.waiting;
  const count = groups.reduce((sum, group) => sum + group.tasks.length, waiting.length);
  return (
    <Screen
      title={formatDate(today, 'long').replace(/ \d{4}$/, '')}
      sub={count === 0 ? undefined : headline(waiting.length, groups)}
      actions={count === 0 ? undefined : <Button onClick={print}>Print due list</Button>}
    >
      <div className={classes(css.surface, drop.isOver && css.over)} {...drop.surface}>
        {drop.isOver && <p className={css.letGo}>Let go to bring the emails in, to be sorted</p>}
        {isReading && <Working>Reading the emails…</Working>}
        {notes.length > 0 && (
          <Notice tone="warning">
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Notice>
        )}
        {count === 0 ? (
          <Nothing isNew={cases.length === 0} />
        ) : (
          <List<Row>
            label="What to do"
            groups={[
              ...(waiting.length === 0
                ? []
                : [{ id: 'to sort', title: 'To sort', detail: waiting.length, items: waiting }]),
              ...groups.map(({ id, title, tasks }) => ({
                id,
                title,
                detail: tasks.length,
                items: tasks,
              })),
            ]}
            itemKey={(row) => (isTask(row) ? row.key : row.id)}
            href={addressOfRow}
            onOpen={(row) => go(addressOfRow(row))}
            render={(row) => (isTask(row) ? <TaskLine task={row} /> : <MailLine mail={row} />)}
          />
        )}
      </div>
    </Screen>
  );
}

/** "3 to sort · 2 late · …" */
function headline(toSort: number, groups: readonly TaskGroup[]): string {
  if (toSort === 0) return todayHeadline(groups);
  const said = `${String(toSort)} to sort`;
  return groups.length === 0 ? said : `${said} · ${todayHeadline(groups)}`;
}

type Row = Task | UnsortedMail;
const isTask = (row: Row): row is Task => 'step' in row;
const addressOfRow = (row: Row): string =>
  isTask(row) ? addressOfStep(row.case, row.step) : addressOf.sort(row.id);

/** An email that waits: from the day it was brought in, its complaint's clock may be running. */
function MailLine({ mail }: { readonly mail: UnsortedMail }) {
  const { name, address } = mail.from;
  return (
    <span className={css.task}>
      <span className={css.what}>
        <b className="cut">Sort: {mail.subject || 'email without a subject'}</b>
      </span>
      <span className="cut sub">{name || address || 'Sender not given'}</span>
      <span className="cut dim small">Email</span>
      <span className={classes(css.due, 'sub')}>
        {mail.sentAt === undefined
          ? 'no date'
          : `sent ${formatDate(todayInLondon(Date.parse(mail.sentAt)), 'day')}`}
      </span>
    </span>
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
