/** Evidence, notes and the record of a bundle. */
import { z } from 'zod';
import { bankDetailsProblem } from '../bank-details';
import { CASE_EVENTS, id } from '../schema';
import type { NewCaseEvent } from '../schema';
import type { CaseFile, CommandClock, Problem } from '../types';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  onCase,
  pastDateProblem,
  unless,
} from './command';

const added = CASE_EVENTS['evidence.added'].data;

export const evidenceInput = added.extend({
  evidence: id.optional(),
  /** Blank = the file's name. */
  title: added.shape.title.default(''),
  fileName: added.shape.fileName.min(1),
  datedOn: dateInput.optional(),
});
export const AddEvidenceInput = evidenceInput;
export type AddEvidenceInput = z.input<typeof AddEvidenceInput>;

export const addEvidence = onCase(AddEvidenceInput, {}, (file, data, clock) =>
  unless(
    [
      evidenceProblem(data, clock.today),
      unknownPoint(file, data.bearsOn),
      file.evidence.some((item) => item.id === data.evidence)
        ? { message: 'This document is on the case already.' }
        : undefined,
    ],
    () => accepted([evidenceEvent(data, clock)], [sameFile(file, data.file.sha256)]),
  ),
);

export const DescribeEvidenceInput = CASE_EVENTS['evidence.described'].data.extend({
  datedOn: dateInput.optional(),
});
export type DescribeEvidenceInput = z.input<typeof DescribeEvidenceInput>;

export const describeEvidence = onCase(DescribeEvidenceInput, {}, (file, data, clock) =>
  unless(
    [
      file.evidence.some((item) => item.id === data.evidence && !item.erased)
        ? undefined
        : { message: 'That document is not on this case, or was erased.' },
      blankProblem(
        data.title,
        'title',
        'Give the document a title.',
        'Say what it is: “Photo of the ceiling”.',
      ),
      evidenceProblem(data, clock.today),
      unknownPoint(file, data.bearsOn),
    ],
    () => accepted([event({ kind: 'evidence.described', data })]),
  ),
);

export const AddNoteInput = z.object({
  note: id.optional(),
  text: CASE_EVENTS['note.added'].data.shape.text,
  /** Set = asked for before it is shown, and never in a letter or a bundle. */
  restricted: CASE_EVENTS['note.added'].data.shape.restricted,
});
export type AddNoteInput = z.input<typeof AddNoteInput>;

export const addNote = onCase(AddNoteInput, {}, (file, data, clock) =>
  unless(
    [
      blankProblem(data.text, 'text', 'Write the note first.'),
      bankDetailsProblem(data.text, 'text'),
      file.notes.some((note) => note.id === data.note)
        ? { message: 'This note is saved already.' }
        : undefined,
    ],
    () =>
      accepted([
        event({ kind: 'note.added', data: { ...data, note: data.note ?? clock.newId() } }),
      ]),
  ),
);

export const RedactDocumentInput = CASE_EVENTS['document.redacted'].data;
export type RedactDocumentInput = z.input<typeof RedactDocumentInput>;

/** Also on a closed case: the Ombudsman usually writes then. */
export const redactDocument = onCase(RedactDocumentInput, {}, (file, data) => {
  const known = new Set(file.redactions.map(({ mark }) => mark.id));
  return unless(
    [
      data.undone.every((each) => known.has(each))
        ? undefined
        : { message: 'One of those redactions is not on this case any more. Open it again.' },
      data.marks.some(({ id: its }) => known.has(its))
        ? { message: 'These redactions are saved already.' }
        : undefined,
      data.marks.some((mark) => mark.type === 'words' && !/[\p{L}\p{N}]/u.test(mark.words))
        ? { message: 'Words to strike out need a letter or a figure.' }
        : undefined,
      data.marks.some(
        (mark) =>
          mark.type === 'box' &&
          (mark.page > data.lookedAt.of || mark.width <= 0 || mark.height <= 0),
      )
        ? { message: 'A box lies outside the pages. Draw it again.' }
        : undefined,
    ],
    () => accepted([event({ kind: 'document.redacted', data })]),
  );
});

export const RecordBundleInput = CASE_EVENTS['bundle.exported'].data.extend({
  bundle: id.optional(),
  exportedOn: dateInput.optional(),
});
export type RecordBundleInput = z.input<typeof RecordBundleInput>;

export const recordBundle = onCase(RecordBundleInput, {}, (_file, data, clock) => {
  const exportedOn = data.exportedOn ?? clock.today;
  return unless(
    [
      pastDateProblem(exportedOn, {
        field: 'exportedOn',
        name: 'The date of the bundle',
        today: clock.today,
      }),
    ],
    () =>
      accepted([
        event({
          kind: 'bundle.exported',
          data: { ...data, bundle: data.bundle ?? clock.newId(), exportedOn },
        }),
      ]),
  );
});

/** The document's own date: real and not ahead. It may well be older than the complaint. */
export function evidenceProblem(
  item: { readonly datedOn?: string | undefined },
  today: string,
  path?: string,
): Problem | undefined {
  if (item.datedOn === undefined) return undefined;
  const field = path === undefined ? 'datedOn' : `${path}.datedOn`;
  return pastDateProblem(item.datedOn, { field, name: 'The date of the document', today });
}

export function evidenceEvent(
  item: z.output<typeof evidenceInput>,
  clock: CommandClock,
): NewCaseEvent {
  return event({
    kind: 'evidence.added',
    data: {
      ...item,
      evidence: item.evidence ?? clock.newId(),
      title: item.title === '' ? item.fileName : item.title,
    },
  });
}

function unknownPoint(file: CaseFile, bearsOn: readonly string[]): Problem | undefined {
  const unknown = bearsOn.some((point) => !file.points.some((known) => known.id === point));
  return unknown
    ? { field: 'bearsOn', message: 'One of those points is not on this case.' }
    : undefined;
}

function sameFile(file: CaseFile, sha256: string): Problem | undefined {
  const same = file.evidence.find((item) => item.file.sha256 === sha256);
  return same && { message: `The same file is here already as E${same.number}, “${same.title}”.` };
}
