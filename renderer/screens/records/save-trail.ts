/** Who did what as CSV for a spreadsheet or PDF to hand on: what is listed, as it is filtered. */
import type { TrailLine } from '@shared/audit';
import { formatDate } from '@shared/calendar';
import { momentText } from '@shared/keeping';
import { useState } from 'react';
import { useExports } from '../../app/exports';
import { useCouncil, useHandler } from '../../app/store-context';
import { ConversionFailed, letterToPdf } from '../../documents/converter';
import { recordToHtml } from '../../documents/record-html';
import { host, HostFailure } from '../../host';
import { toast } from '../../ui';
import { toCsv } from '../cases/csv';

const HEADS = ['When', 'Who', 'Case', 'Sort', 'What', 'From', 'To', 'Why'] as const;

const cells = (line: TrailLine): string[] => [
  momentText(line.at),
  line.who,
  line.reference,
  line.kind,
  line.what,
  line.from ?? '',
  line.to ?? '',
  line.why ?? '',
];

export function useSaveTrail(
  lines: readonly TrailLine[],
  { from, to }: { readonly from: string; readonly to: string },
) {
  const exports = useExports();
  const { name } = useCouncil();
  const me = useHandler();
  const [isBusy, setBusy] = useState(false);
  const save = async (as: 'csv' | 'pdf') => {
    setBusy(true);
    try {
      const title = `Who did what, ${formatDate(from)} to ${formatDate(to)}`;
      const bytes =
        as === 'csv'
          ? toCsv([HEADS, ...lines.map(cells)])
          : await letterToPdf(
              host(),
              recordToHtml({
                title,
                about: [name, `Made by ${me.name}. ${lines.length} entries.`],
                sections: [
                  {
                    heading: 'Entries',
                    table: {
                      heads: ['When', 'Who', 'Case', 'What', 'Why'],
                      rows: lines.map((line) => [
                        momentText(line.at),
                        line.who,
                        line.reference,
                        [
                          line.what,
                          line.from === undefined ? '' : `From: ${line.from}`,
                          line.from === undefined || line.to === undefined ? '' : `To: ${line.to}`,
                        ]
                          .filter((part) => part !== '')
                          .join('\n'),
                        line.why ?? '',
                      ]),
                    },
                  },
                ],
              }),
            );
      const saved = await exports.save(
        'audit list',
        'audit list',
        `Who did what ${from} to ${to}.${as}`,
        bytes,
        [],
      );
      if (saved) toast(`Saved as ${saved.name}. It names people, and is not encrypted.`);
    } catch (error) {
      const isKnown = error instanceof HostFailure || error instanceof ConversionFailed;
      toast(isKnown ? error.message : 'The list could not be made. Try again.', { tone: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, run: (as: 'csv' | 'pdf') => void save(as) };
}
