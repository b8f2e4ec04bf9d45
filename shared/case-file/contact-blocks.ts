/** Whether the details of an Ombudsman or the ICO can still be relied on in letters. */
import { addMonths, formatDate } from '../calendar';
import type { CalendarDate } from '../calendar';
import type { OmbudsmanBlock } from './council';

/** Details older than this are looked at again: numbers and addresses do change. */
const FRESH_MONTHS = 12;

/** What to do about a block, in words; undefined = checked within the last 12 months and complete. */
export function blockWarning(
  block: Pick<OmbudsmanBlock, 'web' | 'phone' | 'address' | 'checkedOn'>,
  today: CalendarDate,
): string | undefined {
  if (block.web.trim() === '' && block.phone.trim() === '' && block.address.length === 0) {
    return 'There is no way to reach them yet. Look it up on their own site and enter it, or letters will show a gap.';
  }
  if (block.checkedOn === '') {
    return 'Nobody has checked these details yet. Compare them with their own site, then date it.';
  }
  if (block.checkedOn > today) {
    return 'The day they were checked lies in the future. Correct it.';
  }
  return addMonths(block.checkedOn, FRESH_MONTHS) < today
    ? `Last checked on ${formatDate(block.checkedOn, 'letter')}, more than 12 months ago. Compare them with their own site, then date it.`
    : undefined;
}
