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
import { formatDate, todayInLondon } from '@shared/calendar';
import { useState } from 'react';
import { useKept } from '../../app/kept-state';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCases, useCouncil, useHandler, useTasks, useToday } from '../../app/store-context';
import { type UnsortedMail, useUnsorted } from '../../app/unsorted-mail';
import {
  announce,
  Button,
  classes,
  EmptyState,
  List,
  type ListGroup,
  Notice,
  Screen,
  Select,
  Working,
} from '../../ui';
import { bringToSort, toldOf } from '../intake/bring-to-sort';
import { useFileDrop } from '../intake/file-drop';
import type { Incoming } from '../intake/incoming';
import { addressOfStep, openStep } from '../steps';
import { CopiesNotice } from '../records/copies-notice';
import { CopyChaser } from './copy-chaser';
import { TaskLine } from './task-line';
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
  const mail = useMailIn();
  const groups = tasksOfWhom(all, whose);
  const choices = whoseChoices(all, me.id, handlers);
  const chosen = choices.find((choice) => choice.whose === whose);
  const said = headline(mail.waiting.length, groups);
  const saveList = useSaveDueList({ groups, whose: chosen?.label ?? 'Everyone', headline: said });
  const lists: ListGroup<Row>[] = [
    ...(mail.waiting.length === 0
      ? []
      : [
          {
            id: 'to sort',
            title: 'To sort',
            detail: mail.waiting.length,
            items: mail.waiting as readonly Row[],
          },
        ]),
    ...groups.flatMap((group) => listsOf(group)),
  ];
  const back = useReturn(lists.flatMap(({ items }) => items).map(keyOf));
  useShortcut({ keys: 'Ctrl+P', what: 'Save the due list as a PDF to print', run: saveList.run });
  const hasAny = all.length > 0 || mail.waiting.length > 0;

  return (
    <Screen
      title={formatDate(today, 'long').replace(/ \d{4}$/, '')}
      sub={hasAny ? said : undefined}
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
      <div className={classes(css.surface, mail.drop.isOver && css.over)} {...mail.drop.surface}>
        {mail.drop.isOver && (
          <p className={css.letGo}>Let go to bring the emails in, to be sorted</p>
        )}
        {mail.isReading && <Working>Reading the emails…</Working>}
        <CopiesNotice />
        {mail.notes.length > 0 && (
          <Notice tone="warning">
            {mail.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Notice>
        )}
        {lists.length > 0 ? (
          <List<Row>
            label="What to do"
            groups={lists}
            itemKey={keyOf}
            href={addressOfRow}
            onOpen={(row) => {
              back.leave(keyOf(row));
              if (isTask(row)) openStep(go, row.case, row.step);
              else go(addressOfRow(row));
            }}
            current={back.current}
            onCurrent={back.setCurrent}
            focusOnArrival={back.isBack}
            render={(row) => (isTask(row) ? <TaskLine task={row} /> : <MailLine mail={row} />)}
          />
        ) : (
          <Nothing
            isNew={cases.length === 0}
            whose={all.length === 0 ? undefined : chosen?.label}
            onEveryone={() => setWhose(EVERYONE)}
          />
        )}
      </div>
    </Screen>
  );
}

/** Emails dropped here wait to be sorted. */
function useMailIn() {
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
  return { waiting: unsorted.waiting, notes, isReading, drop };
}

/** Overdue replies stand by the person who owes them, each with one message about all of theirs. */
function listsOf({ id, title, tasks }: TaskGroup): readonly ListGroup<Row>[] {
  if (id !== 'replies') return [{ id, title, detail: tasks.length, items: tasks }];
  return repliesByWho(tasks).map(({ who, tasks: owed }) => ({
    id: `replies ${who.toLowerCase()}`,
    title: `Replies overdue: ${who}`,
    detail: owed.length,
    action: <CopyChaser who={who} tasks={owed} />,
    items: owed,
  }));
}

/** "3 to sort · 2 late · …" */
function headline(toSort: number, groups: readonly TaskGroup[]): string {
  if (toSort === 0) return todayHeadline(groups);
  const said = `${String(toSort)} to sort`;
  return groups.length === 0 ? said : `${said} · ${todayHeadline(groups)}`;
}

type Row = Task | UnsortedMail;
const isTask = (row: Row): row is Task => 'step' in row;
const keyOf = (row: Row): string => (isTask(row) ? row.key : row.id);
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
