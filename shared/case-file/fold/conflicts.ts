/** Two people changed one protected thing unseen: what stands where, and a person's answer. */
import { formatDate } from '../../calendar';
import type { EventId } from '../../history/types';
import type { Conflict, Stamp } from '../types';
import { shortened, WENT } from '../wording';
import { disputed, splitField, touch, touchBy } from './fields';
import type { FieldHead } from './fields';
import { pointNumber } from './draft';
import type { Apply, CaseDraft } from './draft';

export const conflictSettled: Apply<'conflict.settled'> = (draft, data, step) => {
  const kept = touchBy(draft.fields, data.field, data.keep);
  if (!data.heads.includes(data.keep) || !kept || !step.follows(data.keep)) {
    return 'An answer to a conflict names a choice that is not there. The conflict, if any, still stands.';
  }
  touch(draft.fields, data.field, step.id, step.follows, kept.holder);
  for (const head of data.heads) {
    const other = touchBy(draft.fields, data.field, head)?.holder;
    if (other !== undefined && other !== kept.holder) draft.setAside.add(other);
  }
  return undefined;
};

export const anomalySeen: Apply<'anomaly.seen'> = (draft, data, step) => {
  // What it was about may be gone by now; then there is nothing left to tick off.
  draft.seen.set(data.event, step.stamp);
  return undefined;
};

/** Every conflict that still stands, in a stable order. */
export function conflictsOf(draft: CaseDraft): Conflict[] {
  return disputed(draft.fields).map(([field, heads]) => ({
    field,
    heads: heads.map((head) => head.event),
    options: heads.map((head) => ({
      head: head.event,
      label: labelOf(draft, field, head),
      stamp: stampOf(draft, head.event),
    })),
    message: messageOf(draft, field, heads),
  }));
}

const stampOf = (draft: CaseDraft, event: EventId): Stamp =>
  draft.stamps.get(event) ?? { event, by: '', at: '' };

/** The two of a kind of thing that are at odds, in words a person can choose by. */
function labelOf(draft: CaseDraft, field: string, head: FieldHead): string {
  const inLetter = draft.fields.freezes.some(({ event }) => event === head.event)
    ? 'As the response letter says: '
    : '';
  const holder = head.holder ?? '';
  const remedy = draft.remedies.get(holder);
  const label =
    draft.findings.get(holder)?.outcome ??
    draft.definitions.get(holder)?.text ??
    draft.rootCauses.get(holder)?.cause ??
    (remedy &&
      `${remedy.kind}: ${remedy.text}${remedy.doneOn ? `, done ${formatDate(remedy.doneOn)}` : ''}`) ??
    letterLabel(draft, holder) ??
    closingLabel(draft, holder) ??
    draft.labels.get(holder) ??
    (splitField(field).name === 'definition' ? 'no definition' : 'no decision');
  return `${inLetter}${shortened(label)}`;
}

function letterLabel(draft: CaseDraft, holder: EventId): string | undefined {
  const letter = draft.letters.find((candidate) => candidate.stamp.event === holder);
  return letter && `${letter.kind} sent ${formatDate(letter.sent.on)} ${WENT[letter.sent.how]}`;
}

function closingLabel(draft: CaseDraft, holder: EventId): string | undefined {
  const closing = draft.closings.get(holder);
  return closing && `closed ${formatDate(closing.closedOn)}`;
}

function messageOf(draft: CaseDraft, field: string, heads: readonly FieldHead[]): string {
  const [area, key = '', kind = ''] = splitField(field).name.split(':');
  const subject = nameOf(draft, area ?? '', key, kind);
  const letter = heads.some((head) =>
    draft.fields.freezes.some(({ event }) => event === head.event),
  );
  if (letter && area !== 'letter') {
    return `${subject} was changed while the response was being sent. Choose what stands: what the letter says, or the change, which then needs a new letter.`;
  }
  return `${subject} was ${area === 'letter' ? 'sent' : 'changed'} by people who had not seen each other’s work. Both are kept; choose which one stands.`;
}

function nameOf(draft: CaseDraft, area: string, key: string, kind: string): string {
  switch (area) {
    case 'point':
      return `The decision on point ${pointNumber(draft, key) ?? key}`;
    case 'definition':
      return 'The definition';
    case 'rootCause':
      return 'The root cause';
    case 'remedy':
      return 'A remedy';
    case 'letter':
      return `The ${kind}`;
    case 'deadline':
      return 'The date the answer is due';
    case 'ending':
      return 'How the complaint ends';
    case 'outcome':
      return 'The overall outcome';
    default:
      return 'Whether the case is closed or goes on';
  }
}
