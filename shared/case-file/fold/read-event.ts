/** From an opened event to data the fold can trust, or the reason it cannot be used. */
import { ERASED } from '../../history/types';
import type { OpenedEvent } from '../../history/types';
import { CASE_EVENTS, EVENT_SCHEMA } from '../schema';
import type { CaseEventData, CaseEventKind } from '../schema';
import { upcast } from '../upcast';

/** An event whose data matches its kind. */
export type ReadEvent = {
  [K in CaseEventKind]: { readonly kind: K; readonly data: CaseEventData<K> };
}[CaseEventKind];

export type EventReading =
  | { readonly result: 'read'; readonly event: ReadEvent }
  /** Written by a newer version: kept, shown, and the case is not changed until the app is updated. */
  | { readonly result: 'newer'; readonly message: string }
  /** The words were destroyed and nothing is left to fold, though the event still counts in the history. */
  | { readonly result: 'erased'; readonly kind: CaseEventKind; readonly data: OpenedEvent['data'] }
  | { readonly result: 'unreadable'; readonly message: string };

export const isCaseEventKind = (kind: string): kind is CaseEventKind =>
  Object.hasOwn(CASE_EVENTS, kind);

const NEWER =
  'A newer version of Redress wrote this. Update the app to see it and to change this case.';

export function readEvent(event: OpenedEvent): EventReading {
  if (!Number.isInteger(event.schema) || event.schema < 1) {
    return { result: 'unreadable', message: 'This entry does not say which version wrote it.' };
  }
  if (event.schema > EVENT_SCHEMA || !isCaseEventKind(event.kind)) {
    return { result: 'newer', message: NEWER };
  }
  const kind = event.kind;
  const current = upcast(kind, event.schema, event.data);
  const data = standIns(kind, current, event.erased === true);
  if (data === undefined) return { result: 'erased', kind, data: current };
  const parsed = CASE_EVENTS[kind].data.safeParse(data);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? 'its data')));
    return {
      result: 'unreadable',
      message: `This entry could not be read (${[...fields].join(', ')}). It is kept as it is; the rest of the case is complete.`,
    };
  }
  // The schema looked up by `kind` has just accepted the data, which TypeScript cannot follow by itself.
  return { result: 'read', event: { kind, data: parsed.data } as ReadEvent };
}

/** Where the erased words were not a plain text: what stands there instead. Absent here = the text itself. */
const SHAPES: Readonly<Record<string, unknown>> = {
  'case.received:people': [
    {
      id: 'erased',
      role: 'complainant',
      name: ERASED,
      mayWrite: false,
      mayCall: false,
      receivesLetters: false,
    },
  ],
  // That somebody was to be told is in the answers; what about was the erased words.
  'case.received:alerts': [],
  // How it went is part of what was erased; post is the method that claims no address of its own.
  'letter.issued:sent': { how: 'post', to: ERASED },
  'letter.issued:overrides': [],
  'document.redacted:marks': [],
  'bundle.exported:documents': [],
};

/** Without these fields nothing is left to show: the decision or the person was the erased words. */
const HOLLOW: ReadonlySet<string> = new Set(['point.decided:finding', 'person.changed:person']);

/** Puts readable values where free text was erased; undefined when nothing would be left. */
function standIns(
  kind: CaseEventKind,
  data: Readonly<Record<string, unknown>>,
  erased: boolean,
): Readonly<Record<string, unknown>> | undefined {
  const gone = CASE_EVENTS[kind].freeText.filter(
    (field) => data[field] === ERASED || (erased && data[field] === undefined),
  );
  if (gone.length === 0) return data;
  if (gone.some((field) => HOLLOW.has(`${kind}:${field}`))) return undefined;
  const filled: Record<string, unknown> = { ...data };
  for (const field of gone) {
    const key = `${kind}:${field}`;
    filled[field] = Object.hasOwn(SHAPES, key) ? SHAPES[key] : ERASED;
  }
  if (kind === 'letter.issued' && gone.includes('sent')) {
    filled['sent'] = { ...(SHAPES['letter.issued:sent'] as object), on: data['issuedOn'] };
  }
  return filled;
}
