/** One sentence for each kind of event. */
import { formatDate } from '../calendar';
import type { ReadEvent } from './fold/read-event';
import { dayAndTime, TELL_KEEPING } from './history/tell-keeping';
import { TELL_STAGES } from './history/tell-stages';
import { TELL_WORK } from './history/tell-work';
import { changed } from './history/telling';
import type { Tell, Told, Teller } from './history/telling';
import type { CaseEventData, CaseEventKind } from './schema';
import { ARRIVED, counted, pounds, shortened, WENT } from './wording';

export { TOPICS } from './history/telling';
export type { Told, Teller, Topic } from './history/telling';

export function tellEvent(event: ReadEvent, teller: Teller): Told {
  // `kind` picks the teller for exactly this data; TypeScript cannot join the two halves of the union.
  return (TELL[event.kind] as (data: ReadEvent['data'], teller: Teller) => Told)(
    event.data,
    teller,
  );
}

/** Every kind is told, or this does not compile. */
const TELL: { readonly [K in CaseEventKind]: Tell<K> } = {
  ...TELL_STAGES,
  ...TELL_WORK,
  ...TELL_KEEPING,
  'case.received': (data, { last, nameOf }) => {
    last.set('received', dayAndTime(data));
    last.set('summary', data.summary);
    last.set('class', classOf(data));
    for (const person of data.people) last.set(`person:${person.id}`, personLine(person));
    if (data.handler !== undefined) last.set('handler', nameOf(data.handler));
    return {
      topic: 'receipt',
      what: `Recorded the ${data.kind} ${data.reference}, received ${formatDate(data.receivedOn)} ${ARRIVED[data.channel]}: ${shortened(data.summary)}`,
    };
  },
  'case.summaryChanged': (data, { last }) =>
    changed(last, 'summary', data.summary, 'other', 'Changed the summary'),
  'case.classified': (data, { last }) =>
    changed(last, 'class', classOf(data), 'handling', 'Changed the service and reason'),
  'person.changed': ({ person }, { last }) => {
    const known = last.has(`person:${person.id}`);
    const name = person.name === '' ? 'a person without a name' : person.name;
    return changed(
      last,
      `person:${person.id}`,
      personLine(person),
      'people',
      known ? `Changed the details of ${name}` : `Added ${name} as ${person.role}`,
    );
  },
  'handler.assigned': (data, { last, nameOf }) =>
    changed(last, 'handler', nameOf(data.handler), 'handling', 'Gave the case to another handler'),
  'definition.set': (data, { last }) => {
    const again = last.has('definition');
    const agreed =
      data.agreedOn === undefined
        ? 'not yet agreed'
        : `agreed ${formatDate(data.agreedOn)}${data.agreedHow ? ` (${data.agreedHow})` : ''}`;
    return changed(
      last,
      'definition',
      shortened(data.text),
      'definition',
      `${again ? 'Changed' : 'Set'} the definition, ${agreed}`,
    );
  },
  'point.added': (data, teller) => {
    teller.last.set(`point:${data.point}`, shortened(data.text));
    return {
      topic: 'points',
      what: `Added ${pointName(data.point, teller)}: ${shortened(data.text)}`,
    };
  },
  'point.reworded': (data, teller) =>
    changed(
      teller.last,
      `point:${data.point}`,
      shortened(data.text),
      'points',
      `Reworded ${pointName(data.point, teller)}`,
    ),
  'point.decided': ({ point, finding }, teller) => {
    const again = teller.last.has(`finding:${point}`);
    const told = changed(
      teller.last,
      `finding:${point}`,
      finding.outcome,
      'points',
      again
        ? `Decided ${pointName(point, teller)} again`
        : `Decided ${pointName(point, teller)}: ${finding.outcome}`,
    );
    return { ...told, why: shortened(finding.reasons, 400) };
  },
  'rootCause.recorded': (data, { last }) => ({
    ...changed(last, 'rootCause', data.cause, 'points', `Recorded the root cause: ${data.cause}`),
    why: shortened(data.rationale, 400),
  }),
  'remedy.offered': (data, { last }) => {
    const amount = data.amountPence === undefined ? '' : `, ${pounds(data.amountPence)}`;
    const due = data.dueOn === undefined ? '' : `, due ${formatDate(data.dueOn)}`;
    const known = last.has(`remedy:${data.remedy}`);
    const line = `${data.kind}${amount}${due}: ${shortened(data.text)}`;
    return changed(
      last,
      `remedy:${data.remedy}`,
      line,
      'remedies',
      known ? 'Changed a remedy' : `Offered a remedy: ${line}`,
    );
  },
  'remedy.done': (data, { last }) => ({
    topic: 'remedies',
    what: `Recorded a remedy as done on ${formatDate(data.doneOn)}: ${last.get(`remedy:${data.remedy}`) ?? 'a remedy that is not on this case'}`,
    ...(data.proof === '' ? {} : { why: `Proof: ${shortened(data.proof)}` }),
  }),
  'remedy.failed': (data, { last }) => ({
    topic: 'remedies',
    what: `Recorded on ${formatDate(data.on)} that a remedy cannot be delivered: ${last.get(`remedy:${data.remedy}`) ?? 'a remedy that is not on this case'}${data.instead.trim() === '' ? '' : `. Instead: ${shortened(data.instead)}`}`,
    why: data.why,
  }),
  'remedy.notNeeded': (data) => ({
    topic: 'remedies',
    what: 'Recorded that no remedy is needed',
    why: shortened(data.why, 400),
  }),
  'evidence.added': (data, teller) => {
    teller.last.set(`evidence:${data.evidence}`, evidenceLine(data));
    return {
      topic: 'evidence',
      what: `Added ${evidenceName(data.evidence, teller)}: ${evidenceLine(data)}`,
    };
  },
  'evidence.described': (data, teller) =>
    changed(
      teller.last,
      `evidence:${data.evidence}`,
      evidenceLine(data),
      'evidence',
      `Changed the description of ${evidenceName(data.evidence, teller)}`,
    ),
  // The words of a restricted note are asked for on the case itself, with its reason.
  'note.added': (data) => ({
    topic: 'notes',
    what:
      data.restricted === undefined
        ? `Noted: ${shortened(data.text, 400)}`
        : `Wrote a restricted note (${data.restricted})`,
  }),
  'letter.issued': (data) => ({
    topic: 'letters',
    what: `Issued the ${data.kind}, sent ${formatDate(data.sent.on)} ${WENT[data.sent.how]} to ${data.sent.to}`,
    ...(data.overrides.length === 0
      ? {}
      : { why: data.overrides.map(({ part, why }) => `Without “${part}”: ${why}`).join(' ') }),
  }),
  'letter.versionKept': (data, { file }) => ({
    topic: 'letters',
    what: `Kept the ${data.format} version of the ${kindOfLetter(file, data.letter)}${data.sentOn === undefined ? '' : `, sent ${formatDate(data.sentOn)}`}`,
  }),
  'letter.versionSent': (data, { file }) => ({
    topic: 'letters',
    what: `Sent the ${versionOf(file, data.version)} on ${formatDate(data.sentOn)}`,
  }),
  'case.closed': (data) => ({
    topic: 'handling',
    what: `Closed the case on ${formatDate(data.closedOn)}`,
  }),
  // The words struck out are in the redaction log; here they would be read by whoever looks at the history.
  'document.redacted': (data) => {
    const [made, undone] = [data.marks.length, data.undone.length];
    const did = [
      made === 0 ? '' : `struck out ${counted(made, 'passage')}`,
      undone === 0 ? '' : `took back ${counted(undone, 'redaction')}`,
      `looked at ${data.lookedAt.pages.length} of ${counted(data.lookedAt.of, 'page')}`,
    ].filter((each) => each !== '');
    const whys = [...new Set(data.marks.map(({ why }) => why))];
    return {
      topic: 'bundles',
      what: `Redaction: ${did.join(', ')}`,
      ...(whys.length === 0 ? {} : { why: shortened(whys.join('; '), 400) }),
    };
  },
  'bundle.exported': (data) => ({
    topic: 'bundles',
    what: `Exported a bundle of ${counted(data.pages, 'page')}${data.warnings === 0 ? '' : ` with ${counted(data.warnings, 'warning')}`}`,
    ...(data.decisions.length === 0
      ? {}
      : {
          why: data.decisions
            .map(
              ({ document, what, why, by }) =>
                `“${shortened(document)}” ${what}${by === '' ? '' : ` by ${by}`}: ${shortened(why)}`,
            )
            .join('; '),
        }),
  }),
  'anomaly.seen': (data) => ({
    topic: 'conflicts',
    what: 'Looked at something that did not fit, and ticked it off',
    ...(data.note === '' ? {} : { why: shortened(data.note, 400) }),
  }),
  'conflict.settled': (data, teller) => ({
    topic: 'conflicts',
    what: `Chose which version stands: ${fieldName(data.field, teller)}`,
    why: shortened(data.why, 400),
  }),
};

const classOf = (data: { service: string; reason: string }) =>
  data.reason === '' ? data.service : `${data.service}: ${data.reason}`;

function personLine(person: CaseEventData<'person.changed'>['person']): string {
  const ways = [person.address.join(', '), person.email ?? '', person.phone ?? ''];
  const safety = [
    person.mayWrite ? '' : 'do not write',
    person.mayCall ? '' : 'do not call',
    person.adjustments === '' ? '' : `adjustments: ${person.adjustments}`,
  ];
  return shortened(
    [person.name === '' ? 'name not given' : person.name, ...ways, ...safety]
      .filter((part) => part !== '')
      .join('; '),
    300,
  );
}

const evidenceLine = (data: {
  title: string;
  datedOn?: string | undefined;
  flags: readonly string[];
}) =>
  [
    shortened(data.title),
    data.datedOn === undefined ? 'undated' : `dated ${formatDate(data.datedOn)}`,
    ...data.flags,
  ].join(', ');

function pointName(point: string, { file }: Teller): string {
  const number = file.points.find((candidate) => candidate.id === point)?.number;
  return number === undefined ? 'a point that is not on this case' : `point ${number}`;
}

function evidenceName(evidence: string, { file }: Teller): string {
  const number = file.evidence.find((candidate) => candidate.id === evidence)?.number;
  return number === undefined ? 'a document that is not on this case' : `E${number}`;
}

function kindOfLetter({ letters }: Teller['file'], letter: string): string {
  return letters.find(({ id }) => id === letter)?.kind ?? 'letter that is not on this case';
}

function versionOf({ letters }: Teller['file'], version: string): string {
  for (const { kind, versions } of letters) {
    const found = versions.find(({ id }) => id === version);
    if (found) return `${found.format} version of the ${kind}`;
  }
  return 'version of a letter that is not on this case';
}

function fieldName(field: string, teller: Teller): string {
  const [area, key = '', kind = ''] = field.split(':');
  switch (area) {
    case 'point':
      return `the decision on ${pointName(key, teller)}`;
    case 'definition':
      return 'the definition';
    case 'rootCause':
      return 'the root cause';
    case 'remedy':
      return 'a remedy';
    case 'letter':
      return `the ${kind}`;
    default:
      return 'the closing of the case';
  }
}
