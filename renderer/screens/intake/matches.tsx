/** Has this person, or this matter, been here before? What came in may belong there instead. */
import type { PossibleMatch } from '@shared/case-file';
import type { CaseLink } from '@shared/case-file/types';
import { formatDate } from '@shared/calendar';
import { addressOf, Link } from '../../app/navigation';
import { Button, Chip } from '../../ui';
import css from './intake.module.css';

/** Opening one leaves the form as it is: it is a draft. */
export function Matches(props: {
  readonly matches: readonly PossibleMatch[];
  /** References linked with the new case already. */
  readonly linked: readonly string[];
  readonly onLink: (match: PossibleMatch, how: CaseLink['how']) => void;
  readonly onAdd: (match: PossibleMatch) => void;
}) {
  const { matches, linked, onLink, onAdd } = props;
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
              <span className="cluster">
                <Button small onClick={() => onAdd(match)}>
                  Add to case {match.reference}…
                </Button>
                {linked.includes(match.reference) ? (
                  <Chip mark="done">Linked</Chip>
                ) : (
                  <Button
                    small
                    // The button is gone once pressed; its row keeps the focus.
                    onClick={(event) => {
                      const row = event.currentTarget.closest('li');
                      onLink(match, howOf(match));
                      row?.querySelector('a')?.focus();
                    }}
                  >
                    Link with<span className="hidden"> {match.reference}</span>
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Words alone speak of the matter; anything else of the person. It can be changed on the form. */
const howOf = ({ why }: PossibleMatch): CaseLink['how'] =>
  why.every((reason) => reason === 'Similar words') ? 'same matter' : 'same person';
