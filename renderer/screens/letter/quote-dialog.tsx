/** Their own words into the letter, as a quote: whole sentences of what they told us. */
import type { CaseFile } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { sentencesOf } from '@shared/letters';
import { useMemo, useState } from 'react';
import { Button, CheckboxGroup, Dialog, EmptyState } from '../../ui';
import type { LetterEditor } from './editor/letter-editor';

export function QuoteDialog({
  file,
  editor,
  onClose,
}: {
  readonly file: CaseFile;
  readonly editor: LetterEditor;
  readonly onClose: () => void;
}) {
  const sentences = useMemo(() => sentencesOf(file.theirWords), [file.theirWords]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const quote = () => {
    const text = sentences.filter((_, at) => chosen.includes(String(at))).join(' ');
    onClose();
    editor.insertAfter({
      type: 'quote',
      content: [{ type: 'text', text }],
      cite: `Your complaint of ${formatDate(file.receivedOn, 'letter')}`,
    });
  };
  return (
    <Dialog
      open
      wide
      title="Quote their own words"
      onClose={onClose}
      actions={
        <>
          <Button kind="main" disabled={chosen.length === 0} onClick={quote}>
            Put the quote in the letter
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {sentences.length === 0 ? (
        <EmptyState title="Nothing to quote">
          The case holds no words of theirs. They are on the case’s Overview, under “In their
          words”.
        </EmptyState>
      ) : (
        <CheckboxGroup
          label="Which sentences?"
          hint="The quote goes below the paragraph you are in."
          options={sentences.map((text, at) => ({ value: String(at), label: text }))}
          value={[...chosen]}
          onChange={setChosen}
        />
      )}
    </Dialog>
  );
}
