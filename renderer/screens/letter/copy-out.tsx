/** Two ways out for a letter that was issued, beside its Word file: into an email, and a note for the CRM. */
import { crmNote, type CaseFile } from '@shared/case-file';
import type { IssuedLetter } from '@shared/case-file/types';
import type { LetterDocument } from '@shared/letters';
import { useState } from 'react';
import { useToday } from '../../app/store-context';
import { letterToEmail } from '../../documents/letter-email';
import { copyOut, HostFailure } from '../../host';
import { Button, classes, toast } from '../../ui';
import css from './letter.module.css';

export interface CopyOutProps {
  readonly file: CaseFile;
  readonly letter: IssuedLetter;
  /** Its frozen text; absent until it is read. */
  readonly model: LetterDocument | undefined;
}

export function CopyOut({ file, letter, model }: CopyOutProps) {
  const day = useToday();
  const [isBusy, setBusy] = useState(false);
  const copy = async (text: string, html: string, done: string) => {
    setBusy(true);
    try {
      await copyOut(text, html);
      toast(done);
    } catch (error) {
      toast(
        error instanceof HostFailure
          ? error.message
          : 'It could not be put on the clipboard. Try again.',
        { tone: 'error' },
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        icon="copy"
        busy={isBusy}
        disabled={model === undefined}
        onClick={() => {
          if (!model) return;
          const { text, html } = letterToEmail(model);
          void copy(text, html, 'The letter is copied: paste it into your email.');
        }}
      >
        Copy for email
      </Button>
      <Button
        busy={isBusy}
        onClick={() => void copy(crmNote(file, letter, day), '', 'Three lines copied for the CRM.')}
      >
        Copy CRM note
      </Button>
    </>
  );
}

/** Said once, where it is done. */
export const ClipboardNote = () => (
  <p className={classes('small sub', css.clipboard)}>
    What you copy leaves the sealed store. It stays on the clipboard until you copy something else
    or Redress locks.
  </p>
);
