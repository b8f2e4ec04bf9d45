import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, readDate } from '@shared/calendar';

const TODAY = '2026-11-23'; // a Monday

describe('dates as people type them', () => {
  it.each([
    ['23/11', '2026-11-23'],
    ['2/1', '2027-01-02'],
    ['1.10', '2026-10-01'],
    ['23/11/26', '2026-11-23'],
    ['23-11-2026', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['23 nov', '2026-11-23'],
    ['23rd November 2026', '2026-11-23'],
    ['Mon 23 Nov 2026', '2026-11-23'],
    ['3 Sept', '2026-09-03'],
    ['today', '2026-11-23'],
    ['Yesterday', '2026-11-22'],
    ['tomorrow', '2026-11-24'],
    ['fri', '2026-11-27'],
    ['monday', '2026-11-30'],
    ['next fri', '2026-12-04'],
    ['next monday', '2026-11-30'],
    ['last tues', '2026-11-17'],
    ['last mon', '2026-11-16'],
    ['3 days ago', '2026-11-20'],
    ['a week ago', '2026-11-16'],
    ['in 2 weeks', '2026-12-07'],
    ['in 1 month', '2026-12-23'],
    ['29/2/2028', '2028-02-29'],
    ['1/1/2062', '2062-01-01'],
  ])('%s is %s', (typed, date) => {
    expect(readDate(typed, TODAY)).toEqual({ ok: true, date });
  });

  it.each([
    ['', /Enter a date/],
    ['31/2/2026', /February 2026 has 28 days/],
    ['29/2/2026', /February 2026 has 28 days/],
    ['11/23/2026', /day first/],
    ['0/11', /has 30 days/],
    ['soon', /Write a date like/],
    ['in 3 days ago', /Write a date like/],
    ['12/12/1066', /Check the year/],
    ['may', /Write a date like/],
  ])('%s is refused in words', (typed, message) => {
    const read = readDate(typed, TODAY);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.message).toMatch(message);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(typeof readDate(typed, TODAY).ok).toBe('boolean');
      }),
    );
  });

  it('a date shown can be typed back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const plain = date.toISOString().slice(0, 10);
          for (const style of ['short', 'letter', 'long'] as const) {
            expect(readDate(formatDate(plain, style), TODAY)).toEqual({ ok: true, date: plain });
          }
        },
      ),
    );
  });
});
