/** Where the words selected lead. */
import { typedLink } from '@shared/letters';
import { useState } from 'react';
import { Button, Dialog, ErrorSummary, TextField } from '../../ui';
import { setLink } from './editor/commands';
import type { LetterEditor } from './editor/letter-editor';

export function LinkDialog({
  editor,
  onClose,
}: {
  readonly editor: LetterEditor;
  readonly onClose: () => void;
}) {
  const before = editor.lookNow().link;
  const [typed, setTyped] = useState(before ?? '');
  const [problem, setProblem] = useState<string>();
  const save = () => {
    const href = typedLink(typed);
    if (href === undefined) {
      setProblem('Enter a web or email address, such as www.example.gov.uk/complaints.');
      return;
    }
    onClose();
    editor.run(setLink(href));
  };
  return (
    <Dialog
      open
      title={before === undefined ? 'Add a link' : 'Change the link'}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" onClick={save}>
            {before === undefined ? 'Add link' : 'Change link'}
          </Button>
          {before !== undefined && (
            <Button
              onClick={() => {
                onClose();
                editor.run(setLink(undefined));
              }}
            >
              Remove link
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary
          problems={problem === undefined ? [] : [{ field: 'href', message: problem }]}
        />
        <TextField
          name="href"
          label="Address"
          hint="On paper only the words show: name the website in the sentence too."
          error={problem}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
