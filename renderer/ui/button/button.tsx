import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classes } from '../classes';
import { Icon, type IconName } from '../icon';
import { ariaKeys, Kbd } from '../kbd';
import css from './button.module.css';

export type ButtonKind = 'plain' | 'main' | 'danger' | 'quiet';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `main`: the one thing this screen is for. `danger`: cannot be taken back. `quiet`: beside other text. */
  readonly kind?: ButtonKind | undefined;
  /** Shortcut shown on it, e.g. `Ctrl+Enter`. Listening is the caller's part (`useShortcut`). */
  readonly keys?: string | undefined;
  readonly icon?: IconName | undefined;
  /** At work: presses do nothing, but focus stays where it is. */
  readonly busy?: boolean | undefined;
  readonly small?: boolean | undefined;
  readonly children?: ReactNode;
}

/** Says what will happen ("Issue letter", not "Submit"). */
export function Button({
  kind = 'plain',
  keys,
  icon,
  busy = false,
  small = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // A disabled button would drop focus to the page; this one only stops listening.
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={classes(buttonClass(kind, small), className)}
      aria-disabled={busy || undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      onClick={press}
    >
      {icon && <Icon name={icon} size={16} />}
      {children}
      {keys !== undefined && (
        <Kbd keys={keys} on={kind === 'main' || kind === 'danger' ? 'accent' : 'surface'} />
      )}
    </button>
  );
}

/** The look of a button, for links that lead somewhere. */
export function buttonClass(kind: ButtonKind, small = false): string {
  return classes(css.button, css[kind], small && css.small);
}
