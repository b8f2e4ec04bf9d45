/** Bank holidays as they are known, and a newer list of gov.uk's brought in from a file. */
import {
  formatDate,
  holidayChanges,
  holidayFileProblem,
  type ImportedHoliday,
  makeCalendar,
  mergedHolidays,
  readHolidayFile,
} from '@shared/calendar';
import type { HolidayFile } from '@shared/calendar';
import { movedCases } from '@shared/case-file';
import { useMemo, useState } from 'react';
import { useCases, useCouncil, useStore, useToday } from '../../app/store-context';
import { callHost, HostFailure } from '../../host';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { type FormProblem } from '../../ui/errors/problems';
import { ErrorSummary } from '../../ui/errors/error-summary';
import { Disclosure, Notice } from '../../ui/feedback/feedback';
import { fromPicked, readAll } from '../intake/incoming';
import { Part } from './section';
import css from './settings.module.css';

type Read = Extract<HolidayFile, { ok: true }>;

export function HolidaysPart() {
  const { today, cal } = useToday();
  const { bankHolidays } = useCouncil();
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1];
  const holidays = [...cal.bankHolidays]
    .filter(([date]) => years.includes(Number(date.slice(0, 4))))
    .map(([on, name]) => ({ on, name }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const [read, setRead] = useState<Read>();
  const [problem, setProblem] = useState<{ message: string; instead: string }>();
  const [isBusy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const pick = async () => {
    setBusy(true);
    setProblem(undefined);
    setRead(undefined);
    setSaved(false);
    try {
      const result = await picked(cal);
      if (result?.ok === true) {
        setRead(result);
        announce('The file is read. Look at what it changes, then save it.');
      } else if (result) setProblem(result);
    } catch (error) {
      setProblem({
        message: error instanceof HostFailure ? error.message : 'The file could not be read.',
        instead: 'Check that it is still where it was, and choose it again.',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Part title="Bank holidays">
      {cal.lastKnownYear <= year + 1 && (
        <Notice tone="warning" title={`Published dates are known up to ${cal.lastKnownYear}`}>
          Later ones are worked out by rule and may miss one-off holidays. Dates that rest on them
          say so. Bring in a newer list.
        </Notice>
      )}
      <ul className={css.rows}>
        <Days days={holidays} />
      </ul>
      <p className="sub small num">
        England and Wales. Published dates are known up to {cal.lastKnownYear}
        {bankHolidays.length > 0 ? ', some of them from a file you brought in' : ''}; later years
        are worked out by rule.
      </p>
      {problem && (
        <Notice tone="error" title={problem.message}>
          {problem.instead} Nothing was changed.
        </Notice>
      )}
      {read && (
        <Preview
          key={read.holidays.length}
          file={read}
          onCancel={() => setRead(undefined)}
          onSaved={() => {
            setRead(undefined);
            setSaved(true);
            announce('The bank holidays are saved');
          }}
        />
      )}
      {isSaved && (
        <Notice tone="done" title="The bank holidays are saved">
          Every date now counts with them.
        </Notice>
      )}
      {!read && (
        <div className="stack">
          <div>
            <Button icon="attach" busy={isBusy} onClick={() => void pick()}>
              Bring in a newer list…
            </Button>
          </div>
          <p className="sub small prose">
            On a computer with internet, save www.gov.uk/bank-holidays.json as it is and bring the
            file here. You see what it changes before anything is saved.
          </p>
        </div>
      )}
    </Part>
  );
}

/** Undefined = nothing was chosen. */
async function picked(
  cal: Parameters<typeof readHolidayFile>[1],
): Promise<HolidayFile | undefined> {
  const { files } = await callHost('files.pick', { purpose: 'bank holidays', many: false });
  const [file] = files;
  if (!file) return undefined;
  const problem = holidayFileProblem(file.size);
  if (problem) {
    await callHost('files.release', { handle: file.handle });
    return problem;
  }
  return readHolidayFile(await readAll(fromPicked(file)), cal);
}

const Days = ({ days }: { readonly days: readonly ImportedHoliday[] }) =>
  days.map(({ on, name }) => (
    <li key={on} className={css.row}>
      <span className={`${css.when} num`}>{formatDate(on, 'short')}</span>
      <span className={css.what}>{name}</span>
    </li>
  ));

const MOST_SHOWN = 20;

function Preview(props: {
  readonly file: Read;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}) {
  const { file, onCancel, onSaved } = props;
  const { council } = useStore();
  const { closures, bankHolidays, procedures } = useCouncil();
  const { today, cal } = useToday();
  const cases = useCases();
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly FormProblem[]>([]);
  const { merged, changes, moved } = useMemo(() => {
    const list = mergedHolidays(bankHolidays, file);
    const after = makeCalendar({ closures, bankHolidays: list });
    return {
      merged: list,
      changes: holidayChanges(cal, after, file.years),
      moved: movedCases(cases, { before: cal, after }, { today, procedures }),
    };
  }, [bankHolidays, file, closures, cal, cases, today, procedures]);
  const { added, removed, newlyKnown } = changes;
  const isNew = added.length + removed.length + newlyKnown.length > 0;
  const save = async () => {
    setBusy(true);
    const result = await council.change({ bankHolidays: merged }).catch((error: unknown) => ({
      ok: false as const,
      problems: [
        { message: error instanceof Error ? error.message : 'The disk refused. Try again.' },
      ],
    }));
    setBusy(false);
    setRefused(result.ok ? [] : result.problems);
    if (result.ok) onSaved();
  };
  return (
    <div className={css.preview} role="group" aria-label="What this list changes">
      <h4>What this list changes</h4>
      <ErrorSummary problems={refused} />
      <p>
        It covers {file.years[0]} to {file.years.at(-1)}.{' '}
        {isNew ? '' : 'Redress knows all of it already, so there is nothing to save.'}
        {newlyKnown.length > 0 && `Now published: ${newlyKnown.join(', ')}.`}
      </p>
      <Changed title="Days that become bank holidays" days={added} />
      <Changed title="Days that no longer are" days={removed} />
      {isNew && (
        <p>
          {moved.length === 0
            ? 'No open case gets another date.'
            : `${moved.length === 1 ? '1 open case gets' : `${moved.length.toLocaleString('en-GB')} open cases get`} another date:`}
        </p>
      )}
      {moved.length > 0 && (
        <ul className={css.rows}>
          {moved.slice(0, MOST_SHOWN).map(({ id, reference, before, after }) => (
            <li key={id} className={css.row}>
              <span className={`${css.when} num`}>{reference}</span>
              <span className={`${css.what} num`}>
                {formatDate(before, 'short')} → {formatDate(after, 'short')}
              </span>
            </li>
          ))}
          {moved.length > MOST_SHOWN && (
            <li className={css.row}>
              and {(moved.length - MOST_SHOWN).toLocaleString('en-GB')} more
            </li>
          )}
        </ul>
      )}
      <div className="cluster">
        {isNew && (
          <Button kind="main" busy={isBusy} onClick={() => void save()}>
            Save these bank holidays
          </Button>
        )}
        <Button onClick={onCancel}>{isNew ? 'Leave it as it was' : 'Close'}</Button>
      </div>
    </div>
  );
}

function Changed({
  title,
  days,
}: {
  readonly title: string;
  readonly days: readonly ImportedHoliday[];
}) {
  if (days.length === 0) return null;
  return (
    <Disclosure summary={`${title} (${String(days.length)})`} open={days.length <= MOST_SHOWN}>
      <ul className={css.rows}>
        <Days days={days} />
      </ul>
    </Disclosure>
  );
}
