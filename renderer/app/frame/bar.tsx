import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon';
import { Kbd } from '../../ui/kbd';
import { addressOf } from '../addresses';
import { useLock } from '../lock-context';
import { useGo } from '../navigation';
import { useSaved } from '../store-context';
import { BackupMark } from './backup-mark';
import css from './bar.module.css';

/** Search or jump, new case, what is saved, lock. */
export function Bar(props: {
  readonly onSearch: () => void;
  readonly onNote: () => void;
  readonly onKeys: () => void;
}) {
  const go = useGo();
  const lock = useLock();
  return (
    <header className={css.bar} data-pane="Top bar" tabIndex={-1}>
      <button
        type="button"
        className={css.find}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onClick={props.onSearch}
      >
        <Icon name="search" size={16} />
        <span className={css.findWords}>Search or jump to…</span>
        <Kbd keys="Ctrl+K" />
      </button>
      <Button keys="Ctrl+N" onClick={() => go(addressOf.newCase())}>
        New case
      </Button>
      <Button
        kind="quiet"
        small
        icon="edit"
        onClick={props.onNote}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+Shift+N"
        title="Write a note (Ctrl+Shift+N)"
      >
        Note
      </Button>
      <div className={css.end}>
        <Saved />
        <BackupMark />
        <Button kind="quiet" small keys="F1" onClick={props.onKeys}>
          Shortcuts
        </Button>
        <Button
          kind="quiet"
          small
          icon="lock"
          onClick={lock}
          aria-keyshortcuts="Control+L"
          title="Lock (Ctrl+L)"
        >
          Lock
        </Button>
      </div>
    </header>
  );
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

function Saved() {
  const saved = useSaved();
  if (saved.state === 'failed') {
    return (
      <span className={css.failed} role="alert" title={saved.message}>
        <Icon name="warning" size={16} />
        Not saved
      </span>
    );
  }
  return (
    <span className={css.saved}>
      {saved.state === 'saving'
        ? 'Saving…'
        : saved.at === undefined
          ? 'All saved'
          : `Saved ${clock.format(saved.at)}`}
    </span>
  );
}
