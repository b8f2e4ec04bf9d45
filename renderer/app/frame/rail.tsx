import { useLocation } from '@tanstack/react-router';
import { Icon, type IconName } from '../../ui/icon';
import { ariaKeys, Kbd } from '../../ui/kbd';
import { addressOf } from '../addresses';
import { useShortcut } from '../keys/shortcuts';
import { Link, useGo } from '../navigation';
import { useTasks } from '../store-context';
import css from './rail.module.css';

interface Entry {
  readonly label: string;
  readonly icon: IconName;
  readonly to: string;
  readonly keys: string;
}

/** Only what exists: an entry comes with its screen. */
const ENTRIES: readonly Entry[] = [
  { label: 'Today', icon: 'today', to: addressOf.today(), keys: 'Alt+1' },
  { label: 'Cases', icon: 'cases', to: addressOf.cases(), keys: 'Alt+2' },
  { label: 'Records', icon: 'shield', to: addressOf.records(), keys: 'Alt+4' },
];
const SETTINGS: Entry = {
  label: 'Settings',
  icon: 'settings',
  to: addressOf.settings(),
  keys: 'Alt+3',
};

export function Rail() {
  const groups = useTasks();
  const urgent = groups
    .filter(({ id }) => id === 'late' || id === 'today' || id === 'attention')
    .reduce((sum, { tasks }) => sum + tasks.length, 0);
  return (
    <nav className={css.rail} aria-label="Screens" data-pane="Screens" tabIndex={-1}>
      <div className={css.mark} aria-hidden="true">
        R<span className={css.rest}>edress</span>
      </div>
      {ENTRIES.map((entry) => (
        <RailLink
          key={entry.to}
          {...entry}
          count={entry.to === addressOf.today() ? urgent : 0}
          countWords="late, due today or waiting for you"
        />
      ))}
      <div className={css.foot}>
        <RailLink {...SETTINGS} count={0} />
      </div>
    </nav>
  );
}

function RailLink(props: Entry & { readonly count: number; readonly countWords?: string }) {
  const { label, icon, to, keys, count, countWords } = props;
  const { pathname } = useLocation();
  const go = useGo();
  useShortcut({ keys, what: label, run: () => go(to) });
  const isHere = pathname === to || pathname.startsWith(`${to}/`);
  return (
    <Link
      to={to}
      className={css.link}
      aria-current={isHere ? 'page' : undefined}
      aria-keyshortcuts={ariaKeys(keys)}
    >
      <Icon name={icon} />
      <span className={css.words}>
        {label}
        <span className={css.keys}>
          <Kbd keys={keys} />
        </span>
      </span>
      {count > 0 && (
        <span className={css.count}>
          {count}
          <span className="hidden"> {countWords}</span>
        </span>
      )}
    </Link>
  );
}
