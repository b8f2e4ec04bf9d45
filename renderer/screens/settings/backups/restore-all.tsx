/** The whole of a backup in place of what is here; what is here is kept until somebody says it may go. */
import { useState } from 'react';
import { callHost } from '../../../host';
import type { OpenBackupFolder } from '../../../host/backup-folder';
import { useStore } from '../../../app/store-context';
import type { BackupComparison } from '../../../store/backup/compare-backup';
import { Button } from '../../../ui/button/button';
import { Dialog } from '../../../ui/dialog/dialog';
import { ErrorSummary } from '../../../ui/errors/error-summary';
import { TextField } from '../../../ui/fields/text-field';
import { RestoreProgress } from '../../restore/restore-progress';
import { useRestore } from '../../restore/use-restore';
import { casesInWords, dayAndTime } from '../../restore/when';
import type { Opened } from './compare-panel';

export function RestoreAll(props: {
  readonly folder: OpenBackupFolder;
  readonly generation: Opened['generation'];
  readonly comparison: BackupComparison;
}) {
  const [isOpen, setOpen] = useState(false);
  const { cases } = props.comparison;
  const losing = cases.filter(({ difference }) =>
    ['newer here', 'only here', 'both'].includes(difference),
  ).length;
  return (
    <>
      <p className="prose">
        Puts all cases, settings and drafts back to that moment.
        {losing > 0 &&
          ` What was written since in ${casesInWords(losing)} would not be in it; it stays in what is kept beside it.`}
      </p>
      <div>
        <Button onClick={() => setOpen(true)}>Restore everything as it was…</Button>
      </div>
      {isOpen && <RestoreDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function RestoreDialog(props: {
  readonly folder: OpenBackupFolder;
  readonly generation: Opened['generation'];
  readonly onClose: () => void;
}) {
  const { folder, generation, onClose } = props;
  const { backups } = useStore();
  const restore = useRestore(backups);
  const [secret, setSecret] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const { state } = restore;
  const isBusy = state.state === 'running' || state.state === 'asking' || state.state === 'done';
  const error = isEmpty
    ? 'Type your passphrase or the recovery key'
    : state.state === 'failed' && state.isSecret
      ? state.message
      : undefined;
  const run = async () => {
    setEmpty(secret === '');
    if (secret === '') return;
    // The window goes at once: nothing may be written to the store that was just put aside.
    if (await restore.run(folder, generation.name, secret)) {
      await callHost('window.replace', {}).catch(() => location.reload());
    }
  };
  return (
    <Dialog
      title={`Restore everything as of ${dayAndTime(generation.at)}`}
      open
      alert
      onClose={() => {
        restore.cancel();
        onClose();
      }}
      actions={
        isBusy ? undefined : (
          <>
            <Button kind="main" onClick={() => void run()}>
              Restore everything
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </>
        )
      }
    >
      <div className="stack">
        <ErrorSummary problems={error === undefined ? [] : [{ field: 'secret', message: error }]} />
        <p>
          Redress locks when it is done. What is here now is kept until you say that it may go, so
          this needs room for both.
        </p>
        {!isBusy && (
          <TextField
            label="Passphrase or recovery key"
            name="secret"
            reveal
            error={error}
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
        )}
        <RestoreProgress state={state} onCancel={restore.cancel} />
      </div>
    </Dialog>
  );
}
