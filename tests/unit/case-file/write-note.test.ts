import { describe, expect, it } from 'vitest';
import { tellHistory, writeNote } from '@shared/case-file';
import { HANDLERS, leakStory } from '../../fixtures/cases';

const call = { kind: 'call back' as const, text: 'Call back', dueOn: '2026-11-24', dueAt: '9:30' };

describe('a note with what was promised', () => {
  it('is one step: both are recorded, each as what it is', () => {
    const { file } = leakStory('acknowledged').run(writeNote, {
      text: 'She rang about the visit.',
      promise: call,
    });
    expect(file.notes.at(-1)?.text).toBe('She rang about the visit.');
    expect(file.promises.at(-1)).toMatchObject({ kind: 'call back', dueAt: '09:30' });
  });

  it('is not saved in part: what is wrong with either is said beside its field', () => {
    const story = leakStory('acknowledged');
    const before = story.events.length;
    const problems = story.problems(writeNote, {
      text: ' ',
      promise: { ...call, text: '', dueOn: '2026-11-01' },
    });
    expect(problems.map(({ field }) => field)).toEqual(['text', 'promise.text', 'promise.dueOn']);
    expect(story.events).toHaveLength(before);
  });

  it('keeps the words of a restricted note out of the history, and says why it is restricted', () => {
    const story = leakStory('acknowledged').run(writeNote, {
      text: 'Two names for one bank account.',
      restricted: 'possible fraud',
    });
    expect(story.file.notes.at(-1)?.restricted).toBe('possible fraud');
    const told = tellHistory(story.file, story.events, HANDLERS).map(({ what }) => what);
    expect(told.at(-1)).toBe('Wrote a restricted note (possible fraud)');
    expect(told.join(' ')).not.toContain('Two names');
  });

  it('refuses bank details, restricted or not', () => {
    expect(
      leakStory('acknowledged').problems(writeNote, {
        text: 'Sort code 20-00-00, account 12345678',
        restricted: 'possible fraud',
      }),
    ).toHaveLength(1);
  });
});
