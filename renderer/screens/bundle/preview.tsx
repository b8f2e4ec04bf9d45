/** A document as its pages will stand in the bundle, one at a time. */
import type { BundlePlan, PlannedDocument } from '@shared/bundle';
import type { StreamId } from '@shared/history/types';
import { useEffect, useRef, useState } from 'react';
import { useStore } from '../../app/store-context';
import { documentPages } from '../../documents/bundle/document-pages';
import { renderPdfPage, type Bytes } from '../../documents/converter';
import { host } from '../../host';
import { Button, Dialog, Notice, Working } from '../../ui';
import css from './bundle.module.css';

/** Pixels across: sharp at twice the size it is shown at. */
const WIDTH = 1240;

interface Opened {
  readonly pdf: Bytes;
  readonly pages: number;
}

export function Preview({
  id,
  plan,
  document,
  onClose,
}: {
  readonly id: StreamId;
  readonly plan: BundlePlan;
  readonly document: PlannedDocument;
  readonly onClose: () => void;
}) {
  const store = useStore();
  const [opened, setOpened] = useState<Opened>();
  const [problem, setProblem] = useState<string>();
  const [page, setPage] = useState(1);
  useEffect(() => {
    const stop = new AbortController();
    const open = async () => {
      const { pdf } = await documentPages(document, {
        host: host(),
        readFile: (ref) => store.files.readAll(id, ref),
        signal: stop.signal,
        preparedOn: plan.preparedOn,
        reference: plan.reference,
        onCase: new Set(),
      });
      const pages = pdf.getPageCount();
      const bytes = new Uint8Array(await pdf.save({ addDefaultPage: false }));
      if (!stop.signal.aborted) setOpened({ pdf: bytes, pages });
    };
    open().catch((error: unknown) => {
      if (!stop.signal.aborted) setProblem(saidOf(error));
    });
    return () => stop.abort();
  }, [document, id, plan.preparedOn, plan.reference, store]);
  return (
    <Dialog
      title={<span dir="auto">{document.title}</span>}
      open
      wide
      onClose={onClose}
      actions={
        <>
          <Button icon="back" busy={!opened || page <= 1} onClick={() => setPage((now) => now - 1)}>
            Page before
          </Button>
          <Button
            icon="forward"
            busy={!opened || page >= opened.pages}
            onClick={() => setPage((now) => now + 1)}
          >
            Next page
          </Button>
          <span className="num sub" role="status">
            {opened ? `Page ${page} of ${opened.pages}` : ''}
          </span>
        </>
      }
    >
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {problem === undefined && !opened && <Working>Opening the document…</Working>}
      {problem === undefined && opened && (
        <PageView pdf={opened.pdf} page={page} of={opened.pages} onProblem={setProblem} />
      )}
    </Dialog>
  );
}

const saidOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The page could not be shown. Try again.';

function PageView({
  pdf,
  page,
  of,
  onProblem,
}: {
  readonly pdf: Bytes;
  readonly page: number;
  readonly of: number;
  readonly onProblem: (problem: string) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const draw = async () => {
      const { info, picture } = await renderPdfPage(
        host(),
        pdf,
        { page, width: WIDTH },
        stop.signal,
      );
      if (!picture) throw new Error(info.problem ?? 'The page could not be shown.');
      // Never through a Blob or an address: those may reach the disk in clear.
      const decoder = new ImageDecoder({ data: picture, type: 'image/png' });
      const { image } = await decoder.decode();
      const target = canvas.current;
      if (target && !stop.signal.aborted) {
        target.width = image.displayWidth;
        target.height = image.displayHeight;
        target.getContext('2d')?.drawImage(image, 0, 0);
        setShown(page);
      }
      image.close();
      decoder.close();
    };
    draw().catch((error: unknown) => {
      if (!stop.signal.aborted) onProblem(saidOf(error));
    });
    return () => stop.abort();
  }, [pdf, page, onProblem]);
  return (
    <canvas
      ref={canvas}
      className={css.page}
      role="img"
      aria-label={`Page ${page} of ${of}, as a picture`}
      aria-busy={shown !== page}
    />
  );
}
