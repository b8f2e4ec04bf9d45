/** What was erased, under which rule and by whom. Nothing here tells of a person. */
import { erasuresIn, type ErasedEntry } from '@shared/audit';
import { formatDate } from '@shared/calendar';
import { addressOf, Link } from '../../app/navigation';
import { useCases, useCouncil } from '../../app/store-context';
import { EmptyState, Notice, Working } from '../../ui';
import { ErasureFacts } from '../keeping/erase-case';
import css from '../keeping/keeping.module.css';
import { capital } from '../words';
import { useLog } from '../../app/council-log';

export function ErasedTab() {
  const { log, problem } = useLog();
  const cases = useCases();
  const { handlers } = useCouncil();
  if (problem !== undefined) return <Notice tone="error">{problem}</Notice>;
  if (!log) return <Working>Reading what was erased…</Working>;
  const entries = erasuresIn(log);
  return (
    <div className={css.tab}>
      <ErasureFacts />
      {entries.length === 0 && (
        <EmptyState title="Nothing has been erased">
          An entry comes here for every case, document, letter, note or contact that is.
        </EmptyState>
      )}
      <ul className={css.lines}>
        {entries.map((entry, at) => (
          <li key={`${entry.erasure} ${entry.what} ${at}`}>
            <div>
              <p>
                {titleOf(entry)}
                <InCase
                  entry={entry}
                  reference={cases.find(({ id }) => id === entry.case)?.reference}
                />
              </p>
              <p className="sub small">
                {formatDate(entry.on)} by{' '}
                {handlers.find(({ id }) => id === entry.by)?.name ?? 'someone no longer listed'} ·{' '}
                {capital(entry.ground)}
                {entry.rule === '' ? '' : `: ${entry.rule}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

const titleOf = ({ what }: ErasedEntry): string =>
  what === 'case' ? 'A case was erased' : `A ${what} was erased`;

/** A case that lives on is named; one that is gone has no name left. */
function InCase({
  entry,
  reference,
}: {
  readonly entry: ErasedEntry;
  readonly reference: string | undefined;
}) {
  if (entry.what === 'case') return null;
  if (reference === undefined) return <> in a case since erased</>;
  return (
    <>
      {' '}
      in <Link to={addressOf.case(entry.case)}>{reference}</Link>
    </>
  );
}
