/** A calendar date in Europe/London, `YYYY-MM-DD`. Never an instant. */
export type CalendarDate = string;

/** Bank holidays and council closures: all that decides whether a date is a working day. */
export interface WorkingCalendar {
  /** Bank holidays of England and Wales, `YYYY-MM-DD` → name. */
  readonly bankHolidays: ReadonlyMap<CalendarDate, string>;
  /** Days the council itself is closed, kept apart from bank holidays. */
  readonly closures: ReadonlyMap<CalendarDate, string>;
  /** Last year for which bank holidays are known; a date beyond it warns. */
  readonly lastKnownYear: number;
}
