import { makeCalendar } from '@shared/calendar';
import {
  closeCase,
  decidePoint,
  markAnomalySeen,
  markRemedyDone,
  nextStep,
} from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { FINDING, leakStory } from '../../fixtures/cases';
import type { StoryStage } from '../../fixtures/cases';

const cal = makeCalendar();

describe('the next step through the life of a case', () => {
  const table: [StoryStage, string, string, string | undefined][] = [
    ['received', '2026-11-09', 'Agree the definition', 'Due Mon 16 Nov 2026, in 5 working days.'],
    ['defined', '2026-11-12', 'Send acknowledgement', 'Due Mon 16 Nov 2026, in 2 working days.'],
    ['acknowledged', '2026-11-12', 'List the points', 'Due Thu 26 Nov 2026, in 10 working days.'],
    [
      'pointed',
      '2026-11-23',
      'Find on points 1 and 2, then send stage 1 response',
      'Due Thu 26 Nov 2026, in 3 working days.',
    ],
    [
      'decided',
      '2026-11-26',
      'Record the root cause, then send stage 1 response',
      'Due Thu 26 Nov 2026, today.',
    ],
    ['ready', '2026-11-30', 'Send stage 1 response', 'Due Thu 26 Nov 2026, 2 working days late.'],
    ['responded', '2026-11-24', 'Close the case', undefined],
    ['closed', '2026-12-05', 'Nothing to do', undefined],
  ];
  it.each(table)('%s, on %s: %s', (stage, today, title, deadline) => {
    const step = nextStep(leakStory(stage).file, { cal, today });
    expect(step.title).toBe(title);
    expect(step.deadline).toBe(deadline);
  });

  it('points to the first point without a decision', () => {
    const step = nextStep(leakStory('pointed').file, { cal, today: '2026-11-23' });
    expect(step.target).toEqual({ go: 'finding', point: 'pt-1' });
    expect(step.action).toBe('Record finding');
    expect(step.why).toContain('Code 6.7');
  });

  it('says what the stage still needs, and what was done when', () => {
    const { heading, checklist } = nextStep(leakStory('pointed').file, {
      cal,
      today: '2026-11-23',
    });
    expect(heading).toBe('Stage 1 still needs');
    expect(checklist).toEqual([
      { need: 'definition', label: 'Definition agreed Thu 12 Nov by phone', state: 'done' },
      { need: 'acknowledgement', label: 'Acknowledgement sent Thu 12 Nov', state: 'done' },
      { need: 'points', label: '2 points listed', state: 'done' },
      { need: 'findings', label: 'Finding and reasons, points 1 and 2', state: 'now' },
      { need: 'rootCause', label: 'Root cause and why', state: 'later' },
      { need: 'remedy', label: 'Remedy, or why none, if anything is upheld', state: 'later' },
      { need: 'response', label: 'Response sent', state: 'later' },
    ]);
  });

  it('a complete stage says so', () => {
    expect(nextStep(leakStory('responded').file, { cal, today: '2026-11-24' }).heading).toBe(
      'Stage 1 is complete',
    );
  });

  it('a remedy outlives the case', () => {
    const story = leakStory('responded').run(closeCase, {}, { today: '2026-11-24' });
    const step = nextStep(story.file, { cal, today: '2026-11-25' });
    expect(step.title).toBe('Carry out the remedy');
    expect(step.target).toEqual({ go: 'remedy', remedy: 'r-1' });
    story.run(markRemedyDone, { remedy: 'r-1', doneOn: '2026-11-25' }, { today: '2026-11-25' });
    expect(nextStep(story.file, { cal, today: '2026-11-25' }).title).toBe('Nothing to do');
  });

  it('an anonymous complaint is decided and closed without letters', () => {
    const story = leakStory('received', { people: [] });
    const { title, checklist } = nextStep(story.file, { cal, today: '2026-11-09' });
    expect(title).toBe('List the points');
    expect(checklist.find(({ need }) => need === 'acknowledgement')?.label).toBe(
      'No acknowledgement: anonymous',
    );
  });

  it('a late acknowledgement moves the stage 1 date', () => {
    const early = leakStory('defined');
    const before = nextStep(early.file, { cal, today: '2026-11-12' }).clocks.find(
      ({ name }) => name === 'respond',
    );
    expect(before).toMatchObject({ due: '2026-11-30', assumed: true });
    const after = nextStep(leakStory('acknowledged').file, {
      cal,
      today: '2026-11-12',
    }).clocks.find(({ name }) => name === 'respond');
    expect(after).toMatchObject({ due: '2026-11-26', assumed: false });
  });

  it('a conflict comes first, and the deadline runs on', () => {
    const one = leakStory('pointed');
    const two = one.fork();
    one.run(decidePoint, { point: 'pt-1', finding: FINDING });
    two.run(decidePoint, { point: 'pt-1', finding: { ...FINDING, outcome: 'not upheld' } });
    const step = nextStep(one.merge(two).file, { cal, today: '2026-11-23' });
    expect(step.title).toBe('Choose what stands');
    expect(step.target).toEqual({ go: 'conflict', field: 'point:pt-1' });
    expect(step.deadline).toBe('Due Thu 26 Nov 2026, in 3 working days.');
  });

  it('what does not fit is looked at, once', () => {
    const story = leakStory('acknowledged').write({ kind: 'case.closed', data: {} });
    const step = () => nextStep(story.file, { cal, today: '2026-11-23' });
    expect(step()).toMatchObject({
      title: 'Look at what does not fit',
      target: { go: 'overview' },
    });
    story.run(markAnomalySeen, { event: story.last });
    expect(step().title).toBe('List the points');
  });

  it('a case from a newer version is read, not changed', () => {
    const story = leakStory('acknowledged').write({ kind: 'case.escalated', data: {} });
    expect(nextStep(story.file, { cal, today: '2026-11-23' }).title).toBe(
      'Read only: update the app',
    );
  });

  it('a service request has no clock and no checklist', () => {
    const { file } = leakStory('received', { kind: 'service request' });
    const step = nextStep(file, { cal, today: '2026-11-23' });
    expect(step).toMatchObject({ target: { go: 'close' }, checklist: [], clocks: [], heading: '' });
    expect(step).not.toHaveProperty('due');
  });
});
