/** The due list as a PDF where the person wants it, to print or to hand to a deputy. Nothing of it stays elsewhere. */
import { dueList, type TaskGroup } from '@shared/case-file';
import { useState } from 'react';
import { useCouncil, useToday } from '../../app/store-context';
import { ConversionFailed, letterToPdf } from '../../documents/converter';
import { dueListToHtml } from '../../documents/due-list-html';
import { useExports } from '../../app/exports';
import { host, HostFailure } from '../../host';
import { toast } from '../../ui';

export interface ListToSave {
  readonly groups: readonly TaskGroup[];
  readonly whose: string;
  readonly headline: string;
}

export function useSaveDueList({ groups, whose, headline }: ListToSave) {
  const { today } = useToday();
  const { handlers } = useCouncil();
  const exports = useExports();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const nameOf = (id: string) =>
        handlers.find((handler) => handler.id === id)?.name ?? 'Someone no longer listed';
      const list = dueList(groups, { today, whose, headline, nameOf });
      const pdf = await letterToPdf(host(), dueListToHtml(list));
      const saved = await exports.save('due list', 'due list', `Due list ${today}.pdf`, pdf, []);
      if (saved) toast(`Saved as ${saved.name}. It names people: delete it when it is printed.`);
    } catch (error) {
      const isKnown = error instanceof HostFailure || error instanceof ConversionFailed;
      toast(isKnown ? error.message : 'The due list could not be made. Try again.', {
        tone: 'error',
      });
    } finally {
      setBusy(false);
    }
  };
  const run = () => {
    if (!isBusy && groups.length > 0) void save();
  };
  return { run, isBusy };
}
