import type { ComponentProps } from 'react';
import { classes } from '../classes';
import css from './field.module.css';
import { Field, type FieldWords } from './field';

export type Option = string | { readonly value: string; readonly label: string };

/** A plain string is its own label. */
export function optionOf(option: Option): { readonly value: string; readonly label: string } {
  return typeof option === 'string' ? { value: option, label: option } : option;
}

export interface SelectProps extends FieldWords, Omit<ComponentProps<'select'>, 'children'> {
  readonly options: readonly Option[];
  /** First choice, standing for "nothing chosen yet". */
  readonly placeholder?: string | undefined;
  readonly width?: 'short' | 'medium' | 'full' | undefined;
}

/** The engine's own list: it types ahead, is read well by every screen reader and needs no script. */
export function Select(props: SelectProps) {
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    options,
    placeholder,
    width = 'medium',
    ...rest
  } = props;
  const { id, className, ...native } = rest;
  return (
    <Field {...{ label, hint, error, optional, hideLabel, id, className }} name={native.name}>
      {(ties) => (
        <select
          {...native}
          id={ties.id}
          className={classes(css.control, css.select, css[width])}
          aria-describedby={ties.describedBy}
          aria-invalid={ties.invalid || undefined}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(optionOf).map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
