/** A file of bank holidays: what is taken, and what is said of everything else. */
import {
  addWorkingDays,
  calendarWarning,
  HOLIDAY_FILE_LIMIT,
  holidayChanges,
  holidayFileProblem,
  makeCalendar,
  mergedHolidays,
  readHolidayFile,
} from '@shared/calendar';
import { projectBankHolidays } from '@shared/calendar/bank-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsOf, holidayFile } from '../../fixtures/holiday-file';

const KNOWN = makeCalendar();
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readHolidayFile(bytes(text), KNOWN);
const taken = (text: string) => {
  const file = read(text);
  if (!file.ok) throw new Error(file.message);
  return file;
};

describe('a newer file', () => {
  it('is taken with all its years, in order', () => {
    const file = taken(holidayFile(2030));
    expect(file.years).toEqual([
      2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030,
    ]);
    expect(file.holidays.at(-1)).toEqual({ on: '2030-12-26', name: 'Boxing Day' });
  });

  it('may begin with a byte order mark, and may hold England and Wales alone', () => {
    const alone = JSON.stringify(JSON.parse(holidayFile(2029))['england-and-wales']);
    expect(taken(`\ufeff${alone}`).years.at(-1)).toBe(2029);
  });

  it('makes years known, so that their dates warn no longer', () => {
    const file = taken(holidayFile(2030));
    const after = makeCalendar({ bankHolidays: mergedHolidays([], file) });
    expect(after.lastKnownYear).toBe(2030);
    expect(calendarWarning('2030-05-01', KNOWN)).toMatch(/up to 2028/);
    expect(calendarWarning('2030-05-01', after)).toBeUndefined();
    expect(calendarWarning('2031-01-02', after)).toMatch(/up to 2030/);
  });

  it('says what it changes: a day announced late, a year now published', () => {
    const file = taken(
      holidayFile(2029, [{ date: '2027-06-18', title: 'Bank holiday for a great occasion' }]),
    );
    const after = makeCalendar({ bankHolidays: mergedHolidays([], file) });
    expect(holidayChanges(KNOWN, after, file.years)).toEqual({
      added: [{ on: '2027-06-18', name: 'Bank holiday for a great occasion' }],
      removed: [],
      newlyKnown: [2029],
    });
    expect(addWorkingDays('2027-06-17', 1, after)).toBe('2027-06-21');
  });

  it('says of a day that moved both where it was and where it is', () => {
    const moved = holidayFile(2028).replace('2027-05-03', '2027-05-07');
    const file = taken(moved);
    const after = makeCalendar({ bankHolidays: mergedHolidays([], file) });
    expect(holidayChanges(KNOWN, after, file.years)).toMatchObject({
      added: [{ on: '2027-05-07' }],
      removed: [{ on: '2027-05-03' }],
    });
  });

  it('takes the place of what was imported for its years and leaves other years', () => {
    const had = [
      { on: '2018-12-25', name: 'Christmas Day' },
      { on: '2027-01-04', name: 'Wrong once' },
    ];
    const merged = mergedHolidays(had, taken(holidayFile(2028)));
    expect(merged[0]).toEqual(had[0]);
    expect(merged.some(({ on }) => on === '2027-01-04')).toBe(false);
  });
});

/** 1 January 2029 is a Monday. */
const WEEKDAYS_OF_JANUARY = Array.from({ length: 31 }, (_, at) => at + 1)
  .filter((day) => day % 7 !== 6 && day % 7 !== 0)
  .map((day) => `2029-01-${String(day).padStart(2, '0')}`);

const division = (events: unknown, name: unknown = 'england-and-wales') =>
  JSON.stringify({ 'england-and-wales': { division: name, events } });
const year = (of: number) => eventsOf(projectBankHolidays(of));
const upTo2028 = JSON.parse(holidayFile(2028))['england-and-wales'].events as object[];

describe('is refused, with what it is and what to do:', () => {
  it.each([
    ['an empty file', '', /empty/],
    ['nothing but space', ' \n ', /empty/],
    ['a web page', '<!doctype html><title>Bank holidays</title>', /web page/],
    ['a calendar', 'BEGIN:VCALENDAR\nEND:VCALENDAR', /calendar file \(\.ics\)/],
    ['a file cut short', holidayFile(2029).slice(0, -40), /cut short/],
    ['a list', '[1, 2]', /does not have the shape/],
    ['a number', '7', /does not have the shape/],
    ['nothing at all', 'null', /does not have the shape/],
    ['something else in JSON', '{"holidays": []}', /does not have the shape/],
    [
      'Scotland',
      '{"scotland": {"division": "scotland", "events": []}}',
      /Scotland, not those of England and Wales/,
    ],
    ['Scotland alone', '{"division": "scotland", "events": []}', /Scotland, not those/],
    ['Scotland under the wrong name', division(year(2029), 'scotland'), /Scotland, not those/],
    ['a division that is no word', division(year(2029), 7), /somewhere else/],
    ['no list', division({}), /no list of days/],
    ['an empty list', division([]), /is empty/],
    ['a day that is none', division([7]), /entry 1 .* missing/],
    ['a day without a name', division([{ date: '2029-01-01', title: ' ' }]), /missing/],
    ['a date that is a number', division([{ date: 20290101, title: 'x' }]), /missing/],
    [
      '30 February',
      division([{ date: '2029-02-30', title: 'x' }]),
      /“2029-02-30” in entry 1 .* not a real date/,
    ],
    [
      'a date as people write it',
      division([{ date: '01/01/2029', title: 'x' }]),
      /not a real date/,
    ],
    ['the year 9999', division([{ date: '9999-01-01', title: 'x' }]), /not a real date/],
    ['a Saturday', division([{ date: '2029-12-29', title: 'x' }]), /Saturday or Sunday/],
    ['half a year', division([...upTo2028, ...year(2029).slice(0, 3)]), /2029 has only 3/],
    [
      'a year of holidays',
      division([...upTo2028, ...WEEKDAYS_OF_JANUARY.map((date) => ({ date, title: 'x' }))]),
      /more than any year/,
    ],
    ['an old file', holidayFile(2026), /ends with 2026, but Redress knows .* up to 2028/],
    ['a gap', division([...upTo2028, ...year(2030)]), /has 2030 but not 2029/],
  ])('%s', (_, text, message) => {
    const file = read(text);
    expect(file.ok).toBe(false);
    if (file.ok) return;
    expect(file.message).toMatch(message);
    expect(file.instead).toMatch(/gov\.uk\/bank-holidays\.json/);
  });

  it('bytes that are no text', () => {
    expect(readHolidayFile(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8), KNOWN)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/not text/) as string,
    });
  });

  it.each([
    [0, /empty/],
    [HOLIDAY_FILE_LIMIT + 1, /far larger/],
    [300 * 1024 * 1024, /far larger/],
  ])('%d bytes, by size alone', (size, message) => {
    expect(holidayFileProblem(size)?.message).toMatch(message);
  });

  it('nothing of a size that may be read', () => {
    expect(holidayFileProblem(1)).toBeUndefined();
    expect(holidayFileProblem(HOLIDAY_FILE_LIMIT)).toBeUndefined();
  });

  it('whatever it is, without ever failing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((value) => division(JSON.parse(value))),
        ),
        (text) => {
          const file = read(text);
          if (!file.ok) expect(file.message).not.toBe('');
        },
      ),
    );
  });
});
