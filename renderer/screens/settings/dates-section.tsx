/** Days that are not worked: the council's own closures, and bank holidays. */
import { formatDate, isWorkingDay, makeCalendar } from '@shared/calendar';
import type { CalendarDate } from '@shared/calendar/types';
import { type FormEvent, useState } from 'react';
import { useCouncil, useStore, useToday } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { ErrorSummary } from '../../ui/errors/error-summary';
import type { FormProblem } from '../../ui/errors/problems';
import { DateField } from '../../ui/fields/date-field';
import { FormRow } from '../../ui/fields/fieldset';
import { TextField } from '../../ui/fields/text-field';
import { HolidaysPart } from './holidays-part';
import { Section } from './section';
import css from './settings.module.css';

export function DatesSection() {
  return (
    <Section
      title="Working days"
      intro="Deadlines count working days: not weekends, not bank holidays of England and Wales, not the days below when the council is closed."
    >
      <Closures />
      <HolidaysPart />
    </Section>
  );
}

function Closures() {
  const { closures, bankHolidays } = useCouncil();
  const { council } = useStore();
  const { today } = useToday();
  const [on, setOn] = useState<CalendarDate | ''>('');
  const [name, setName] = useState('');
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [entry, setEntry] = useState(0);
  const messageOf = (field: string) => problems.find((problem) => problem.field === field)?.message;

  const change = async (next: typeof closures) => {
    const result = await council.change({ closures: next }).catch((error: unknown) => ({
      ok: false as const,
      problems: [
        { message: error instanceof Error ? error.message : 'The disk refused. Try again.' },
      ],
    }));
    setProblems(result.ok ? [] : result.problems);
    return result.ok;
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const found: FormProblem[] = [];
    if (on === '')
      found.push({ field: 'closureOn', message: 'Enter the day the council is closed' });
    else if (closures.some((closure) => closure.on === on)) {
      found.push({ field: 'closureOn', message: 'That day is in the list already' });
    } else if (!isWorkingDay(on, makeCalendar({ bankHolidays }))) {
      found.push({ field: 'closureOn', message: 'That day is not a working day anyway' });
    }
    if (name.trim() === '')
      found.push({
        field: 'closureName',
        message: 'Say why, for example “Closed between Christmas and New Year”',
      });
    setProblems(found);
    if (found.length > 0 || on === '') return;
    const next = [...closures, { on, name: name.trim() }].sort((a, b) => (a.on < b.on ? -1 : 1));
    if (!(await change(next))) return;
    setOn('');
    setEntry(entry + 1);
    announce(`${formatDate(on, 'long')} added`);
  };
  return (
    <>
      <h3>Days the council is closed</h3>
      <ErrorSummary problems={problems} />
      {closures.length === 0 ? (
        <p className="sub">None. Every day that is not a weekend or a bank holiday counts.</p>
      ) : (
        <ul className={css.rows}>
          {closures.map((closure) => (
            <li key={closure.on} className={css.row}>
              <span className={`${css.when} num`}>{formatDate(closure.on, 'short')}</span>
              <span className={css.what}>{closure.name}</span>
              <Button
                kind="quiet"
                small
                aria-label={`Remove ${formatDate(closure.on, 'long')}`}
                onClick={() => void change(closures.filter((each) => each.on !== closure.on))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form className={css.add} onSubmit={(event) => void add(event)} noValidate>
        <FormRow>
          <DateField
            key={entry}
            label="Closed on"
            name="closureOn"
            today={today}
            value={on}
            onChange={setOn}
            error={messageOf('closureOn')}
          />
          <TextField
            label="Why"
            name="closureName"
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={messageOf('closureName')}
          />
        </FormRow>
        <div>
          <Button type="submit" icon="add">
            Add closed day
          </Button>
        </div>
      </form>
    </>
  );
}
