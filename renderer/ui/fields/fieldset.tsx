import { type ReactNode, useId } from 'react';
import { classes } from '../classes';
import css from './field.module.css';
import { FieldError } from './field';

export interface FieldsetProps {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly name?: string | undefined;
  /** A group of fields rather than one question. */
  readonly large?: boolean | undefined;
  readonly hideLegend?: boolean | undefined;
  readonly children: ReactNode;
}

/** Fields, or choices, that answer one question. */
export function Fieldset({
  legend,
  hint,
  error,
  name,
  large,
  hideLegend,
  children,
}: FieldsetProps) {
  const id = useId();
  const described = [
    hint !== undefined && `${id}-hint`,
    error !== undefined && `${id}-error`,
  ].filter(Boolean);
  return (
    <fieldset
      className={classes(css.set, error !== undefined && css.wrong)}
      data-field={name}
      aria-describedby={described.length > 0 ? described.join(' ') : undefined}
    >
      <legend className={classes(css.legend, large && css.legendLarge, hideLegend && 'hidden')}>
        {legend}
      </legend>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={css.hint}>
          {hint}
        </div>
      )}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
    </fieldset>
  );
}

/** Fields side by side while there is room. */
export function FormRow({ children }: { readonly children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}
