/** What can be done with the selected cases, or with all that are listed. */
import { useState } from 'react';
import { useToday } from '../../app/store-context';
import { useExports } from '../../app/exports';
import { HostFailure } from '../../host';
import { Button, toast } from '../../ui';
import type { CaseRow, Names } from './case-rows';
import { type CaseColumn, csvRows } from './columns';
import { toCsv } from './csv';

export function SelectionBar(props: {
  /** All that are listed. */
  readonly rows: readonly CaseRow[];
  readonly picked: readonly CaseRow[];
  readonly columns: readonly CaseColumn[];
  readonly names: Names;
  readonly onHandOver: () => void;
  readonly onProgress: () => void;
  readonly onClear: () => void;
}) {
  const { rows, picked, columns, names, onHandOver, onProgress, onClear } = props;
  const { today } = useToday();
  const exports = useExports();
  const [isBusy, setBusy] = useState(false);
  const some = picked.length > 0;
  const save = async () => {
    setBusy(true);
    try {
      const bytes = toCsv(csvRows(some ? picked : rows, columns, names));
      const listed = (some ? picked : rows).map(({ summary }) => summary.id);
      const saved = await exports.save(
        'case list',
        'case list',
        `Cases ${today}.csv`,
        bytes,
        listed,
      );
      if (saved) toast(`Saved as ${saved.name}. It names people, and is not encrypted.`);
    } catch (error) {
      toast(
        error instanceof HostFailure ? error.message : 'The list could not be saved. Try again.',
        { tone: 'error' },
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {some && (
        <>
          <Button onClick={onHandOver}>Hand over…</Button>
          <Button onClick={onProgress}>Progress letters…</Button>
          <Button kind="quiet" onClick={onClear}>
            Clear selection
          </Button>
        </>
      )}
      {rows.length > 0 && (
        <Button busy={isBusy} onClick={() => void save()}>
          {some ? 'Export selected…' : 'Export as CSV…'}
        </Button>
      )}
    </>
  );
}
