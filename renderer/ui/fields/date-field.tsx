import { formatDate, readDate } from '@shared/calendar';
import type { CalendarDate } from '@shared/calendar/types';
import { type Ref, useState } from 'react';
import { classes } from '../classes';
import css from './field.module.css';
import { Field, type FieldWords } from './field';

export interface DateFieldProps extends FieldWords {
  /** `''` = no date. */
  readonly value: CalendarDate | '' | undefined;
  readonly onChange: (date: CalendarDate | '') => void;
  /** What "yesterday" and "next fri" count from. */
  readonly today: CalendarDate;
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly ref?: Ref<HTMLInputElement>;
  readonly disabled?: boolean | undefined;
}

const written = (date: CalendarDate) =>
  `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/**
 * A date as people type it ("23/11", "yesterday", "next fri"), answered with its weekday so that a guess is
 * always seen. What cannot be read reports `''` and says why once the field is left.
 */
export function DateField(props: DateFieldProps) {
  const { value = '', onChange, today, name, id, onBlur, ref, disabled, error, ...words } = props;
  const [typed, setTyped] = useState(value === '' ? '' : written(value));
  const [known, setKnown] = useState(value);
  const [isLeft, setLeft] = useState(false);
  // The value was changed from outside (a restored draft, a reset form): show that instead of what was typed.
  if (value !== known) {
    setKnown(value);
    setTyped(value === '' ? '' : written(value));
  }
  const read = typed.trim() === '' ? undefined : readDate(typed, today);
  const ownError = isLeft && read !== undefined && !read.ok ? read.message : undefined;

  const type = (next: string) => {
    setTyped(next);
    setLeft(false);
    const answer = next.trim() === '' ? undefined : readDate(next, today);
    const date = answer?.ok ? answer.date : '';
    setKnown(date);
    if (date !== value) onChange(date);
  };
  return (
    <Field
      {...words}
      error={ownError ?? error}
      name={name}
      id={id}
      echo={
        read?.ok ? (
          formatDate(read.date, 'short')
        ) : (
          <span className="dim">for example 23/11, yesterday</span>
        )
      }
    >
      {(ties) => (
        <input
          id={ties.id}
          ref={ref}
          name={name}
          className={classes(css.control, css.short, 'num')}
          value={typed}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={ties.describedBy}
          aria-invalid={ties.invalid || undefined}
          onChange={(event) => type(event.target.value)}
          onBlur={() => {
            setLeft(true);
            if (read?.ok) setTyped(written(read.date));
            onBlur?.();
          }}
        />
      )}
    </Field>
  );
}
