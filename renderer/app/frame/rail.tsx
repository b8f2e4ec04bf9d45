import { asksForBundle } from '@shared/bundle';
import type { TaskGroupId } from '@shared/case-file';
import { useLocation } from '@tanstack/react-router';
import { Icon, type IconName } from '../../ui/icon';
import { ariaKeys, Kbd } from '../../ui/kbd';
import { addressOf } from '../addresses';
import { useShortcut } from '../keys/shortcuts';
import { useLettersInHand } from '../letters-in-hand';
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
  { label: 'Letters', icon: 'letters', to: addressOf.letters(), keys: 'Alt+3' },
  { label: 'Bundles', icon: 'bundles', to: addressOf.bundles(), keys: 'Alt+4' },
  { label: 'Records', icon: 'shield', to: addressOf.records(), keys: 'Alt+5' },
];
const SETTINGS: Entry = {
  label: 'Settings',
  icon: 'settings',
  to: addressOf.settings(),
  keys: 'Alt+9',
};

/** What may not wait until tomorrow. */
const URGENT: readonly TaskGroupId[] = ['safety', 'late', 'today', 'call backs', 'attention'];

export function Rail() {
  const groups = useTasks();
  const urgent = groups
    .filter(({ id }) => URGENT.includes(id))
    .reduce((sum, { tasks }) => sum + tasks.length, 0);
  const begun = useLettersInHand()
    .filter(({ id }) => id !== 'to write')
    .reduce((sum, { tasks }) => sum + tasks.length, 0);
  const asked = groups.flatMap(({ tasks }) => tasks).filter(asksForBundle).length;
  const counts: Readonly<Record<string, Counted>> = {
    [addressOf.today()]: { count: urgent, countWords: 'late, due today or waiting for you' },
    [addressOf.letters()]: { count: begun, countWords: 'being written or awaiting sign-off' },
    [addressOf.bundles()]: { count: asked, countWords: 'asked for by the Ombudsman' },
  };
  return (
    <nav className={css.rail} aria-label="Screens" data-pane="Screens" tabIndex={-1}>
      <div className={css.mark} aria-hidden="true">
        R<span className={css.rest}>edress</span>
      </div>
      {ENTRIES.map((entry) => (
        <RailLink key={entry.to} {...entry} {...counts[entry.to]} />
      ))}
      <div className={css.foot}>
        <RailLink {...SETTINGS} />
      </div>
    </nav>
  );
}

interface Counted {
  readonly count: number;
  readonly countWords: string;
}

function RailLink(props: Entry & Partial<Counted>) {
  const { label, icon, to, keys, count = 0, countWords } = props;
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
