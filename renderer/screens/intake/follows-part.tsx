/** What registering will lead to: the dates under the date of receipt, everything before the button. */
import type { DayContext } from '@shared/case-file';
import { useFormContext, useWatch } from 'react-hook-form';
import { classes } from '../../ui';
import css from './intake.module.css';
import type { IntakeValues } from './intake-form';
import { whatFollows, type Consequence, type FollowsFrom } from './what-follows';

const WATCHED = [
  'kind',
  'receivedOn',
  'receivedAt',
  'aboutOn',
  'anonymous',
  'risk',
  'alerts',
  'offered',
  'speaksFor',
  'people',
] as const satisfies readonly (keyof FollowsFrom)[];

function useFollows(day: DayContext): readonly Consequence[] {
  const { getValues } = useFormContext<IntakeValues>();
  // Followed as it is typed; the values themselves come whole from the form.
  useWatch<IntakeValues>({ name: [...WATCHED] });
  return whatFollows(getValues(), day);
}

/** Only the deadlines, where the date is entered. */
export function Dates({ day }: { readonly day: DayContext }) {
  const dates = useFollows(day).filter(({ kind }) => kind === 'date');
  if (dates.length === 0) return null;
  return (
    <div className={css.dates}>
      {dates.map((line) => (
        <Line key={line.text} {...line} />
      ))}
    </div>
  );
}

export function FollowsPart({ day }: { readonly day: DayContext }) {
  const lines = useFollows(day);
  if (lines.length === 0) return null;
  return (
    <section className={css.follows} aria-labelledby="what-follows">
      <h2 id="what-follows">When you register this</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.text}>
            <Line {...line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ kind, text, source }: Consequence) {
  return (
    <span className={classes('num', 'small', kind === 'today' && css.urgent)}>
      {kind === 'today' && <b>Today: </b>}
      {text}
      {source !== undefined && (
        <>
          {' '}
          <span className={classes('sub', css.source)}>({source})</span>
        </>
      )}
    </span>
  );
}
