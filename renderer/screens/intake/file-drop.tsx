/** A place to add files: drop them, paste them, or choose them in a dialog. Each way does what the others do. */
import { type DragEvent, type ReactNode, useState } from 'react';
import { callHost, HostFailure, type FilePurpose } from '../../host';
import { Button, classes, Notice } from '../../ui';
import css from './file-drop.module.css';
import { fromDropped, fromPicked, type Incoming } from './incoming';

export function FileDrop(props: {
  readonly purpose: FilePurpose;
  /** The button's words: "Add files". */
  readonly action: string;
  readonly onFiles: (files: readonly Incoming[]) => void;
  /** Beside the button: what else adds something here. */
  readonly more?: ReactNode;
  /** Something is dragged over a larger surface this belongs to. */
  readonly isOver?: boolean;
  readonly children?: ReactNode;
}) {
  const { purpose, action, onFiles, more, children } = props;
  const [problem, setProblem] = useState<string>();
  const drop = useFileDrop((files) => {
    setProblem(undefined);
    onFiles(files);
  }, setProblem);
  const isOver = drop.isOver || props.isOver === true;
  const pick = async () => {
    setProblem(undefined);
    try {
      const { files } = await callHost('files.pick', { purpose, many: true });
      if (files.length > 0) onFiles(files.map(fromPicked));
    } catch (error) {
      setProblem(
        error instanceof HostFailure ? error.message : 'The files could not be chosen. Try again.',
      );
    }
  };
  return (
    // Dropping is a second way; the button inside does the same by keyboard.
    <div className={classes(css.drop, isOver && css.over)} {...drop.surface}>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <div className="cluster">
        <Button icon="attach" onClick={() => void pick()}>
          {action}
        </Button>
        {more}
        <span className="sub small">{isOver ? 'Let go to add them' : 'or drop them here'}</span>
      </div>
      {children}
    </div>
  );
}

/** Makes any surface one to drop files on. `onProblem`: what was dropped cannot be taken, and why. */
export function useFileDrop(
  onFiles: (files: readonly Incoming[]) => void,
  onProblem: (message: string) => void,
) {
  const [isOver, setOver] = useState(false);
  const surface = {
    onDragOver(event: DragEvent) {
      if (!canHoldFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      // Going from one thing inside to another leaves nothing.
      const { relatedTarget, currentTarget } = event;
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDrop(event: DragEvent) {
      if (!canHoldFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      const { files, folders } = dropped(event.dataTransfer);
      if (files.length > 0) onFiles(files.map(fromDropped));
      if (folders.length > 0) {
        onProblem(
          `“${folders.join('”, “')}” is a folder. Open it, choose the files inside, and drop those.`,
        );
      } else if (files.length === 0) {
        onProblem(
          'Nothing came with that. Save the email or the picture as a file first, and drop the file.',
        );
      }
    },
  };
  return { isOver, surface };
}

/** Files, or a message dragged out of a mail program, which often brings only its own notes. */
function canHoldFiles({ dataTransfer: { types } }: DragEvent): boolean {
  return types.includes('Files') || types.some((type) => /maillist|mailrow|renprivate/i.test(type));
}

/** Told apart before anything is read: a folder reads as a file that cannot be opened. */
function dropped(data: DataTransfer): { files: File[]; folders: string[] } {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of data.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) folders.push(entry.name);
    else if (file) files.push(file);
  }
  return { files, folders };
}
