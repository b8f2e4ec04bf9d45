/** Bundles the Ombudsman waits for, those being prepared, and those that were made. */
import type { BundleLine } from '@shared/bundle';
import { useEffect, useState } from 'react';
import { useBundlesInHand } from '../../app/bundles-in-hand';
import { keep, recall, useKept } from '../../app/kept-state';
import { addressOf, Link, useGo } from '../../app/navigation';
import { EmptyState, List, Notice, Screen } from '../../ui';
import { TaskLine } from '../today/task-line';

/** True between opening a bundle from the list and coming back to it. */
const AWAY = 'bundles.away';

export function BundlesScreen() {
  const { groups, problem } = useBundlesInHand();
  const go = useGo();
  const [current, setCurrent] = useKept<string | undefined>('bundles.current', undefined);
  const [isBack] = useState(() => recall<boolean>(AWAY) === true);
  useEffect(() => keep(AWAY, false), []);
  return (
    <Screen
      title="Bundles"
      sub={groups.map(({ id, lines }) => `${lines.length} ${COUNTED[id]}`).join(' · ')}
    >
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {groups.length === 0 ? (
        <EmptyState
          title="No bundle yet"
          action={
            <Link to={addressOf.cases()} look="plain">
              Find the case
            </Link>
          }
        >
          Open a case and press Bundle. Those the Ombudsman asks for, those being prepared and those
          that were made are listed here.
        </EmptyState>
      ) : (
        <List<BundleLine>
          label="Bundles"
          groups={groups.map(({ id, title, lines }) => ({
            id,
            title,
            detail: lines.length,
            items: lines,
          }))}
          itemKey={({ key }) => key}
          href={({ case: id }) => addressOf.bundle(id)}
          onOpen={({ case: id }) => {
            keep(AWAY, true);
            go(addressOf.bundle(id));
          }}
          current={current}
          onCurrent={setCurrent}
          focusOnArrival={isBack}
          render={(line) => <TaskLine task={line} />}
        />
      )}
    </Screen>
  );
}

const COUNTED = { asked: 'asked for', preparing: 'being prepared', made: 'made' } as const;
