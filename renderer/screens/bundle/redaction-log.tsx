/** The redaction log as a file for the council’s own papers: who struck out what, and why. Never part of a bundle. */
import { redactionLog, type BundlePlan } from '@shared/bundle';
import type { CaseFile } from '@shared/case-file';
import { useState } from 'react';
import { useCouncil } from '../../app/store-context';
import { HostFailure, saveBytes } from '../../host';
import { Button, toast } from '../../ui';

export function RedactionLog({
  file,
  plan,
}: {
  readonly file: CaseFile;
  readonly plan: BundlePlan;
}) {
  const { handlers } = useCouncil();
  const [isBusy, setBusy] = useState(false);
  if (file.redactions.length === 0) return null;
  const titleOf = (key: string) => {
    const found = plan.documents.find((document) => document.key === key);
    return found?.ownTitle ?? found?.title ?? 'A document no longer on the case';
  };
  const nameOf = (handler: string) =>
    handlers.find(({ id }) => id === handler)?.name ?? 'Not known';
  const save = async () => {
    setBusy(true);
    try {
      const bytes = new TextEncoder().encode(redactionLog(file, titleOf, nameOf));
      const saved = await saveBytes('redaction log', `${file.reference} redaction log.csv`, bytes);
      if (saved)
        toast(`Saved as ${saved.name}. It holds the words struck out: keep it in the council.`);
    } catch (error) {
      toast(
        error instanceof HostFailure ? error.message : 'The log could not be saved. Try again.',
        { tone: 'error' },
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button busy={isBusy} onClick={() => void save()}>
      Save the redaction log…
    </Button>
  );
}
