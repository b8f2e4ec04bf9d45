/** How long a case is kept, what keeps it longer, and which cases ask for a decision. */
import { describe, expect, it } from 'vitest';
import { RETENTION_EXAMPLES, type RetentionRule } from '@shared/case-file/council';
import { foundHold } from '@shared/case-file';
import type { CaseSummary } from '@shared/case-file/types';
import { keptCases, keptUntil, ruleFor } from '@shared/keeping';

const TODAY = '2026-11-23';

const row = (change: Partial<CaseSummary> = {}): CaseSummary => ({
  id: 'a'.repeat(26),
  reference: 'WB-20-A0001',
  kind: 'complaint',
  procedure: 'corporate',
  procedureVersion: 1,
  stage: 1,
  state: 'closed',
  person: 'Holly Bramble',
  address: '14 Harbour Row, WM4 7TQ',
  contact: 'holly@example.org',
  service: 'Parking',
  reason: '',
  summary: 'A permit',
  otherReferences: '',
  handler: '',
  channel: 'email',
  receivedOn: '2020-01-06',
  effectiveOn: '2020-01-06',
  closedOn: '2020-02-29',
  outcome: 'upheld',
  points: 1,
  decided: 1,
  hasDefinition: true,
  hasDecider: true,
  hasRootCause: true,
  todo: [],
  remedySettled: true,
  needsAttention: false,
  readOnly: false,
  ...change,
});

const rule = (change: Partial<RetentionRule>): RetentionRule => ({
  id: 'r',
  name: 'A rule',
  kinds: [],
  procedures: [],
  outcomes: [],
  months: 12,
  source: 'Our schedule',
  ...change,
});

describe('the rule of a case', () => {
  const refused = rule({ id: 'refused', outcomes: ['refused'], months: 24 });
  const member = rule({ id: 'member', procedures: ['member-enquiry'] });
  const table: [string, Partial<CaseSummary>, readonly RetentionRule[], string | undefined][] = [
    ['is the first that fits', {}, [refused, member, ...RETENTION_EXAMPLES], 'complaints'],
    ['by its outcome', { ending: 'refused' }, [refused, ...RETENTION_EXAMPLES], 'refused'],
    ['by its procedure', { procedure: 'member-enquiry' }, [member], 'member'],
    ['by its kind', { kind: 'compliment' }, RETENTION_EXAMPLES, 'others'],
    ['is none where none fits: it is kept', { kind: 'comment' }, [refused], undefined],
  ];
  it.each(table)('%s', (_, change, rules, expected) => {
    expect(ruleFor(row(change), rules)?.id).toBe(expected);
  });

  it.each([
    ['2020-02-29', 72, '2026-02-28'],
    ['2024-12-31', 24, '2026-12-31'],
    [undefined, 72, undefined],
  ] as const)('closed %s, %i months: until %s', (closedOn, months, expected) => {
    const { closedOn: _default, ...open } = row();
    const summary = closedOn === undefined ? open : { ...open, closedOn };
    expect(keptUntil(summary, rule({ months }))).toBe(expected);
  });
});

describe('a kept case', () => {
  const claim = foundHold('claim expected or made', 's-1');
  const placed = { id: 'h', reason: 'kept longer on purpose' as const };
  const remedy = { kind: 'remedy' as const, id: 'r-1', text: 'Repaint' };
  const table: [string, Partial<CaseSummary>, string][] = [
    ['is due when its time is up', {}, 'due'],
    ['is due on the day itself', { closedOn: '2020-11-23' }, 'due'],
    ['is not due the day before', { closedOn: '2020-11-24' }, 'soon'],
    ['is kept while there is time', { closedOn: '2024-11-24' }, 'kept'],
    ['is held by what the case shows', { holds: [claim] }, 'held'],
    ['is held by an outstanding remedy', { todo: [remedy] }, 'held'],
    [
      'is not held by a remedy somebody said no longer counts',
      { todo: [remedy], holdsLifted: ['remedy:r-1'] },
      'due',
    ],
    [
      'is held until somebody looks again',
      { holds: [{ ...placed, reviewOn: '2027-01-01' }] },
      'held',
    ],
    ['asks to be looked at on that day', { holds: [{ ...placed, reviewOn: TODAY }] }, 'review'],
    [
      'asks to be looked at although there is time',
      { closedOn: '2025-01-01', holds: [{ ...placed, reviewOn: '2026-01-01' }] },
      'review',
    ],
    ['without a rule is kept', { kind: 'comment' }, 'no rule'],
  ];
  const rules = RETENTION_EXAMPLES.slice(0, 1);
  it.each(table)('%s', (_, change, state) => {
    expect(keptCases([row(change)], rules, TODAY)[0]?.state).toBe(state);
  });

  const later = (change: Partial<CaseSummary>): CaseSummary => {
    const { closedOn: _closed, ...open } = row({ id: 'b'.repeat(26), receivedOn: '2026-10-01' });
    return { ...open, state: 'received', ...change };
  };
  const matches: [string, Partial<CaseSummary>, string][] = [
    ['the same person, still open, holds it', {}, 'held'],
    ['the same email, though they moved', { address: '1 Elsewhere' }, 'held'],
    ['a linked case holds it', { person: 'Somebody', linked: [row().id] }, 'held'],
    ['a person of the same name alone does not', { address: '1 Elsewhere', contact: '' }, 'due'],
    ['one that came before does not', { receivedOn: '2019-01-01' }, 'due'],
    ['one that is closed does not', { closedOn: '2026-11-01' }, 'due'],
    ['one without a name does not', { person: 'Name not given', contact: '', address: '' }, 'due'],
  ];
  it.each(matches)('with a later complaint: %s', (_, change, state) => {
    const found = keptCases([row(), later(change)], rules, TODAY);
    expect(found.find(({ summary }) => summary.id === row().id)?.state).toBe(state);
  });

  it('that is open is listed only when its hold is to be looked at', () => {
    expect(keptCases([later({})], rules, TODAY)).toEqual([]);
    const held = later({ holds: [{ ...placed, reviewOn: '2026-11-01' }] });
    expect(keptCases([held], rules, TODAY)).toMatchObject([{ state: 'review' }]);
  });

  it('stands with the most pressing first, then the longest due', () => {
    const at = (reference: string, closedOn: string) =>
      row({ id: reference, reference, closedOn, person: reference });
    const found = keptCases(
      [at('soon', '2021-01-01'), at('younger', '2020-06-01'), at('older', '2019-06-01')],
      rules,
      TODAY,
    );
    expect(found.map(({ summary }) => summary.reference)).toEqual(['older', 'younger', 'soon']);
  });
});
