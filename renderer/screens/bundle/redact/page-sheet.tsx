/** One page with its boxes: drawn by hand or by keys, moved, taken away. */
import { boxesOfWords, wordsThatStay, type PageText } from '@shared/bundle';
import type { RedactionMark } from '@shared/case-file/schema';
import type { PageBox } from '@shared/host/contract';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { PdfReading } from '../../../documents/converter';
import { classes, Notice } from '../../../ui';
import { within } from './marking';
import css from './redact.module.css';

type BoxMark = Extract<RedactionMark, { type: 'box' }>;

/** Pixels across: sharp at twice the size it is shown at. */
const WIDTH = 1400;
/** A press that moves less than this share of the page picks a word. */
const STILL = 0.006;
/** How far a key moves or stretches a box, as a share of the page. */
const STEP = 0.005;

export interface PageSheetProps {
  readonly reading: PdfReading;
  readonly page: number;
  readonly of: number;
  /** Absent while the page is still being read. */
  readonly text: PageText | undefined;
  readonly marks: readonly RedactionMark[];
  /** Black, as it goes out. */
  readonly isFinal: boolean;
  readonly onShown: (page: number) => void;
  readonly onDraw: (box: PageBox) => void;
  readonly onMove: (mark: BoxMark, to: PageBox) => void;
  readonly onRemove: (mark: BoxMark) => void;
  readonly onPick: (word: string) => void;
}

export function PageSheet(props: PageSheetProps) {
  const { page, of, text, marks, isFinal, onDraw, onPick } = props;
  const { canvas, shown, problem } = useDrawn(props);
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number }>();
  const [to, setTo] = useState<{ readonly x: number; readonly y: number }>();
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    if (!from) return;
    const there = placeOf(event);
    setFrom(undefined);
    setTo(undefined);
    const box = between(from, there);
    if (Math.max(box.width, box.height) > STILL) onDraw(within(box));
    else {
      const word = text && wordAt(text, there);
      if (word !== undefined) onPick(word);
    }
  };
  const boxes = marks.filter((each): each is BoxMark => each.type === 'box' && each.page === page);
  const words = marks.flatMap((each) => (each.type === 'words' ? [each.words] : []));
  const covered = text ? boxesOfWords(text, words) : [];
  const drawing = from && to ? between(from, to) : undefined;
  if (problem !== undefined) return <Notice tone="error">{problem}</Notice>;
  return (
    <div
      className={classes(css.sheet, isFinal && css.final)}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.target !== event.currentTarget.firstElementChild) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(placeOf(event));
        setTo(placeOf(event));
      }}
      onPointerMove={(event) => {
        if (from) setTo(placeOf(event));
      }}
      onPointerUp={end}
    >
      <canvas
        ref={canvas}
        className={css.picture}
        role="img"
        aria-label={`Page ${page} of ${of}, as a picture`}
        aria-busy={shown !== page}
      />
      {covered.map((box, at) => (
        <span key={`w${at}`} ref={placed(box)} className={css.words} aria-hidden="true" />
      ))}
      {boxes.map((mark, at) => (
        // Named by its place: a box that moves keeps the focus.
        <BoxHandle key={`b${at}`} mark={mark} number={at + 1} {...props} />
      ))}
      {drawing && <span ref={placed(drawing)} className={css.drawing} aria-hidden="true" />}
    </div>
  );
}

function BoxHandle({
  mark,
  number,
  page,
  onMove,
  onRemove,
}: PageSheetProps & { readonly mark: BoxMark; readonly number: number }) {
  const press = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    if (way) {
      event.preventDefault();
      const [x, y] = [way[0] * STEP, way[1] * STEP];
      onMove(
        mark,
        within(
          event.shiftKey
            ? { ...mark, width: mark.width + x, height: mark.height + y }
            : { ...mark, x: mark.x + x, y: mark.y + y },
        ),
      );
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onRemove(mark);
    }
  };
  return (
    <button
      type="button"
      ref={placed(mark)}
      className={css.box}
      data-box={mark.id}
      onKeyDown={press}
      aria-label={`Box ${number} on page ${page}: ${mark.why}. Arrow keys move it, with Shift they change its size, Delete takes it away.`}
    />
  );
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Through the object model: a style written into markup is refused by the window's policy. */
const placed = (box: PageBox) => (element: HTMLElement | null) => {
  if (!element) return;
  const percent = (share: number) => `${share * 100}%`;
  element.style.left = percent(box.x);
  element.style.top = percent(box.y);
  element.style.width = percent(box.width);
  element.style.height = percent(box.height);
};

function between(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): PageBox {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** The word under the pointer, without the marks around it. */
function wordAt(text: PageText, { x, y }: { readonly x: number; readonly y: number }) {
  const found = wordsThatStay(text, []).find(({ box }) => {
    const high = box.height * 0.4;
    return (
      x >= box.x && x <= box.x + box.width && y >= box.y - high && y <= box.y + box.height + high
    );
  });
  const word = found?.text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return word === '' ? undefined : word;
}

function useDrawn({ reading, page, onShown }: PageSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState(0);
  const [problem, setProblem] = useState<string>();
  const tell = useRef(onShown);
  useEffect(() => {
    tell.current = onShown;
  });
  useEffect(() => {
    let isGone = false;
    const draw = async () => {
      const { info, picture } = await reading.page({ page, width: WIDTH });
      if (isGone) return;
      if (!picture) throw new Error(info.problem ?? 'The page could not be shown.');
      // Never through a Blob or an address: those may reach the disk in clear.
      const decoder = new ImageDecoder({ data: picture, type: 'image/png' });
      const { image } = await decoder.decode();
      const target = canvas.current;
      if (target && !isGone) {
        target.width = image.displayWidth;
        target.height = image.displayHeight;
        target.getContext('2d')?.drawImage(image, 0, 0);
        setShown(page);
        tell.current(page);
      }
      image.close();
      decoder.close();
    };
    draw().catch((error: unknown) => {
      if (!isGone) setProblem(error instanceof Error ? error.message : 'The page was not shown.');
    });
    return () => {
      isGone = true;
    };
  }, [reading, page]);
  return { canvas, shown, problem };
}
