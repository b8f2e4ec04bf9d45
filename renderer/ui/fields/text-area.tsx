import type { ComponentProps, ReactNode } from 'react';
import { classes } from '../classes';
import css from './field.module.css';
import { Field, type FieldWords } from './field';

export interface TextAreaProps extends FieldWords, Omit<ComponentProps<'textarea'>, 'children'> {
  readonly echo?: ReactNode;
}

/** Grows with its text (`field-sizing: content`, Chrome 123); `rows` is the least it shows. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    echo,
    id,
    className,
    rows = 3,
    ...native
  } = props;
  return (
    <Field {...{ label, hint, error, optional, hideLabel, echo, id, className }} name={native.name}>
      {(ties) => (
        <textarea
          autoComplete="off"
          spellCheck={false}
          {...native}
          rows={rows}
          id={ties.id}
          className={classes(css.control, css.text)}
          // `field-sizing` lets go of `rows`, so the least height is said again.
          style={{ minHeight: `calc(${rows} * 1.45em + 16px)`, ...native.style }}
          aria-describedby={ties.describedBy}
          aria-invalid={ties.invalid || undefined}
        />
      )}
    </Field>
  );
}
