import type { CaseFile, NextStep } from '@shared/case-file';
import { addressOfStep } from '../steps';
import { Link } from '../../app/navigation';
import { Status, StatusMark } from '../../ui';
import css from './case.module.css';

/** The one step to take now, why, by when, and what the stage still needs. Always there. */
export function NextPane({ file, next }: { readonly file: CaseFile; readonly next: NextStep }) {
  return (
    <div className={css.next}>
      <div>
        <h2 className={css.nextLabel}>Next</h2>
        <p className={css.nextTitle}>{next.title}</p>
        <p className="sub small">{next.why}</p>
        {next.due && next.deadline !== undefined && (
          <p className="small">
            <Status state={next.due.state}>{next.deadline}</Status>
          </p>
        )}
        {next.dates.length > 0 && (
          <ul className={css.dates}>
            {next.dates.map(({ clock, text }) => (
              <li key={clock.name} className="small">
                <Status state={clock.state}>{text}</Status>
              </li>
            ))}
          </ul>
        )}
        <Link to={addressOfStep(file.id, next.target)} look="main">
          {next.action}
        </Link>
      </div>
      {next.checklist.length > 0 && (
        <div>
          <h2 className={css.nextLabel}>{next.heading}</h2>
          <ul className={css.needs}>
            {next.checklist.map(({ need, label, state }) => (
              <li key={need} aria-current={state === 'now' ? 'step' : undefined}>
                <StatusMark
                  state={state === 'done' ? 'done' : state === 'now' ? 'dueToday' : 'onTrack'}
                />
                <span>
                  <span className="hidden">
                    {state === 'done' ? 'Done: ' : state === 'now' ? 'Now: ' : 'Later: '}
                  </span>
                  {label}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
