/** What of a case goes when one thing in it is erased, and that the fold bears it. */
import { describe, expect, it } from 'vitest';
import { eraseRecords, foldCase, planErasure, tellHistory } from '@shared/case-file';
import type { ErasableRecord } from '@shared/case-file';
import type { NewCaseEvent } from '@shared/case-file';
import type { OpenedEvent } from '@shared/history/types';
import { ERASED } from '@shared/history/types';

const blob = (name: string) => ({ blob: name, size: 3, sha256: 'a'.repeat(64) });
const CASE = '0'.repeat(26);
const MISFILED = 'put in the wrong case' as const;

const RECEIVED: NewCaseEvent = {
  kind: 'case.received',
  data: {
    reference: 'WB-26-A0001',
    kind: 'complaint',
    procedure: { id: 'corporate', version: 1 },
    receivedOn: '2026-11-20',
    effectiveOn: '2026-11-20',
    channel: 'email',
    summary: 'Bins',
    theirWords: 'Nobody came.',
    service: 'Waste and recycling',
    people: [],
    risk: { anyone: 'no' },
  },
};
const document = (evidence: string, file: string, title = evidence): NewCaseEvent => ({
  kind: 'evidence.added',
  data: { evidence, title, fileName: 'a.txt', mediaType: 'text/plain', file: blob(file) },
});
const letter: NewCaseEvent = {
  kind: 'letter.issued',
  data: {
    letter: 'letter-1',
    kind: 'acknowledgement',
    stage: 1,
    issuedOn: '2026-11-23',
    model: blob('model'),
    word: blob('word'),
    fileName: 'Acknowledgement to Orla.docx',
    sent: { on: '2026-11-23', how: 'email', to: 'orla@example.com' },
  },
};

function caseOf(...events: readonly NewCaseEvent[]) {
  const opened = events.map(({ kind, data }, at): OpenedEvent => ({
    id: `01M83VVA${String(at).padStart(2, '0')}-0000-W1ST70MT`,
    stream: CASE,
    parents: at === 0 ? [] : [`01M83VVA${String(at - 1).padStart(2, '0')}-0000-W1ST70MT`],
    schema: 2,
    kind,
    at: '2026-11-23T09:00:00.000Z',
    by: 'h-marlow',
    data: data as OpenedEvent['data'],
  }));
  return { events: opened, file: foldCase(CASE, opened) };
}

const erased = (what: ErasableRecord['what'], target: string): NewCaseEvent => ({
  kind: 'record.erased',
  data: { erasure: 'e-1', what, target, on: '2026-11-24', ground: MISFILED },
});

describe('what goes with', () => {
  const described: NewCaseEvent = {
    kind: 'evidence.described',
    data: { evidence: 'ev-1', title: 'Another title', bearsOn: [], flags: [] },
  };
  const bundle: NewCaseEvent = {
    kind: 'bundle.exported',
    data: {
      bundle: 'b-1',
      exportedOn: '2026-11-23',
      pages: 3,
      manifestSha256: '',
      warnings: 0,
      decisions: [{ document: 'Another title', what: 'left out', why: 'Not ours' }],
    },
  };
  const note: NewCaseEvent = { kind: 'note.added', data: { note: 'n-1', text: 'About a child' } };
  const { file, events } = caseOf(
    RECEIVED,
    document('ev-1', 'file-1'),
    document('ev-2', 'file-2'),
    described,
    bundle,
    note,
    letter,
    document('ev-3', 'word'),
    document('ev-4', 'file-2'),
  );
  const at = (...places: number[]) => places.map((place) => events[place]?.id);

  const table: [string, ErasableRecord, string[], number[], string[]][] = [
    [
      'a document: its words, what it was called since, and where a bundle named it',
      { what: 'document', id: 'ev-1' },
      ['ev-1'],
      [1, 3, 4],
      ['file-1'],
    ],
    [
      'a file kept twice: both entries',
      { what: 'document', id: 'ev-4' },
      ['ev-4', 'ev-2'],
      [2, 8],
      ['file-2'],
    ],
    ['a note: its words', { what: 'note', id: 'n-1' }, ['n-1'], [5], []],
    [
      'a letter: model, Word file and the copy added as a document',
      { what: 'letter', id: 'letter-1' },
      ['letter-1', 'ev-3'],
      [6, 7],
      ['model', 'word'],
    ],
  ];
  it.each(table)('%s', (_, record, records, words, files) => {
    const planned = planErasure(file, events, record);
    if (!planned.ok) throw new Error(planned.problem.message);
    expect(planned.plan.records.map(({ id }) => id)).toEqual(records);
    expect(planned.plan.words).toEqual(at(...words));
    expect(planned.plan.files).toEqual(files);
  });

  it('a copy of an issued letter is refused: the letter itself would be left without its file', () => {
    expect(planErasure(file, events, { what: 'document', id: 'ev-3' })).toMatchObject({
      ok: false,
      problem: { instead: expect.stringContaining('Erase the letter') },
    });
  });

  it('what is not there is refused', () => {
    for (const what of ['document', 'letter', 'note', 'contact'] as const) {
      expect(planErasure(file, events, { what, id: 'nowhere' })).toMatchObject({ ok: false });
    }
  });
});

describe('the fold', () => {
  it('blanks what was erased though its words are still there, as in a copy from another machine', () => {
    const { file } = caseOf(
      RECEIVED,
      document('ev-1', 'file-1', 'About a child'),
      letter,
      erased('document', 'ev-1'),
      erased('letter', 'letter-1'),
    );
    expect(file.evidence).toMatchObject([
      { title: ERASED, fileName: ERASED, erased: { ground: MISFILED } },
    ]);
    expect(file.letters).toMatchObject([
      { fileName: ERASED, sent: { to: ERASED, on: '2026-11-23' } },
    ]);
    expect(file).toMatchObject({ acknowledgedOn: '2026-11-23', anomalies: [], readOnly: false });
    expect(JSON.stringify(file)).not.toMatch(/child|orla/i);
  });

  it('says so when what was erased is not on the case', () => {
    const { file } = caseOf(RECEIVED, erased('note', 'nowhere'));
    expect(file.anomalies).toMatchObject([
      { message: 'A note was erased that is not on this case.' },
    ]);
    expect(file.readOnly).toBe(false);
  });

  it('tells it in the history without saying what it was', () => {
    const { file, events } = caseOf(
      RECEIVED,
      document('ev-1', 'file-1'),
      erased('document', 'ev-1'),
    );
    expect(tellHistory(file, events, []).at(-1)).toMatchObject({
      topic: 'keeping',
      what: 'Erased document E1',
      why: 'Put in the wrong case',
    });
  });
});

describe('erasing as a command', () => {
  it('is refused for what is not on the case', () => {
    const { file } = caseOf(RECEIVED);
    const clock = { today: '2026-11-24', by: 'h', newId: () => 'x', cal: undefined as never };
    const input = { erasure: 'e', ground: MISFILED, records: [{ what: 'note' as const, id: 'n' }] };
    expect(eraseRecords(file, input, clock)).toMatchObject({ ok: false });
  });
});
