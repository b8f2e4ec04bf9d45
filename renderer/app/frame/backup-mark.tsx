/** How the backups stand: in the bar always, above Today while nobody has said where they go. */
import { formatDate, todayInLondon } from '@shared/calendar';
import { Icon } from '../../ui/icon';
import { useBackupStanding, type BackupStanding } from '../backup/backup-context';
import { addressOf, Link } from '../navigation';
import { useDate } from '../store-context';
import css from './backup-mark.module.css';
import frame from './frame.module.css';

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** "14:05" today, "Fri 20 Nov" before. */
function when(at: number, today: string): string {
  const day = todayInLondon(at);
  return day === today ? clock.format(at) : formatDate(day, 'day');
}

const ATTENTION: Partial<Record<BackupStanding, string>> = {
  none: 'No backup',
  missing: 'Entries are missing',
  gone: 'Backup folder missing',
  failed: 'Backup failed',
  old: 'Backup old',
};

export function BackupMark() {
  const { standing, view } = useBackupStanding();
  const today = useDate();
  if (standing === 'unknown') return null;
  const last = view.lastGood === undefined ? undefined : when(view.lastGood, today);
  const wrong = ATTENTION[standing];
  const words =
    wrong ??
    (standing === 'running'
      ? 'Backing up…'
      : last === undefined
        ? 'Not backed up yet'
        : `Backed up ${last}`);
  const title = last === undefined ? 'Never backed up yet' : `Last good backup: ${last}`;
  return (
    <Link
      to={addressOf.settings('backups')}
      className={wrong === undefined ? css.mark : css.wrong}
      title={title}
    >
      <Icon name={wrong === undefined ? 'shield' : 'warning'} size={16} />
      <span className={css.words}>{words}</span>
    </Link>
  );
}

export function BackupReminder({ place }: { readonly place: string }) {
  const { standing } = useBackupStanding();
  if (standing !== 'none' || place !== '/today') return null;
  return (
    <div className={frame.reminder} role="status">
      <Icon name="warning" size={16} />
      <span>Your cases are on this computer only. If it breaks or is lost, they are gone.</span>
      <Link to={addressOf.settings('backups')}>Choose where backups go</Link>
    </div>
  );
}
