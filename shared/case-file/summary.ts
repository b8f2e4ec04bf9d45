/**
 * A case's row in the register: all that lists, search, Today and reports need.
 * Under 2 KB as JSON whatever people type, since every unlock decrypts all of them: each text has a budget
 * in bytes as JSON writes it, and is cut between characters as people see them.
 */
import { complainantOf, nameShown } from './addressee';
import { defined } from './defined';
import type { PersonOnCase } from './schema';
import { isRemedySettled } from './stage-needs';
import type { CaseFile, CaseSummary } from './types';

/** Largest row as JSON, in bytes. Keys and dates take about 620 of them, the texts below at most the rest. */
export const SUMMARY_BYTES = 2048;

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
  remedy: 60,
} as const;

/** Remedies carried on the row, the most urgent first; the next one moves up when one is done. */
const REMEDIES_SHOWN = 3;

export function summarise(file: CaseFile): CaseSummary {
  const person = complainantOf(file.people);
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
    receivedOn: file.receivedOn,
    effectiveOn: file.effectiveOn,
    acknowledgedOn: file.acknowledgedOn,
    respondedOn: file.respondedOn,
    closedOn: file.closedOn,
    outcome: file.outcome,
    points: file.points.length,
    decided: file.points.filter((point) => point.finding !== undefined).length,
    hasDefinition: file.definition !== undefined,
    hasRootCause: file.rootCause !== undefined,
    remediesOpen: openRemedies(file),
    remedySettled: isRemedySettled(file),
    needsAttention:
      file.readOnly ||
      file.conflicts.length > 0 ||
      file.anomalies.some((anomaly) => anomaly.seen === undefined),
    readOnly: file.readOnly,
  });
}

function openRemedies(file: CaseFile): CaseSummary['remediesOpen'] {
  const NEVER = '9999';
  return file.remedies
    .filter((remedy) => remedy.doneOn === undefined)
    .toSorted((left, right) => ((left.dueOn ?? NEVER) < (right.dueOn ?? NEVER) ? -1 : 1))
    .slice(0, REMEDIES_SHOWN)
    .map((remedy) => defined({ text: fit(remedy.text, BUDGET.remedy), dueOn: remedy.dueOn }));
}

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
