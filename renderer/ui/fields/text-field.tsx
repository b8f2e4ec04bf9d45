import { type ComponentProps, type ReactNode, useState } from 'react';
import { Button } from '../button/button';
import { classes } from '../classes';
import css from './field.module.css';
import { Field, type FieldWords } from './field';

export interface TextFieldProps
  extends FieldWords, Omit<ComponentProps<'input'>, 'width' | 'size' | 'children'> {
  /** As wide as what belongs in it. */
  /** `number`: up to four digits. */
  readonly width?: 'number' | 'short' | 'medium' | 'full' | undefined;
  /** A passphrase: typed as dots, with a button that shows it. */
  readonly reveal?: boolean | undefined;
  /** Beside the control: a unit, a button. */
  readonly suffix?: ReactNode;
  readonly echo?: ReactNode;
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    width = 'full',
    reveal = false,
    ...rest
  } = props;
  const { suffix, echo, id, className, type = 'text', ...native } = rest;
  const [isShown, setShown] = useState(false);
  return (
    <Field {...{ label, hint, error, optional, hideLabel, echo, id, className }} name={native.name}>
      {(ties) => {
        const input = (
          <input
            // Nothing typed may reach a browser's own memory of forms, nor a dictionary on disk.
            autoComplete="off"
            spellCheck={false}
            {...native}
            id={ties.id}
            type={reveal && !isShown ? 'password' : type}
            className={classes(css.control, css[width])}
            aria-describedby={ties.describedBy}
            aria-invalid={ties.invalid || undefined}
          />
        );
        if (!reveal && suffix === undefined) return input;
        return (
          <div className={css.with}>
            {input}
            {reveal && (
              <Button
                kind="plain"
                aria-pressed={isShown}
                aria-controls={ties.id}
                onClick={() => setShown(!isShown)}
              >
                {isShown ? 'Hide' : 'Show'}
                <span className="hidden"> {label}</span>
              </Button>
            )}
            {suffix}
          </div>
        );
      }}
    </Field>
  );
}
