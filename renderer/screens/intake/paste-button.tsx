/** Paste by button and by Ctrl+V: the same things come in. */
import { useEffect, useRef, useState } from 'react';
import { useToday } from '../../app/store-context';
import { callHost, HostFailure } from '../../host';
import { Button } from '../../ui';
import { fromClipboard, fromPasteEvent, type Pasted } from './pasted';

export function PasteButton(props: {
  readonly onPasted: (pasted: readonly Pasted[]) => void;
  readonly onProblem: (message: string | undefined) => void;
}) {
  const { onPasted, onProblem } = props;
  const { today } = useToday();
  const [isBusy, setBusy] = useState(false);
  const latest = useRef(onPasted);
  useEffect(() => {
    latest.current = onPasted;
  }, [onPasted]);

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      // A field being typed in takes its own paste.
      if (!event.clipboardData || isField(event.target)) return;
      const pasted = fromPasteEvent(event.clipboardData, today);
      if (pasted.length === 0) return;
      event.preventDefault();
      latest.current(pasted);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [today]);

  const press = async () => {
    setBusy(true);
    onProblem(undefined);
    try {
      const pasted = fromClipboard(await callHost('clipboard.read', {}), today);
      if (pasted.length > 0) onPasted(pasted);
      else {
        onProblem(
          'There is no text or picture on the clipboard. Copy it first, or add it as a file.',
        );
      }
    } catch (error) {
      onProblem(
        error instanceof HostFailure
          ? error.message
          : 'The clipboard could not be read. Try again.',
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon="copy" keys="Ctrl+V" busy={isBusy} onClick={() => void press()}>
      Paste
    </Button>
  );
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
