import { describe, expect, it } from 'vitest';
import { planBundle, type BundlePlan } from '@shared/bundle';
import { addEvidence } from '@shared/case-file';
import {
  answer,
  arrange,
  AS_PLANNED,
  decisionsOf,
  leaveOut,
  orderOf,
  putIn,
  release,
  show,
  withhold,
  type Arrangement,
} from '../../../renderer/screens/bundle/arrangement';
import { blob, CAL, leakStory } from '../../fixtures/cases';
import { LETTER_COUNCIL } from '../../fixtures/letters';

const DAY = { today: '2026-11-23', cal: CAL };
const evidence = (id: string, datedOn: string, flags: ('privileged' | 'third party')[] = []) => ({
  evidence: id,
  title: id,
  fileName: `${id}.pdf`,
  mediaType: 'application/pdf',
  file: blob(id, id.slice(-1)),
  datedOn,
  flags,
});
const story = leakStory('acknowledged')
  .run(addEvidence, evidence('ev-a', '2026-11-01'))
  .run(addEvidence, evidence('ev-b', '2026-11-02'))
  .run(addEvidence, evidence('ev-c', '2026-11-03', ['privileged']));
const plan = planBundle(story.file, LETTER_COUNCIL, DAY);
const evidenceIn = (each: BundlePlan) =>
  each.documents
    .filter(({ section }) => section === 'G')
    .map(({ key }) => key.slice(-1))
    .join('');

const of = (arrangement: Arrangement, key: string) =>
  arrange(plan, arrangement, story.file).documents.find((each) => each.key === key);

describe('what a person arranged, laid over the plan of today', () => {
  it('is the plan itself while nothing was changed', () => {
    expect(arrange(plan, AS_PLANNED, story.file)).toEqual(plan);
  });

  it('keeps their order, and lets what came later follow', () => {
    const arranged = { ...AS_PLANNED, order: ['evidence:ev-b', 'evidence:ev-a'] };
    expect(evidenceIn(arrange(plan, arranged, story.file))).toBe('bac');
    const later = story.run(addEvidence, evidence('ev-d', '2026-10-01'));
    const next = planBundle(later.file, LETTER_COUNCIL, { ...DAY, today: '2026-11-24' });
    expect(evidenceIn(arrange(next, arranged, story.file))).toBe('badc');
  });

  it('never mixes sections, whatever the order says', () => {
    const turned = { ...AS_PLANNED, order: orderOf(plan).toReversed() };
    const sections = arrange(plan, turned, story.file)
      .documents.map(({ section }) => section)
      .join('');
    expect(sections).toBe(plan.documents.map(({ section }) => section).join(''));
  });

  it('leaves out with the reason given, and puts in again', () => {
    const out = leaveOut(AS_PLANNED, 'evidence:ev-a', 'Not theirs');
    expect(of(out, 'evidence:ev-a')).toMatchObject({ included: false, leftOutWhy: 'Not theirs' });
    expect(of(out, 'evidence:ev-b')?.fileName).toMatch(/^G-01 /);
    expect(arrange(plan, putIn(out, 'evidence:ev-a'), story.file)).toEqual(plan);
  });

  it('puts legal advice in by a name and a reason, and not without', () => {
    const key = 'evidence:ev-c';
    expect(of(putIn(AS_PLANNED, key), key)).toMatchObject({ included: false });
    const by = { by: 'Morgan Thistle', why: 'Waived' };
    const released = release(AS_PLANNED, key, by);
    expect(of(released, key)).toMatchObject({ included: true, released: by });
    expect(of(leaveOut(released, key, 'After all'), key)).toMatchObject({ included: false });
  });

  it('withholds with a reason, shows what the plan withholds, and says what was decided', () => {
    const key = 'evidence:ev-a';
    const kept = withhold(AS_PLANNED, key, 'Names a neighbour');
    expect(of(kept, key)).toMatchObject({ included: true, withheldWhy: 'Names a neighbour' });
    expect(of(show(kept, key), key)).not.toHaveProperty('withheldWhy');
    const third = planBundle(
      story.run(addEvidence, evidence('ev-e', '2026-11-04', ['third party'])).file,
      LETTER_COUNCIL,
      DAY,
    );
    const shown = arrange(third, show(AS_PLANNED, 'evidence:ev-e'), story.file);
    expect(shown.documents.find((each) => each.key === 'evidence:ev-e')).not.toHaveProperty(
      'withheldWhy',
    );
    expect(decisionsOf(arrange(plan, kept, story.file))).toEqual([
      { document: 'ev-a', what: 'do not disclose', why: 'Names a neighbour', by: '' },
      { document: 'ev-c', what: 'left out', why: expect.any(String) as string, by: '' },
    ]);
  });

  it('keeps an answer with its question', () => {
    const first = answer(AS_PLANNED, 'o-1', 0, { text: 'Because.', documents: ['complaint'] });
    const second = answer(first, 'o-1', 1, { text: 'Much.', documents: [] });
    expect(second.answers).toEqual({
      'o-1': {
        0: { text: 'Because.', documents: ['complaint'] },
        1: { text: 'Much.', documents: [] },
      },
    });
  });
});
