/** Find and replace. Enter finds the next, Shift+Enter the one before, Escape ends it. */
import { type KeyboardEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { announce, Button, TextField } from '../../../ui';
import css from './editor.module.css';
import type { LetterEditor } from './letter-editor';

export interface FindBarProps {
  readonly editor: LetterEditor;
  readonly withReplace: boolean;
  readonly onClose: () => void;
}

export function FindBar({ editor, withReplace, onClose }: FindBarProps) {
  const [wanted, setWanted] = useState('');
  const [words, setWords] = useState('');
  const [isReplacing, setReplacing] = useState(withReplace);
  const field = useRef<HTMLInputElement>(null);
  const { found, foundAt } = useSyncExternalStore(editor.subscribe, editor.lookNow);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && !event.ctrlKey && event.target === field.current) {
      event.preventDefault();
      editor.step(event.shiftKey ? -1 : 1);
    }
  };
  const count =
    wanted === '' ? '' : found === 0 ? 'Not in this letter' : `${foundAt + 1} of ${found}`;
  return (
    // Keys of the fields inside bubble up here; the group itself is no control.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className={css.find} role="search" aria-label="Find in the letter" onKeyDown={onKeyDown}>
      <TextField
        ref={field}
        label="Find"
        width="medium"
        value={wanted}
        onChange={(event) => {
          setWanted(event.target.value);
          editor.find(event.target.value);
        }}
      />
      <p className="small" role="status">
        {count}
      </p>
      <Button small disabled={found === 0} onClick={() => editor.step(-1)}>
        Previous
      </Button>
      <Button small disabled={found === 0} onClick={() => editor.step(1)}>
        Next
      </Button>
      {isReplacing ? (
        <>
          <TextField
            label="Replace with"
            width="medium"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button small disabled={found === 0} onClick={() => editor.replaceFound(words)}>
            Replace
          </Button>
          <Button
            small
            disabled={found === 0}
            onClick={() => {
              const count = editor.replaceAll(words);
              announce(count === 1 ? '1 replaced' : `${count} replaced`, 'polite');
            }}
          >
            Replace all
          </Button>
        </>
      ) : (
        <Button small kind="quiet" onClick={() => setReplacing(true)}>
          Replace…
        </Button>
      )}
      <Button small kind="quiet" onClick={onClose}>
        Done
      </Button>
    </div>
  );
}
