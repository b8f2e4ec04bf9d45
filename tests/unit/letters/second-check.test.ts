/** Which letters a colleague must agree to before they go, and when they have. */
import { describe, expect, it } from 'vitest';
import { askSignOff, giveSignOff, offerRemedy } from '@shared/case-file';
import { councilSettings, type CouncilSettings } from '@shared/case-file/council';
import { assembleLetter, checkParts, secondCheckReason, secondCheckWords } from '@shared/letters';
import { leakStory, type CaseStory } from '../../fixtures/cases';
import { LETTER_COUNCIL, POSTED } from '../../fixtures/letters';

const NONE = { fromStage: null, overPence: null, handlers: [] };
const rule = (change: Partial<CouncilSettings['secondCheck']>): CouncilSettings => ({
  ...LETTER_COUNCIL,
  secondCheck: { ...NONE, ...change },
});
const paid = () =>
  leakStory('ready').run(offerRemedy, {
    kind: 'symbolic payment',
    text: 'A payment.',
    amountPence: 25_000,
    by: 'Repairs',
    dueOn: '2026-12-18',
    costCode: 'R1',
    authority: { who: 'Imogen Sallow', on: '2026-11-20' },
  });
const handler = leakStory('ready').file.handler ?? '';

describe('a second check', () => {
  it.each<
    [
      string,
      Partial<CouncilSettings['secondCheck']>,
      () => CaseStory,
      Parameters<typeof secondCheckReason>[0],
      RegExp | undefined,
    ]
  >([
    ['nothing set', {}, () => leakStory('ready'), 'stage 1 response', undefined],
    [
      'stage 2 set, at stage 1',
      { fromStage: 2 },
      () => leakStory('ready'),
      'stage 1 response',
      undefined,
    ],
    [
      'every stage',
      { fromStage: 1 },
      () => leakStory('ready'),
      'stage 1 response',
      /stage 1 and later/,
    ],
    [
      'every stage, but no decision',
      { fromStage: 1 },
      () => leakStory('ready'),
      'progress update',
      undefined,
    ],
    ['under the sum', { overPence: 25_000 }, paid, 'stage 1 response', undefined],
    ['over the sum', { overPence: 24_999 }, paid, 'stage 1 response', /offers £250/],
    [
      'a new handler',
      { handlers: [handler] },
      () => leakStory('ready'),
      'refusal',
      /whoever handles/,
    ],
    ['another handler', { handlers: ['somebody'] }, () => leakStory('ready'), 'refusal', undefined],
  ])('%s', (_, change, story, kind, why) => {
    const reason = secondCheckReason(kind, story().file, rule(change));
    if (why === undefined) expect(reason).toBeUndefined();
    else expect(reason).toMatch(why);
  });

  it('holds the letter until a colleague was asked, answered and agreed', () => {
    const council = rule({ fromStage: 1 });
    const said = (story: CaseStory) =>
      checkParts(
        assembleLetter('stage 1 response', story.file, council, POSTED),
        story.file,
        council,
        POSTED,
      ).find(({ part }) => part === 'secondCheck')?.message;
    const of = { name: 'Imogen Sallow', title: 'Head of Housing' };
    const asked = () => leakStory('ready').run(askSignOff, { kind: 'stage 1 response', of });
    const given = (approved: boolean, note: string) =>
      asked().run(giveSignOff, { kind: 'stage 1 response', by: of.name, approved, note });
    expect(said(leakStory('ready'))).toMatch(/Ask a colleague/);
    expect(said(asked())).toMatch(/Imogen Sallow has not answered/);
    expect(said(given(false, 'Say why the job was closed.'))).toMatch(/did not agree/);
    expect(said(given(true, ''))).toBeUndefined();
  });

  it.each([
    [NONE, 'Nothing is checked twice.'],
    [
      { fromStage: 2, overPence: 50_000, handlers: ['a', 'b'] },
      'Checked: stage 2 and later; remedies over £500; 2 people.',
    ],
  ])('is said in words: %j', (secondCheck, words) => {
    expect(secondCheckWords({ secondCheck })).toBe(words);
  });

  it('is nothing for a council founded before it', () => {
    const { secondCheck: _none, ...before } = LETTER_COUNCIL;
    expect(councilSettings.parse(before).secondCheck).toEqual(NONE);
  });
});
