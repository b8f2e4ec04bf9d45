/** Which documents of the case go with the letter: listed at its end, so that the reader and the sender know. */
import type { CaseFile } from '@shared/case-file';
import { type Block, ENCLOSED, enclosuresOf } from '@shared/letters';
import { useState } from 'react';
import { addressOf, Link } from '../../app/navigation';
import { Button, CheckboxGroup, Dialog, EmptyState } from '../../ui';
import type { LetterEditor } from './editor/letter-editor';

export interface EnclosuresDialogProps {
  readonly file: CaseFile;
  readonly editor: LetterEditor;
  readonly blocks: readonly Block[];
  readonly onClose: () => void;
}

export function EnclosuresDialog({ file, editor, blocks, onClose }: EnclosuresDialogProps) {
  const documents = file.evidence.filter(({ erased }) => erased === undefined);
  const listed = enclosuresOf(blocks);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    documents.filter(({ title }) => listed.includes(title)).map(({ id }) => id),
  );
  const save = () => {
    const titles = documents.filter(({ id }) => chosen.includes(id)).map(({ title }) => title);
    onClose();
    editor.putLast(
      ENCLOSED,
      titles.length === 0
        ? []
        : [
            {
              type: 'paragraph',
              part: ENCLOSED,
              content: [{ type: 'text', text: 'With this letter:' }],
            },
            {
              type: 'list',
              part: ENCLOSED,
              ordered: false,
              items: titles.map((text) => [{ type: 'text', text }]),
            },
          ],
    );
  };
  return (
    <Dialog
      open
      wide
      title="What goes with the letter"
      onClose={onClose}
      actions={
        <>
          <Button kind="main" onClick={save}>
            List them at the end
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      {documents.length === 0 ? (
        <EmptyState
          title="No documents yet"
          action={<Link to={addressOf.case(file.id, 'evidence')}>Add evidence</Link>}
        >
          Only documents of the case can go with its letters, so that the case shows what was sent.
        </EmptyState>
      ) : (
        <CheckboxGroup
          label="Which documents?"
          hint="The letter lists them. Redress does not send anything: put them in the envelope or attach them yourself."
          options={documents.map(({ id, title, number, flags }) => ({
            value: id,
            label: `E${number} ${title}`,
            ...(flags.includes('third party') || flags.includes('privileged')
              ? { hint: `Marked: ${flags.join(', ')}. Check that they may have it.` }
              : {}),
          }))}
          value={[...chosen]}
          onChange={setChosen}
        />
      )}
    </Dialog>
  );
}
