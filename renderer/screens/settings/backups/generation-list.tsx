/** The backups there are, newest first, of this computer and of others in the same folder. */
import { keptGenerations, type KeptAs } from '@shared/backup/rotation';
import type { ListedGeneration } from '@shared/backup/reader';
import type { VerifyReport } from '@shared/backup/verify';
import { useEffect, useState } from 'react';
import { backupProblem } from '../../../app/backup/words';
import { useStore } from '../../../app/store-context';
import { findBackups, type FoundBackup } from '../../../host/backup-folder';
import { announce } from '../../../ui/announcer';
import { Button } from '../../../ui/button/button';
import { Notice, Progress, Working } from '../../../ui/feedback/feedback';
import css from '../settings.module.css';
import type { Opened } from './compare-panel';
import { restoreProblem } from '../../restore/words';
import { casesInWords, dayAndTime } from '../../restore/when';

interface Listed {
  readonly backup: FoundBackup;
  readonly isOwn: boolean;
  readonly generations: readonly ListedGeneration[];
}

type Found = { readonly lists: readonly Listed[] } | { readonly problem: string };

/** Longer lists begin with these. */
const SHOWN = 12;

export function GenerationList(props: {
  /** Changes whenever a backup was made. */
  readonly made: number;
  readonly isThere: boolean;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { made, isThere, onOpen } = props;
  const found = useFound(made, isThere);
  if (!found) return <Working>Looking at the folder…</Working>;
  if ('problem' in found) return <Notice tone="error">{found.problem}</Notice>;
  const filled = found.lists.filter(({ generations }) => generations.length > 0);
  if (filled.length === 0) return <p className="sub">Nothing yet.</p>;
  return (
    <>
      {filled.map((list) => (
        <OneComputer key={list.backup.device} list={list} onOpen={onOpen} />
      ))}
      <p className="small sub prose">
        Kept: one an hour of today, one a day for a month, one a month for two years. Older ones are
        removed by themselves.
      </p>
    </>
  );
}

/** Backups in a folder the person picked: an old drive, a copy kept elsewhere. Only read, never written. */
export function ElsewhereList(props: {
  readonly found: readonly FoundBackup[];
  readonly onOpen: (opened: Opened) => void;
}) {
  const { found, onOpen } = props;
  const { backups } = useStore();
  const [lists, setLists] = useState<readonly Listed[] | string>();
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const read: Listed[] = [];
      for (const backup of found) {
        read.push({ backup, isOwn: false, generations: await backups.list(backup.folder) });
      }
      return read;
    };
    read()
      .catch((error: unknown) => restoreProblem(error))
      .then(
        (next) => {
          if (!isGone) setLists(next);
        },
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, [backups, found]);
  if (!lists) return <Working>Looking at the folder…</Working>;
  if (typeof lists === 'string') return <Notice tone="error">{lists}</Notice>;
  return (
    <>
      {lists.map((list) => (
        <OneComputer
          key={list.backup.device}
          list={list}
          onOpen={(opened) => onOpen({ ...opened, folder: list.backup.folder })}
        />
      ))}
    </>
  );
}

function useFound(made: number, isThere: boolean): Found | undefined {
  const { backups } = useStore();
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    let isGone = false;
    let opened: readonly FoundBackup[] = [];
    const close = () => {
      for (const { folder } of opened) folder.close();
    };
    const read = async (): Promise<Found> => {
      const { device } = backups.identity();
      opened = (await findBackups(false)).found;
      const lists: Listed[] = [];
      for (const backup of opened) {
        const isOwn = backup.device === device;
        lists.push({ backup, isOwn, generations: await backups.list(backup.folder) });
      }
      return { lists: lists.toSorted((left, right) => Number(right.isOwn) - Number(left.isOwn)) };
    };
    read()
      .catch((error: unknown) => ({ problem: backupProblem(error) }))
      .then(
        (next) => {
          if (isGone) close();
          else setFound(next);
        },
        () => undefined,
      );
    return () => {
      isGone = true;
      close();
    };
  }, [backups, made, isThere]);
  return found;
}

const KEPT_WORDS: Readonly<Record<KeptAs, string>> = {
  newest: 'newest',
  hourly: 'of the hour',
  daily: 'of the day',
  monthly: 'of the month',
};

function OneComputer(props: { readonly list: Listed; readonly onOpen: (opened: Opened) => void }) {
  const { list, onOpen } = props;
  const { backup, isOwn, generations } = list;
  const [isAll, setAll] = useState(false);
  const names = generations.map(({ name }) => name);
  const kept = keptGenerations(names, Date.now());
  const shown = isAll ? generations : generations.slice(0, SHOWN);
  return (
    <div className="stack">
      {!isOwn && <h4>Made by computer {backup.device}</h4>}
      <ul
        className={css.rows}
        aria-label={isOwn ? 'Backups of this computer' : `Backups of computer ${backup.device}`}
      >
        {shown.map((generation) => (
          <GenerationRow
            key={generation.name}
            backup={backup}
            generation={generation}
            onOpen={onOpen}
            kept={KEPT_WORDS[kept.get(generation.name) ?? 'newest']}
          />
        ))}
      </ul>
      {generations.length > shown.length && (
        <div>
          <Button small onClick={() => setAll(true)}>
            Show all {generations.length}
          </Button>
        </div>
      )}
    </div>
  );
}

const PROBLEM_WORDS = {
  damaged: 'Damaged: it cannot be read',
  newer: 'Written by a newer Redress',
  foreign: 'Of another vault, or changed by someone without its keys',
} as const;

function GenerationRow(props: {
  readonly backup: FoundBackup;
  readonly generation: ListedGeneration;
  readonly kept: string;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { backup, generation, kept, onOpen } = props;
  const when = dayAndTime(generation.at);
  const check = useCheck(backup, generation);
  return (
    <li>
      <div className={css.row}>
        <span className="num">
          {when} <span className="sub small">{kept}</span>
        </span>
        <span className="sub num">
          {'value' in generation
            ? casesInWords(generation.value.counts.cases)
            : PROBLEM_WORDS[generation.problem]}
        </span>
        {'value' in generation && (
          <>
            <Button small busy={check.progress !== undefined} onClick={check.run}>
              Verify<span className="hidden"> the backup of {when}</span>
            </Button>
            <Button small onClick={() => onOpen({ device: backup.device, generation })}>
              Open…<span className="hidden"> the backup of {when}</span>
            </Button>
          </>
        )}
      </div>
      {check.progress && (
        <Progress
          label="Reading it back"
          value={check.progress.done}
          max={check.progress.of}
          text={`${Math.round((100 * check.progress.done) / Math.max(1, check.progress.of))} %`}
          onCancel={check.cancel}
        />
      )}
      {check.verdict}
    </li>
  );
}

function useCheck(backup: FoundBackup, generation: ListedGeneration) {
  const { backups } = useStore();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [report, setReport] = useState<VerifyReport | string>();
  const [ending, setEnding] = useState<AbortController>();
  const verify = async () => {
    const controller = new AbortController();
    setEnding(controller);
    setReport(undefined);
    setProgress({ done: 0, of: 1 });
    try {
      const found = await backups.verify(backup.folder, generation.name, {
        signal: controller.signal,
        onProgress: (done, of) => setProgress({ done, of }),
      });
      setReport(found);
      announce(found.ok ? 'This backup is whole' : 'This backup is damaged');
    } catch (error) {
      if (!controller.signal.aborted) setReport(backupProblem(error));
    } finally {
      setProgress(undefined);
    }
  };
  return {
    progress,
    run: () => void verify(),
    cancel: () => ending?.abort(new Error('stopped')),
    verdict: report !== undefined && <Verdict report={report} />,
  };
}

function Verdict({ report }: { readonly report: VerifyReport | string }) {
  if (typeof report === 'string') return <Notice tone="error">{report}</Notice>;
  if (report.ok) {
    return (
      <Notice tone="done" title="This backup is whole">
        All {report.pieces.toLocaleString('en-GB')} pieces of it were read again and are what was
        written.
      </Notice>
    );
  }
  return (
    <Notice tone="error" title="This backup is damaged">
      <ul>
        {report.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p>
        Press “Back up and re-read every file” to replace what is damaged. If it happens again, the
        drive is failing: choose another folder.
      </p>
    </Notice>
  );
}
