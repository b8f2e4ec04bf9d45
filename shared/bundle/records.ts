/**
 * Pages for what has no document of its own: their words as recorded, requests for the next stage, contact,
 * requests for information, remedies, learning, notes. Nothing of the restricted notes ever comes here.
 */
import { formatDate, todayInLondon, type CalendarDate } from '../calendar';
import { ARRIVED, pounds } from '../case-file/wording';
import type { CaseFile, StageRecord } from '../case-file/types';
import type { PlannedDocument, RecordPage, SectionId } from './types';

type Facts = (readonly [string, string])[];
type Part = RecordPage['parts'][number];

export interface RecordDocument {
  readonly key: string;
  readonly section: SectionId;
  readonly title: string;
  readonly datedOn?: CalendarDate;
  readonly source: Extract<PlannedDocument['source'], { type: 'record' }>;
  /** Offered, and left out until somebody chooses it. */
  readonly offeredOnly?: string;
}

export const NOTES_WHY = 'Internal notes: put them in only if the Ombudsman needs them';
export const REQUESTS_WHY =
  'Working papers: put them in if the Ombudsman asks how the matter was looked into';

const day = (on: CalendarDate) => formatDate(on, 'letter');
const moment = (on: CalendarDate, at: string | undefined) =>
  at === undefined ? day(on) : `${day(on)}, ${at}`;
/** Facts that say something. */
const said = (facts: readonly (readonly [string, string | undefined])[]): Facts =>
  facts.filter((fact): fact is readonly [string, string] => (fact[1] ?? '').trim() !== '');
const part = (facts: Facts, more: Omit<Part, 'facts'> = {}): Part => ({ facts, ...more });
const page = (
  key: string,
  section: SectionId,
  title: string,
  parts: readonly Part[],
  more: Partial<Pick<RecordDocument, 'datedOn' | 'offeredOnly'>> = {},
): RecordDocument => ({
  key,
  section,
  title,
  source: { type: 'record', record: { parts } },
  ...more,
});

/** @param today what is still open stands on its page as of this day. */
export function recordDocuments(file: CaseFile, today: CalendarDate): RecordDocument[] {
  return [
    complaint(file),
    ...file.stages.flatMap((stage) => nextStageRequest(stage)),
    ...refusedRequests(file),
    ...contactRecord(file),
    ...informationRequests(file),
    ...remedies(file, today),
    ...learning(file, today),
    ...notes(file),
  ];
}

/** Their own words, and how and when they came. */
function complaint(file: CaseFile): RecordDocument {
  const who = file.people
    .map((person) => `${person.name || 'Name not given'} (${person.role}${office(person.office)})`)
    .join(', ');
  const when = `${formatDate(file.receivedOn, 'long')}${file.receivedAt ? ` at ${file.receivedAt}` : ''}, ${ARRIVED[file.channel]}`;
  return page(
    'complaint',
    'A',
    'Complaint as received',
    [
      part(
        said([
          ['Reference', file.reference],
          ['From', who || 'Name not given'],
          ['Received', when],
        ]),
      ),
      part([], { heading: 'In their words', text: file.theirWords || 'No words were recorded.' }),
      ...(file.wants.trim() === ''
        ? []
        : [part([], { heading: 'What they want', text: file.wants })]),
      ...(file.definition
        ? [
            part(
              said([
                [
                  'Agreed on',
                  file.definition.agreedOn &&
                    `${day(file.definition.agreedOn)}${file.definition.agreedHow ? ` (${file.definition.agreedHow})` : ''}`,
                ],
                ['Outcomes sought', file.definition.outcomesSought],
                ['Not considered', file.definition.notConsidered],
              ]),
              { heading: 'What the council said it would look into', text: file.definition.text },
            ),
          ]
        : []),
    ],
    { datedOn: file.receivedOn },
  );
}

const office = (held: string | undefined): string => (held ? `, ${held}` : '');

function nextStageRequest({ number, request }: StageRecord): RecordDocument[] {
  if (!request) return [];
  const { receivedOn, channel, theirWords, wants, lateWhy } = request;
  return [
    page(
      `request:${number}`,
      'D',
      `Request for stage ${number}`,
      [
        part(
          said([
            ['Received', `${formatDate(receivedOn, 'long')}, ${ARRIVED[channel]}`],
            ['Taken late because', lateWhy],
          ]),
        ),
        part([], {
          heading: 'In their words',
          text: theirWords.trim() === '' ? 'No words were recorded.' : theirWords,
        }),
        ...(wants.trim() === '' ? [] : [part([], { heading: 'What they want', text: wants })]),
      ],
      { datedOn: receivedOn },
    ),
  ];
}

/** Only where no letter tells of it: that letter is the better document. */
function refusedRequests(file: CaseFile): RecordDocument[] {
  if (file.letters.some(({ kind }) => kind === 'escalation refusal')) return [];
  return file.refusedStages.map(({ stage, receivedOn, on, reason }, at) =>
    page(
      `refused:${at + 1}`,
      'D',
      `Request for stage ${stage}, refused`,
      [
        part(
          said([
            ['Received', day(receivedOn)],
            ['Refused', day(on)],
          ]),
          { heading: 'Why', text: reason },
        ),
      ],
      { datedOn: on },
    ),
  );
}

function contactRecord({ contacts }: CaseFile): RecordDocument[] {
  if (contacts.length === 0) return [];
  const sorted = contacts.toSorted((left, right) =>
    `${left.on} ${left.at ?? ''}` < `${right.on} ${right.at ?? ''}` ? -1 : 1,
  );
  return [
    page(
      'contacts',
      'F',
      'Record of contact',
      sorted.map((contact) =>
        part([], {
          heading: `${moment(contact.on, contact.at)}: ${contact.direction === 'in' ? 'from' : 'to'} ${contact.with || 'somebody not named'}, by ${contact.how}`,
          text: contact.text,
        }),
      ),
      firstDay(sorted),
    ),
  ];
}

const firstDay = (sorted: readonly { readonly on: CalendarDate }[]) =>
  sorted[0] === undefined ? {} : { datedOn: sorted[0].on };

function informationRequests({ requests }: CaseFile): RecordDocument[] {
  if (requests.length === 0) return [];
  return [
    page(
      'requests',
      'F',
      'Requests for information and their answers',
      requests.map((request) =>
        part(
          said([
            [
              'Asked of',
              [request.of.name, request.of.title, request.of.service].filter(Boolean).join(', '),
            ],
            ['Asked on', `${day(request.askedOn)}, wanted by ${day(request.dueOn)}`],
            ['Chased', request.chased.map(day).join('; ')],
            ...request.answers.map(
              ({ on, note }) =>
                [`Answer of ${day(on)}`, note.trim() === '' ? 'Received' : note] as const,
            ),
            ['No longer asked', request.droppedWhy],
          ]),
          { heading: `Request ${request.number}`, text: request.asks },
        ),
      ),
      {
        ...firstDay(requests.map(({ askedOn }) => ({ on: askedOn }))),
        offeredOnly: REQUESTS_WHY,
      },
    ),
  ];
}

/** What was offered, who agreed it, and what became of it. */
function remedies(file: CaseFile, today: CalendarDate): RecordDocument[] {
  if (file.remedies.length === 0 && !file.noRemedyWhy) return [];
  const none = file.noRemedyWhy
    ? [part([], { heading: 'No remedy is needed', text: file.noRemedyWhy })]
    : [];
  return [
    page(
      'remedies',
      'I',
      'Remedies and what was done',
      [
        ...file.remedies.map((remedy, at) =>
          part(
            said([
              ['Amount', remedy.amountPence === undefined ? undefined : pounds(remedy.amountPence)],
              ['By', remedy.by],
              ['Due', remedy.dueOn && day(remedy.dueOn)],
              [
                'Agreed by',
                remedy.authority && `${remedy.authority.who}, ${day(remedy.authority.on)}`,
              ],
              [
                'Done',
                remedy.doneOn === undefined
                  ? remedy.failed
                    ? undefined
                    : 'Not yet'
                  : day(remedy.doneOn),
              ],
              ['Proof', remedy.proof],
              [
                'Could not be delivered',
                remedy.failed && `${day(remedy.failed.on)}: ${remedy.failed.why}`,
              ],
              ['Instead', remedy.failed?.instead],
            ]),
            {
              heading: `${at + 1}. ${remedy.kind.charAt(0).toUpperCase()}${remedy.kind.slice(1)}`,
              text: remedy.text,
            },
          ),
        ),
        ...none,
      ],
      { datedOn: today },
    ),
  ];
}

function learning({ learning: actions }: CaseFile, today: CalendarDate): RecordDocument[] {
  if (actions.length === 0) return [];
  return [
    page(
      'learning',
      'J',
      'What the council changed',
      actions.map((action, at) =>
        part(
          said([
            ['Who', [action.owner, action.service].filter((text) => text !== '').join(', ')],
            ['Due', action.dueOn && day(action.dueOn)],
            ['Measured by', action.measure],
            ['Done', action.doneOn === undefined ? 'Not yet' : day(action.doneOn)],
            ['Proof', action.proof],
            [
              'Did it work',
              action.checked &&
                `${action.checked.worked}, looked at on ${day(action.checked.on)}${action.checked.note.trim() === '' ? '' : `: ${action.checked.note}`}`,
            ],
          ]),
          { heading: `Change ${at + 1}`, text: action.text },
        ),
      ),
      { datedOn: today },
    ),
  ];
}

function notes({ notes: all }: CaseFile): RecordDocument[] {
  const open = all.filter(({ restricted }) => restricted === undefined);
  if (open.length === 0) return [];
  return [
    page(
      'notes',
      'F',
      'Internal notes',
      open.map((note) => part([], { heading: writtenOn(note.stamp.at), text: note.text })),
      { offeredOnly: NOTES_WHY },
    ),
  ];
}

/** "" where the device said nothing readable. */
export function dayWritten(at: string): CalendarDate | undefined {
  const instant = Date.parse(at);
  return Number.isNaN(instant) ? undefined : todayInLondon(instant);
}

const writtenOn = (at: string): string => {
  const on = dayWritten(at);
  return on === undefined ? 'Day not known' : day(on);
};
