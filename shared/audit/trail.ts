/**
 * Who did what: one line for each entry of a case or of the council's log, sorted into what a team leader looks
 * for. The sentences are those of the case's own history.
 */
import { formatDate } from '../calendar';
import type { Handler } from '../case-file/council';
import { readEvent, type ReadEvent } from '../case-file/fold/read-event';
import { tellHistory } from '../case-file/history';
import type { CaseFile } from '../case-file/types';
import type { OpenedEvent, StreamId } from '../history/types';
import { LOG_EVENTS, type LogEventData, type LogEventKind } from './log-events';

export const TRAIL_KINDS = [
  'copies that left',
  'restricted views',
  'failed unlocks',
  'overrides',
  'changed dates',
  'corrections',
  'erasures',
  'keeping longer',
  'checks of the data',
  'restores',
  'everything else',
] as const;
export type TrailKind = (typeof TRAIL_KINDS)[number];

export interface TrailLine {
  readonly event: string;
  /** ISO instant, as the device had it. */
  readonly at: string;
  /** Handler id. */
  readonly by: string;
  readonly who: string;
  readonly case?: StreamId;
  /** "" for what is not about one case. */
  readonly reference: string;
  readonly kind: TrailKind;
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly why?: string;
}

/** Of one case, what was recorded between two moments (epoch milliseconds, both included); oldest first. */
export function trailOfCase(
  file: CaseFile,
  events: readonly OpenedEvent[],
  handlers: readonly Handler[],
  from: number,
  to: number,
): TrailLine[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return tellHistory(file, events, handlers).flatMap((line): TrailLine[] => {
    const event = byId.get(line.event);
    const at = Date.parse(line.at);
    if (!event || !(at >= from && at <= to)) return [];
    const reading = readEvent(event);
    const read = reading.result === 'read' ? reading.event : undefined;
    const overridden = read?.kind === 'letter.issued' ? read.data.overrides : [];
    const why = [
      ...(line.why === undefined ? [] : [line.why]),
      ...overridden.map(({ part, why: because }) => `Sent without “${part}”: ${because}`),
    ].join(' ');
    return [
      {
        event: line.event,
        at: line.at,
        by: event.by,
        who: line.who,
        case: file.id,
        reference: file.reference,
        kind: read ? kindOf(read) : 'everything else',
        what: line.what,
        ...(line.from === undefined ? {} : { from: line.from }),
        ...(line.to === undefined ? {} : { to: line.to }),
        ...(why === '' ? {} : { why }),
      },
    ];
  });
}

function kindOf({ kind, data }: ReadEvent): TrailKind {
  switch (kind) {
    case 'bundle.exported':
      return 'copies that left';
    case 'outcome.overridden':
      return 'overrides';
    case 'letter.issued':
      return data.overrides.length > 0 ? 'overrides' : 'everything else';
    case 'extension.proposed':
    case 'suspension.proposed':
    case 'clock.restarted':
    case 'proposal.dropped':
    case 'promise.moved':
    case 'receipt.corrected':
      return 'changed dates';
    case 'record.corrected':
      return 'corrections';
    case 'record.erased':
      return 'erasures';
    case 'hold.placed':
    case 'hold.reviewed':
    case 'hold.lifted':
      return 'keeping longer';
    default:
      return 'everything else';
  }
}

/**
 * Of the council's log, oldest first.
 * @param nameOf a case's reference; undefined for one that is not here any more.
 */
export function trailOfLog(
  log: readonly OpenedEvent[],
  handlers: readonly Handler[],
  nameOf: (id: StreamId) => string | undefined,
): TrailLine[] {
  const names = new Map(handlers.map(({ id, name }) => [id, name]));
  return log.flatMap((event): TrailLine[] => {
    const told = tellLog(event);
    if (!told) return [];
    const cases = told.cases ?? [];
    const [first] = cases;
    // What went from a case that is still here is told by the case itself.
    const isToldThere =
      told.isInCase === true && first !== undefined && nameOf(first) !== undefined;
    if (isToldThere) return [];
    const one = cases.length === 1 ? first : undefined;
    return [
      {
        event: event.id,
        at: event.at,
        by: event.by,
        who: names.get(event.by) ?? event.by,
        ...(one === undefined || nameOf(one) === undefined ? {} : { case: one }),
        reference:
          cases.length > 1
            ? `${cases.length} cases`
            : one === undefined
              ? ''
              : (nameOf(one) ?? 'a case since erased'),
        kind: told.kind,
        what: told.what,
        ...(told.why === undefined ? {} : { why: told.why }),
      },
    ];
  });
}

interface ToldLog {
  readonly kind: TrailKind;
  readonly what: string;
  readonly why?: string;
  readonly cases?: readonly StreamId[];
  /** The case’s own history tells it too, while there is one. */
  readonly isInCase?: boolean;
}

/** Undefined for what this version does not know or cannot read; the integrity check is about the bytes. */
function tellLog({ kind, data }: OpenedEvent): ToldLog | undefined {
  if (!Object.hasOwn(LOG_EVENTS, kind)) return undefined;
  const known = kind as LogEventKind;
  const read = LOG_EVENTS[known].data.safeParse(data);
  // `known` has picked the schema that accepted the data, which TypeScript cannot follow.
  return read.success ? (TELL_LOG[known] as (data: unknown) => ToldLog)(read.data) : undefined;
}

/** Every kind is told, or this does not compile. */
const TELL_LOG: { readonly [K in LogEventKind]: (data: LogEventData<K>) => ToldLog } = {
  'log.erased': ({ what, ground, rule, case: id }) => ({
    kind: 'erasures',
    what: what === 'case' ? 'Erased a case' : `Erased a ${what} in a case`,
    why: rule === '' ? ground : `${ground}: ${rule}`,
    cases: [id],
    isInCase: what !== 'case',
  }),
  'log.exported': ({ what, place, files, cases }) => ({
    kind: 'copies that left',
    what: `Saved a ${what} outside Redress (${place}${files === 1 ? '' : `, ${files} files`})`,
    cases,
  }),
  'log.exportAnswered': ({ answer }) => ({
    kind: 'copies that left',
    what: `Answered what became of a copy: ${answer}`,
  }),
  'log.restrictedViewed': ({ what, case: id }) => ({
    kind: 'restricted views',
    what: `Looked at a restricted ${what}`,
    cases: [id],
  }),
  'log.unlockFailed': ({ times }) => ({
    kind: 'failed unlocks',
    what: `${times === 1 ? 'One wrong passphrase' : `${times} wrong passphrases`} before this unlock; who tried is not known`,
  }),
  'log.restored': ({ what, backupOf, case: id }) => ({
    kind: 'restores',
    what: `Restored ${what === 'case' ? 'a case' : 'everything'} from the backup of ${formatDate(backupOf)}`,
    ...(id === undefined ? {} : { cases: [id] }),
  }),
  'log.checked': ({ whole, problems }) => ({
    kind: 'checks of the data',
    what: whole
      ? 'Checked the data: everything is whole'
      : `Checked the data: ${problems === 1 ? 'one thing is damaged' : `${problems} things are damaged`}`,
  }),
};
