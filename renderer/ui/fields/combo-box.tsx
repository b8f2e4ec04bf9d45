import { type Ref, useId } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { classes } from '../classes';
import { Icon } from '../icon';
import menuCss from '../menu/menu.module.css';
import css from './field.module.css';
import { FieldError, type FieldWords } from './field';

export interface ComboOption {
  readonly value: string;
  readonly label: string;
  readonly detail?: string | undefined;
}

export interface ComboBoxProps extends FieldWords {
  readonly options: readonly (string | ComboOption)[];
  /** An option's value, or free text when `custom`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly custom?: boolean | undefined;
  readonly name?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly ref?: Ref<HTMLInputElement>;
  readonly width?: 'short' | 'medium' | 'full' | undefined;
}

/** A list to choose from by typing. With `custom`, what is typed counts even when it is not in the list. */
export function ComboBox(props: ComboBoxProps) {
  const {
    label,
    hint,
    error,
    optional,
    hideLabel,
    value,
    onChange,
    custom = false,
    name,
    onBlur,
    ref,
    width = 'medium',
  } = props;
  const id = useId();
  const options = props.options.map((option) =>
    typeof option === 'string' ? { value: option, label: option } : option,
  );
  const shown = options.find((option) => option.value === value)?.label ?? (custom ? value : '');
  const described = [
    hint !== undefined && `${id}-hint`,
    error !== undefined && `${id}-error`,
  ].filter(Boolean);
  return (
    <AriaComboBox
      className={classes(css.field, error !== undefined && css.wrong)}
      data-field={name}
      defaultItems={options}
      menuTrigger="focus"
      allowsCustomValue={custom}
      allowsEmptyCollection
      {...(custom
        ? {
            inputValue: shown,
            onInputChange: (text: string) => {
              if (text !== shown) onChange(text);
            },
          }
        : { defaultInputValue: shown, selectedKey: value === '' ? null : value })}
      onSelectionChange={(key) => {
        if (key !== null) onChange(String(key));
        else if (!custom) onChange('');
      }}
      isInvalid={error !== undefined}
      onBlur={() => onBlur?.()}
    >
      <Label className={classes(css.label, hideLabel && 'hidden')}>
        {label}
        {optional && <span className={css.optional}> (optional)</span>}
      </Label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={css.hint}>
          {hint}
        </div>
      )}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className={classes(menuCss.combo, css[width])}>
        <Input
          ref={ref}
          className={classes(css.control)}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={described.length > 0 ? described.join(' ') : undefined}
        />
        <AriaButton className={classes(menuCss.open)}>
          <Icon name="down" size={14} />
        </AriaButton>
      </div>
      <Popover className={classes(menuCss.popover)}>
        <ListBox<ComboOption>
          className={classes(menuCss.options)}
          renderEmptyState={() => (
            <div className={menuCss.none}>
              {custom ? 'Not in the list; it will be used as typed.' : 'No match.'}
            </div>
          )}
        >
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              className={classes(menuCss.option)}
            >
              {option.label}
              {option.detail !== undefined && (
                <span className={menuCss.detail}>{option.detail}</span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
