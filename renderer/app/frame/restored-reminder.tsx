/** After a restore: is it right? Until somebody says so, what was here before is kept. */
import { formatDate, todayInLondon } from '@shared/calendar';
import { useEffect, useState } from 'react';
import { callHost } from '../../host';
import { Button } from '../../ui/button/button';
import { Confirm } from '../../ui/dialog/dialog';
import { toast } from '../../ui/feedback/toast';
import { Icon } from '../../ui/icon';
import { useStore } from '../store-context';
import css from './frame.module.css';

export function RestoredReminder() {
  const { backups } = useStore();
  const [before, setBefore] = useState<Awaited<ReturnType<typeof backups.before>>>();
  const [asking, setAsking] = useState<'keep' | 'undo'>();
  useEffect(() => {
    let isGone = false;
    void backups
      .before()
      .catch(() => undefined)
      .then((found) => {
        if (!isGone) setBefore(found);
      });
    return () => {
      isGone = true;
    };
  }, [backups]);
  if (!before) return null;
  const day = formatDate(todayInLondon(before.backupOf), 'short');
  return (
    <div className={css.reminder} role="status">
      <Icon name="info" size={16} />
      <span>These are the cases of {day}, restored. Look whether they are right.</span>
      <Button small onClick={() => setAsking('keep')}>
        They are right…
      </Button>
      <Button small onClick={() => setAsking('undo')}>
        Go back…
      </Button>
      <Confirm
        title="Remove what was here before the restore?"
        open={asking === 'keep'}
        action="Remove it"
        danger
        onConfirm={async () => {
          await backups.keepRestored();
          setBefore(undefined);
          toast('What was here before the restore is removed.');
        }}
        onClose={() => setAsking(undefined)}
      >
        It takes up room, and cases in it that were erased since are still there. This cannot be
        taken back; the backups stay.
      </Confirm>
      <Confirm
        title="Go back to what was here before the restore?"
        open={asking === 'undo'}
        action="Go back"
        danger
        onConfirm={async () => {
          await backups.undoRestore();
          await callHost('window.replace', {}).catch(() => location.reload());
        }}
        onClose={() => setAsking(undefined)}
      >
        Redress locks and opens what was here before. Whatever was written since the restore is
        lost.
      </Confirm>
    </div>
  );
}
