import {
  addEvidence,
  addNote,
  addPoint,
  changePerson,
  changeSummary,
  closeCase,
  decidePoint,
  foldCase,
  issueLetter,
  markAnomalySeen,
  markRemedyDone,
  noRemedyNeeded,
  offerRemedy,
  recordRootCause,
  rewordPoint,
  setDefinition,
  settleConflict,
} from '@shared/case-file';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blob, DEFINITION, FINDING, leakStory, letterInput, STREAM } from '../../fixtures/cases';
import type { CaseStory, StoryStage } from '../../fixtures/cases';

/** Two machines go on from the same case without seeing each other, then meet. */
function apart(
  until: StoryStage,
  here: (story: CaseStory) => void,
  there: (story: CaseStory) => void,
) {
  const one = leakStory(until);
  const two = one.fork();
  here(one);
  there(two);
  const [mine, theirs] = [one.last, two.last];
  return { story: one.merge(two), mine, theirs };
}

const day = { today: '2026-11-23' };
const quill = { today: '2026-11-23', by: 'h-quill' };
const partly = { ...FINDING, outcome: 'partly upheld' as const };

describe('a protected field changed by two people unseen', () => {
  const table: [
    string,
    string,
    StoryStage,
    (story: CaseStory) => void,
    (story: CaseStory) => void,
  ][] = [
    [
      'a decision',
      'point:pt-1',
      'pointed',
      (story) => story.run(decidePoint, { point: 'pt-1', finding: FINDING }, day),
      (story) => story.run(decidePoint, { point: 'pt-1', finding: partly }, quill),
    ],
    [
      'the definition',
      'definition',
      'acknowledged',
      (story) => story.run(setDefinition, { ...DEFINITION, text: 'One' }, day),
      (story) => story.run(setDefinition, { ...DEFINITION, text: 'Two' }, quill),
    ],
    [
      'the root cause',
      'rootCause',
      'decided',
      (story) => story.run(recordRootCause, { cause: 'delay', rationale: 'x' }, day),
      (story) => story.run(recordRootCause, { cause: 'contractor', rationale: 'y' }, quill),
    ],
    [
      'a remedy',
      'remedy:r-1',
      'responded',
      (story) => story.run(markRemedyDone, { remedy: 'r-1', doneOn: '2026-11-23' }, day),
      (story) =>
        story.run(
          offerRemedy,
          { remedy: 'r-1', kind: 'correction', text: 'Later', dueOn: '2027-01-08' },
          quill,
        ),
    ],
    [
      'the acknowledgement',
      'letter:1:acknowledgement',
      'defined',
      (story) => story.run(issueLetter, letterInput('acknowledgement', '2026-11-13', 'l-1'), day),
      (story) => story.run(issueLetter, letterInput('acknowledgement', '2026-11-12', 'l-2'), quill),
    ],
    [
      'the closing',
      'stage',
      'responded',
      (story) => story.run(closeCase, { closedOn: '2026-11-23' }, day),
      (story) => story.run(closeCase, { closedOn: '2026-11-24' }, { today: '2026-11-24' }),
    ],
  ];

  it.each(table)('%s asks', (_name, field, until, here, there) => {
    const { story, mine, theirs } = apart(until, here, there);
    const { conflicts, anomalies } = story.file;
    expect(anomalies).toEqual([]);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]?.field).toBe(field);
    expect(conflicts[0]?.heads.toSorted()).toEqual([mine, theirs].toSorted());
    expect(conflicts[0]?.options.map(({ label }) => label)).toHaveLength(2);
    expect(new Set(conflicts[0]?.options.map(({ label }) => label)).size).toBe(2);
  });

  it.each(table)(
    '%s: the answer names both heads, and what was kept stands',
    (_name, field, until, here, there) => {
      for (const side of ['mine', 'theirs'] as const) {
        const split = apart(until, here, there);
        const alone = leakStory(until);
        (side === 'mine' ? here : there)(side === 'mine' ? alone : alone);
        const keep = split[side];
        split.story.run(
          settleConflict,
          { field, keep, why: 'Agreed on the phone.' },
          { today: '2026-11-24' },
        );
        const {
          conflicts,
          anomalies,
          points,
          definition,
          rootCause,
          remedies,
          acknowledgedOn,
          closedOn,
        } = split.story.file;
        expect(conflicts).toEqual([]);
        expect(anomalies).toEqual([]);
        const wanted = alone.file;
        const bare = (value: unknown) =>
          JSON.stringify(value, (key, held: unknown) => (key === 'stamp' ? undefined : held));
        expect(bare({ points, definition, rootCause, remedies, acknowledgedOn, closedOn })).toBe(
          bare({
            points: wanted.points,
            definition: wanted.definition,
            rootCause: wanted.rootCause,
            remedies: wanted.remedies,
            acknowledgedOn: wanted.acknowledgedOn,
            closedOn: wanted.closedOn,
          }),
        );
      }
    },
  );

  it('one after the other is no conflict', () => {
    const story = leakStory('pointed')
      .run(decidePoint, { point: 'pt-1', finding: FINDING }, day)
      .run(decidePoint, { point: 'pt-1', finding: partly }, quill);
    expect(story.file.conflicts).toEqual([]);
    expect(story.file.points[0]?.finding?.outcome).toBe('partly upheld');
  });

  it('different points decided apart do not meet', () => {
    const { story } = apart(
      'pointed',
      (one) => one.run(decidePoint, { point: 'pt-1', finding: FINDING }, day),
      (two) => two.run(decidePoint, { point: 'pt-2', finding: partly }, quill),
    );
    expect(story.file.conflicts).toEqual([]);
    expect(story.file.points.map(({ finding }) => finding?.outcome)).toEqual([
      'upheld',
      'partly upheld',
    ]);
  });

  it('a third change nobody had seen opens the question again', () => {
    const one = leakStory('pointed');
    const [two, three] = [one.fork('DEV1CE02'), one.fork('DEV1CE03')];
    one.run(decidePoint, { point: 'pt-1', finding: FINDING }, day);
    two.run(decidePoint, { point: 'pt-1', finding: partly }, quill);
    three.run(decidePoint, { point: 'pt-1', finding: { ...FINDING, outcome: 'no finding' } }, day);
    one
      .merge(two)
      .run(settleConflict, { field: 'point:pt-1', keep: two.last, why: 'Dara saw the log.' });
    const settlement = one.last;
    expect(one.file.conflicts).toEqual([]);
    one.merge(three);
    expect(one.file.conflicts[0]?.heads.toSorted()).toEqual([settlement, three.last].toSorted());
    one.run(settleConflict, { field: 'point:pt-1', keep: settlement, why: 'Still.' });
    expect(one.file.conflicts).toEqual([]);
    expect(one.file.points[0]?.finding?.outcome).toBe('partly upheld');
  });

  it('two people who give the same answer agree; two who differ are asked', () => {
    const split = () =>
      apart(
        'pointed',
        (one) => one.run(decidePoint, { point: 'pt-1', finding: FINDING }, day),
        (two) => two.run(decidePoint, { point: 'pt-1', finding: partly }, quill),
      );
    for (const agree of [true, false]) {
      const { story, mine, theirs } = split();
      const other = story.fork('DEV1CE04');
      story.run(settleConflict, { field: 'point:pt-1', keep: mine, why: 'x' });
      other.run(settleConflict, { field: 'point:pt-1', keep: agree ? mine : theirs, why: 'y' });
      expect(story.merge(other).file.conflicts).toHaveLength(agree ? 0 : 1);
    }
  });

  it('while it stands, nothing on that field is changed and no response goes', () => {
    const { story } = apart(
      'ready',
      (one) => one.run(decidePoint, { point: 'pt-1', finding: FINDING }, day),
      (two) => two.run(decidePoint, { point: 'pt-1', finding: partly }, quill),
    );
    expect(story.problems(decidePoint, { point: 'pt-1', finding: FINDING })[0]?.instead).toContain(
      'Settle this first',
    );
    expect(
      story.problems(issueLetter, letterInput('stage 1 response', '2026-11-23'))[0]?.instead,
    ).toContain('Settle');
    expect(story.problems(decidePoint, { point: 'pt-2', finding: FINDING })).toEqual([]);
    expect(story.problems(addNote, { text: 'x' })).toEqual([]);
  });
});

describe('the response fixes what it says', () => {
  const respond = (story: CaseStory) =>
    story.run(issueLetter, letterInput('stage 1 response', '2026-11-23'), day);

  it.each(['DEV1CE00', 'DEV1CE99'])(
    'a decision changed while it was being sent asks, whichever sorts first (%s)',
    (device) => {
      const one = leakStory('ready');
      const two = one.fork(device);
      respond(one);
      two.run(decidePoint, { point: 'pt-1', finding: partly }, quill);
      const [letter, change] = [one.last, two.last];
      one.merge(two);
      expect(one.file.conflicts).toHaveLength(1);
      expect(one.file.conflicts[0]).toMatchObject({ field: 'point:pt-1' });
      expect(one.file.conflicts[0]?.message).toContain('while the response was being sent');
      const kept = one
        .fork('DEV1CE05')
        .run(settleConflict, { field: 'point:pt-1', keep: letter, why: 'The letter is right.' });
      expect(kept.file.points[0]?.finding?.outcome).toBe('upheld');
      one.run(settleConflict, { field: 'point:pt-1', keep: change, why: 'New evidence.' });
      expect(one.file.points[0]?.finding?.outcome).toBe('partly upheld');
      expect(one.file.conflicts).toEqual([]);
    },
  );

  it.each(['DEV1CE00', 'DEV1CE99'])('a definition changed meanwhile asks too (%s)', (device) => {
    const one = leakStory('ready');
    const two = one.fork(device);
    respond(one);
    two.run(setDefinition, { ...DEFINITION, text: 'Another' }, quill);
    expect(one.merge(two).file.conflicts.map(({ field }) => field)).toEqual(['definition']);
  });

  it('a point added meanwhile has no decision in it, and asks once until ticked off', () => {
    const one = leakStory('ready');
    const two = one.fork();
    respond(one);
    two.run(addPoint, { point: 'pt-3', text: 'The contractor was rude.' }, quill);
    one.merge(two);
    expect(one.file.conflicts).toEqual([]);
    expect(one.file.anomalies[0]).toMatchObject({
      kind: 'point.added',
      message: expect.stringContaining('Point 3') as string,
    });
    one.run(markAnomalySeen, {
      event: one.file.anomalies[0]?.event ?? '',
      note: 'A new complaint was opened.',
    });
    expect(one.file.anomalies[0]?.seen?.by).toBe('h-tansy');
    expect(
      one.problems(markAnomalySeen, { event: one.file.anomalies[0]?.event ?? '' }),
    ).toHaveLength(1);
  });
});

describe('free text and lists merge', () => {
  it('notes, points, documents and people of both are kept', () => {
    const { story } = apart(
      'pointed',
      (one) => {
        one.run(addNote, { text: 'Rang her.' }, day);
        one.run(addPoint, { point: 'pt-a', text: 'A' }, day);
        one.run(offerRemedy, { remedy: 'r-a', kind: 'apology', text: 'Say sorry.' }, day);
      },
      (two) => {
        two.run(addNote, { text: 'She rang.' }, quill);
        two.run(addPoint, { point: 'pt-b', text: 'B' }, quill);
        two.run(
          addEvidence,
          { fileName: 'photo.png', mediaType: 'image/png', file: blob('photo') },
          quill,
        );
        two.run(offerRemedy, { remedy: 'r-b', kind: 'correction', text: 'Mend it.' }, quill);
        two.run(
          changePerson,
          { person: { id: 'p-rep', role: 'representative', name: 'Ash Bramble' } },
          quill,
        );
      },
    );
    const { notes, points, evidence, remedies, people, conflicts, anomalies } = story.file;
    expect(notes.map(({ text }) => text).toSorted()).toEqual(['Rang her.', 'She rang.']);
    expect(points.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect([evidence.length, remedies.length, people.length]).toEqual([2, 2, 2]);
    expect([conflicts, anomalies]).toEqual([[], []]);
  });

  it('the summary and a point’s words take one of the two, the same on every machine', () => {
    const { story } = apart(
      'pointed',
      (one) =>
        one
          .run(changeSummary, { summary: 'One' }, day)
          .run(rewordPoint, { point: 'pt-1', text: 'One' }, day),
      (two) =>
        two
          .run(changeSummary, { summary: 'Two' }, quill)
          .run(rewordPoint, { point: 'pt-1', text: 'Two' }, quill),
    );
    expect(story.file.conflicts).toEqual([]);
    expect(foldCase(STREAM, story.events.toReversed())).toEqual(story.file);
  });

  it('a remedy offered while another says none is needed: the offer stands, and it is told', () => {
    for (const device of ['DEV1CE00', 'DEV1CE99']) {
      const one = leakStory('decided');
      const two = one.fork(device);
      one.run(noRemedyNeeded, { why: 'Already repaired.' }, day);
      two.run(offerRemedy, { kind: 'apology', text: 'Say sorry.' }, quill);
      const { remedies, noRemedyWhy, anomalies } = one.merge(two).file;
      expect([remedies.length, noRemedyWhy, anomalies.length]).toEqual([1, undefined, 1]);
    }
  });
});

it('many machines in any order of merging come to the same case', () => {
  const moves: ((story: CaseStory, n: number) => void)[] = [
    (story, n) => story.run(addNote, { text: `note ${n}` }),
    (story, n) => story.run(addPoint, { point: `pt-${story.last}-${n}`, text: 'x' }),
    (story) =>
      story.problems(decidePoint, { point: 'pt-1', finding: FINDING }).length === 0 &&
      story.run(decidePoint, { point: 'pt-1', finding: FINDING }),
    (story) =>
      story.problems(setDefinition, DEFINITION).length === 0 &&
      story.run(setDefinition, DEFINITION),
    (story) => {
      const conflict = story.file.conflicts[0];
      if (conflict)
        story.run(settleConflict, {
          field: conflict.field,
          keep: conflict.heads[0] ?? '',
          why: 'x',
        });
    },
    (story) => {
      const letter = letterInput('stage 1 response', '2026-11-23', `l-${story.last}`);
      if (story.problems(issueLetter, letter).length === 0) story.run(issueLetter, letter);
    },
  ];
  const step = fc.record({ machine: fc.nat(2), move: fc.nat(moves.length), other: fc.nat(2) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const first = leakStory('pointed');
      const machines = [first, first.fork('DEV1CE02'), first.fork('DEV1CE03')] as const;
      steps.forEach(({ machine, move, other }, index) => {
        const story = machines[machine as 0 | 1 | 2];
        const make = moves[move];
        if (make) make(story, index);
        else if (machine !== other) story.merge(machines[other as 0 | 1 | 2]);
      });
      const [a, b, c] = machines;
      const left = a.fork('DEV1CE07').merge(b).merge(c).file;
      const right = c.fork('DEV1CE08').merge(b).merge(a).file;
      expect(left).toEqual(right);
    }),
    { numRuns: 60 },
  );
});
