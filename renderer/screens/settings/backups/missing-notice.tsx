/** Something that was here before is gone: which cases, from which backup they come back, and what else one may do. */
import { useState } from 'react';
import { useBackupKeeper } from '../../../app/backup/backup-context';
import type { MissingNewest } from '../../../store/backup/missing-newest';
import { Button } from '../../../ui/button/button';
import { Confirm } from '../../../ui/dialog/dialog';
import { Notice } from '../../../ui/feedback/feedback';
import { casesInWords, dayAndTime } from '../../restore/when';
import { restoreProblem } from '../../restore/words';

/** Named one by one up to this many. */
const NAMED = 12;

export function MissingNotice({ missing }: { readonly missing: MissingNewest }) {
  const keeper = useBackupKeeper();
  const [isBusy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { cases, takenAt, settings, generation } = missing;
  const run = async (work: () => Promise<readonly string[] | undefined>) => {
    setBusy(true);
    setProblems([]);
    try {
      setProblems((await work()) ?? []);
    } catch (error) {
      setProblems([restoreProblem(error)]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Notice tone="error" title="Entries that were here before are missing on this computer">
      {generation === undefined ? (
        <p>
          Redress remembers that there was more here than there is now. Its folder was probably put
          back to an earlier day. Connect the drive or network folder with the backups, then look
          again.
        </p>
      ) : (
        <>
          <p>
            The backup of {dayAndTime(takenAt ?? 0)} has more than this computer
            {cases.length > 0 && `, in ${casesInWords(cases.length)}`}. Redress’s folder was
            probably put back to an earlier day. No backup is made until you have decided.
          </p>
          {cases.length > 0 && (
            <ul>
              {cases.slice(0, NAMED).map(({ id, reference }) => (
                <li key={id}>{reference === '' ? 'A case that is not here at all' : reference}</li>
              ))}
              {cases.length > NAMED && <li>and {cases.length - NAMED} more</li>}
            </ul>
          )}
          {settings && (
            <p>
              Settings of the council are missing too. They come back only when everything is
              restored: choose that backup below.
            </p>
          )}
        </>
      )}
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      <div className="cluster">
        {generation !== undefined && cases.length > 0 && (
          <Button kind="main" busy={isBusy} onClick={() => void run(() => keeper.bringBack())}>
            Bring back what is missing
          </Button>
        )}
        <Button
          busy={isBusy}
          onClick={() =>
            void run(async () => {
              await keeper.lookForMissing();
              return [];
            })
          }
        >
          Look again
        </Button>
        <Button busy={isBusy} onClick={() => setAsking(true)}>
          Leave it as it is…
        </Button>
      </div>
      <Confirm
        title="Leave what is missing where it is?"
        open={isAsking}
        action="Leave it, and back up what is here"
        onConfirm={() => keeper.acceptAsIs()}
        onClose={() => setAsking(false)}
      >
        The next backup holds what is here now. Older backups keep what is missing, until they are
        removed by age.
      </Confirm>
    </Notice>
  );
}
