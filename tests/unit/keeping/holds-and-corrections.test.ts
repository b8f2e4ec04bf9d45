/** What keeps a case longer, and putting right what was recorded wrongly. */
import { describe, expect, it } from 'vitest';
import {
  addNote,
  correctReceipt,
  correctRecord,
  liftHold,
  placeHold,
  reviewHold,
  standingHolds,
  summarise,
  tellHistory,
  type Command,
} from '@shared/case-file';
import { leakStory, type CaseStory } from '../../fixtures/cases';

const TODAY = '2026-11-23';
const hold = (change: object = {}) => ({
  reason: 'inquiry or appeal' as const,
  note: 'The inquiry of the assembly',
  reviewOn: '2027-11-23',
  ...change,
});
const messages = <I>(story: CaseStory, command: Command<I>, input: I) =>
  story.problems(command, input).map(({ field, message }) => `${field ?? ''}: ${message}`);

describe('a hold', () => {
  it('stands until it is lifted, looked at again in between, on a closed case too', () => {
    const story = leakStory('responded').run(placeHold, hold());
    const [placed] = story.file.holds;
    expect(standingHolds(story.file)).toMatchObject([{ reason: 'inquiry or appeal' }]);
    expect(summarise(story.file).holds).toEqual(standingHolds(story.file));
    const id = placed?.id ?? '';
    story.run(reviewHold, { hold: id, reviewOn: '2028-01-10', why: 'It still sits' });
    expect(story.file.holds[0]?.reviewOn).toBe('2028-01-10');
    story.run(liftHold, { hold: id, why: 'Its report is out' });
    expect(standingHolds(story.file)).toEqual([]);
    expect(story.file.holds[0]?.lifted).toMatchObject({ why: 'Its report is out' });
    expect(summarise(story.file).holds).toBeUndefined();
    const told = tellHistory(story.file, story.events, []).slice(-3);
    expect(told.map(({ topic, why }) => [topic, why])).toEqual([
      ['keeping', 'The inquiry of the assembly'],
      ['keeping', 'It still sits'],
      ['keeping', 'Its report is out'],
    ]);
  });

  it.each([
    ['no day to look again', { reviewOn: '' }, 'reviewOn: Enter the day'],
    ['today', { reviewOn: TODAY }, 'reviewOn: The day to look again must be after today'],
    ['too far off', { reviewOn: '2029-11-24' }, 'reviewOn: Look at it again within 3 years'],
    ['no reason in words', { note: ' ' }, 'note: Say why the case is kept'],
  ])('is refused with %s', (_, change, message) => {
    expect(messages(leakStory('responded'), placeHold, hold(change))[0]).toContain(message);
  });

  it('is lifted once, with a reason', () => {
    const story = leakStory('responded').run(placeHold, hold());
    const id = story.file.holds[0]?.id ?? '';
    expect(messages(story, liftHold, { hold: id, why: '' })[0]).toContain('why: Say why');
    story.run(liftHold, { hold: id, why: 'Over' });
    expect(messages(story, liftHold, { hold: id, why: 'Over' })[0]).toContain('already');
    expect(
      messages(story, reviewHold, { hold: id, why: 'x', reviewOn: '2027-02-02' })[0],
    ).toContain('was lifted');
  });
});

describe('a correction', () => {
  const noted = () => leakStory('responded').run(addNote, { note: 'n-1', text: 'He rang twice.' });

  it('shows the new words, keeps the old, and says why', () => {
    const story = noted().run(correctRecord, {
      what: 'note',
      target: 'n-1',
      text: 'She rang twice.',
      why: 'Told by her',
    });
    story.run(correctRecord, {
      what: 'note',
      target: 'n-1',
      text: 'She rang three times.',
      why: 'The call log',
    });
    expect(story.file.notes.at(-1)?.text).toBe('She rang three times.');
    expect(story.file.corrections).toMatchObject([
      { was: 'He rang twice.', now: 'She rang twice.' },
      { was: 'She rang twice.', now: 'She rang three times.' },
    ]);
    expect(tellHistory(story.file, story.events, []).slice(-2)).toMatchObject([
      {
        what: 'Corrected a note',
        from: 'He rang twice.',
        to: 'She rang twice.',
        why: 'Told by her',
      },
      { from: 'She rang twice.', to: 'She rang three times.', why: 'The call log' },
    ]);
  });

  it('of the words of the complaint keeps what was written down first', () => {
    const story = leakStory('responded');
    const was = story.file.theirWords;
    story.run(correctRecord, {
      what: 'their words',
      text: 'The tape says otherwise.',
      why: 'The tape',
    });
    expect(story.file).toMatchObject({
      theirWords: 'The tape says otherwise.',
      corrections: [{ was, target: '' }],
      anomalies: [],
    });
  });

  it.each([
    ['the same words', { text: 'He rang twice.' }, 'text: It says this already'],
    ['no words', { text: '' }, 'text: Write what it should say'],
    ['no reason', { why: '' }, 'why: Say what was wrong'],
    ['a note that is not there', { target: 'n-9' }, ': That is not on this case'],
    ['bank details', { text: 'Sort code 20-00-00, account 12345678' }, 'text:'],
  ])('is refused with %s', (_, change, message) => {
    const input = {
      what: 'note' as const,
      target: 'n-1',
      text: 'She rang.',
      why: 'Told',
      ...change,
    };
    expect(messages(noted(), correctRecord, input)[0]).toContain(message);
  });
});

describe('a corrected receipt', () => {
  const right = {
    receivedOn: '2026-11-05',
    receivedAt: '',
    why: 'The envelope is stamped 5 November',
  };

  it('moves every date that counts from it, and the history tells both days', () => {
    const story = leakStory('defined');
    const before = summarise(story.file);
    story.run(correctReceipt, right);
    expect(before).toMatchObject({ receivedOn: '2026-11-09', effectiveOn: '2026-11-09' });
    expect(story.file).toMatchObject({
      receivedOn: '2026-11-05',
      effectiveOn: '2026-11-05',
      anomalies: [],
    });
    expect(story.file.stages[0]).toMatchObject({ receivedOn: '2026-11-05' });
    expect(summarise(story.file)).toMatchObject({ receivedOn: '2026-11-05' });
    expect(tellHistory(story.file, story.events, []).at(-1)).toMatchObject({
      from: expect.stringContaining('Mon 9 Nov 2026') as string,
      to: 'Thu 5 Nov 2026',
      why: 'The envelope is stamped 5 November',
    });
  });

  it('may be corrected again, and back', () => {
    const story = leakStory('responded').run(correctReceipt, right);
    story.run(correctReceipt, { ...right, receivedOn: '2026-11-06', receivedAt: '17:45' });
    expect(story.file).toMatchObject({ receivedOn: '2026-11-06', receivedAt: '17:45' });
    expect(tellHistory(story.file, story.events, []).at(-1)).toMatchObject({
      from: 'Thu 5 Nov 2026',
      to: 'Fri 6 Nov 2026 at 17:45',
    });
  });

  it.each([
    ['no real day', { receivedOn: '2026-02-30' }, 'receivedOn: '],
    ['the future', { receivedOn: '2062-11-05' }, 'receivedOn: The date received is in the future'],
    [
      'twenty years ago',
      { receivedOn: '1926-11-05' },
      'receivedOn: The date received is more than 20 years ago',
    ],
    [
      'after its acknowledgement',
      { receivedOn: '2026-11-13' },
      'receivedOn: The acknowledgement went on Thu 12 Nov 2026, before that day.',
    ],
    ['no reason', { why: ' ' }, 'why: Say what was wrong'],
  ])('is refused: %s', (_, change, message) => {
    expect(messages(leakStory('responded'), correctReceipt, { ...right, ...change })[0]).toContain(
      message,
    );
  });

  it('is refused where it changes nothing', () => {
    const { receivedOn, receivedAt = '' } = leakStory('responded').file;
    expect(
      messages(leakStory('responded'), correctReceipt, { ...right, receivedOn, receivedAt }),
    ).toEqual(['receivedOn: That is the day it has already.']);
  });
});
