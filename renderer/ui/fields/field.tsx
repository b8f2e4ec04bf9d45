/** What every field has: label, hint, error, and the ids that tie them to the control. */
import { type ReactNode, useId } from 'react';
import { classes } from '../classes';
import { Icon } from '../icon';
import css from './field.module.css';

export interface FieldWords {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong and what to do, e.g. "Enter the date the complaint was received". */
  readonly error?: string | undefined;
  /** Says "(optional)" beside the label. Fields are required unless told. */
  readonly optional?: boolean | undefined;
  /** The label is read out but not shown; only where the place already says what it is. */
  readonly hideLabel?: boolean | undefined;
}

/** What the control must carry. */
export interface FieldTies {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

interface FieldProps extends FieldWords {
  /** The form field's name; the error summary finds the control by it. */
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  /** Shown under the control: what was understood, a count. Read out as part of the description. */
  readonly echo?: ReactNode;
  readonly children: (ties: FieldTies) => ReactNode;
}

export function Field(props: FieldProps) {
  const { label, hint, error, optional, hideLabel, name, className, echo, children } = props;
  const made = useId();
  const id = props.id ?? made;
  const ids = { hint: `${id}-hint`, error: `${id}-error`, echo: `${id}-echo` };
  const described = [
    hint !== undefined && ids.hint,
    error !== undefined && ids.error,
    echo !== undefined && echo !== null && ids.echo,
  ].filter((part) => part !== false);
  return (
    <div
      className={classes(css.field, error !== undefined && css.wrong, className)}
      data-field={name}
    >
      <label htmlFor={id} className={classes(css.label, hideLabel && 'hidden')}>
        {label}
        {optional && <span className={css.optional}> (optional)</span>}
      </label>
      {hint !== undefined && (
        <div id={ids.hint} className={css.hint}>
          {hint}
        </div>
      )}
      {error !== undefined && <FieldError id={ids.error}>{error}</FieldError>}
      {children({
        id,
        describedBy: described.length > 0 ? described.join(' ') : undefined,
        invalid: error !== undefined,
      })}
      {echo !== undefined && echo !== null && (
        <div id={ids.echo} className={css.echo}>
          {echo}
        </div>
      )}
    </div>
  );
}

export function FieldError({
  id,
  children,
}: {
  readonly id: string;
  readonly children: ReactNode;
}) {
  return (
    <div id={id} className={css.error}>
      <Icon name="warning" size={16} />
      <span>
        <span className="hidden">Error: </span>
        {children}
      </span>
    </div>
  );
}
