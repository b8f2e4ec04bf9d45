/** What numbers would do before they are saved: a complaint of today under both, the Code, and open cases. */
import { formatDate } from '@shared/calendar';
import {
  comparedDates,
  openByVersion,
  shippedProcedure,
  type DateCompared,
  type ProcedureChange,
} from '@shared/case-file';
import { departures, type Procedure } from '@shared/procedures';
import { useMemo } from 'react';
import { useCases, useToday } from '../../app/store-context';
import { Disclosure, Notice } from '../../ui/feedback/feedback';
import css from './settings.module.css';

export function ProcedurePreview({
  before,
  result,
}: {
  readonly before: Procedure;
  readonly result: ProcedureChange;
}) {
  const { today, cal } = useToday();
  const cases = useCases();
  const open = useMemo(
    () => openByVersion(cases, before.id).reduce((sum, each) => sum + each.cases, 0),
    [cases, before.id],
  );
  const after = result.ok ? result.procedure : undefined;
  const dates = useMemo(
    () => (after ? comparedDates(before, after, { today, cal }) : []),
    [before, after, today, cal],
  );
  const apart = after ? departures(after, shippedProcedure(before.id)) : [];
  const changed = dates.filter(({ isChanged }) => isChanged);
  const same = dates.filter(({ isChanged }) => !isChanged);
  return (
    <div className={css.preview} role="group" aria-label="What these numbers would do">
      <h3>What these numbers would do</h3>
      {!after && (
        <p className="sub">One of the numbers cannot be used yet. Correct it to see the dates.</p>
      )}
      {after && result.ok && result.isSame && (
        <p className="sub">These are the numbers that hold now. Change one to see what it does.</p>
      )}
      {after && result.ok && !result.isSame && (
        <>
          {changed.length > 0 ? (
            <Dates
              caption={`Received or asked for today, ${formatDate(today, 'short')}, each letter on its last day`}
              dates={changed}
              isCompared
            />
          ) : (
            <p>No date of a complaint received today changes.</p>
          )}
          <p>
            {open === 0
              ? 'No case is open under this procedure.'
              : open === 1
                ? '1 open case keeps the numbers it began under: nothing on it moves.'
                : `${open.toLocaleString('en-GB')} open cases keep the numbers they began under: nothing on them moves.`}
          </p>
        </>
      )}
      {apart.length > 0 && (
        <Notice tone="warning" title="This gives people less than the Code">
          <ul className={css.reasons}>
            {apart.map(({ field, message, source }) => (
              <li key={field}>
                {message} <span className="dim">({source})</span>
              </li>
            ))}
          </ul>
          <p>
            You may save it. The council says why it departs from the Code in its yearly
            self-assessment (LGSCO Code 8.1).
          </p>
        </Notice>
      )}
      {same.length > 0 && (
        <Disclosure
          summary={changed.length > 0 ? 'Dates that stay as they are' : 'The dates of today'}
        >
          <Dates
            caption={`Received or asked for today, ${formatDate(today, 'short')}`}
            dates={same}
          />
        </Disclosure>
      )}
    </div>
  );
}

function Dates({
  caption,
  dates,
  isCompared = false,
}: {
  readonly caption: string;
  readonly dates: readonly DateCompared[];
  readonly isCompared?: boolean;
}) {
  return (
    <table className={css.dates}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">{isCompared ? 'Now' : 'Due'}</th>
          {isCompared && <th scope="col">Then</th>}
        </tr>
      </thead>
      <tbody>
        {dates.map(({ stage, what, before, after }) => (
          <tr key={`${stage} ${what}`}>
            <th scope="row">
              <span className="sub">{stage}:</span> {what}
            </th>
            <td className="num">{shown(before)}</td>
            {isCompared && (
              <td className="num">
                <strong>{shown(after)}</strong>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shown = (date: string | undefined): string =>
  date === undefined ? 'none' : formatDate(date, 'short');
