/**
 * Cases back from a backup, with nothing open: on a computer that never had any, or whose own are gone or
 * broken. It takes the folder and a passphrase or the recovery key. What is here stays until it is confirmed.
 */
import { BackupReader, type ListedGeneration } from '@shared/backup/reader';
import { useEffect, useRef, useState } from 'react';
import { callHost } from '../../host';
import { findBackups, type FoundBackup } from '../../host/backup-folder';
import type { Store } from '../../store/api';
import { Button } from '../../ui/button/button';
import { ErrorSummary } from '../../ui/errors/error-summary';
import type { FormProblem } from '../../ui/errors/problems';
import { Checkbox, RadioGroup } from '../../ui/fields/choices';
import { TextField } from '../../ui/fields/text-field';
import { Notice, Working } from '../../ui/feedback/feedback';
import { LockFrame } from '../lock/lock-frame';
import css from '../lock/lock-frame.module.css';
import { RestoreProgress } from './restore-progress';
import { useRestore } from './use-restore';
import { casesInWords, dayAndTime } from './when';
import { restoreProblem } from './words';

interface Choice {
  readonly id: string;
  readonly backup: FoundBackup;
  readonly generation: Extract<ListedGeneration, { value: unknown }>;
}

interface Found {
  readonly folder: string;
  readonly choices: readonly Choice[];
  /** Of more than one computer. */
  readonly isMixed: boolean;
}

/** A longer list begins with these. */
const SHOWN = 8;

export function RestoreScreen(props: { readonly store: Store; readonly onBack: () => void }) {
  const { store, onBack } = props;
  const restore = useRestore(store.backups);
  const [found, setFound] = useState<Found>();
  const [isLooking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const look = async () => {
    setProblem(undefined);
    setLooking(true);
    try {
      const looked = await lookForBackups();
      if (looked) setFound(looked);
    } catch (error) {
      setProblem(restoreProblem(error));
    } finally {
      setLooking(false);
    }
  };

  if (restore.state.state === 'done') {
    return <Done cases={restore.state.cases} lost={restore.state.lost} />;
  }
  const isBusy = restore.state.state === 'running' || restore.state.state === 'asking';
  return (
    <LockFrame wide>
      <div className={css.form}>
        <h1 ref={title} tabIndex={-1}>
          Restore from a backup
        </h1>
        {!found && (
          <>
            <p className="prose">
              You need the drive or network folder that the backups are in, and a passphrase or the
              recovery key: the one on paper, seven groups of four characters.
            </p>
            <p className="sub prose">
              The folder holds one called “redress-backup-” and some letters. Choose either of the
              two.
            </p>
          </>
        )}
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        {isLooking && <Working>Looking into the folder…</Working>}
        {found && found.choices.length === 0 && (
          <Notice tone="warning" title="There are no backups in that folder">
            Choose the folder “{found.folder}” lies in, or another drive.
          </Notice>
        )}
        {found && found.choices.length > 0 && (
          <RestoreForm key={found.choices[0]?.id} found={found} restore={restore} />
        )}
        {!isBusy && (
          <div className="cluster">
            <Button
              kind={found && found.choices.length > 0 ? 'plain' : 'main'}
              onClick={() => void look()}
            >
              {found ? 'Choose another folder…' : 'Choose the folder…'}
            </Button>
            <Button onClick={onBack}>Back</Button>
          </div>
        )}
      </div>
    </LockFrame>
  );
}

async function lookForBackups(): Promise<Found | undefined> {
  const { name, found } = await findBackups(true);
  if (name === undefined) return undefined;
  const choices: Choice[] = [];
  for (const backup of found) {
    for (const generation of await new BackupReader(backup.folder).generations()) {
      if ('value' in generation) {
        choices.push({ id: `${backup.device} ${generation.name}`, backup, generation });
      }
    }
  }
  choices.sort((left, right) => right.generation.at - left.generation.at);
  const isMixed = new Set(choices.map(({ backup }) => backup.device)).size > 1;
  return { folder: name, choices, isMixed };
}

function RestoreForm(props: {
  readonly found: Found;
  readonly restore: ReturnType<typeof useRestore>;
}) {
  const { found, restore } = props;
  const [chosen, setChosen] = useState(found.choices[0]?.id);
  const [secret, setSecret] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const [goOn, setGoOn] = useState(true);
  const [isAll, setAll] = useState(false);
  const { state } = restore;
  const isBusy = state.state === 'running' || state.state === 'asking';
  const refused =
    state.state === 'failed' && state.isSecret
      ? state.message
      : isEmpty
        ? 'Type a passphrase or the recovery key'
        : undefined;
  const problems: FormProblem[] =
    refused === undefined ? [] : [{ field: 'secret', message: refused }];
  const choice = found.choices.find(({ id }) => id === chosen);
  const shown = isAll ? found.choices : found.choices.slice(0, SHOWN);

  const submit = async () => {
    setEmpty(secret === '');
    if (secret === '' || !choice) return;
    const { folder } = choice.backup;
    const isDone = await restore.run(folder, choice.generation.name, secret);
    if (isDone && goOn) {
      await callHost('backup.adopt', { backup: folder.handle }).catch(() => undefined);
    }
  };
  if (isBusy) return <RestoreProgress state={state} onCancel={restore.cancel} />;
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorSummary problems={problems} />
      <RestoreProgress state={state} onCancel={restore.cancel} />
      <RadioGroup
        label="Which one"
        hint="The newest is first. An older one is for when something went wrong since."
        value={chosen}
        onChange={setChosen}
        options={shown.map(({ id, backup, generation }) => ({
          value: id,
          label: dayAndTime(generation.at),
          hint: `${whatIsIn(generation.value.counts)}${found.isMixed ? `, computer ${backup.device}` : ''}`,
        }))}
      />
      {shown.length < found.choices.length && (
        <div>
          <Button small onClick={() => setAll(true)}>
            Show all {found.choices.length}
          </Button>
        </div>
      )}
      <TextField
        label="Passphrase or recovery key"
        hint="Of any key-holder, as it was when that backup was made or later."
        name="secret"
        reveal
        error={refused}
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
      />
      <Checkbox
        label="Go on making backups in this folder"
        checked={goOn}
        onChange={(event) => setGoOn(event.target.checked)}
      />
      <div>
        <Button kind="main" type="submit">
          Restore
        </Button>
      </div>
    </form>
  );
}

const number = (count: number) => count.toLocaleString('en-GB');

function whatIsIn(counts: {
  readonly cases: number;
  readonly events: number;
  readonly files: number;
}): string {
  return `${casesInWords(counts.cases)}, ${number(counts.events)} entries, ${number(counts.files)} documents`;
}

function Done({ cases, lost }: { readonly cases: number; readonly lost: number }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const open = () => void callHost('window.replace', {}).catch(() => location.reload());
  return (
    <LockFrame wide>
      <div className={css.form}>
        <h1 ref={title} tabIndex={-1}>
          Restored
        </h1>
        <Notice
          tone="done"
          title={`${casesInWords(cases)} ${cases === 1 ? 'is' : 'are'} back, read again and checked`}
        >
          Unlock Redress with the same passphrase as always. If what you typed was the recovery key,
          choose “I have lost my passphrase” and use it once more.
        </Notice>
        {lost > 0 && (
          <Notice tone="warning">
            {casesInWords(lost)} could not be restored. Look for them in an older backup: Settings,
            Backups.
          </Notice>
        )}
        <div>
          <Button kind="main" onClick={open}>
            Go on to unlock
          </Button>
        </div>
      </div>
    </LockFrame>
  );
}
