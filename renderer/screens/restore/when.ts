/** Instants of backups, as people read them. */
import { formatDate, todayInLondon } from '@shared/calendar';

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** "Wed 25 Nov 2026, 14:05". @param at epoch milliseconds */
export const dayAndTime = (at: number): string =>
  `${formatDate(todayInLondon(at), 'short')}, ${clock.format(at)}`;

export const casesInWords = (count: number): string =>
  count === 1 ? '1 case' : `${count.toLocaleString('en-GB')} cases`;
