/** How a deadline stands: always words, a shape and a colour together. */
import type { ClockState } from '@shared/procedures/types';
import type { ReactNode } from 'react';
import { classes } from '../classes';
import css from './status.module.css';

export type Tone = 'late' | 'soon' | 'ok' | 'stop' | 'done';

interface Look {
  readonly tone: Tone;
  readonly words: string;
  readonly shape: ReactNode;
}

const triangle = <path d="M7 1l6.500 12H.5z" fill="currentColor" />;
const diamond = <path d="M7 .8L13.200 7 7 13.200.8 7z" fill="currentColor" />;
const half = (
  <>
    <path
      d="M7 1.500L12.500 7 7 12.500 1.500 7z"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    />
    <path d="M7 1.500L12.500 7H1.500z" fill="currentColor" />
  </>
);
const ring = <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="2" />;
const bars = <path d="M3 2h3v10H3zM8 2h3v10H8z" fill="currentColor" />;
const tick = (
  <path d="M2 7.500l3.500 3.500L12 3.500" fill="none" stroke="currentColor" strokeWidth="2.2" />
);

const LOOKS: Readonly<Record<ClockState, Look>> = {
  overdue: { tone: 'late', words: 'Overdue', shape: triangle },
  dueToday: { tone: 'soon', words: 'Due today', shape: diamond },
  dueSoon: { tone: 'soon', words: 'Due soon', shape: half },
  onTrack: { tone: 'ok', words: 'On track', shape: ring },
  stopped: { tone: 'stop', words: 'Clock stopped', shape: bars },
  done: { tone: 'done', words: 'Done', shape: tick },
  doneLate: { tone: 'done', words: 'Done late', shape: tick },
};

export function toneOf(state: ClockState): Tone {
  return LOOKS[state].tone;
}

/** The shape alone, for a column that says the words elsewhere in the row. `label` reads it out. */
export function StatusMark({
  state,
  label,
}: {
  readonly state: ClockState;
  readonly label?: string;
}) {
  const { tone, shape } = LOOKS[state];
  return (
    <svg
      className={classes(css.mark, css[tone])}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shape}
    </svg>
  );
}

/**
 * Shape and words. Without children it says the state itself; with them ("2 working days late") the state is
 * still read out when the words alone would not tell.
 */
export function Status({
  state,
  children,
}: {
  readonly state: ClockState;
  readonly children?: ReactNode;
}) {
  const { tone, words } = LOOKS[state];
  return (
    <span className={classes(css.status, css[tone], 'num')}>
      <StatusMark state={state} />
      {children === undefined ? (
        words
      ) : (
        <span>
          <span className="hidden">{words}: </span>
          {children}
        </span>
      )}
    </span>
  );
}

/** A short fact in a rounded field. Without a tone it is plain. */
export function Chip({
  tone = 'plain',
  mark,
  children,
}: {
  readonly tone?: Tone | 'plain' | undefined;
  readonly mark?: ClockState | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes(css.chip, css[tone], css[`${tone}Ground`], 'num')}>
      {mark !== undefined && <StatusMark state={mark} />}
      <span className="cut">{children}</span>
    </span>
  );
}
