import {
  addNote,
  assignHandler,
  changePerson,
  changeSummary,
  classify,
  decidePoint,
  describeEvidence,
  linesOn,
  noRemedyNeeded,
  recordBundle,
  recordRootCause,
  rewordPoint,
  setDefinition,
  settleConflict,
  tellHistory,
} from '@shared/case-file';
import { ERASED } from '@shared/history/types';
import { describe, expect, it } from 'vitest';
import { DEFINITION, FINDING, HANDLERS, leakStory } from '../../fixtures/cases';
import type { CaseStory } from '../../fixtures/cases';

const tell = (story: CaseStory) => tellHistory(story.file, story.events, HANDLERS);
const newest = (story: CaseStory) => tell(story).at(-1);

describe('the history of a case', () => {
  it('tells the whole story, one line an event', () => {
    const story = leakStory('closed');
    const lines = tell(story);
    expect(lines).toHaveLength(story.events.length);
    expect(lines.map(({ what }) => what)).toEqual([
      'Recorded the complaint WB-26-A0412, received Mon 9 Nov 2026 by email: Leak left for seven weeks; two missed visits',
      'Set the definition, agreed Thu 12 Nov 2026 (phone)',
      'Issued the acknowledgement, sent Thu 12 Nov 2026 by email to holly.bramble@example.org',
      'Added point 1: The leak was reported on 2 September and not repaired until 21 October.',
      'Added point 2: Two appointments were missed without notice.',
      'Added E1: Job log 44871, dated Wed 21 Oct 2026',
      'Decided point 1: upheld',
      'Decided point 2: not upheld',
      'Recorded the root cause: process not followed',
      'Offered a remedy: correction, due Fri 4 Dec 2026: Make good the kitchen ceiling.',
      'Issued the stage 1 response, sent Mon 23 Nov 2026 by email to holly.bramble@example.org',
      'Recorded a remedy as done on Thu 3 Dec 2026: correction, due Fri 4 Dec 2026: Make good the kitchen ceiling.',
      'Closed the case on Fri 4 Dec 2026',
    ]);
    expect(lines.every(({ who }) => who === 'Rowan Tansy')).toBe(true);
    expect(lines[6]?.why).toBe('The job was closed by mistake and nobody checked.');
  });

  const changes: [
    string,
    (story: CaseStory) => CaseStory,
    { what: string; from?: string; to?: string; why?: string },
  ][] = [
    [
      'the summary',
      (story) => story.run(changeSummary, { summary: 'A leak' }),
      {
        what: 'Changed the summary',
        from: 'Leak left for seven weeks; two missed visits',
        to: 'A leak',
      },
    ],
    [
      'the service',
      (story) => story.run(classify, { service: 'Parking' }),
      { what: 'Changed the service and reason', from: 'Housing repairs: Delay', to: 'Parking' },
    ],
    [
      'the handler',
      (story) => story.run(assignHandler, { handler: 'h-quill' }),
      { what: 'Gave the case to another handler', from: 'Rowan Tansy', to: 'Dara Quill' },
    ],
    [
      'the definition',
      (story) => story.run(setDefinition, { text: 'Shorter.', outcomesSought: 'x' }),
      { what: 'Changed the definition, not yet agreed', from: DEFINITION.text, to: 'Shorter.' },
    ],
    [
      'a point',
      (story) => story.run(rewordPoint, { point: 'pt-2', text: 'Two visits were missed.' }),
      {
        what: 'Reworded point 2',
        from: 'Two appointments were missed without notice.',
        to: 'Two visits were missed.',
      },
    ],
    [
      'a decision',
      (story) =>
        story.run(decidePoint, {
          point: 'pt-1',
          finding: { ...FINDING, outcome: 'partly upheld' },
        }),
      { what: 'Decided point 1 again', from: 'upheld', to: 'partly upheld', why: FINDING.reasons },
    ],
    [
      'a root cause',
      (story) => story.run(recordRootCause, { cause: 'delay', rationale: 'Too few plumbers.' }),
      { what: 'Recorded the root cause: delay', to: 'delay', why: 'Too few plumbers.' },
    ],
    [
      'a document',
      (story) =>
        story.run(describeEvidence, {
          evidence: 'ev-1',
          title: 'Log',
          bearsOn: [],
          flags: ['third party'],
        }),
      {
        what: 'Changed the description of E1',
        from: 'Job log 44871, dated Wed 21 Oct 2026',
        to: 'Log, undated, third party',
      },
    ],
    [
      'a new person',
      (story) =>
        story.run(changePerson, { person: { id: 'p-2', role: 'advocate', name: 'Ash Fenn' } }),
      { what: 'Added Ash Fenn as advocate', to: 'Ash Fenn' },
    ],
    [
      'no remedy',
      (story) => story.run(noRemedyNeeded, { why: 'Repaired.' }),
      { what: 'Recorded that no remedy is needed', why: 'Repaired.' },
    ],
    [
      'a bundle',
      (story) => story.run(recordBundle, { pages: 31, manifestSha256: 'x', warnings: 1 }),
      { what: 'Exported a bundle of 31 pages with 1 warning' },
    ],
  ];
  it.each(changes)('says from what to what, and why: %s', (_name, change, line) => {
    expect(newest(change(leakStory('decided')))).toMatchObject(line);
  });

  it('says where someone can be reached, and where not', () => {
    const story = leakStory('received').run(changePerson, {
      person: {
        id: 'p-bramble',
        role: 'complainant',
        name: 'Holly Bramble',
        phone: '01632 960 999',
        mayWrite: false,
      },
    });
    expect(newest(story)).toMatchObject({ to: 'Holly Bramble; 01632 960 999; do not write' });
  });

  it('can be read by topic', () => {
    const lines = tell(leakStory('closed'));
    expect(linesOn(lines, 'letters')).toHaveLength(2);
    expect(linesOn(lines, 'points')).toHaveLength(5);
    expect(linesOn(lines, 'all')).toHaveLength(lines.length);
  });

  it('names a handler by id when the council no longer lists them', () => {
    expect(newest(leakStory('received').run(addNote, { text: 'x' }, { by: 'h-gone' }))?.who).toBe(
      'h-gone',
    );
  });

  it('tells conflicts, anomalies, erasures and what waits', () => {
    const one = leakStory('pointed');
    const two = one.fork();
    one.run(decidePoint, { point: 'pt-1', finding: FINDING });
    two.run(decidePoint, { point: 'pt-1', finding: { ...FINDING, outcome: 'not upheld' } });
    one.merge(two).run(settleConflict, {
      field: 'point:pt-1',
      keep: two.last,
      why: 'The calls are on record.',
    });
    expect(newest(one)).toMatchObject({
      topic: 'conflicts',
      what: 'Chose which version stands: the decision on point 1',
      why: 'The calls are on record.',
    });
    one.write({ kind: 'case.closed', data: { closedOn: 'soon' } });
    expect(newest(one)).toMatchObject({
      what: 'An entry that cannot be read.',
      anomaly: expect.stringContaining('closedOn') as string,
    });
    one.write({ kind: 'case.escalated', data: {} });
    expect(newest(one)?.what).toBe('Something a newer version of Redress recorded.');

    const erased = leakStory('decided').write(
      { kind: 'note.added', data: { note: 'n', text: ERASED } },
      {},
      { erased: true },
    );
    expect(newest(erased)?.what).toBe('Noted: (erased) (some of its words were erased)');

    const events = leakStory('received').run(addNote, { text: 'a' }).run(addNote, { text: 'b' });
    const gap = events.events.filter((_, index) => index !== 1);
    const lines = tellHistory(events.file, gap, HANDLERS);
    expect(lines.map(({ topic }) => topic)).toEqual(['receipt', 'notes']);
  });
});
