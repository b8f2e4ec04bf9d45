/** Letters that are not out yet: a draft left on Friday is found again on Monday. */
import type { Task } from '@shared/case-file';
import { useEffect, useState } from 'react';
import { keep, recall, useKept } from '../../app/kept-state';
import { useLettersInHand } from '../../app/letters-in-hand';
import { addressOf, Link, useGo } from '../../app/navigation';
import { EmptyState, List, Screen } from '../../ui';
import { addressOfStep, openStep } from '../steps';
import { TaskLine } from '../today/task-line';

/** True between opening a letter from the list and coming back to it. */
const AWAY = 'letters.away';

export function LettersScreen() {
  const groups = useLettersInHand();
  const go = useGo();
  const [current, setCurrent] = useKept<string | undefined>('letters.current', undefined);
  const [isBack] = useState(() => recall<boolean>(AWAY) === true);
  useEffect(() => keep(AWAY, false), []);
  return (
    <Screen
      title="Letters"
      sub={groups.map(({ title, tasks }) => `${tasks.length} ${title.toLowerCase()}`).join(' · ')}
    >
      {groups.length === 0 ? (
        <EmptyState
          title="No letter in hand"
          action={
            <Link to={addressOf.today()} look="plain">
              What is due today
            </Link>
          }
        >
          Letters being written, awaiting sign-off and still to write are listed here. Those that
          went are on their case, under Letters.
        </EmptyState>
      ) : (
        <List<Task>
          label="Letters"
          groups={groups.map(({ id, title, tasks }) => ({
            id,
            title,
            detail: tasks.length,
            items: tasks,
          }))}
          itemKey={({ key }) => key}
          href={({ case: id, step }) => addressOfStep(id, step)}
          onOpen={(task) => {
            keep(AWAY, true);
            openStep(go, task.case, task.step);
          }}
          current={current}
          onCurrent={setCurrent}
          focusOnArrival={isBack}
          render={(task) => <TaskLine task={task} />}
        />
      )}
    </Screen>
  );
}
