/** A short word that something happened; goes by itself, waits while looked at, never holds what must be read. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { announce } from '../announcer';
import { Button } from '../button/button';
import { Icon } from '../icon';
import css from './feedback.module.css';

export interface ToastOptions {
  readonly tone?: 'done' | 'note' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Shown extends ToastOptions {
  readonly id: number;
  readonly message: string;
}

const STAY_MS = 6000;
const AT_ONCE = 2;

let shown: readonly Shown[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

export function toast(message: string, options: ToastOptions = {}): void {
  set([...shown, { ...options, id: nextId++, message }].slice(-AT_ONCE));
  announce(message, options.tone === 'error' ? 'assertive' : 'polite');
}

export function clearToasts(): void {
  set([]);
}

const drop = (id: number) => set(shown.filter((each) => each.id !== id));

/** Stands once, in the frame. */
export function Toasts() {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => shown,
  );
  if (all.length === 0) return null;
  return (
    <section className={css.toasts} aria-label="Messages">
      {all.map((each) => (
        <ToastLine key={each.id} {...each} />
      ))}
    </section>
  );
}

function ToastLine({ id, message, tone = 'done', action }: Shown) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    // With something to press it stays until answered: six seconds are not enough for everyone.
    if (isHeld || action !== undefined || tone === 'error') return undefined;
    const timer = setTimeout(() => drop(id), STAY_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld, action, tone]);
  return (
    <div
      className={css.toast}
      data-tone={tone}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
    >
      <Icon name={tone === 'done' ? 'done' : tone === 'error' ? 'warning' : 'info'} size={16} />
      <span>{message}</span>
      {action && (
        <Button
          small
          onClick={() => {
            drop(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button kind="quiet" small aria-label="Dismiss message" onClick={() => drop(id)}>
        <Icon name="close" size={14} />
      </Button>
    </div>
  );
}
