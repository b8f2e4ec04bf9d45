import {
  dropProposal,
  extensionLimits,
  issueLetter,
  nextStep,
  proposeExtension,
  proposeStop,
  restartClock,
  summarise,
} from '@shared/case-file';
import type { CaseFile, LetterKind } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { CAL, leakStory, letterInput } from '../../fixtures/cases';
import type { CaseStory } from '../../fixtures/cases';

const day = (today: string) => ({ today });
const due = (file: CaseFile, today: string) =>
  nextStep(file, { cal: CAL, today }).clocks.find(({ name }) => name === 'respond')?.due;
const send = (story: CaseStory, kind: LetterKind, on: string) =>
  story.run(
    issueLetter,
    { ...letterInput('acknowledgement', on, `l-${kind}-${on}`), kind },
    day(on),
  );
const said = (problems: readonly { message: string; instead?: string }[]) =>
  problems.map(({ message, instead }) => `${message} ${instead ?? ''}`).join(' ');

// Received Mon 9 Nov, acknowledged Thu 12 Nov: due ten working days on, Thu 26 Nov 2026.
const REASON = 'The contractor’s records are kept elsewhere and come on 2 December.';

describe('an extension (LGSCO Code 6.4, 6.5)', () => {
  const planned = () =>
    leakStory('pointed').run(
      proposeExtension,
      { to: '2026-12-09', reason: REASON },
      day('2026-11-23'),
    );

  it('counts only once its letter has gone', () => {
    const story = planned();
    expect(due(story.file, '2026-11-23')).toBe('2026-11-26');
    expect(story.file.owedLetter?.kind).toBe('extension');
    expect(nextStep(story.file, { cal: CAL, today: '2026-11-23' })).toMatchObject({
      title: 'Send the extension letter',
      target: { go: 'letter', kind: 'extension' },
    });
    send(story, 'extension', '2026-11-24');
    expect(due(story.file, '2026-11-24')).toBe('2026-12-09');
    expect(story.file.owedLetter).toBeUndefined();
    expect(summarise(story.file)).toMatchObject({
      extendedTo: '2026-12-09',
      extendedOn: '2026-11-24',
    });
  });

  it('goes no further than ten working days after the date it extends', () => {
    const { file } = leakStory('pointed');
    const clock = { today: '2026-11-23', by: 'h-tansy', newId: () => 'x', cal: CAL };
    expect(extensionLimits(file, clock)).toEqual({ due: '2026-11-26', latest: '2026-12-10' });
  });

  it.each([
    ['one day too far', '2026-12-11', 'no further than Thu 10 Dec 2026'],
    ['no later than it is', '2026-11-26', 'gives no more time'],
    ['a day of the year 2062', '2062-01-01', 'years away'],
    ['no date at all', '', 'missing'],
    ['the thirty-first of November', '2026-11-31', 'not a real date'],
  ])('is refused for %s', (_name, to, message) => {
    const story = leakStory('pointed');
    expect(
      said(story.problems(proposeExtension, { to, reason: REASON }, day('2026-11-23'))),
    ).toContain(message);
  });

  it('needs a reason', () => {
    const input = { to: '2026-12-09', reason: ' ' };
    expect(
      said(leakStory('pointed').problems(proposeExtension, input, day('2026-11-23'))),
    ).toContain('Say why');
  });

  it.each([
    ['before the acknowledgement', () => leakStory('defined'), 'acknowledgement has not gone'],
    ['after the response', () => leakStory('responded'), 'ended with the letter'],
    ['while another is planned', planned, 'planned already'],
    ['on a closed case', () => leakStory('closed'), 'closed'],
  ])('is refused %s', (_name, story, message) => {
    const input = { to: '2026-12-10', reason: REASON };
    expect(said(story().problems(proposeExtension, input, day('2026-11-24')))).toContain(message);
  });

  it('a second one is measured from the rule’s own date, not from the first', () => {
    const story = send(planned(), 'extension', '2026-11-24');
    const more = { to: '2026-12-11', reason: 'More records.' };
    expect(said(story.problems(proposeExtension, more, day('2026-12-01')))).toContain(
      'no further than',
    );
    expect(
      story.problems(proposeExtension, { ...more, to: '2026-12-10' }, day('2026-12-01')),
    ).toEqual([]);
  });

  it('its letter cannot go without the plan, nor twice', () => {
    const input = {
      ...letterInput('acknowledgement', '2026-11-24', 'l-e'),
      kind: 'extension' as const,
    };
    expect(said(leakStory('pointed').problems(issueLetter, input, day('2026-11-24')))).toContain(
      'No longer date is planned',
    );
    const sent = send(planned(), 'extension', '2026-11-24');
    expect(
      said(sent.problems(issueLetter, { ...input, letter: 'l-e2' }, day('2026-11-24'))),
    ).toContain('No longer date is planned');
  });

  it('says so when it is told after the date it extends', () => {
    const story = leakStory('pointed').run(
      proposeExtension,
      { to: '2026-12-09', reason: REASON },
      day('2026-11-27'),
    );
    const input = {
      ...letterInput('acknowledgement', '2026-11-27', 'l-e'),
      kind: 'extension' as const,
    };
    const result = story.try(issueLetter, input, day('2026-11-27'));
    expect(result.ok && said(result.warnings ?? [])).toContain('told late');
  });

  it('is taken back before its letter goes, and not after', () => {
    const story = planned().run(dropProposal, { why: 'The records came.' }, day('2026-11-24'));
    expect(story.file.owedLetter).toBeUndefined();
    const sent = send(planned(), 'extension', '2026-11-24');
    expect(said(sent.problems(dropProposal, { why: 'x' }, day('2026-11-25')))).toContain(
      'No longer date',
    );
  });
});

describe('a stopped clock', () => {
  const GROUND = { ground: 'waiting for consent' as const, reason: 'Her sister must agree first.' };
  const stopped = () =>
    send(
      leakStory('pointed').run(proposeStop, GROUND, day('2026-11-16')),
      'clock stopped',
      '2026-11-16',
    );

  it('runs on until they are told, then stands still from its day', () => {
    const story = leakStory('pointed').run(proposeStop, GROUND, day('2026-11-16'));
    expect(due(story.file, '2026-11-20')).toBe('2026-11-26');
    send(story, 'clock stopped', '2026-11-17');
    // Still since Mon 16 Nov: four working days by Fri 20 Nov, so the date is Wed 2 Dec so far.
    expect(due(story.file, '2026-11-20')).toBe('2026-12-02');
    expect(summarise(story.file)).toMatchObject({
      stopGround: 'waiting for consent',
      stops: [['2026-11-16']],
    });
  });

  it('started again it is owed a letter with the new date', () => {
    const story = stopped().run(restartClock, { why: 'Consent came.' }, day('2026-11-23'));
    expect(story.file.owedLetter?.kind).toBe('clock restarted');
    // Five working days still, Mon 16 to Mon 23 Nov: Thu 26 Nov becomes Thu 3 Dec.
    expect(due(story.file, '2026-11-23')).toBe('2026-12-03');
    send(story, 'clock restarted', '2026-11-23');
    expect(story.file.owedLetter).toBeUndefined();
    expect(due(story.file, '2026-11-23')).toBe('2026-12-03');
  });

  it('can stand still twice, and be extended after', () => {
    const story = send(
      stopped().run(restartClock, { why: 'Came.' }, day('2026-11-23')),
      'clock restarted',
      '2026-11-23',
    );
    story.run(proposeStop, { ...GROUND, ground: 'waiting for clarification' }, day('2026-11-25'));
    send(story, 'clock stopped', '2026-11-25');
    story.run(restartClock, { why: 'Clear now.' }, day('2026-11-27'));
    send(story, 'clock restarted', '2026-11-27');
    // Two more working days: Thu 3 Dec becomes Mon 7 Dec.
    expect(due(story.file, '2026-11-27')).toBe('2026-12-07');
    story.run(proposeExtension, { to: '2026-12-14', reason: REASON }, day('2026-11-30'));
    send(story, 'extension', '2026-11-30');
    // The letter was written knowing of both stops: its date stands.
    expect(due(story.file, '2026-12-01')).toBe('2026-12-14');
    expect(story.file.anomalies).toEqual([]);
  });

  it.each([
    ['before the acknowledgement', () => leakStory('defined'), {}, 'acknowledgement has not gone'],
    ['while it stands still', stopped, {}, 'standing still'],
    ['after the response', () => leakStory('responded'), {}, 'ended with the letter'],
    [
      'from before the acknowledgement',
      () => leakStory('pointed'),
      { from: '2026-11-11' },
      'before the complaint was acknowledged',
    ],
    ['from tomorrow', () => leakStory('pointed'), { from: '2026-11-24' }, 'in the future'],
  ])('is refused %s', (_name, story, more, message) => {
    expect(
      said(story().problems(proposeStop, { ...GROUND, ...more }, day('2026-11-23'))),
    ).toContain(message);
  });

  it.each([
    ['a running clock', () => leakStory('pointed'), {}, 'clock is running'],
    [
      'a planned stop',
      () => leakStory('pointed').run(proposeStop, GROUND, day('2026-11-16')),
      {},
      'A stop is planned',
    ],
    ['a day before it stopped', stopped, { on: '2026-11-13' }, 'before the clock stopped'],
  ])('cannot be started again: %s', (_name, story, more, message) => {
    expect(
      said(story().problems(restartClock, { why: 'x', ...more }, day('2026-11-23'))),
    ).toContain(message);
  });

  it('blocks an extension while it stands', () => {
    const input = { to: '2026-12-09', reason: REASON };
    expect(said(stopped().problems(proposeExtension, input, day('2026-11-23')))).toContain(
      'standing still',
    );
  });
});
