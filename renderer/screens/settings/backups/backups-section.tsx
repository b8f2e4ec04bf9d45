/** Where backups go, making one now, and what is there: to verify, and to restore from. */
import { useState } from 'react';
import { useBackupKeeper, useBackupStanding } from '../../../app/backup/backup-context';
import { findBackups } from '../../../host/backup-folder';
import { announce } from '../../../ui/announcer';
import { Button } from '../../../ui/button/button';
import { Notice, Progress } from '../../../ui/feedback/feedback';
import { Facts } from '../../../ui/lists/facts';
import { restoreProblem } from '../../restore/words';
import { Part, Section } from '../section';
import { ComparePanel, type Opened } from './compare-panel';
import { ElsewhereList, GenerationList } from './generation-list';
import { MissingNotice } from './missing-notice';
import { dayAndTime } from '../../restore/when';

export function BackupsSection() {
  const { standing, view } = useBackupStanding();
  const [opened, setOpened] = useState<Opened>();
  const { place, missing } = view;
  if (opened) return <ComparePanel opened={opened} onBack={() => setOpened(undefined)} />;
  return (
    <Section
      title="Backups"
      intro="Sealed copies of everything, in a folder you choose: another drive, a network folder, or one that is copied elsewhere. They are made by themselves some minutes after you stop working and when you close Redress. Nobody can read them without a passphrase or the recovery key."
    >
      {missing && <MissingNotice missing={missing} />}
      <Part title="Where they go">
        <PlaceFacts />
      </Part>
      {place !== undefined && place.status !== 'none' && (
        <>
          <Part title="Back up now">
            <BackUpNow />
          </Part>
          <Part title="What is there">
            <GenerationList made={view.made} isThere={standing !== 'gone'} onOpen={setOpened} />
          </Part>
        </>
      )}
      {place !== undefined && (
        <Part title="Backups elsewhere">
          <Elsewhere onOpen={setOpened} />
        </Part>
      )}
    </Section>
  );
}

function Elsewhere({ onOpen }: { readonly onOpen: (opened: Opened) => void }) {
  const [picked, setPicked] = useState<Awaited<ReturnType<typeof findBackups>>>();
  const [problem, setProblem] = useState<string>();
  const look = async () => {
    setProblem(undefined);
    try {
      const next = await findBackups(true);
      if (next.name !== undefined) setPicked(next);
    } catch (error) {
      setProblem(restoreProblem(error));
    }
  };
  return (
    <>
      <p className="sub prose">
        An old drive, or a copy that is kept somewhere else: look what is in it, and bring single
        cases or everything back from there.
      </p>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {picked?.found.length === 0 && (
        <Notice tone="warning">There are no backups in “{picked.name}”.</Notice>
      )}
      {picked && picked.found.length > 0 && <ElsewhereList found={picked.found} onOpen={onOpen} />}
      <div>
        <Button onClick={() => void look()}>Look in another folder…</Button>
      </div>
    </>
  );
}

function PlaceFacts() {
  const keeper = useBackupKeeper();
  const { view } = useBackupStanding();
  const [refused, setRefused] = useState<string>();
  const { place, lastGood } = view;
  const choose = async () => {
    setRefused(undefined);
    try {
      if (await keeper.choose()) announce('The folder is in use from now on');
    } catch (error) {
      setRefused(error instanceof Error ? error.message : 'That folder cannot be used.');
    }
  };
  if (!place) return null;
  return (
    <>
      {place.status === 'none' ? (
        <Notice tone="warning" title="There is no backup of your cases">
          If this computer breaks, is lost or is stolen, every case goes with it. Choose a folder on
          another drive or the network.
        </Notice>
      ) : (
        <Facts
          items={[
            { label: 'Folder', value: place.name ?? 'chosen' },
            {
              label: 'Last good backup',
              value: lastGood === undefined ? 'None yet' : dayAndTime(lastGood),
            },
          ]}
        />
      )}
      {place.status === 'gone' && (
        <Notice tone="error" title="The folder cannot be found">
          Connect its drive or the network; Redress goes on by itself then. If the folder is gone
          for good, choose another one. Your cases are saved on this computer as always.
        </Notice>
      )}
      {place.status === 'noPermission' && (
        <Notice tone="error" title="Redress may not write in that folder">
          Ask your IT team to allow it, or choose another folder.
        </Notice>
      )}
      {place.status === 'ready' && place.sameDisk === true && (
        <Notice tone="warning" title="This folder is on the same disk as your cases">
          If the disk breaks or the computer is lost, both are gone. A folder on another drive or
          the network is safer, unless this one is copied elsewhere.
        </Notice>
      )}
      {refused !== undefined && <Notice tone="error">{refused}</Notice>}
      <div>
        <Button kind={place.status === 'none' ? 'main' : 'plain'} onClick={() => void choose()}>
          {place.status === 'none' ? 'Choose a folder…' : 'Choose another folder…'}
        </Button>
      </div>
    </>
  );
}

function BackUpNow() {
  const keeper = useBackupKeeper();
  const { view } = useBackupStanding();
  const [ending, setEnding] = useState<AbortController>();
  const { running, problem, damaged, made } = view;
  const run = async (thorough: boolean) => {
    const controller = new AbortController();
    setEnding(controller);
    try {
      await keeper.backUp(controller.signal, thorough);
      announce('Backed up');
    } catch (error) {
      announce(error instanceof Error ? error.message : 'The backup could not be finished.');
    } finally {
      setEnding(undefined);
    }
  };
  if (running) {
    return (
      <Progress
        label="Backing up"
        value={running.done}
        max={running.of}
        text={`${Math.round((100 * running.done) / Math.max(1, running.of))} %`}
        onCancel={ending && (() => ending.abort(new Error('stopped')))}
      />
    );
  }
  return (
    <>
      {problem !== undefined && (
        <Notice tone="error" title="The last backup failed">
          {problem}
        </Notice>
      )}
      {problem === undefined && damaged > 0 && (
        <Notice tone="warning" title="Not every case could be read whole">
          {damaged === 1 ? 'One case is' : `${damaged} cases are`} damaged on this computer. The
          backup keeps what it had before. Go to “Check the data” to see which.
        </Notice>
      )}
      {problem === undefined && damaged === 0 && made > 0 && (
        <Notice tone="done">Backed up, read back and compared.</Notice>
      )}
      <div className="cluster">
        <Button kind="main" icon="shield" onClick={() => void run(false)}>
          Back up now
        </Button>
        <Button onClick={() => void run(true)}>Back up and re-read every file</Button>
      </div>
      <p className="small sub prose">
        Only what changed is written. Re-reading takes longer, and replaces what was damaged in the
        folder.
      </p>
    </>
  );
}
