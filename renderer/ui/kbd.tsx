import { classes } from './classes';
import css from './kbd.module.css';

const SHOWN: Readonly<Record<string, string>> = { Enter: '⏎', ArrowUp: '↑', ArrowDown: '↓' };

/**
 * A key combination as printed on keys: `Ctrl+Enter`. Hidden from screen readers, which get
 * `aria-keyshortcuts` from the control itself.
 */
export function Kbd({
  keys,
  on = 'surface',
}: {
  readonly keys: string;
  readonly on?: 'surface' | 'accent';
}) {
  const words = keys.split('+').map((key) => SHOWN[key] ?? key);
  return (
    <kbd className={classes(css.keys, on === 'accent' && css.onAccent)} aria-hidden="true">
      {words.join(' ')}
    </kbd>
  );
}

/** `Ctrl+Enter` as ARIA writes it: `Control+Enter`. */
export function ariaKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control');
}
