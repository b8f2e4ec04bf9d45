/** Everything struck out, by whom, when and why: kept by the council, sent to nobody (DOMAIN §6). */
import { formatDate } from '../../calendar';
import type { CaseFile } from '../../case-file/types';
import { csvCell } from '../index-file';
import { dayWritten } from '../records';

const COLUMNS = ['Document', 'Page', 'What', 'Where', 'Why', 'By', 'On'] as const;

/**
 * CSV as `indexCsv` writes it. Marks taken back are in the history of the case, not here.
 * @param titleOf key of a document → its title
 * @param nameOf id of a handler → name
 */
export function redactionLog(
  { redactions }: Pick<CaseFile, 'redactions'>,
  titleOf: (key: string) => string,
  nameOf: (handler: string) => string,
): string {
  const rows = redactions.map(({ document, mark, stamp }) => [
    titleOf(document),
    mark.type === 'box' ? String(mark.page) : 'every page',
    mark.type === 'box' ? 'A box' : mark.words,
    mark.type === 'box'
      ? `${percent(mark.x)} from the left, ${percent(mark.y)} from the top, ${percent(mark.width)} wide, ${percent(mark.height)} high`
      : mark.everywhere
        ? 'in every document'
        : 'in this document',
    mark.why,
    nameOf(stamp.by),
    dayOf(stamp.at),
  ]);
  return `\ufeff${[[...COLUMNS], ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

const dayOf = (at: string): string => {
  const on = dayWritten(at);
  return on === undefined ? 'Day not known' : formatDate(on, 'letter');
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;
