/** Stands above every screen while something found at opening is not in order. Nothing is refused because of it. */
import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon';
import { addressOf, Link } from '../navigation';
import { useCases, useDate, useStore } from '../store-context';
import css from './frame.module.css';
import { damagedCasesWords, troubleWords, type SaidTrouble } from './trouble-words';

const LINKS = { integrity: 'Check the data', backups: 'Backups' } as const;

export function TroubleReminders() {
  const { troubles } = useStore();
  const all = useSyncExternalStore(troubles.subscribe, troubles.all);
  const today = useDate();
  if (all.length === 0) return null;
  const cases = all.flatMap((trouble) => (trouble.what === 'case' ? trouble.id : []));
  const others = all.filter((trouble): trouble is SaidTrouble => trouble.what !== 'case');
  return (
    <>
      {cases.length > 0 && <DamagedCases ids={cases} />}
      {others.map((trouble) => {
        const { text, leadsTo, settle } = troubleWords(trouble, today);
        return (
          <div key={trouble.what} className={css.trouble} role="status">
            <Icon name="warning" size={16} />
            <span>
              {text}{' '}
              {leadsTo !== undefined && (
                <Link to={addressOf.settings(leadsTo)}>{LINKS[leadsTo]}</Link>
              )}
            </span>
            {settle !== undefined && (
              <Button small onClick={() => void troubles.settle(trouble).catch(() => undefined)}>
                {settle}
              </Button>
            )}
          </div>
        );
      })}
    </>
  );
}

function DamagedCases({ ids }: { readonly ids: readonly string[] }) {
  const all = useCases();
  const references = ids.map((id) => {
    const reference = all.find((row) => row.id === id)?.reference ?? '';
    return reference === '' ? 'one without a readable reference' : reference;
  });
  return (
    <div className={css.trouble} role="status">
      <Icon name="warning" size={16} />
      <span>
        {damagedCasesWords(references)}{' '}
        <Link to={addressOf.settings('integrity')}>See which, and what to do</Link>
      </span>
    </div>
  );
}
