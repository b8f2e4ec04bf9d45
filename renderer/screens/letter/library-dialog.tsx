/** A paragraph of the council's own into the letter, below the block at the cursor. */
import type { LetterKind } from '@shared/case-file/schema';
import { type FieldValues, paragraphsFor, variantBlocks } from '@shared/letters';
import { useState } from 'react';
import { addressOf, Link } from '../../app/navigation';
import { useCouncil } from '../../app/store-context';
import { Button, Dialog, EmptyState, RadioGroup, TextField } from '../../ui';
import type { LetterEditor } from './editor/letter-editor';

export interface LibraryDialogProps {
  readonly kind: LetterKind;
  readonly values: FieldValues;
  readonly editor: LetterEditor;
  readonly onClose: () => void;
}

export function LibraryDialog({ kind, values, editor, onClose }: LibraryDialogProps) {
  const council = useCouncil();
  const all = paragraphsFor(council.paragraphs, kind);
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState('');
  const offered = all.flatMap((paragraph) =>
    paragraph.variants.map((variant, at) => ({
      value: `${paragraph.id} ${at}`,
      label: variant.name === '' ? paragraph.title : `${paragraph.title}: ${variant.name}`,
      hint: variant.text,
      text: variant.text,
    })),
  );
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = offered.filter(({ label, text }) =>
    words.every((word) => `${label} ${text}`.toLowerCase().includes(word)),
  );
  const text = shown.find(({ value }) => value === chosen)?.text;
  const insert = () => {
    if (text === undefined) return;
    onClose();
    editor.insertAfter(...variantBlocks(text, values));
  };
  return (
    <Dialog
      open
      wide
      title="A paragraph of the council’s"
      onClose={onClose}
      actions={
        <>
          <Button kind="main" disabled={text === undefined} onClick={insert}>
            Put it in the letter
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {all.length === 0 ? (
        <EmptyState
          title="No paragraphs yet"
          action={<Link to={addressOf.settings('library')}>Write the first</Link>}
        >
          Paragraphs you use again and again are kept under Settings, Paragraphs and words.
        </EmptyState>
      ) : (
        <div className="stack">
          {offered.length > 6 && (
            <TextField
              label="Look for"
              width="medium"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
          )}
          <RadioGroup
            label="Which one?"
            hint="It goes below the paragraph you are in."
            options={shown}
            value={chosen}
            onChange={setChosen}
          />
          {shown.length === 0 && <p>None has these words.</p>}
        </div>
      )}
    </Dialog>
  );
}
