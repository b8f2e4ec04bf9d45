/** A stage's time as a line: received, acknowledged, stops, extension, today, due; working days as ticks. */
import { addDays, dayNumber, formatDate, isWorkingDay, workingDaysBetween } from '@shared/calendar';
import type { CalendarDate, WorkingCalendar } from '@shared/calendar/types';
import { useLayoutEffect, useRef, useState } from 'react';
import { classes } from '../classes';
import css from './clock-strip.module.css';

export interface ClockStripProps {
  readonly received: CalendarDate;
  readonly acknowledged?: CalendarDate | undefined;
  /** When the response is (or was) due. */
  readonly due: CalendarDate;
  readonly today: CalendarDate;
  /** When the response went. */
  readonly done?: CalendarDate | undefined;
  /** The due date rests on an acknowledgement not yet sent. */
  readonly assumed?: boolean | undefined;
  /** Due date before the extension. */
  readonly extendedFrom?: CalendarDate | undefined;
  readonly stops?:
    readonly { readonly from: CalendarDate; readonly to?: CalendarDate | undefined }[] | undefined;
  /** e.g. "in 3 working days", said after the due date. */
  readonly dueText?: string | undefined;
  readonly cal: WorkingCalendar;
}

const LEFT = 12;
const LINE = 32;
const WIDEST = 900;
/** Height in pixels with the words on one line below, and on two. */
const HEIGHT = { one: 68, two: 88 };
/** About how wide a character of the words is, in pixels. */
const CHARACTER = 6.8;
/** Beyond this many days ticks would be a smear. */
const TICKS_UP_TO = 90;

const brief = (date: CalendarDate) =>
  formatDate(date, 'letter')
    .replace(/ \d{4}$/, '')
    .replace(/ (\w{3})\w+$/, ' $1');

/** Drawn at the width it has, so that its words keep their size however narrow the window. */
export function ClockStrip(props: ClockStripProps) {
  const box = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(760);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const read = () => setWidth(Math.max(240, Math.min(WIDEST, Math.round(element.clientWidth))));
    read();
    const watch = new ResizeObserver(read);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const right = width - LEFT;
  const {
    received,
    acknowledged,
    due,
    today,
    done,
    assumed = false,
    extendedFrom,
    stops = [],
    cal,
  } = props;
  const end = done ?? today;
  const last = [due, end].reduce((a, b) => (a > b ? a : b));
  const [first, span] = [dayNumber(received), Math.max(1, dayNumber(last) - dayNumber(received))];
  const at = (date: CalendarDate) => {
    const share = (dayNumber(date) - first) / span;
    return LEFT + Math.min(1, Math.max(0, share)) * (right - LEFT);
  };
  const isLate = done === undefined ? today > due : done > due;
  const dueWords = `${assumed ? 'due by ' : 'due '}${formatDate(due, 'short').replace(/ \d{4}$/, '')}${props.dueText ? ` · ${props.dueText}` : ''}`;
  const begun = `received ${brief(received)}`;
  const ackWords = acknowledged === undefined ? '' : `acknowledged ${brief(acknowledged)}`;
  // The acknowledgement stands under its own point where there is room, else beside the receipt.
  const isAckApart =
    acknowledged !== undefined &&
    at(acknowledged) - LEFT > wide(begun) + wide(ackWords) / 2 + 16 &&
    right - at(acknowledged) > wide(dueWords) + wide(ackWords) / 2 + 16;
  const leftWords = ackWords === '' || isAckApart ? begun : `${begun} · ${ackWords}`;
  const isTight = wide(leftWords) + wide(dueWords) + 24 > width;
  const height = isTight ? HEIGHT.two : HEIGHT.one;

  return (
    <svg
      ref={box}
      className={css.strip}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      role="img"
      aria-label={inWords(props)}
    >
      <line x1={LEFT} x2={right} y1={LINE} y2={LINE} className={css.ahead} />
      <line x1={LEFT} x2={at(end)} y1={LINE} y2={LINE} className={css.gone} />
      {isLate && <line x1={at(due)} x2={at(end)} y1={LINE} y2={LINE} className={css.over} />}
      {span <= TICKS_UP_TO &&
        workingDays(received, last, cal).map((date) => (
          <line
            key={date}
            x1={at(date)}
            x2={at(date)}
            y1={LINE - 5}
            y2={LINE + 5}
            className={css.tick}
          />
        ))}
      {stops.map(({ from, to }) => {
        const [start, stop] = [at(from), at(to ?? today)];
        return (
          <g key={from}>
            <rect
              x={start}
              y={LINE - 6}
              width={Math.max(4, stop - start)}
              height="12"
              className={css.stop}
            />
            <text
              x={(start + stop) / 2}
              y={LINE - 13}
              className={classes(css.words, css.stopWords)}
              textAnchor="middle"
            >
              {to === undefined
                ? 'clock stopped'
                : `stopped ${Math.max(1, workingDaysBetween(from, to, cal))} days`}
            </text>
          </g>
        );
      })}
      {extendedFrom !== undefined && (
        <g>
          <line x1={at(extendedFrom)} x2={at(due)} y1={LINE} y2={LINE} className={css.extension} />
          <circle cx={at(extendedFrom)} cy={LINE} r="4" className={css.was} />
        </g>
      )}
      <circle cx={LEFT} cy={LINE} r="6" className={css.point} />
      {acknowledged !== undefined && (
        <circle cx={at(acknowledged)} cy={LINE} r="6" className={css.point} />
      )}
      <circle
        cx={at(due)}
        cy={LINE}
        r="7"
        className={classes(css.due, isLate && css.dueLate, assumed && css.assumed)}
      />
      {done === undefined ? (
        <g>
          <path d={`M${at(today)} ${LINE - 8}l8 8-8 8-8-8z`} className={css.today} />
          <text
            x={clamp(at(today), 20, width)}
            y={LINE - 16}
            className={classes(css.words, css.todayWords)}
            textAnchor="middle"
          >
            today
          </text>
        </g>
      ) : (
        <g>
          <path d={`M${at(done) - 7} ${LINE}l5 5 9-11`} className={css.done} />
          <text
            x={clamp(at(done), 40, width)}
            y={LINE - 16}
            className={classes(css.words, css.todayWords)}
            textAnchor="middle"
          >
            sent {brief(done)}
          </text>
        </g>
      )}
      <text x={LEFT - 6} y="60" className={css.words}>
        {leftWords}
      </text>
      {isAckApart && (
        <text x={at(acknowledged)} y="60" className={css.words} textAnchor="middle">
          {ackWords}
        </text>
      )}
      <text
        x={right + 6}
        y={isTight ? 80 : 60}
        textAnchor="end"
        className={classes(css.words, isLate && css.lateWords)}
      >
        {dueWords}
      </text>
    </svg>
  );
}

const wide = (words: string) => words.length * CHARACTER;

const clamp = (x: number, half: number, width: number) => Math.min(width - half, Math.max(half, x));

function workingDays(from: CalendarDate, to: CalendarDate, cal: WorkingCalendar): CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    if (isWorkingDay(date, cal)) days.push(date);
  }
  return days;
}

/** The whole strip as one sentence, for those who do not see it. */
export function inWords(props: ClockStripProps): string {
  const {
    received,
    acknowledged,
    due,
    today,
    done,
    assumed,
    extendedFrom,
    stops = [],
    dueText,
  } = props;
  const long = (date: CalendarDate) => formatDate(date, 'letter');
  return [
    `Received ${long(received)}`,
    acknowledged === undefined ? 'not acknowledged yet' : `acknowledged ${long(acknowledged)}`,
    ...stops.map(({ from, to }) =>
      to === undefined
        ? `clock stopped since ${long(from)}`
        : `clock stopped from ${long(from)} to ${long(to)}`,
    ),
    extendedFrom === undefined ? undefined : `extended from ${long(extendedFrom)}`,
    `${assumed ? 'due by' : 'due'} ${long(due)}${dueText === undefined ? '' : `, ${dueText}`}`,
    done === undefined ? `today is ${long(today)}` : `response sent ${long(done)}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
