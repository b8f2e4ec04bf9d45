import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  calendarWarning,
  dateOf,
  isCalendarDate,
  isWorkingDay,
  lastDayOfMonthsFrom,
  makeCalendar,
  todayInLondon,
  workingDaysBetween,
} from '@shared/calendar';

const calendar = makeCalendar();
const anyDate = fc.integer({ min: 18_262, max: 25_567 }).map(dateOf); // 2020 to 2039

describe('working days', () => {
  it.each([
    ['2024-03-27', 2, '2024-04-02', 'over Easter 2024'],
    ['2024-12-20', 5, '2024-12-31', 'over Christmas 2024'],
    ['2025-04-16', 3, '2025-04-23', 'over Easter 2025'],
    ['2025-12-24', 1, '2025-12-29', 'Christmas Day and Boxing Day on weekdays, then a weekend'],
    ['2026-11-27', 1, '2026-11-30', 'a Friday to the Monday'],
    ['2026-12-24', 1, '2026-12-29', 'Boxing Day in lieu on the Monday'],
    ['2027-12-24', 1, '2027-12-29', 'two substitute days'],
    ['2028-12-22', 2, '2028-12-28', 'Christmas 2028'],
    ['2029-03-28', 3, '2029-04-04', 'Easter 2029, by the usual rule'],
    ['2030-04-18', 1, '2030-04-23', 'Easter 2030, by the usual rule'],
    ['2026-12-14', -4, '2026-12-08', 'back from a due date'],
    ['2027-01-05', -3, '2026-12-30', 'back over New Year'],
    ['2026-11-28', 0, '2026-11-30', 'a Saturday rolls forward'],
    ['2024-02-28', 2, '2024-03-01', 'a leap day is worked'],
  ])('%s plus %i is %s (%s)', (from, count, expected) => {
    expect(addWorkingDays(from, count, calendar)).toBe(expected);
  });

  it('a day the council is closed is not worked, and is not a bank holiday', () => {
    const closed = makeCalendar({ closures: [{ on: '2026-12-29', name: 'Civic centre closed' }] });
    expect(isWorkingDay('2026-12-29', calendar)).toBe(true);
    expect(isWorkingDay('2026-12-29', closed)).toBe(false);
    expect(addWorkingDays('2026-12-24', 1, closed)).toBe('2026-12-30');
    expect(closed.bankHolidays.has('2026-12-29')).toBe(false);
  });

  it('counting agrees with walking, both ways', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -400, max: 400 }), (from, distance) => {
        const to = addDays(from, distance);
        let walked = 0;
        for (let day = 1; day <= Math.abs(distance); day += 1) {
          const at = distance > 0 ? addDays(from, day) : addDays(to, day);
          if (isWorkingDay(at, calendar)) walked += Math.sign(distance);
        }
        expect(workingDaysBetween(from, to, calendar)).toBe(walked);
      }),
    );
  });

  it('adding then counting gives the number back, and lands on a working day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 300 }), (from, count) => {
        const to = addWorkingDays(from, count, calendar);
        expect(isWorkingDay(to, calendar)).toBe(true);
        expect(workingDaysBetween(from, to, calendar)).toBe(count);
      }),
    );
  });

  it('warns beyond the last year whose bank holidays are known', () => {
    expect(calendarWarning('2028-12-29', calendar)).toBeUndefined();
    expect(calendarWarning('2029-01-02', calendar)).toMatch(/known up to 2028/);
    expect(calendarWarning('2062-06-01', calendar)).toMatch(/import newer holidays/);
  });
});

describe('months', () => {
  it.each([
    ['2026-01-15', 6, '2026-07-15', '2026-07-14'],
    ['2026-08-31', 6, '2027-02-28', '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29', '2024-02-29'],
    ['2026-02-28', 1, '2026-03-28', '2026-03-27'],
    ['2026-12-01', 1, '2027-01-01', '2026-12-31'],
  ])('%s and %i months', (from, months, same, last) => {
    expect(addMonths(from, months)).toBe(same);
    expect(lastDayOfMonthsFrom(from, months)).toBe(last);
  });

  it('goes back as well', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
  });
});

describe('the date in London', () => {
  it.each([
    ['2026-06-30T23:30:00Z', '2026-07-01', 'summer time is an hour ahead'],
    ['2026-12-31T23:59:59Z', '2026-12-31', 'winter is not'],
    ['2026-03-29T00:59:59Z', '2026-03-29', 'the hour before the clocks go forward'],
    ['2026-10-25T00:30:00Z', '2026-10-25', 'the hour that comes twice'],
    ['2062-07-14T23:15:00Z', '2062-07-15', 'far ahead'],
  ])('%s is %s (%s)', (instant, expected) => {
    expect(todayInLondon(Date.parse(instant))).toBe(expected);
  });

  it.each([
    '2026-02-31',
    '2026-13-01',
    '26-01-01',
    '2026-1-1',
    '',
    '1899-12-31',
    '2200-01-01',
    '2026-11-23T00:00',
  ])('%s is not a calendar date', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});
