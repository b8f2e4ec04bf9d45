import { describe, expect, it } from 'vitest';
import { datesOnReceipt, ownRules, procedureForKind, timeLimit } from '@shared/case-file';
import { RECORD_KINDS } from '@shared/case-file/schema';
import { CORPORATE, MEMBER_ENQUIRY } from '@shared/procedures';
import { CAL } from '../../fixtures/cases';

const TODAY = '2026-11-24';
const day = { cal: CAL, today: TODAY };
const WITH_CUT_OFF = { ...CORPORATE, version: 7, cutOff: '17:00' };

describe('the dates that follow a receipt', () => {
  // DOMAIN §2, vectors: the acknowledgement on its last day.
  it.each([
    ['2026-11-23', '2026-11-30', '2026-12-14'],
    ['2026-12-18', '2026-12-29', '2027-01-13'],
    ['2026-12-26', '2027-01-05', '2027-01-19'],
    ['2027-03-24', '2027-04-02', '2027-04-16'],
  ])('a complaint received on %s', (receivedOn, acknowledgeBy, answerBy) => {
    expect(datesOnReceipt('complaint', { receivedOn }, day)).toMatchObject({
      countsFrom: receivedOn,
      acknowledge: { due: acknowledgeBy, rule: { source: 'LGSCO Code 6.2' } },
      respond: { due: answerBy, clock: { assumed: true }, rule: { source: 'LGSCO Code 6.3' } },
    });
  });

  it('an enquiry of a member has dates of its own, counted from receipt', () => {
    expect(datesOnReceipt('member enquiry', { receivedOn: '2026-11-23' }, day)).toMatchObject({
      acknowledge: { due: '2026-11-25' },
      respond: { due: '2026-12-07', clock: { assumed: false } },
    });
  });

  it('no clock runs for a request, a compliment or a comment, nor without a real date', () => {
    for (const kind of ['service request', 'compliment', 'comment'] as const) {
      expect(datesOnReceipt(kind, { receivedOn: '2026-11-23' }, day), kind).toBeUndefined();
    }
    expect(datesOnReceipt('complaint', { receivedOn: '' }, day)).toBeUndefined();
    expect(datesOnReceipt('complaint', { receivedOn: '2026-02-31' }, day)).toBeUndefined();
  });

  it.each([
    ['before the cut-off', '16:59', '2026-11-20', undefined],
    ['on the minute', '17:00', '2026-11-20', undefined],
    ['a minute after, on a Friday', '17:01', '2026-11-23', '17:00'],
    ['at an hour nobody noted', undefined, '2026-11-20', undefined],
  ])('received %s', (_name, receivedAt, countsFrom, cutOff) => {
    const dates = datesOnReceipt(
      'complaint',
      { receivedOn: '2026-11-20', ...(receivedAt === undefined ? {} : { receivedAt }) },
      { ...day, procedures: [WITH_CUT_OFF] },
    );
    expect(dates?.countsFrom).toBe(countsFrom);
    expect(dates?.cutOff).toBe(cutOff);
  });
});

describe('the procedure a new record begins under', () => {
  it('is the newest version of its kind, which the case carries when it is the council’s own', () => {
    expect(procedureForKind('complaint')).toBe(CORPORATE);
    expect(procedureForKind('service request')).toBe(CORPORATE);
    expect(procedureForKind('member enquiry', [WITH_CUT_OFF])).toBe(MEMBER_ENQUIRY);
    expect(procedureForKind('complaint', [WITH_CUT_OFF])).toBe(WITH_CUT_OFF);
    for (const kind of RECORD_KINDS) expect(ownRules(kind), kind).toBeUndefined();
    expect(ownRules('complaint', [WITH_CUT_OFF])).toBe(WITH_CUT_OFF);
  });
});

describe('the twelve months', () => {
  it.each([
    ['last month', '2026-10-24', true, '2027-10-23'],
    ['twelve months to the day', '2025-11-24', false, '2025-11-24'],
    ['a day less than twelve months', '2025-11-25', true, '2026-11-24'],
    ['two years ago', '2024-03-01', false, '2025-02-28'],
  ])('known %s', (_name, aboutOn, isInTime) => {
    const limit = timeLimit(CORPORATE, aboutOn, TODAY, CAL);
    expect(limit?.isInTime).toBe(isInTime);
    expect(limit?.source).toBe('LGSCO Code 2.2');
  });

  it('is not asked where nobody said when, or the procedure has no limit', () => {
    expect(timeLimit(CORPORATE, '', TODAY, CAL)).toBeUndefined();
    expect(timeLimit(MEMBER_ENQUIRY, '2020-01-01', TODAY, CAL)).toBeUndefined();
    expect(timeLimit(undefined, '2020-01-01', TODAY, CAL)).toBeUndefined();
  });
});
