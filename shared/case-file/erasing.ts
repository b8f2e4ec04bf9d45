/**
 * Erasing one document, letter, note or contact out of a case that lives on: what of it lies where, and
 * the events that stand in its place.
 */
import { z } from 'zod';
import type { EventId, OpenedEvent } from '../history/types';
import { event, onCase, refused } from './commands/command';
import { readEvent } from './fold/read-event';
import { ERASABLE, ERASURE_GROUNDS } from './keeping-events';
import type { Erasable } from './keeping-events';
import type { ReadEvent } from './fold/read-event';
import { id, line } from './shapes';
import type { CaseFile, Problem } from './types';

export interface ErasableRecord {
  readonly what: Erasable;
  readonly id: string;
}

export interface ErasurePlan {
  /** What goes: the record asked for, and any other that is the same file. */
  readonly records: readonly ErasableRecord[];
  /** Events whose words are destroyed. */
  readonly words: readonly EventId[];
  /** Files whose bytes are destroyed, by their name in the case. */
  readonly files: readonly string[];
}

/**
 * Everything that must go for `record` to be gone.
 * - A file kept twice in a case lies there once, so both entries go.
 * - A document that is the file of an issued letter goes with that letter, never alone.
 * @param events those `file` was folded from.
 */
export function planErasure(
  file: CaseFile,
  events: readonly OpenedEvent[],
  record: ErasableRecord,
):
  | { readonly ok: true; readonly plan: ErasurePlan }
  | { readonly ok: false; readonly problem: Problem } {
  const there = found(file, record);
  if (!there)
    return { ok: false, problem: { message: `That ${record.what} is not on this case.` } };
  if (there.erased)
    return { ok: false, problem: { message: `That ${record.what} was erased already.` } };
  const files = filesOf(file, record);
  const letter =
    record.what === 'letter'
      ? undefined
      : file.letters.find(({ model, word }) =>
          files.some((one) => one === model.blob || one === word.blob),
        );
  if (letter && !letter.erased) {
    return {
      ok: false,
      problem: {
        message: `This document is the ${letter.kind} that was issued, added to the case once more.`,
        instead: 'Erase the letter: this copy goes with it.',
      },
    };
  }
  const twins = file.evidence
    .filter((item) => item.erased === undefined && files.includes(item.file.blob))
    .map((item): ErasableRecord => ({ what: 'document', id: item.id }));
  const records = [record, ...twins.filter((twin) => twin.id !== record.id)];
  const titles = new Set(
    file.evidence
      .filter(({ id }) => records.some((one) => one.id === id))
      .map(({ title }) => title),
  );
  const words = events
    .filter((each) => {
      const reading = readEvent(each);
      return reading.result === 'read' && records.some((one) => tells(reading.event, one, titles));
    })
    .map((each) => each.id);
  return { ok: true, plan: { records, words, files } };
}

function found(file: CaseFile, { what, id }: ErasableRecord) {
  const list = {
    document: file.evidence,
    letter: file.letters,
    note: file.notes,
    contact: file.contacts,
  }[what];
  return list.find((each) => each.id === id);
}

function filesOf(file: CaseFile, { what, id }: ErasableRecord): readonly string[] {
  if (what === 'document')
    return file.evidence.filter((each) => each.id === id).map((each) => each.file.blob);
  if (what !== 'letter') return [];
  return file.letters
    .filter((each) => each.id === id)
    .flatMap(({ model, word, versions }) => [
      ...new Set([
        model.blob,
        word.blob,
        ...versions.flatMap(({ file: version }) => (version ? [version.blob] : [])),
      ]),
    ]);
}

/** Whether the words of this event are about the record. */
function tells(
  { kind, data }: ReadEvent,
  { what, id }: ErasableRecord,
  titles: ReadonlySet<string>,
): boolean {
  switch (kind) {
    case 'evidence.added':
    case 'evidence.described':
      return what === 'document' && data.evidence === id;
    // Words struck out of a document are its own words.
    case 'document.redacted':
      return (
        (what === 'document' && data.document === `evidence:${id}`) ||
        (what === 'letter' && data.document === `letter:${id}`)
      );
    // A bundle's list of decisions names documents by their titles.
    case 'bundle.exported':
      return (
        (what === 'document' && data.decisions.some(({ document }) => titles.has(document))) ||
        data.documents.some(({ key }) => key === `${what === 'document' ? 'evidence' : what}:${id}`)
      );
    case 'letter.issued':
    case 'letter.versionKept':
      return what === 'letter' && data.letter === id;
    case 'record.corrected':
      return data.target === id && (data.what === 'note' || data.what === 'contact');
    case 'note.added':
      return what === 'note' && data.note === id;
    case 'contact.logged':
      return what === 'contact' && data.contact === id;
    default:
      return false;
  }
}

export const EraseRecordsInput = z.object({
  erasure: id,
  ground: z.enum(ERASURE_GROUNDS),
  rule: line.default(''),
  records: z.array(z.object({ what: z.enum(ERASABLE), id })).min(1),
});
export type EraseRecordsInput = z.input<typeof EraseRecordsInput>;

/** What stands in their place. Run by the store's erasure alone, which destroys the words in the same breath. */
export const eraseRecords = onCase(EraseRecordsInput, {}, (file, data, clock) => {
  const unknown = data.records.find((record) => !found(file, record));
  if (unknown) return refused({ message: `That ${unknown.what} is not on this case.` });
  return {
    ok: true,
    events: data.records.map((record) =>
      event({
        kind: 'record.erased',
        data: {
          erasure: data.erasure,
          what: record.what,
          target: record.id,
          on: clock.today,
          ground: data.ground,
          rule: data.rule,
        },
      }),
    ),
  };
});
