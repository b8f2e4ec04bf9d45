/** What was struck out on a case, in its fold, its log and its bundle. */
import { describe, expect, it } from 'vitest';
import {
  planBundle,
  preflight,
  redactionLog,
  redactPlan,
  STRUCK,
  THIRD_PARTY_WHY,
  wholeKey,
  WHOLE_WHY,
} from '@shared/bundle';
import { redactDocument, tellHistory } from '@shared/case-file';
import type { RedactionMark } from '@shared/case-file';
import { ombudsmanStory } from '../../fixtures/bundles';
import { council, DAY } from '../bundle/plans';

const TENANT = 'evidence:tenant';
const words = (id: string, text: string, everywhere: boolean): RedactionMark => ({
  type: 'words',
  id,
  why: 'Someone else’s personal data',
  words: text,
  everywhere,
});
const box: RedactionMark = {
  type: 'box',
  id: 'm-box',
  why: 'Their face',
  page: 1,
  x: 0.1,
  y: 0.2,
  width: 0.3,
  height: 0.05,
};
const save = (document: string, marks: RedactionMark[], more: object = {}) => ({
  document,
  marks,
  lookedAt: { pages: [1, 2], of: 2 },
  sheet: 'a'.repeat(64),
  ...more,
});
const planOf = (story: ReturnType<typeof ombudsmanStory>) =>
  redactPlan(planBundle(story.file, council, { ...DAY, today: '2027-03-02' }), story.file);
const at = { today: '2027-03-02' };

describe('what is struck out on a case', () => {
  it('adds up, is taken back by its id, and stays away once taken back', () => {
    const story = ombudsmanStory()
      .run(redactDocument, save(TENANT, [box, words('m-1', 'number 16', true)]), at)
      .run(redactDocument, save(TENANT, [], { undone: ['m-box'] }), at);
    expect(story.file.redactions.map(({ mark }) => mark.id)).toEqual(['m-1']);
    expect(story.file.redacted).toEqual([
      expect.objectContaining({ document: TENANT, pages: [1, 2], of: 2 }),
    ]);
    expect(story.try(redactDocument, save(TENANT, [], { undone: ['m-none'] }), at).ok).toBe(false);
    expect(story.try(redactDocument, save(TENANT, [words('m-1', 'x', true)]), at).ok).toBe(false);
  });

  it('forgets what was looked at when the pages are others', () => {
    const story = ombudsmanStory()
      .run(redactDocument, save(TENANT, [box]), at)
      .run(
        redactDocument,
        { ...save(TENANT, []), lookedAt: { pages: [2], of: 3 }, sheet: 'b' },
        at,
      );
    expect(story.file.redacted[0]).toMatchObject({ pages: [2], of: 3, sheet: 'b' });
  });

  it.each<[string, object]>([
    ['words without a letter', { marks: [words('m-1', '…', true)] }],
    ['a box beyond the last page', { marks: [{ ...box, page: 3 }] }],
    ['a box without a side', { marks: [{ ...box, width: 0 }] }],
    ['no reason', { marks: [{ ...box, why: ' ' }] }],
  ])('is refused: %s', (_, wrong) => {
    expect(ombudsmanStory().try(redactDocument, save(TENANT, [], wrong), at).ok).toBe(false);
  });

  it('is told in the history by its reasons, never by its words', () => {
    const story = ombudsmanStory().run(
      redactDocument,
      save(TENANT, [words('m-1', 'Fern Rush', true)]),
      at,
    );
    const told = JSON.stringify(tellHistory(story.file, story.events, []));
    expect(told).toContain('struck out 1 passage');
    expect(told).not.toContain('Fern Rush');
  });

  it('is listed in the log with who, what, where and why', () => {
    const story = ombudsmanStory().run(
      redactDocument,
      save(TENANT, [box, words('m-1', '=1+1', true)]),
      at,
    );
    const log = redactionLog(
      story.file,
      () => 'Statement',
      () => 'Rowan Tansy',
    );
    expect(log.split('\r\n')).toEqual([
      '\ufeffDocument,Page,What,Where,Why,By,On',
      expect.stringMatching(/^Statement,1,A box,"10 % from the left, .*",Their face,Rowan Tansy,/),
      expect.stringMatching(/^Statement,every page,'=1\+1,in every document,/),
      '',
    ]);
  });
});

describe('a bundle of a case with redactions', () => {
  it('is the plan itself where nothing is struck out', () => {
    const { file } = ombudsmanStory();
    const plan = planBundle(file, council, { ...DAY, today: '2027-03-02' });
    expect(redactPlan(plan, file)).toBe(plan);
  });

  it('has a third party’s document twice: redacted for everyone, whole where few see it', () => {
    const story = ombudsmanStory().run(redactDocument, save(TENANT, [box]), at);
    const plan = planOf(story);
    const [shown, whole] = [TENANT, wholeKey(TENANT)].map((key) =>
      plan.documents.find((document) => document.key === key),
    );
    expect(shown).toMatchObject({
      fileName: expect.stringMatching(/^G-\d\d /) as string,
      redaction: { marks: 1, boxes: [{ page: 1 }], isLookedThrough: true },
      wholeWithheldWhy: THIRD_PARTY_WHY,
    });
    expect(shown?.withheldWhy).toBeUndefined();
    expect(whole).toMatchObject({
      fileName: expect.stringMatching(/^X-G-01 /) as string,
      withheldWhy: WHOLE_WHY,
      redaction: { isOutlined: true },
    });
    const stops = preflight(plan, story.file).filter(({ severity }) => severity === 'stop');
    expect(stops).toEqual([]);
  });

  it('says so while not every page was looked at', () => {
    const story = ombudsmanStory().run(
      redactDocument,
      { ...save(TENANT, [box]), lookedAt: { pages: [1], of: 2 } },
      at,
    );
    expect(
      preflight(planOf(story), story.file)
        .map(({ message }) => message)
        .join(),
    ).toContain('Not every page of “Statement of the neighbour at number 16” has been looked at');
  });

  it('tells words struck out everywhere nowhere: not in titles, file names, chronology or cover', () => {
    const story = ombudsmanStory().run(
      redactDocument,
      save('complaint', [words('m-1', 'Holly Bramble', true), words('m-2', 'ceiling', true)]),
      at,
    );
    const plan = planOf(story);
    const { documents, ...rest } = plan;
    const told = JSON.stringify([
      { ...rest, struck: [] },
      documents
        .filter(({ included, withheldWhy }) => included && withheldWhy === undefined)
        .map(({ title, fileName }) => [title, fileName]),
    ]);
    expect(told).not.toMatch(/Holly Bramble|ceiling/i);
    expect(told).toContain(`Photo of the ${STRUCK}`);
    expect(plan.struck).toEqual(['Holly Bramble', 'ceiling']);
    for (const { key, redaction, included, withheldWhy } of documents)
      expect([key, redaction?.words]).toEqual([
        key,
        included && withheldWhy === undefined ? ['Holly Bramble', 'ceiling'] : undefined,
      ]);
  });

  it('keeps words struck out of one document to that document', () => {
    const story = ombudsmanStory().run(
      redactDocument,
      save(TENANT, [words('m-1', 'number 16', false)]),
      at,
    );
    const plan = planOf(story);
    expect(plan.struck).toEqual([]);
    expect(plan.documents.find(({ key }) => key === TENANT)?.title).toBe(
      `Statement of the neighbour at ${STRUCK}`,
    );
    expect(plan.documents.filter(({ redaction }) => redaction)).toHaveLength(2);
    expect(JSON.stringify(plan.chronology)).not.toContain('number 16');
  });
});
