/** Words to let pass in every letter of the council: why is asked, who and when are known. */
import type { Finding } from '@shared/plain-english';
import { type FormEvent, useState } from 'react';
import { Button, Dialog, TextField } from '../../../ui';

export interface AllowDialogProps {
  readonly finding: Finding;
  /** @returns what is wrong; undefined = it is allowed from now on */
  readonly onAllow: (why: string) => Promise<string | undefined>;
  readonly onClose: () => void;
}

export function AllowDialog({ finding, onAllow, onClose }: AllowDialogProps) {
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await onAllow(why);
    setBusy(false);
    setProblem(refused);
    if (refused === undefined) onClose();
  };
  return (
    <Dialog
      open
      title={`Always allow “${finding.text}”?`}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" type="submit" form="allow-words" busy={isBusy}>
            Always allow
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form id="allow-words" className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <p>
          No letter of the council will point these words out any more. The list is under Settings,
          Plain English, with your name and your reason; anybody can take them off it.
        </p>
        <TextField
          label="Why these words are right for your readers"
          name="why"
          value={why}
          error={problem}
          onChange={(event) => setWhy(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
