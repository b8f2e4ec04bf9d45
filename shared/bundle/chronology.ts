/**
 * What happened, day by day: from the case's own dates and its documents. Restricted notes never come here;
 * internal notes and requests for information only where somebody put their pages in.
 */
import {
  formatDate,
  workingDaysBetween,
  type CalendarDate,
  type WorkingCalendar,
} from '../calendar';
import { ARRIVED, counted, pounds, shortened, WENT } from '../case-file/wording';
import type { CaseFile, IssuedLetter, StageRecord } from '../case-file/types';
import { ombudsmanName } from './cover';
import { letterTitle } from './places';
import { dayWritten } from './records';
import type { BundlePlan, ChronologyEvent, PlannedDocument } from './types';

const day = (on: CalendarDate) => formatDate(on, 'letter');
/** Long words go to their own page; a line of the chronology says what happened. */
const brief = (text: string) => shortened(text, 300);

/** Oldest first; events of one day as the case goes: receipt, letters, contact, evidence, what followed. */
export function chronologyOf(
  file: CaseFile,
  documents: readonly Pick<PlannedDocument, 'key' | 'title' | 'datedOn' | 'section'>[],
  cal: WorkingCalendar,
): ChronologyEvent[] {
  const events: ChronologyEvent[] = [
    ...receipt(file),
    ...file.stages.flatMap((stage) => requests(stage)),
    ...file.letters.filter(({ erased }) => !erased).map((letter) => letterEvent(file, letter, cal)),
    ...file.stages.flatMap((stage) => clock(stage)),
    ...refusals(file),
    ...contacts(file),
    ...information(file),
    ...documents
      .filter(({ key, section }) => key.startsWith('evidence:') && section !== 'H')
      .flatMap(({ key, title, datedOn }) =>
        datedOn === undefined ? [] : [{ on: datedOn, what: title, document: key, standsWith: key }],
      ),
    ...remedies(file),
    ...learning(file),
    ...ombudsman(file),
    ...notes(file),
    ...closing(file),
  ];
  // Stable, so that one day keeps the order above; a time of day sorts after what has none.
  return events.toSorted((left, right) => {
    const [a, b] = [`${left.on} ${left.at ?? ''}`, `${right.on} ${right.at ?? ''}`];
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

/** The lines that may be read by everyone: none that tells of a document left out or withheld. */
export function chronologyShown(plan: BundlePlan): ChronologyEvent[] {
  const open = new Set(
    plan.documents
      .filter(({ included, withheldWhy }) => included && withheldWhy === undefined)
      .map(({ key }) => key),
  );
  return plan.chronology
    .filter(({ standsWith }) => standsWith === undefined || open.has(standsWith))
    .map((event) => {
      if (event.document === undefined || open.has(event.document)) return event;
      const { document: _gone, ...rest } = event;
      return rest;
    });
}

function receipt(file: CaseFile): ChronologyEvent[] {
  const { definition } = file;
  const counts = file.stages[0]?.effectiveOn ?? file.receivedOn;
  return [
    ...(file.aboutOn === undefined
      ? []
      : [
          {
            on: file.aboutOn,
            what: 'The complainant knew of the matter, as they told the council',
          },
        ]),
    {
      on: file.receivedOn,
      ...(file.receivedAt === undefined ? {} : { at: file.receivedAt }),
      what: `Complaint received ${ARRIVED[file.channel]}${counts === file.receivedOn ? '' : `; its days count from ${day(counts)}`}`,
      document: 'complaint',
    },
    ...(file.offered
      ? [
          {
            on: file.offered.on,
            what: `Offered the choice to complain (${file.offered.how}): ${file.offered.answer}`,
          },
        ]
      : []),
    ...(file.convertedOn === undefined
      ? []
      : [
          {
            on: file.convertedOn,
            what: 'The request was taken as a complaint; the date it was received stays',
          },
        ]),
    ...(definition?.agreedOn === undefined
      ? []
      : [
          {
            on: definition.agreedOn,
            what: `Agreed with the complainant what would be looked into${definition.agreedHow ? ` (${definition.agreedHow})` : ''}`,
            document: 'complaint',
          },
        ]),
  ];
}

function requests({ number, request }: StageRecord): ChronologyEvent[] {
  return request
    ? [
        {
          on: request.receivedOn,
          what: `Stage ${number} asked for ${ARRIVED[request.channel]}`,
          document: `request:${number}`,
        },
      ]
    : [];
}

/** What the letter was, how it went, and how many working days it took. */
function letterEvent(file: CaseFile, letter: IssuedLetter, cal: WorkingCalendar): ChronologyEvent {
  const stage = file.stages.find(({ number }) => number === letter.stage);
  const { on } = letter.sent;
  const said = [`${letterTitle(letter)} sent ${WENT[letter.sent.how]}`];
  const after = (from: CalendarDate, what: string) =>
    `${counted(workingDaysBetween(from, on, cal), 'working day')} from ${what}`;
  if (stage && letter.kind === 'acknowledgement' && stage.acknowledgedOn === on)
    said.push(after(stage.receivedOn, 'receipt'));
  if (stage?.respondedOn === on && endsStage(letter)) {
    const { outcome } = stage;
    if (outcome !== undefined) said[0] += `: ${outcome}`;
    said.push(after(stage.receivedOn, stage.number === 1 ? 'receipt' : 'the request'));
    if (stage.acknowledgedOn !== undefined)
      said.push(after(stage.acknowledgedOn, 'acknowledgement'));
  }
  const extension = stage?.extensions.find(({ id }) => id === letter.proposal);
  if (extension) said.push(`new date ${day(extension.to)}`);
  const stop = stage?.stops.find(({ id }) => id === letter.proposal);
  if (stop) said.push(stop.ground);
  return { on, what: said.join('; '), document: `letter:${letter.id}` };
}

const endsStage = ({ kind }: IssuedLetter): boolean =>
  /response$|^early resolution$|^refusal$|^withdrawal$|^reply/.test(kind);

/** The clock itself, where somebody was told of it. */
function clock(stage: StageRecord): ChronologyEvent[] {
  return stage.stops
    .filter(({ toldOn }) => toldOn !== undefined)
    .flatMap((stop) => [
      { on: stop.from, what: `Clock of stage ${stage.number} stopped: ${stop.ground}` },
      ...(stop.to === undefined
        ? []
        : [{ on: stop.to, what: `Clock of stage ${stage.number} running again` }]),
    ]);
}

function refusals(file: CaseFile): ChronologyEvent[] {
  const hasLetter = file.letters.some(({ kind }) => kind === 'escalation refusal');
  return file.refusedStages.flatMap(({ stage, receivedOn, on }, at) => [
    { on: receivedOn, what: `Stage ${stage} asked for` },
    {
      on,
      what: `Stage ${stage} refused`,
      ...(hasLetter ? {} : { document: `refused:${at + 1}` }),
    },
  ]);
}

function contacts(file: CaseFile): ChronologyEvent[] {
  return file.contacts.map((contact) => ({
    on: contact.on,
    ...(contact.at === undefined ? {} : { at: contact.at }),
    what: `${contact.direction === 'in' ? 'Contact from' : 'Contact to'} ${contact.with || 'somebody not named'} by ${contact.how}`,
    document: 'contacts',
    standsWith: 'contacts',
  }));
}

function information(file: CaseFile): ChronologyEvent[] {
  const tied = { document: 'requests', standsWith: 'requests' };
  return file.requests.flatMap((request) => {
    const who = [request.of.name, request.of.service].filter((text) => text !== '').join(', ');
    return [
      { on: request.askedOn, what: `Information asked of ${who}`, ...tied },
      ...request.chased.map((on) => ({ on, what: `Information chased with ${who}`, ...tied })),
      ...request.answers.map(({ on }) => ({ on, what: `Answer from ${who}`, ...tied })),
    ];
  });
}

function remedies(file: CaseFile): ChronologyEvent[] {
  return file.remedies.flatMap((remedy) => {
    const what = `${remedy.kind}${remedy.amountPence === undefined ? '' : `, ${pounds(remedy.amountPence)}`}: ${brief(remedy.text)}`;
    return [
      ...(remedy.doneOn === undefined
        ? []
        : [{ on: remedy.doneOn, what: `Remedy done, ${what}`, document: 'remedies' }]),
      ...(remedy.failed === undefined
        ? []
        : [
            {
              on: remedy.failed.on,
              what: `Remedy could not be delivered, ${what}`,
              document: 'remedies',
            },
          ]),
    ];
  });
}

function learning(file: CaseFile): ChronologyEvent[] {
  const tied = { document: 'learning', standsWith: 'learning' };
  return file.learning.flatMap((action) => [
    ...(action.doneOn === undefined
      ? []
      : [{ on: action.doneOn, what: `Change made: ${brief(action.text)}`, ...tied }]),
    ...(action.checked === undefined
      ? []
      : [
          {
            on: action.checked.on,
            what: `Looked at whether the change worked (${action.checked.worked}): ${brief(action.text)}`,
            ...tied,
          },
        ]),
  ]);
}

function ombudsman(file: CaseFile): ChronologyEvent[] {
  return file.enquiries.flatMap((enquiry) => {
    const who = `${ombudsmanName(enquiry)}${enquiry.reference === '' ? '' : ` (${enquiry.reference})`}`;
    return [
      { on: enquiry.receivedOn, what: `Enquiry from the ${who} received` },
      ...(enquiry.answered
        ? [{ on: enquiry.answered.on, what: `Enquiry of the ${who} answered` }]
        : []),
      ...(enquiry.decided
        ? [{ on: enquiry.decided.on, what: `Decision of the ${who}: ${enquiry.decided.result}` }]
        : []),
    ];
  });
}

function notes(file: CaseFile): ChronologyEvent[] {
  return file.notes.flatMap((note) => {
    const on = dayWritten(note.stamp.at);
    if (note.restricted !== undefined || on === undefined) return [];
    return [{ on, what: `Note: ${brief(note.text)}`, document: 'notes', standsWith: 'notes' }];
  });
}

function closing(file: CaseFile): ChronologyEvent[] {
  return [
    ...(file.reopenedOn === undefined ? [] : [{ on: file.reopenedOn, what: 'Case opened again' }]),
    ...(file.closedOn === undefined ? [] : [{ on: file.closedOn, what: 'Case closed' }]),
  ];
}
