/** A PDF, one page at a time, its words selectable over the picture the converter drew. */
import type { PlacedWords, RenderedPage } from '@shared/host/contract';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { type Bytes, openPdf, type PdfReading } from '../../documents/converter';
import { host } from '../../host';
import { announce, Button, Notice, TextField, Working } from '../../ui';
import { Painted } from './painted';
import { whyNot } from './read-file';
import { ReadingArea } from './reading-area';
import { Tools, zoomKey, ZoomButtons } from './toolbar';
import css from './viewer.module.css';
import { useFitWidth } from './zoom';

/** The contract's widest page. */
const MOST_PIXELS = 4096;

interface Shown {
  readonly page: number;
  readonly info: RenderedPage;
  readonly picture: Bytes;
}

export function PdfView(props: {
  readonly bytes: Bytes;
  readonly name: string;
  /** Buttons that stand beside the zoom. */
  readonly tools: ReactNode;
}) {
  const { bytes, name, tools } = props;
  const box = useRef<HTMLDivElement>(null);
  const fit = useFitWidth(box);
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<string>();
  const { pages, draw, restart } = usePages(bytes);
  const width = Math.round(fit * zoom);

  useEffect(() => {
    if (width === 0) return undefined;
    let isGone = false;
    const pixels = Math.min(MOST_PIXELS, Math.max(16, Math.round(width * devicePixelRatio)));
    draw(page, pixels).then(
      ({ info, picture }) => {
        if (isGone) return;
        if (info.ok && picture) {
          setShown({ page, info, picture });
          setProblem(undefined);
        } else setProblem(info.problem ?? 'This page cannot be shown.');
      },
      (error: unknown) => {
        if (!isGone) setProblem(whyNot(error));
      },
    );
    return () => {
      isGone = true;
    };
  }, [draw, page, width]);

  const goTo = useCallback(
    (next: number, at: 'top' | 'bottom' = 'top') => {
      const last = pages ?? 1;
      const to = Math.min(last, Math.max(1, next));
      if (to === page) return;
      setPage(to);
      announce(`Page ${String(to)} of ${String(last)}`);
      const element = box.current;
      if (element) element.scrollTop = at === 'top' ? 0 : element.scrollHeight;
    },
    [page, pages],
  );
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const { scrollTop, clientHeight, scrollHeight } = event.currentTarget;
    const isAtEnd = scrollTop + clientHeight >= scrollHeight - 2;
    if (event.key === 'PageDown' && isAtEnd) goTo(page + 1);
    else if (event.key === 'PageUp' && scrollTop <= 2) goTo(page - 1, 'bottom');
    else if (event.key === 'ArrowRight') goTo(page + 1);
    else if (event.key === 'ArrowLeft') goTo(page - 1);
    else if (event.key === 'Home') goTo(1);
    else if (event.key === 'End') goTo(pages ?? 1);
    else if (!zoomKey(event.key, zoom, setZoom)) return;
    event.preventDefault();
  };
  const failed = useCallback(() => setProblem('This page cannot be shown. Try again.'), []);

  return (
    <>
      <Tools>
        <div className={css.tools} role="group" aria-label="Pages">
          <Button small icon="up" onClick={() => goTo(page - 1)} aria-disabled={page <= 1}>
            <span className="hidden">Previous page</span>
          </Button>
          <PageField
            key={page}
            page={page}
            pages={pages}
            // Onto the page that was asked for: the field is made anew with it, and would take the focus along.
            onGo={(next) => {
              box.current?.focus();
              goTo(next);
            }}
          />
          <Button
            small
            icon="down"
            onClick={() => goTo(page + 1)}
            aria-disabled={pages !== undefined && page >= pages}
          >
            <span className="hidden">Next page</span>
          </Button>
        </div>
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
        {tools}
      </Tools>
      <ReadingArea
        area={box}
        label={`${name}, page ${String(page)}`}
        isBusy={shown?.page !== page && problem === undefined}
        onKey={onKey}
      >
        {problem !== undefined ? (
          <Notice tone="warning" title="This page is not shown">
            <p>{problem}</p>
            <Button
              small
              onClick={() => {
                setProblem(undefined);
                box.current?.focus();
                restart();
              }}
            >
              Try again
            </Button>
          </Notice>
        ) : shown === undefined ? (
          <Working>Opening the document…</Working>
        ) : (
          <div className={css.sheet} style={{ width: `${String(width)}px` }}>
            <Painted
              bytes={shown.picture}
              mediaType="image/png"
              label={`Page ${String(shown.page)}${shown.info.words?.length ? '' : ', a picture without text'}`}
              width={width}
              onFailed={failed}
            />
            <WordsOver info={shown.info} words={shown.info.words ?? []} />
          </div>
        )}
      </ReadingArea>
    </>
  );
}

/** Invisible text where the picture has it, so that it can be selected, copied and read aloud. */
function WordsOver({
  info,
  words,
}: {
  readonly info: RenderedPage;
  readonly words: readonly PlacedWords[];
}) {
  return (
    <svg
      className={css.words}
      viewBox={`0 0 ${String(info.width)} ${String(info.height)}`}
      preserveAspectRatio="none"
      data-words
    >
      {words.map(({ text, x, y, length, size, turn }, index) => (
        <text
          // Runs have no name but their place, and never change.
          key={index}
          x={x}
          y={y}
          fontSize={size}
          {...(length > 0 ? { textLength: length, lengthAdjust: 'spacingAndGlyphs' } : {})}
          {...(turn === 0
            ? {}
            : { transform: `rotate(${String(turn)} ${String(x)} ${String(y)})` })}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** "Page [3] of 12": Enter goes there. */
function PageField(props: {
  readonly page: number;
  readonly pages: number | undefined;
  readonly onGo: (page: number) => void;
}) {
  const { page, pages, onGo } = props;
  return (
    <form
      className={css.page}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = Number(new FormData(event.currentTarget).get('page'));
        if (Number.isInteger(typed)) onGo(typed);
      }}
    >
      <TextField
        label="Page"
        hideLabel
        name="page"
        inputMode="numeric"
        defaultValue={String(page)}
        autoComplete="off"
      />
      <span className="num small">of {pages ?? '…'}</span>
    </form>
  );
}

/** The converter keeps the PDF open while it is read, and is let go with the view. */
function usePages(bytes: Bytes) {
  const [pages, setPages] = useState<number>();
  const [opening, setOpening] = useState(0);
  const reading = useRef<Promise<PdfReading>>(undefined);
  useEffect(
    () => () => {
      void reading.current?.then((open) => open.close()).catch(() => undefined);
      reading.current = undefined;
    },
    [bytes, opening],
  );
  const draw = useCallback(
    async (page: number, width: number) => {
      reading.current ??= openPdf(host(), bytes);
      try {
        const drawn = await (await reading.current).page({ page, width, words: true });
        if (drawn.info.pages !== undefined) setPages(drawn.info.pages);
        return drawn;
      } catch (error) {
        // A reader that failed gives nothing more; the next page opens a new one.
        reading.current = undefined;
        throw error;
      }
    },
    // `opening` makes a new function, which makes the view draw again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [bytes, opening],
  );
  return { pages, draw, restart: () => setOpening((now) => now + 1) };
}
