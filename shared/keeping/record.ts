/**
 * A case told as a document anybody can read years later, without Redress: what was said, decided, sent and
 * done. Plain structure; `renderer/documents/record-html.ts` sets it as pages.
 */
import { formatDate, todayInLondon } from '../calendar';
import type { Handler } from '../case-file/council';
import { tellHistory } from '../case-file/history';
import type { CaseFile } from '../case-file/types';
import type { OpenedEvent } from '../history/types';

export interface RecordSection {
  readonly heading: string;
  readonly facts?: readonly (readonly [label: string, value: string])[];
  readonly paragraphs?: readonly string[];
  /** A table under its heads. */
  readonly table?: {
    readonly heads: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
}

export interface RecordDocument {
  readonly title: string;
  /** Lines under the title: what this is, of which day, made by whom. */
  readonly about: readonly string[];
  readonly sections: readonly RecordSection[];
}

/** "12 Nov 2026, 09:14" of an instant, in London. */
export function momentText(at: string): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return 'at an unknown time';
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  }).format(time);
  return `${formatDate(todayInLondon(time))}, ${clock}`;
}

const date = (on: string | undefined) => (on === undefined ? 'no date' : formatDate(on));

/** @param files name each document has in the pack, by the id of the evidence or letter; absent = not in it. */
export function recordOf(
  file: CaseFile,
  events: readonly OpenedEvent[],
  handlers: readonly Handler[],
  files: ReadonlyMap<string, string>,
): RecordSection[] {
  const sections: (RecordSection | undefined)[] = [
    {
      heading: `${file.reference}: ${file.summary}`,
      facts: [
        ['Kind of record', file.kind],
        ['Received', `${formatDate(file.receivedOn)}, ${file.channel}`],
        ['Service', file.service],
        ['Reason', file.reason || 'not recorded'],
        ['Stage', String(file.stage)],
        ['Outcome', file.ending?.type ?? file.outcome ?? 'none recorded'],
        ['Closed', file.closedOn === undefined ? 'not closed' : formatDate(file.closedOn)],
        ...file.otherReferences.map(({ system, value }) => [system, value] as const),
      ],
    },
    {
      heading: 'People',
      table: {
        heads: ['Who', 'As', 'How to reach them', 'Needs'],
        rows: file.people.map((person) => [
          person.name || 'not given',
          person.role,
          [...person.address, person.email ?? '', person.phone ?? '']
            .filter((part) => part.trim() !== '')
            .join(', '),
          [person.adjustments, person.language === 'English' ? '' : person.language]
            .filter((part) => part.trim() !== '')
            .join(', '),
        ]),
      },
    },
    { heading: 'What they told us', paragraphs: [file.theirWords, file.wants].filter(said) },
    file.definition && {
      heading: 'What was looked into',
      paragraphs: [
        file.definition.text,
        file.definition.outcomesSought,
        file.definition.notConsidered,
      ].filter(said),
    },
    ...file.points.map((point): RecordSection => ({
      heading: `Point ${point.number}: ${point.text}`,
      ...(point.findings.length === 0
        ? { paragraphs: ['No finding was recorded.'] }
        : {
            facts: point.findings.flatMap((finding) => [
              [`Stage ${finding.stage}`, finding.outcome] as const,
              ['What should have happened', finding.shouldHave] as const,
              ['What happened', finding.happened] as const,
              ['Reasons', finding.reasons] as const,
              ['Effect', finding.impact] as const,
            ]),
          }),
    })),
    file.rootCause && {
      heading: `Root cause: ${file.rootCause.cause}`,
      paragraphs: [file.rootCause.rationale],
    },
    listed(
      'Remedies',
      ['What', 'Kind', 'By', 'Done'],
      file.remedies.map(({ text, kind, by, doneOn }) => [text, kind, by, date(doneOn)]),
    ),
    listed(
      'Documents',
      ['No.', 'What', 'Its date', 'File in this folder'],
      file.evidence.map((item) => [
        `E${item.number}`,
        item.erased ? `Erased on ${formatDate(item.erased.on)}` : item.title || item.fileName,
        date(item.datedOn),
        files.get(item.id) ?? (item.flags.includes('privileged') ? 'left out: legal advice' : '–'),
      ]),
    ),
    listed(
      'Letters',
      ['What', 'Sent', 'How', 'File in this folder'],
      file.letters.map((letter) => [
        letter.kind,
        formatDate(letter.sent.on),
        letter.erased ? `Erased on ${formatDate(letter.erased.on)}` : letter.sent.how,
        files.get(letter.id) ?? '–',
      ]),
    ),
    listed(
      'Contacts',
      ['When', 'With', 'What was said'],
      file.contacts.map(({ on, with: whom, how, direction, text }) => [
        formatDate(on),
        `${direction === 'in' ? 'From' : 'To'} ${whom || 'somebody'} by ${how}`,
        text,
      ]),
    ),
    listed(
      'Notes',
      ['When', 'Note'],
      file.notes.map(({ text, stamp }) => [momentText(stamp.at), text]),
    ),
    {
      heading: 'History',
      table: {
        heads: ['When', 'Who', 'What'],
        rows: tellHistory(file, events, handlers).map((line) => [
          momentText(line.at),
          line.who,
          [
            line.what,
            line.from === undefined ? '' : `From: ${line.from}`,
            // What is new is told by the sentence itself; what was changed shows both.
            line.from === undefined || line.to === undefined ? '' : `To: ${line.to}`,
            line.why === undefined ? '' : `Why: ${line.why}`,
          ]
            .filter(said)
            .join('\n'),
        ]),
      },
    },
  ];
  return sections.filter((section) => section !== undefined);
}

const said = (text: string | undefined): text is string => (text ?? '').trim() !== '';

const listed = (
  heading: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): RecordSection | undefined =>
  rows.length === 0 ? undefined : { heading, table: { heads, rows } };
