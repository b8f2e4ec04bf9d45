/**
 * Evidence read inside the app: PDF, pictures, emails, documents, text. Opened from a row, over the whole
 * window; what an email carries opens from it, and Back returns to where one was. Closing returns the
 * focus to the row.
 */
import type { StreamId } from '@shared/history/types';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Bytes } from '../../documents/converter';
import { useExports } from '../../app/exports';
import { HostFailure } from '../../host';
import { Button, Dialog, Notice, toast, Working } from '../../ui';
import { BlockList } from './blocks';
import { MailView } from './mail-view';
import { PdfView } from './pdf-view';
import { PictureView } from './picture-view';
import type { Reading } from './read-file';
import { useReading } from './use-reading';
import { ReadingArea } from './reading-area';
import { Tools } from './toolbar';
import css from './viewer.module.css';

export interface ViewedFile {
  /** What it is: "E3 Photo of the ceiling". */
  readonly title: string;
  /** With its ending, for a copy. */
  readonly fileName: string;
  readonly load: () => Promise<Bytes>;
  /** The case it is of, so that a copy that leaves is remembered under it. */
  readonly case?: StreamId;
}

interface Level extends ViewedFile {
  /** Which attachment of the level below it is. */
  readonly attachment?: number;
}

/** @param file undefined: nothing is open. */
export function Viewer(props: {
  readonly file: ViewedFile | undefined;
  readonly onClose: () => void;
}) {
  const { file, onClose } = props;
  return (
    <Dialog title={file?.title ?? ''} open={file !== undefined} onClose={onClose} full>
      {file && <Reader key={`${file.title} ${file.fileName}`} file={file} />}
    </Dialog>
  );
}

/** What is open, and what it was opened from; fills what it stands in. */
export function Reader({ file }: { readonly file: ViewedFile }) {
  const [levels, setLevels] = useState<readonly Level[]>([file]);
  const [cameFrom, setCameFrom] = useState<number>();
  const level: Level = levels.at(-1) ?? file;
  const below = levels.at(-2);
  const open = (next: Level) => {
    setCameFrom(undefined);
    // What a document carries is of the same case.
    setLevels((now) => [
      ...now,
      { ...(file.case === undefined ? {} : { case: file.case }), ...next },
    ]);
  };
  const back = () => {
    setCameFrom(level.attachment);
    setLevels((now) => now.slice(0, -1));
  };
  return (
    <div className={css.viewer}>
      {below && (
        <nav className={css.trail} aria-label="Opened from">
          <Button small icon="back" onClick={back}>
            <span className="cut">Back to {below.title}</span>
          </Button>
          <b className="cut">{level.title}</b>
        </nav>
      )}
      <Opened
        key={levels.length}
        level={level}
        depth={levels.length - 1}
        cameFrom={cameFrom}
        onOpen={open}
      />
    </div>
  );
}

function Opened(props: {
  readonly level: Level;
  readonly depth: number;
  readonly cameFrom: number | undefined;
  readonly onOpen: (next: Level) => void;
}) {
  const { level, depth, cameFrom, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const { reading, retry } = useReading(level, depth);
  // Focus goes to what is read, unless it belongs to the attachment one came back from.
  useEffect(() => {
    if (reading)
      box.current?.querySelector<HTMLElement>('[data-start]')?.focus({ preventScroll: true });
  }, [reading]);
  const tools = <SaveCopy level={level} />;
  return (
    <div ref={box} className={css.opened} tabIndex={-1}>
      {reading === undefined ? (
        <Waiting tools={tools}>
          <Working>Opening {level.fileName}…</Working>
        </Waiting>
      ) : reading.kind === 'cannot' ? (
        <Waiting tools={tools}>
          <Notice tone="warning" title="It cannot be shown here">
            <p>{reading.message}</p>
            <Button
              small
              onClick={() => {
                // The button goes with the message.
                box.current?.focus();
                retry();
              }}
            >
              Try again
            </Button>
          </Notice>
        </Waiting>
      ) : (
        <View
          reading={reading}
          name={level.title}
          tools={tools}
          cameFrom={cameFrom}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}

function View(props: {
  readonly reading: Exclude<Reading, { kind: 'cannot' }>;
  readonly name: string;
  readonly tools: ReactNode;
  readonly cameFrom: number | undefined;
  readonly onOpen: (next: Level) => void;
}) {
  const { reading, name, tools, cameFrom, onOpen } = props;
  switch (reading.kind) {
    case 'pdf':
      return <PdfView bytes={reading.bytes} name={name} tools={tools} />;
    case 'picture':
      return <PictureView {...reading} name={name} tools={tools} />;
    case 'document':
      return (
        <>
          <Tools>{tools}</Tools>
          <ReadingArea label={name}>
            <div className={css.paper}>
              <BlockList blocks={reading.document.blocks} cut={reading.document.cut} />
            </div>
          </ReadingArea>
        </>
      );
    case 'mail':
      return (
        <MailView
          mail={reading.mail}
          attachments={reading.attachments}
          from={cameFrom}
          tools={tools}
          onOpen={(part) => {
            const bytes = reading.attachments[part];
            const fileName = reading.mail.attachments[part]?.fileName ?? 'attachment';
            if (bytes)
              onOpen({
                title: fileName,
                fileName,
                attachment: part,
                load: () => Promise.resolve(bytes.slice()),
              });
          }}
        />
      );
  }
}

/** Before there is anything to read, and where nothing can be. */
function Waiting({ tools, children }: { readonly tools: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      <Tools>{tools}</Tools>
      <div className={css.scroll} role="status">
        {children}
      </div>
    </>
  );
}

/** A copy leaves the sealed store only because the person asks for it. */
function SaveCopy({ level }: { readonly level: Level }) {
  const exports = useExports();
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const saved = await exports.save(
        'document',
        'evidence',
        level.fileName,
        await level.load(),
        level.case === undefined ? [] : [level.case],
      );
      if (saved)
        toast(
          `Saved a copy as ${saved.name}. It is no longer sealed there: delete it when you are done.`,
        );
    } catch (error) {
      toast(error instanceof HostFailure ? error.message : 'The copy could not be saved.', {
        tone: 'error',
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button small icon="save" busy={isBusy} onClick={() => void save()}>
      Save a copy…
    </Button>
  );
}
