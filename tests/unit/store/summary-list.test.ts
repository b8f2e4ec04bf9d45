import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '@shared/case-file/types';
import { bySeniority, withRow } from '../../../renderer/store/register/summary-list';

const row = (id: string, receivedOn: string, reference = id): CaseSummary => ({
  id,
  reference,
  receivedOn,
  kind: 'complaint',
  procedure: 'corporate',
  procedureVersion: 1,
  stage: 1,
  state: 'received',
  person: '',
  address: '',
  contact: '',
  service: '',
  reason: '',
  summary: '',
  otherReferences: '',
  handler: '',
  channel: 'email',
  effectiveOn: receivedOn,
  points: 0,
  decided: 0,
  hasDefinition: false,
  hasRootCause: false,
  hasDecider: false,
  todo: [],
  remedySettled: false,
  needsAttention: false,
  readOnly: false,
});

describe('the list of summaries', () => {
  it('shows the newest receipt first, and of one day the highest reference', () => {
    const rows = [
      row('a', '2026-11-20', 'WB-26-A0001'),
      row('b', '2026-11-21', 'WB-26-A0002'),
      row('c', '2026-11-21', 'WB-26-A0003'),
    ];
    expect(rows.toSorted(bySeniority).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('keeps every other row where it was, whatever is added or changed', () => {
    const day = fc.integer({ min: 1, max: 6 }).map((number) => `2026-11-0${number}`);
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    fc.assert(
      fc.property(fc.array(fc.tuple(id, day, id), { maxLength: 40 }), (changes) => {
        const known = new Map<string, CaseSummary>();
        let list: readonly CaseSummary[] = [];
        for (const [name, on, reference] of changes) {
          const next = row(name, on, reference);
          list = withRow(list, known.get(name), next);
          known.set(name, next);
          expect(list).toEqual([...known.values()].toSorted(bySeniority));
        }
      }),
    );
  });
});
