/** What the Next panel says beside the step's own deadline: internal dates, and the twelve weeks. */
import { askSignOff, giveSignOff, nextStep } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { CAL, leakStory, type StoryStage } from '../../fixtures/cases';

const datesOn = (until: StoryStage, today: string) =>
  nextStep(leakStory(until).file, { cal: CAL, today }).dates.map(({ text }) => text);

/** Acknowledged Thu 12 Nov: answer by Thu 26. Received Mon 9 Nov: twelve weeks end on Mon 1 Feb 2027. */
describe('dates beside the deadline', () => {
  const table: [StoryStage, string, readonly RegExp[], string][] = [
    ['received', '2026-11-10', [], 'none before the acknowledgement'],
    [
      'pointed',
      '2026-11-16',
      [/^Draft by \w+ \d+ Nov 2026, in/, /^Sign-off by \w+ \d+ Nov 2026, in/],
      'both while it is looked into',
    ],
    ['decided', '2026-11-18', [/^Sign-off by/], 'no draft once everything is decided'],
    ['responded', '2026-11-24', [], 'none once the answer has gone'],
    [
      'decided',
      '2027-01-11',
      [
        /^Sign-off by .* late\.$/,
        /^12 weeks from receipt: Mon 1 Feb 2027, in 15 working days\. From then the Ombudsman/,
      ],
      'three weeks before the twelve are over',
    ],
    [
      'decided',
      '2027-02-02',
      [/^Sign-off by/, /^12 weeks from receipt passed on Mon 1 Feb 2027\. The Ombudsman may/],
      'and after',
    ],
    ['closed', '2027-02-02', [], 'none on a closed case'],
  ];
  it.each(table)('%s, on %s: %j (%s)', (until, today, said) => {
    const dates = datesOn(until, today);
    expect(dates).toHaveLength(said.length);
    for (const [index, words] of said.entries()) expect(dates[index]).toMatch(words);
  });

  it('sign-off is not asked for twice', () => {
    const story = leakStory('ready')
      .run(
        askSignOff,
        { kind: 'stage 1 response', of: { name: 'Dev Ferris', title: '' }, on: '2026-11-19' },
        { today: '2026-11-19' },
      )
      .run(
        giveSignOff,
        { kind: 'stage 1 response', by: 'Dev Ferris', approved: true, on: '2026-11-20', note: '' },
        { today: '2026-11-20' },
      );
    expect(nextStep(story.file, { cal: CAL, today: '2026-11-20' }).dates).toEqual([]);
  });
});
