/** What became of each file: added and as what, here already, or not added and why. */
import { Button, Chip } from '../../ui';
import css from './verdicts.module.css';
import { summaryOf, type Verdict } from './evidence-in';

export function Verdicts(props: {
  readonly verdicts: readonly Verdict[];
  readonly isBusy: boolean;
  readonly onClear: () => void;
}) {
  const { verdicts, isBusy, onClear } = props;
  if (verdicts.length === 0) return null;
  return (
    <section className={css.box} aria-label="What came in">
      <header>
        <h2>What came in</h2>
        <span className="sub small">{isBusy ? 'Reading…' : summaryOf(verdicts)}</span>
        {!isBusy && (
          <Button small kind="quiet" onClick={onClear}>
            Clear this list
          </Button>
        )}
      </header>
      <ul>
        {verdicts.map((verdict) => (
          <li key={verdict.key} data-inside={verdict.inside !== undefined || undefined}>
            <span className={css.name}>
              {verdict.name}
              {verdict.inside !== undefined && (
                <span className="hidden"> attached to {verdict.inside}</span>
              )}
            </span>
            <State verdict={verdict} />
            {verdict.notes.length > 0 && (
              <div className={css.notes}>
                {verdict.notes.map((note) => (
                  <p key={note}>{note}</p>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ verdict: { state, number, notes } }: { readonly verdict: Verdict }) {
  switch (state) {
    case 'waiting':
      return <Chip>Waiting</Chip>;
    case 'reading':
      return <Chip>Reading…</Chip>;
    case 'added':
      return (
        <Chip tone={notes.length > 0 ? 'soon' : 'done'} mark="done">
          Added{number === undefined ? '' : ` as ${number}`}
        </Chip>
      );
    case 'here already':
      return <Chip tone="ok">Here already{number === undefined ? '' : ` as ${number}`}</Chip>;
    case 'not added':
      return (
        <Chip tone="late" mark="overdue">
          Not added
        </Chip>
      );
  }
}
