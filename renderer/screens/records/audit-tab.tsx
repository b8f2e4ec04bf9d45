/** Who did what, by case, person and day; the check of the data beside it; and what all this can prove. */
import { TRAIL_KINDS, type TrailKind, type TrailLine } from '@shared/audit';
import { addDays } from '@shared/calendar';
import { momentText } from '@shared/keeping';
import { useState } from 'react';
import { useKept } from '../../app/kept-state';
import { addressOf, useGo } from '../../app/navigation';
import { useCouncil, useToday } from '../../app/store-context';
import {
  Button,
  type Column,
  DateField,
  Disclosure,
  Notice,
  Progress,
  Select,
  Table,
  TextField,
} from '../../ui';
import { IntegrityCheck } from '../settings/integrity-section';
import { capital } from '../words';
import css from './audit.module.css';
import { useSaveTrail } from './save-trail';
import { type TrailSpan, useTrail } from './use-trail';

interface Filters {
  readonly from: string;
  readonly to: string;
  readonly kind: TrailKind | '';
  readonly who: string;
  readonly reference: string;
}

const DAYS = 7;

const COLUMNS: readonly Column<TrailLine>[] = [
  {
    id: 'at',
    header: 'When',
    width: '186px',
    narrow: 2,
    worth: 5,
    cell: (line) => momentText(line.at),
  },
  {
    id: 'who',
    header: 'Who',
    width: 'minmax(110px, 0.6fr)',
    narrow: 1,
    worth: 4,
    cell: (line) => line.who,
  },
  {
    id: 'case',
    header: 'Case',
    width: '124px',
    narrow: 3,
    worth: 3,
    cell: (line) => <span className="num">{line.reference}</span>,
  },
  { id: 'what', header: 'What', width: 'minmax(220px, 2fr)', narrow: 4, worth: 6, cell: whatOf },
  {
    id: 'why',
    header: 'Why',
    width: 'minmax(140px, 1fr)',
    worth: 1,
    cell: (line) => line.why ?? '',
  },
];

function whatOf({ what, from, to }: TrailLine): string {
  if (from === undefined) return what;
  return `${what}, from “${from}”${to === undefined ? '' : ` to “${to}”`}`;
}

export function AuditTab() {
  const { today } = useToday();
  const { handlers } = useCouncil();
  const go = useGo();
  const [filters, setFilters] = useKept<Filters>('records.audit', {
    from: addDays(today, -DAYS),
    to: today,
    kind: '',
    who: '',
    reference: '',
  });
  const [open, setOpen] = useState<TrailLine>();
  const span: TrailSpan = { from: filters.from, to: filters.to };
  const { lines, progress, problem } = useTrail(span);
  const set = (change: Partial<Filters>) => setFilters({ ...filters, ...change });
  const wanted = filters.reference.trim().toLowerCase();
  const shown = lines.filter(
    (line) =>
      (filters.kind === '' || line.kind === filters.kind) &&
      (filters.who === '' || line.by === filters.who) &&
      (wanted === '' || line.reference.toLowerCase().includes(wanted)),
  );
  const save = useSaveTrail(shown, filters);
  const openLine = (line: TrailLine) => {
    if (line.case === undefined) setOpen(line);
    else go(addressOf.case(line.case, 'history'));
  };
  return (
    <div className={css.audit}>
      <div className={css.bar}>
        <DateField
          label="From"
          today={today}
          value={filters.from}
          onChange={(from) => set({ from: from === '' ? filters.from : from })}
          name="from"
        />
        <DateField
          label="To"
          today={today}
          value={filters.to}
          onChange={(to) => set({ to: to === '' ? filters.to : to })}
          name="to"
        />
        <Select
          label="What"
          options={[
            { value: '', label: 'Everything' },
            ...TRAIL_KINDS.map((value) => ({ value, label: capital(value) })),
          ]}
          value={filters.kind}
          onChange={(event) =>
            set({ kind: TRAIL_KINDS.find((kind) => kind === event.target.value) ?? '' })
          }
        />
        <Select
          label="Who"
          options={[
            { value: '', label: 'Everybody' },
            ...handlers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={filters.who}
          onChange={(event) => set({ who: event.target.value })}
        />
        <TextField
          label="Case"
          width="short"
          placeholder="Any"
          value={filters.reference}
          onChange={(event) => set({ reference: event.target.value })}
        />
      </div>
      <div className="cluster">
        <span className="sub num" role="status">
          {shown.length.toLocaleString('en-GB')} {shown.length === 1 ? 'entry' : 'entries'}
        </span>
        <Button
          small
          busy={save.isBusy}
          disabled={shown.length === 0}
          onClick={() => save.run('csv')}
        >
          Save as CSV…
        </Button>
        <Button
          small
          busy={save.isBusy}
          disabled={shown.length === 0}
          onClick={() => save.run('pdf')}
        >
          Save as PDF…
        </Button>
      </div>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {progress && (
        <Progress label="Reading the cases touched then" value={progress.done} max={progress.of} />
      )}
      <div className={css.list}>
        <Table<TrailLine>
          label="Who did what"
          columns={COLUMNS}
          rows={shown}
          rowKey={(line) => line.event}
          onOpen={openLine}
          empty={progress ? 'Reading…' : 'Nothing was recorded then that fits.'}
        />
      </div>
      {open && (
        <p className="sub small" role="status">
          {whatOf(open)}. It is not about a case that is still here.
        </p>
      )}
      <Disclosure summary="Was anything changed behind our back? Check it, and what a check can prove">
        <div className="stack">
          <IntegrityCheck />
          <ul className="prose small">
            <li>
              The chain finds what was changed, swapped, cut out of the middle or put in a different
              order, in any case, without anybody’s word for it.
            </li>
            <li>
              It does not find that the newest entries were removed, or the whole folder put back to
              an earlier day: that shows only against a backup kept elsewhere.
            </li>
            <li>
              It shows what was done under a person’s key, not that it was that person; and times as
              this computer’s clock had them.
            </li>
            <li>
              Whoever holds the keys can read all they open without Redress. That leaves no entry
              here.
            </li>
          </ul>
        </div>
      </Disclosure>
    </div>
  );
}
