/** Which cases ask for a decision: what, why, and what can be done. Nothing goes by itself. */
import { formatDate } from '@shared/calendar';
import type { KeptCase, KeptState } from '@shared/keeping';
import { useState } from 'react';
import { addressOf, Link, useGo } from '../../app/navigation';
import { Button, Chip, EmptyState, type Tone } from '../../ui';
import { EraseCase } from '../keeping/erase-case';
import css from '../keeping/keeping.module.css';
import { keptWords } from '../keeping/words';

const GROUPS: readonly {
  readonly state: KeptState;
  readonly title: string;
  readonly tone: Tone;
}[] = [
  { state: 'due', title: 'Time is up', tone: 'late' },
  { state: 'review', title: 'Look again at why it is kept', tone: 'soon' },
  { state: 'held', title: 'Time is up, but kept', tone: 'stop' },
  { state: 'soon', title: 'Time is up within three months', tone: 'ok' },
  { state: 'no rule', title: 'No rule fits', tone: 'soon' },
];

/** A list longer than this is shown in parts: the first are the longest due. */
const SHOWN = 50;

export function RetentionTab({ kept }: { readonly kept: readonly KeptCase[] }) {
  const [erasing, setErasing] = useState<KeptCase>();
  const [shown, setShown] = useState(SHOWN);
  const later = kept.filter(({ state }) => state === 'kept').length;
  const groups = GROUPS.map((group) => ({
    ...group,
    rows: kept.filter(({ state }) => state === group.state),
  })).filter(({ rows }) => rows.length > 0);
  return (
    <div className={css.tab}>
      <p className="sub prose">
        Redress never erases by itself. These cases ask for a decision: erase them, or say why they
        are kept and when somebody looks again. The rules are in{' '}
        <Link to={addressOf.settings('retention')}>Settings</Link>.
      </p>
      {groups.length === 0 && (
        <EmptyState title="Nothing asks for a decision">
          {later === 0
            ? 'No case is closed yet. The time a case is kept counts from the day it is closed.'
            : `${later === 1 ? 'One closed case is' : `${later.toLocaleString('en-GB')} closed cases are`} kept for now.`}
        </EmptyState>
      )}
      {groups.map(({ state, title, tone, rows }) => (
        <section key={state} aria-label={title}>
          <h2>
            {title} <span className="sub num">{rows.length.toLocaleString('en-GB')}</span>
          </h2>
          <ul className={css.lines}>
            {rows.slice(0, shown).map((row) => (
              <Row key={row.summary.id} row={row} tone={tone} onErase={() => setErasing(row)} />
            ))}
          </ul>
          {rows.length > shown && (
            <Button small onClick={() => setShown(shown + SHOWN)}>
              Show more of {rows.length.toLocaleString('en-GB')}
            </Button>
          )}
        </section>
      ))}
      {later > 0 && groups.length > 0 && (
        <p className="sub">
          {later === 1
            ? 'One other closed case is'
            : `${later.toLocaleString('en-GB')} other closed cases are`}{' '}
          kept for now.
        </p>
      )}
      {erasing && (
        <EraseCase
          target={{
            id: erasing.summary.id,
            reference: erasing.summary.reference,
            about: aboutOf(erasing),
            rule: erasing.rule,
            isOpen: erasing.summary.closedOn === undefined,
          }}
          onClose={() => setErasing(undefined)}
          onErased={() => setErasing(undefined)}
        />
      )}
    </div>
  );
}

const aboutOf = ({ summary }: KeptCase): string =>
  [summary.person, summary.summary].filter((part) => part !== '').join(' · ');

function Row({
  row,
  tone,
  onErase,
}: {
  readonly row: KeptCase;
  readonly tone: Tone;
  readonly onErase: () => void;
}) {
  const { summary, rule, state } = row;
  const go = useGo();
  return (
    <li>
      <div>
        <p>
          <Link to={addressOf.case(summary.id, 'keeping')}>
            <span className="num">{summary.reference}</span> {aboutOf(row)}
          </Link>
        </p>
        <p className="sub small">
          <Chip tone={tone}>{keptWords(row)}</Chip>
        </p>
        <p className="sub small">
          {[
            rule?.name,
            summary.closedOn === undefined
              ? 'still open'
              : `closed ${formatDate(summary.closedOn)}`,
            summary.ending ?? summary.outcome,
          ]
            .filter((part) => part !== undefined && part !== '')
            .join(' · ')}
        </p>
      </div>
      <div className="cluster">
        {state === 'due' && (
          <Button small onClick={onErase}>
            Erase…<span className="hidden"> {summary.reference}</span>
          </Button>
        )}
        {(state === 'due' || state === 'soon' || state === 'no rule') && (
          <Button small onClick={() => go(addressOf.case(summary.id, 'hold'))}>
            Keep longer<span className="hidden"> {summary.reference}</span>
          </Button>
        )}
        {(state === 'review' || state === 'held') && (
          <Button small onClick={() => go(addressOf.case(summary.id, 'keeping'))}>
            Look at it<span className="hidden">: {summary.reference}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
