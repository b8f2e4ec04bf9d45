/** Calendar dates, working days and bank holidays: the ground every deadline stands on. */
export type { CalendarDate, WorkingCalendar } from './types';
export {
  addDays,
  addMonths,
  dateOf,
  dayNumber,
  daysInMonth,
  formatDate,
  isCalendarDate,
  lastDayOfMonthsFrom,
  makeDate,
  MONTHS,
  todayInLondon,
  weekdayOf,
  WEEKDAYS,
} from './dates';
export { easterSunday, projectBankHolidays, PUBLISHED, type BankHoliday } from './bank-holidays';
export {
  addWorkingDays,
  calendarWarning,
  isWorkingDay,
  makeCalendar,
  workingDaysBetween,
  type CalendarSettings,
} from './working-days';
export {
  HOLIDAY_FILE_LIMIT,
  holidayChanges,
  holidayFileProblem,
  mergedHolidays,
  readHolidayFile,
  type HolidayChanges,
  type HolidayFile,
  type ImportedHoliday,
} from './import-holidays';
export { readDate, type ReadDate } from './read-date';
