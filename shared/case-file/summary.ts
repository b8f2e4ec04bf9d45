/**
 * A case's row in the register: all that lists, search, Today and reports need.
 * Under 4 KB as JSON whatever people type, since every unlock decrypts all of them: each text has a budget
 * in bytes as JSON writes it, and is cut between characters as people see them.
 */
import { complainantOf, nameShown } from './addressee';
import { defined } from './defined';
import type { PersonOnCase } from './schema';
import { standingHolds } from './holds';
import { factsOf, isRemedySettled, stageDates, stopNow } from './stage-needs';
import { byUrgency, todoOf } from './todo';
import type { CaseFile, CaseSummary } from './types';

/**
 * Largest row as JSON, in bytes: keys and dates about 900, the texts below at most the rest. What people
 * really type comes to less than 1 KB.
 */
export const SUMMARY_BYTES = 4096;

const BUDGET = {
  reference: 60,
  person: 120,
  address: 110,
  contact: 130,
  service: 80,
  reason: 70,
  summary: 260,
  otherReferences: 100,
  handler: 80,
  procedure: 40,
  todo: 80,
  who: 50,
} as const;

/** What the row carries of what is owed, the most urgent first; the next one moves up when one is done. */
const TODO_SHOWN = 8;
/** Stops a row carries: the newest that cost a day. More than this on one stage is a slip. */
const STOPS_SHOWN = 12;

export function summarise(file: CaseFile): CaseSummary {
  const person = complainantOf(file.people);
  const dates = stageDates(file);
  return defined({
    id: file.id,
    reference: fit(file.reference, BUDGET.reference),
    kind: file.kind,
    procedure: fit(file.procedure.id, BUDGET.procedure),
    procedureVersion: file.procedure.version,
    stage: file.stage,
    state: file.state,
    person: fit(nameShown(file.people), BUDGET.person),
    address: fit(person ? addressLine(person) : '', BUDGET.address),
    contact: fit(contactOf(file.people), BUDGET.contact),
    service: fit(file.service, BUDGET.service),
    reason: fit(file.reason, BUDGET.reason),
    summary: fit(file.summary, BUDGET.summary),
    otherReferences: fit(
      file.otherReferences.map((other) => `${other.system} ${other.value}`.trim()).join('; '),
      BUDGET.otherReferences,
    ),
    handler: fit(file.handler ?? '', BUDGET.handler),
    channel: file.channel,
    ...dates,
    stops: dates.stops
      ?.filter(([from, to]) => to === undefined || from < to)
      .toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
      .slice(-STOPS_SHOWN),
    stopGround: stopNow(file)?.ground,
    ending: file.ending?.type,
    refusalGround: file.ending?.type === 'refused' ? file.ending.ground : undefined,
    owedLetter: file.owedLetter?.kind,
    closedOn: file.closedOn,
    outcome: file.outcome,
    points: file.points.length,
    decided: file.points.filter((point) => point.finding !== undefined).length,
    hasDefinition: file.definition !== undefined,
    hasDecider: factsOf(file).hasDecider,
    hasRootCause: file.rootCause !== undefined,
    todo: shownTodo(file),
    remedySettled: isRemedySettled(file),
    ...keepingOf(file),
    needsAttention:
      file.readOnly ||
      file.conflicts.length > 0 ||
      file.anomalies.some((anomaly) => anomaly.seen === undefined),
    readOnly: file.readOnly,
  });
}

/** A case linked with more than this, or kept for more reasons, is kept all the same. */
const LINKS_SHOWN = 8;
const HOLDS_SHOWN = 6;

/** What the review of kept cases needs beside dates and outcome; nothing for most cases. */
function keepingOf(file: CaseFile): Pick<CaseSummary, 'holds' | 'linked' | 'holdsLifted'> {
  const holds = standingHolds(file).slice(0, HOLDS_SHOWN);
  const linked = [...new Set(file.linked.flatMap((link) => link.case ?? []))].slice(0, LINKS_SHOWN);
  const lifted = file.holdsLifted.slice(-HOLDS_SHOWN);
  return defined({
    holds: holds.length === 0 ? undefined : holds,
    linked: linked.length === 0 ? undefined : linked,
    holdsLifted: lifted.length === 0 ? undefined : lifted,
  });
}

const shownTodo = (file: CaseFile): CaseSummary['todo'] =>
  todoOf(file)
    .toSorted(byUrgency)
    .slice(0, TODO_SHOWN)
    .map((seed) =>
      defined({
        ...seed,
        text: fit(seed.text, BUDGET.todo),
        who: seed.who === undefined ? undefined : fit(seed.who, BUDGET.who),
      }),
    );

/** First line and postcode, e.g. "14 Harbour Row, WM4 7TQ". */
function addressLine(person: PersonOnCase): string {
  const lines = person.address.map((line) => line.trim()).filter((line) => line !== '');
  const first = lines[0] ?? '';
  const postcode = lines.toReversed().find((line) => POSTCODE.test(line));
  const code = postcode === undefined ? undefined : POSTCODE.exec(postcode)?.[0];
  return code === undefined || first.includes(code) ? first : `${first}, ${code.toUpperCase()}`;
}

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i;

/** Every way to reach anybody on the case, each once. */
const contactOf = (people: readonly PersonOnCase[]): string =>
  [...new Set(people.flatMap((person) => [person.email?.trim() ?? '', person.phone?.trim() ?? '']))]
    .filter((way) => way !== '')
    .join(' ');

const encoder = new TextEncoder();
const characters = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** Bytes the text takes inside a JSON string. */
const jsonBytes = (text: string) => encoder.encode(JSON.stringify(text)).byteLength - 2;

/** The text on one line, cut with "…" so that it takes at most `bytes` in JSON. */
export function fit(text: string, bytes: number): string {
  // One character takes at least one byte, so what lies beyond need not be looked at.
  const line = text
    .slice(0, bytes * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= bytes * 4 && jsonBytes(line) <= bytes) return line;
  const room = bytes - jsonBytes('…');
  let kept = '';
  let used = 0;
  for (const { segment } of characters.segment(line)) {
    used += jsonBytes(segment);
    if (used > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
