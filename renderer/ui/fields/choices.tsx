/** Checkboxes and radio buttons: the engine's own, with labels and hints that can be pressed. */
import { type ComponentProps, type FocusEvent, type ReactNode, type Ref, useId } from 'react';
import { classes } from '../classes';
import css from './field.module.css';
import { FieldError } from './field';
import { Fieldset } from './fieldset';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

export function Checkbox({ label, hint, error, id, className, ...native }: CheckboxProps) {
  const made = useId();
  const own = id ?? made;
  const described = [
    hint !== undefined && `${own}-hint`,
    error !== undefined && `${own}-error`,
  ].filter(Boolean);
  return (
    <div className={classes(error !== undefined && css.wrong, className)} data-field={native.name}>
      {error !== undefined && <FieldError id={`${own}-error`}>{error}</FieldError>}
      <label className={css.choice}>
        <input
          {...native}
          id={own}
          type="checkbox"
          aria-describedby={described.length > 0 ? described.join(' ') : undefined}
          aria-invalid={error !== undefined || undefined}
        />
        <span>{label}</span>
        {hint !== undefined && (
          <span id={`${own}-hint`} className={css.hint}>
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface GroupProps<V extends string> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly hideLabel?: boolean | undefined;
  readonly options: readonly Choice<V>[];
  readonly name?: string | undefined;
  /** Side by side, for two or three short answers. */
  readonly inline?: boolean | undefined;
  readonly onBlur?: ((event: FocusEvent) => void) | undefined;
}

export interface RadioGroupProps<V extends string> extends GroupProps<V> {
  readonly value: V | '' | undefined;
  readonly onChange: (value: V) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { label, hint, error, hideLabel, options, name, inline, value, onChange, onBlur, ref } =
    props;
  const made = useId();
  return (
    <Fieldset legend={label} hint={hint} error={error} name={name} hideLegend={hideLabel}>
      <div className={classes(css.choices, inline && css.inline)}>
        {options.map((option, index) => (
          <label key={option.value} className={css.choice}>
            <input
              type="radio"
              name={name === undefined ? made : `${made}-${name}`}
              ref={index === 0 ? ref : undefined}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              onBlur={onBlur}
              aria-describedby={option.hint === undefined ? undefined : `${made}-${index}`}
            />
            <span>{option.label}</span>
            {option.hint !== undefined && (
              <span id={`${made}-${index}`} className={css.hint}>
                {option.hint}
              </span>
            )}
          </label>
        ))}
      </div>
    </Fieldset>
  );
}

export interface CheckboxGroupProps<V extends string> extends GroupProps<V> {
  readonly value: readonly V[];
  readonly onChange: (value: V[]) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

export function CheckboxGroup<V extends string>(props: CheckboxGroupProps<V>) {
  const { label, hint, error, hideLabel, options, name, inline, value, onChange, onBlur, ref } =
    props;
  const made = useId();
  const turn = (option: V, isOn: boolean) =>
    // In the order of the choices, whatever the order of pressing.
    onChange(
      options
        .map((each) => each.value)
        .filter((each) => (each === option ? isOn : value.includes(each))),
    );
  return (
    <Fieldset legend={label} hint={hint} error={error} name={name} hideLegend={hideLabel}>
      <div className={classes(css.choices, inline && css.inline)}>
        {options.map((option, index) => (
          <label key={option.value} className={css.choice}>
            <input
              type="checkbox"
              ref={index === 0 ? ref : undefined}
              checked={value.includes(option.value)}
              onChange={(event) => turn(option.value, event.target.checked)}
              onBlur={onBlur}
              aria-describedby={option.hint === undefined ? undefined : `${made}-${index}`}
            />
            <span>{option.label}</span>
            {option.hint !== undefined && (
              <span id={`${made}-${index}`} className={css.hint}>
                {option.hint}
              </span>
            )}
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
