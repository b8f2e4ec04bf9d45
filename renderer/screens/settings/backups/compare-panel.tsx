/** What is in one backup and how it differs from what is here; from there one case or all of it comes back. */
import { type CaseDifference, isWorthRestoring } from '@shared/backup/compare';
import type { GenerationName } from '@shared/backup/names';
import type { ListedGeneration } from '@shared/backup/reader';
import { useEffect, useRef, useState } from 'react';
import { useStore } from '../../../app/store-context';
import { findBackups, type OpenBackupFolder } from '../../../host/backup-folder';
import type { BackupComparison, ComparedCase } from '../../../store/backup/compare-backup';
import { announce } from '../../../ui/announcer';
import { Button } from '../../../ui/button/button';
import { Select } from '../../../ui/fields/select';
import { Notice, Progress } from '../../../ui/feedback/feedback';
import { casesInWords, dayAndTime } from '../../restore/when';
import { restoreProblem } from '../../restore/words';
import { Part } from '../section';
import css from '../settings.module.css';
import { RestoreAll } from './restore-all';

/** One generation of one computer's backups. */
export interface Opened {
  readonly device: string;
  /** Already open, when it lies elsewhere than where backups go. */
  readonly folder?: OpenBackupFolder | undefined;
  readonly generation: Extract<ListedGeneration, { value: unknown }>;
}

const WORDS: Readonly<Record<CaseDifference, string>> = {
  same: 'The same here',
  missing: 'Missing here',
  'older here': 'Here it is older',
  'newer here': 'Here it is newer',
  both: 'Each has entries the other lacks',
  'only here': 'Only here, made since',
  erased: 'Erased on purpose since',
};
const ORDER = Object.keys(WORDS).filter((word) => word !== 'same') as CaseDifference[];
/** More rows than this are reached by choosing one difference. */
const SHOWN = 100;

export function ComparePanel(props: { readonly opened: Opened; readonly onBack: () => void }) {
  const { opened, onBack } = props;
  const { generation } = opened;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { folder, comparison, progress, problem, again } = useComparison(opened);
  return (
    <div className={css.section}>
      <div>
        <Button small icon="back" onClick={onBack}>
          All backups
        </Button>
      </div>
      <h2 ref={title} tabIndex={-1}>
        The backup of {dayAndTime(generation.at)}
      </h2>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {progress && (
        <Progress
          label="Comparing it with what is here"
          value={progress.done}
          max={progress.of}
          text={`${Math.round((100 * progress.done) / Math.max(1, progress.of))} %`}
        />
      )}
      {comparison && folder && (
        <>
          <Overview comparison={comparison} />
          <Part title="One case">
            <Differences
              from={{ folder, generation: generation.name }}
              comparison={comparison}
              onRestored={again}
            />
          </Part>
          <Part title="Everything">
            <RestoreAll folder={folder} generation={generation} comparison={comparison} />
          </Part>
        </>
      )}
    </div>
  );
}

function useComparison({ device, folder: given, generation }: Opened) {
  const { backups } = useStore();
  const [turn, setTurn] = useState(0);
  const [folder, setFolder] = useState(given);
  const [comparison, setComparison] = useState<BackupComparison>();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (given) return undefined;
    let isGone = false;
    let opened: OpenBackupFolder | undefined;
    const open = async () => {
      const { found } = await findBackups(false);
      for (const one of found) if (one.device !== device) one.folder.close();
      opened = found.find((one) => one.device === device)?.folder;
      if (isGone) opened?.close();
      else if (opened) setFolder(opened);
      else setProblem('That backup is no longer in the folder.');
    };
    open().catch((error: unknown) => setProblem(restoreProblem(error)));
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [device, given]);
  useEffect(() => {
    if (!folder) return undefined;
    const ending = new AbortController();
    const compare = async () => {
      try {
        const found = await backups.compare(folder, generation.name, {
          signal: ending.signal,
          onProgress: (done, of) => setProgress({ done, of }),
        });
        setComparison(found);
      } catch (error) {
        if (!ending.signal.aborted) setProblem(restoreProblem(error));
      } finally {
        if (!ending.signal.aborted) setProgress(undefined);
      }
    };
    void compare();
    return () => ending.abort(new Error('left'));
  }, [backups, folder, generation, turn]);
  return { folder, comparison, progress, problem, again: () => setTurn((now) => now + 1) };
}

function Overview({ comparison }: { readonly comparison: BackupComparison }) {
  const { same, cases, settings } = comparison;
  const counts = ORDER.flatMap((difference) => {
    const count = cases.filter((one) => one.difference === difference).length;
    return count === 0 ? [] : [{ difference, count }];
  });
  return (
    <ul className={css.rows} aria-label="How it differs">
      <li className={css.row}>
        <span>{WORDS.same}</span>
        <span className="num">{casesInWords(same)}</span>
      </li>
      {counts.map(({ difference, count }) => (
        <li key={difference} className={css.row}>
          <span>{WORDS[difference]}</span>
          <span className="num">{casesInWords(count)}</span>
        </li>
      ))}
      <li className={css.row}>
        <span>The council’s settings</span>
        <span>{settings === 'same' ? 'The same here' : WORDS[settings]}</span>
      </li>
    </ul>
  );
}

interface From {
  readonly folder: OpenBackupFolder;
  readonly generation: GenerationName;
}

function Differences(props: {
  readonly from: From;
  readonly comparison: BackupComparison;
  readonly onRestored: () => void;
}) {
  const { from, comparison, onRestored } = props;
  const [only, setOnly] = useState<CaseDifference | ''>('');
  const { cases } = comparison;
  if (cases.length === 0) return <p className="sub">Every case is the same in both.</p>;
  const chosen = cases.filter(({ difference }) => only === '' || difference === only);
  const shown = chosen.slice(0, SHOWN);
  return (
    <>
      <Select
        label="Show"
        width="medium"
        value={only}
        options={[
          { value: '', label: `All that differ (${cases.length.toLocaleString('en-GB')})` },
          ...ORDER.filter((each) => cases.some(({ difference }) => difference === each)).map(
            (each) => ({ value: each, label: WORDS[each] }),
          ),
        ]}
        onChange={(event) => setOnly(event.target.value as CaseDifference | '')}
      />
      <ul className={css.rows} aria-label="Cases that differ">
        {shown.map((one) => (
          <CaseRow key={one.id} from={from} one={one} onRestored={onRestored} />
        ))}
      </ul>
      {shown.length < chosen.length && (
        <p className="small sub">
          {(chosen.length - shown.length).toLocaleString('en-GB')} more are not shown.
        </p>
      )}
      <p className="small sub prose">
        Bringing a case back adds what the backup has and this computer lacks. What is newer here
        stays. A case that was erased on purpose does not come back.
      </p>
    </>
  );
}

function CaseRow(props: {
  readonly from: From;
  readonly one: ComparedCase;
  readonly onRestored: () => void;
}) {
  const { from, one, onRestored } = props;
  const { backups } = useStore();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const name = one.reference === '' ? 'A case without a reference' : one.reference;
  const bringBack = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await backups.restoreCase({ ...from, stream: one.id });
      if (!result.ok) setProblem(result.message);
      else {
        announce(`${result.reference} is back`);
        onRestored();
      }
    } catch (error) {
      setProblem(restoreProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <li>
      <div className={css.row}>
        <span>
          <strong className="num">{name}</strong> {one.person}
          <span className="sub small"> {one.summary}</span>
        </span>
        <span className="small">{differenceInWords(one)}</span>
        {isWorthRestoring(one.difference) && (
          <Button small busy={isBusy} onClick={() => void bringBack()}>
            Bring back<span className="hidden"> {name}</span>
          </Button>
        )}
      </div>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
    </li>
  );
}

function differenceInWords({ difference, lacking, newer }: ComparedCase): string {
  const entries = (count: number) => (count === 1 ? '1 entry' : `${count} entries`);
  if (difference === 'older here') return `${entries(lacking)} missing here`;
  if (difference === 'newer here') return `${entries(newer)} more here`;
  if (difference === 'both') {
    return lacking + newer === 0
      ? 'Damaged on one side'
      : `${entries(lacking)} missing here, ${newer} more`;
  }
  return WORDS[difference];
}
