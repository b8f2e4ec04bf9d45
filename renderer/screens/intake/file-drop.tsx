/** A place to add files: a button that opens the dialog, and a surface to drop them on. */
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
  readonly children?: ReactNode;
}) {
  const { purpose, action, onFiles, children } = props;
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
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
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return (
    // Dropping is a second way; the button inside does the same by keyboard.

    <div
      className={classes(css.drop, isOver && css.over)}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        setProblem(undefined);
        onFiles([...event.dataTransfer.files].map(fromDropped));
      }}
    >
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      <div className="cluster">
        <Button icon="attach" onClick={() => void pick()}>
          {action}
        </Button>
        <span className="sub small">or drop them here</span>
      </div>
      {children}
    </div>
  );
}
