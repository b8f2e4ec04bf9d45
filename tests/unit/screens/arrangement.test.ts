import { describe, expect, it } from 'vitest';
import { planBundle, type BundlePlan } from '@shared/bundle';
import { addEvidence } from '@shared/case-file';
import { arrange, AS_PLANNED, orderOf } from '../../../renderer/screens/bundle/arrangement';
import { blob, CAL, leakStory } from '../../fixtures/cases';
import { LETTER_COUNCIL } from '../../fixtures/letters';

const DAY = { today: '2026-11-23', cal: CAL };
const evidence = (id: string, datedOn: string, flags: 'privileged'[] = []) => ({
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

describe('what a person arranged, laid over the plan of today', () => {
  it('is the plan itself while nothing was changed', () => {
    expect(arrange(plan, AS_PLANNED)).toEqual(plan);
  });

  it('keeps their order, and lets what came later follow', () => {
    const arranged = { ...AS_PLANNED, order: ['evidence:ev-b', 'evidence:ev-a'] };
    expect(evidenceIn(arrange(plan, arranged))).toBe('bac');
    const later = story.run(addEvidence, evidence('ev-d', '2026-10-01'));
    const next = planBundle(later.file, LETTER_COUNCIL, { ...DAY, today: '2026-11-24' });
    expect(evidenceIn(arrange(next, arranged))).toBe('badc');
  });

  it('never mixes sections, whatever the order says', () => {
    const turned = { ...AS_PLANNED, order: orderOf(plan).toReversed() };
    const sections = arrange(plan, turned)
      .documents.map(({ section }) => section)
      .join('');
    expect(sections).toBe(plan.documents.map(({ section }) => section).join(''));
  });

  it('leaves out with the reason given, and puts in what the plan left out', () => {
    const arranged = arrange(plan, {
      order: [],
      leftOut: { 'evidence:ev-a': 'Not theirs' },
      putIn: ['evidence:ev-c'],
    });
    const of = (key: string) => arranged.documents.find((each) => each.key === key);
    expect(of('evidence:ev-a')).toMatchObject({ included: false, leftOutWhy: 'Not theirs' });
    expect(of('evidence:ev-c')).toMatchObject({ included: true });
    expect(of('evidence:ev-b')?.fileName).toMatch(/^G-01 /);
  });
});
