import { checkLetter } from '@shared/plain-english';
import { describe, expect, it } from 'vitest';
import { labelledSet, LABELS } from '../../fixtures/plain-english/labelled-set';
import { f1, precision, recall, score } from '../../fixtures/plain-english/score';

const PAGES = labelledSet();

describe('the labelled set', () => {
  it('has sixty pages and more, a third held out, twenty clean, and a label of every kind', () => {
    expect(PAGES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(PAGES.map(({ id }) => id)).size).toBe(PAGES.length);
    expect(PAGES.filter(({ set }) => set === 'held-out').length * 3).toBeGreaterThanOrEqual(
      PAGES.length,
    );
    expect(PAGES.filter(({ quality }) => quality === 'clean').length).toBeGreaterThanOrEqual(20);
    const rules = new Set(PAGES.flatMap(({ labels }) => labels.map(({ rule }) => rule)));
    expect([...rules].toSorted()).toEqual(Object.values(LABELS).toSorted());
  });

  // What was promised is for the whole set. Pages nobody tuned to do worse than those that were; how much is told
  // by the bench, and this is how far they may fall.
  it.each([
    { set: 'all', least: { precision: 0.95, recall: 0.9 } },
    { set: 'held-out', least: { precision: 0.92, recall: 0.9 } },
  ])('$set: as right as promised', ({ set, least }) => {
    const { overall, falseAlarmsPerCleanPage, mistakes } = score(
      PAGES.filter((page) => set === 'all' || page.set === set),
      ({ document, officers }) =>
        checkLetter(document, { officers }).findings.map((finding) => ({
          ...finding,
          rules: [finding.rule],
        })),
      true,
    );
    const told = mistakes.join('\n');
    expect(precision(overall), told).toBeGreaterThanOrEqual(least.precision);
    expect(recall(overall), told).toBeGreaterThanOrEqual(least.recall);
    expect(falseAlarmsPerCleanPage, told).toBeLessThanOrEqual(1);
  });
});

describe('scoring', () => {
  const page = PAGES.find(({ labels }) => labels.length > 2);
  it('counts what is right, wrong and missed', () => {
    if (!page) throw new Error('no page with labels');
    const [first, second] = page.labels;
    if (!first || !second) throw new Error('no labels');
    const said = [
      { ...first, rules: [first.rule] },
      { ...second, rules: ['another rule'] },
    ];
    const byKind = score([page], () => said, true);
    expect(byKind.overall).toEqual({ right: 1, wrong: 1, missed: page.labels.length - 1 });
    expect(precision(byKind.overall)).toBe(0.5);
    expect(f1(byKind.overall)).toBeGreaterThan(0);
    expect(score([page], () => said, false).overall.right).toBe(2);
    expect(score([page], () => [], true).overall).toEqual({
      right: 0,
      wrong: 0,
      missed: page.labels.length,
    });
  });
});
