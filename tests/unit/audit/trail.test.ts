/** Who did what, and what became of copies. */
import { describe, expect, it } from 'vitest';
import { copiesIn, copiesToAsk, erasuresIn, trailOfCase, trailOfLog } from '@shared/audit';
import type { NewLogEvent } from '@shared/audit';
import { addNote, placeHold } from '@shared/case-file';
import type { OpenedEvent } from '@shared/history/types';
import { leakStory, STREAM } from '../../fixtures/cases';

const HANDLERS = [
  { id: 'h-tansy', name: 'Tansy Ormerod', role: '', email: '', phone: '', active: true },
];
const log = (...entries: readonly NewLogEvent[]): OpenedEvent[] =>
  entries.map(({ kind, data }, at) => ({
    id: `e${at}`,
    stream: 'log',
    parents: [],
    schema: 2,
    kind,
    at: `2026-11-23T09:0${at}:00.000Z`,
    by: 'h-tansy',
    data: data as OpenedEvent['data'],
  }));

const exported = (change: object = {}): NewLogEvent => ({
  kind: 'log.exported',
  data: {
    export: 'x-1',
    what: 'bundle',
    place: 'network folder',
    on: '2026-11-01',
    cases: [STREAM],
    files: 3,
    ...change,
  },
});
const answered = (
  answer: 'deleted' | 'still needed' | 'belongs there',
  on: string,
): NewLogEvent => ({
  kind: 'log.exportAnswered',
  data: { export: 'x-1', on, answer },
});

describe('a copy that left', () => {
  const table: [string, NewLogEvent[], string, number][] = [
    ['is not asked about while it is in use', [exported()], '2026-11-14', 0],
    ['is asked about after two weeks', [exported()], '2026-11-15', 1],
    [
      'is asked no more once deleted',
      [exported(), answered('deleted', '2026-11-15')],
      '2027-11-15',
      0,
    ],
    [
      'nor where it belongs',
      [exported(), answered('belongs there', '2026-11-15')],
      '2027-11-15',
      0,
    ],
    [
      'still needed is asked again',
      [exported(), answered('still needed', '2026-11-15')],
      '2026-11-28',
      0,
    ],
    ['two weeks later', [exported(), answered('still needed', '2026-11-15')], '2026-11-29', 1],
    [
      'a letter went to the person: nothing to ask',
      [exported({ what: 'letter' })],
      '2027-11-15',
      0,
    ],
    ['an answer to nothing changes nothing', [answered('deleted', '2026-11-15')], '2026-11-15', 0],
  ];
  it.each(table)('%s', (_, entries, today, asked) => {
    expect(copiesToAsk(copiesIn(log(...entries)), today)).toHaveLength(asked);
  });

  it('is kept by kind of place: a path does not get in', () => {
    const entries = log(exported({ place: '/home/asha/Packs' }));
    expect(copiesIn(entries)).toEqual([]);
  });
});

describe('the council’s log in the trail', () => {
  const entries = log(
    exported({ cases: [] }),
    { kind: 'log.restrictedViewed', data: { case: STREAM, what: 'note', target: 'n-1' } },
    { kind: 'log.unlockFailed', data: { times: 2 } },
    {
      kind: 'log.erased',
      data: { erasure: 'e', what: 'case', case: 'gone', on: '2026-11-23', ground: 'kept twice' },
    },
    { kind: 'log.checked', data: { whole: false, problems: 2 } },
    { kind: 'log.restored', data: { what: 'case', backupOf: '2026-11-20', case: STREAM } },
    { kind: 'log.restored', data: { what: 'everything', backupOf: '2026-11-20' } },
  );
  it('tells each kind, by a name while the case is here', () => {
    const lines = trailOfLog(entries, HANDLERS, (id) =>
      id === STREAM ? 'WB-26-A0412' : undefined,
    );
    expect(
      lines.map(({ kind, who, reference, what, case: id }) => [kind, who, reference, what, id]),
    ).toEqual([
      [
        'copies that left',
        'Tansy Ormerod',
        '',
        'Saved a bundle outside Redress (network folder, 3 files)',
        undefined,
      ],
      ['restricted views', 'Tansy Ormerod', 'WB-26-A0412', 'Looked at a restricted note', STREAM],
      [
        'failed unlocks',
        'Tansy Ormerod',
        '',
        '2 wrong passphrases before this unlock; who tried is not known',
        undefined,
      ],
      ['erasures', 'Tansy Ormerod', 'a case since erased', 'Erased a case', undefined],
      [
        'checks of the data',
        'Tansy Ormerod',
        '',
        'Checked the data: 2 things are damaged',
        undefined,
      ],
      [
        'restores',
        'Tansy Ormerod',
        'WB-26-A0412',
        'Restored a case from the backup of Fri 20 Nov 2026',
        STREAM,
      ],
      [
        'restores',
        'Tansy Ormerod',
        '',
        'Restored everything from the backup of Fri 20 Nov 2026',
        undefined,
      ],
    ]);
    expect(erasuresIn(entries)).toMatchObject([{ what: 'case', ground: 'kept twice', rule: '' }]);
  });

  it('leaves out what it cannot read', () => {
    const odd = { ...entries[0], kind: 'log.somethingNewer' } as OpenedEvent;
    expect(trailOfLog([odd], HANDLERS, () => undefined)).toEqual([]);
  });
});

describe('a case in the trail', () => {
  it('is cut to the span, and sorted into what a team leader looks for', () => {
    const story = leakStory('responded')
      .run(addNote, { text: 'Seen.' })
      .run(placeHold, { reason: 'claim expected or made', reviewOn: '2027-05-01' });
    const { file, events } = story;
    const all = trailOfCase(file, events, HANDLERS, 0, Number.MAX_SAFE_INTEGER);
    expect(all).toHaveLength(events.length);
    expect(all.at(-1)).toMatchObject({ kind: 'keeping longer', reference: 'WB-26-A0412' });
    expect(trailOfCase(file, events, HANDLERS, 0, 1)).toEqual([]);
    const last = Date.parse(all.at(-1)?.at ?? '');
    expect(trailOfCase(file, events, HANDLERS, last, last).length).toBeGreaterThan(0);
  });
});
