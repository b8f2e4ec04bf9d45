import type { PossibleMatch } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { addressOf, Link } from '../../app/navigation';
import css from './intake.module.css';

/** Has this person, or this matter, been here before? Opening one leaves the form as it is: it is a draft. */
export function Matches({ matches }: { readonly matches: readonly PossibleMatch[] }) {
  return (
    <div className={css.matches}>
      <h2>Possible matches</h2>
      {matches.length === 0 ? (
        <p className="sub small">The same person, address or matter shows here as you type.</p>
      ) : (
        <ul>
          {matches.map((match) => (
            <li key={match.case}>
              <Link to={addressOf.case(match.case)}>
                <span className="num">{match.reference}</span> · {match.person || 'Name not given'}
              </Link>
              <span className="small">{match.summary}</span>
              <span className="small sub">
                {match.why.join(' · ')} · received {formatDate(match.receivedOn)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
