/**
 * Where every letter of a page stands. pdf.js tells where runs of text stand; what is struck out must be known
 * to the letter, so the page's own instructions are followed here as its drawing follows them
 * (ISO 32000-1, 9.4). Letters that are drawn invisible, as under a scan, count; those of hidden layers do not.
 */
import type { PageLetters } from '@shared/host/contract';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { cleanText } from './conversion';
import type { OpenPdf } from './pdf-reader';

type Document = OpenPdf['document'];
type Page = Awaited<ReturnType<Document['getPage']>>;
type Viewport = ReturnType<Page['getViewport']>;
type Matrix = readonly [number, number, number, number, number, number];

/** Of the width and of the height: a twentieth of a millimetre on A4. */
export const LETTER_GRID = 10_000;
/** A dense page of small print has 12,000 letters. */
const LETTERS_LIMIT = 60_000;
/** Height of a capital above the line, in sizes of the type. */
const CAPITAL = 0.72;
/** A gap this wide between two letters of one line is a space, in sizes of the type. */
const SPACE = 0.18;

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

interface Glyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly isSpace?: boolean;
  readonly vmetric?: readonly number[] | null;
}
interface Font {
  readonly vertical?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly defaultVMetrics?: readonly number[];
}
interface TextState {
  transform: Matrix;
  font: Font | undefined;
  size: number;
  direction: 1 | -1;
  fontScale: number;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

/** @throws Error when the page's instructions cannot be read. */
export async function pageLetters(
  document: Document,
  page: Page,
  viewport: Viewport,
): Promise<PageLetters> {
  const { fnArray, argsArray } = await page.getOperatorList();
  await fontsOf(page, fnArray, argsArray);
  const layers = await document.getOptionalContentConfig();
  const walk = new Walk(viewport, (name) => fontOf(page, name));
  const hidden: boolean[] = [];
  for (let at = 0; at < fnArray.length; at += 1) {
    const args = (argsArray[at] ?? []) as readonly unknown[];
    const what = fnArray[at];
    if (what === OPS.beginMarkedContent) hidden.push(false);
    else if (what === OPS.beginMarkedContentProps)
      hidden.push(args[0] === 'OC' && !layers.isVisible(args[1] as never));
    else if (what === OPS.endMarkedContent) hidden.pop();
    else if (what !== undefined) walk.follow(what, args, !hidden.includes(true));
    if (walk.isFull) break;
  }
  return walk.letters();
}

/** Fonts arrive after the instructions that use them; pdf.js names those beforehand. */
async function fontsOf(
  page: Page,
  fnArray: readonly number[],
  argsArray: readonly unknown[],
): Promise<void> {
  const names = fnArray.flatMap((what, at) =>
    what === OPS.dependency ? (argsArray[at] as readonly string[]) : [],
  );
  await Promise.all(
    names
      .filter((name) => name.startsWith('g_') && !page.commonObjs.has(name))
      .map((name) => new Promise((resolve) => void page.commonObjs.get(name, resolve))),
  );
}

function fontOf(page: Page, name: string): Font | undefined {
  try {
    return page.commonObjs.get(name) as Font;
  } catch {
    return undefined;
  }
}

class Walk {
  readonly #viewport: Viewport;
  readonly #fontOf: (name: string) => Font | undefined;
  readonly #stack: TextState[] = [];
  readonly #base: number[] = [];
  readonly #text: string[] = [];
  readonly #at: number[] = [];
  #last: { readonly x: number; readonly y: number; readonly size: number } | undefined;
  #now: TextState;
  isFull = false;

  constructor(viewport: Viewport, font: (name: string) => Font | undefined) {
    this.#viewport = viewport;
    this.#fontOf = font;
    this.#now = {
      transform: viewport.transform as unknown as Matrix,
      font: undefined,
      size: 0,
      direction: 1,
      fontScale: 0.001,
      charSpacing: 0,
      wordSpacing: 0,
      hScale: 1,
      leading: 0,
      rise: 0,
      textMatrix: IDENTITY,
      x: 0,
      y: 0,
      lineX: 0,
      lineY: 0,
    };
  }

  letters(): PageLetters {
    return { text: this.#text.join(''), at: this.#at, whole: !this.isFull };
  }

  follow(what: number, args: readonly unknown[], isVisible: boolean): void {
    const now = this.#now;
    const number = (at: number) => Number(args[at] ?? 0);
    switch (what) {
      case OPS.save:
        this.#stack.push({ ...now });
        break;
      case OPS.restore:
        this.#now = this.#stack.pop() ?? now;
        break;
      case OPS.transform:
        now.transform = multiply(now.transform, args as readonly number[]);
        break;
      case OPS.paintFormXObjectBegin:
        this.#stack.push({ ...now });
        if (args[0]) now.transform = multiply(now.transform, args[0] as readonly number[]);
        break;
      case OPS.beginGroup: {
        this.#stack.push({ ...now });
        const { matrix } = (args[0] ?? {}) as { matrix?: readonly number[] };
        if (matrix) now.transform = multiply(now.transform, matrix);
        break;
      }
      case OPS.beginAnnotation:
        // An annotation begins from the page itself, whatever was left open before it.
        this.#base.push(this.#stack.length);
        this.#stack.push({ ...now });
        now.transform = [args[2], args[3]].reduce<Matrix>(
          (made, each) => multiply(made, each as readonly number[]),
          this.#viewport.transform as unknown as Matrix,
        );
        break;
      case OPS.endAnnotation: {
        const depth = this.#base.pop() ?? 0;
        this.#now = this.#stack[depth] ?? now;
        this.#stack.length = Math.min(this.#stack.length, depth);
        break;
      }
      case OPS.paintFormXObjectEnd:
      case OPS.endGroup:
        this.#now = this.#stack.pop() ?? now;
        break;
      case OPS.beginText:
        now.textMatrix = IDENTITY;
        now.x = now.lineX = now.y = now.lineY = 0;
        break;
      case OPS.setCharSpacing:
        now.charSpacing = number(0);
        break;
      case OPS.setWordSpacing:
        now.wordSpacing = number(0);
        break;
      case OPS.setHScale:
        now.hScale = number(0) / 100;
        break;
      case OPS.setLeading:
        now.leading = -number(0);
        break;
      case OPS.setTextRise:
        now.rise = number(0);
        break;
      case OPS.setFont:
        this.#setFont(String(args[0]), number(1));
        break;
      case OPS.setGState:
        for (const [key, value] of (args[0] ?? []) as readonly (readonly [string, unknown])[])
          if (key === 'Font' && Array.isArray(value))
            this.#setFont(String(value[0]), Number(value[1]));
        break;
      case OPS.setTextMatrix: {
        const [first] = args;
        now.textMatrix = matrixOf((typeof first === 'number' ? args : first) as ArrayLike<number>);
        now.x = now.lineX = now.y = now.lineY = 0;
        break;
      }
      case OPS.moveText:
        this.#move(number(0), number(1));
        break;
      case OPS.setLeadingMoveText:
        now.leading = number(1);
        this.#move(number(0), number(1));
        break;
      case OPS.nextLine:
        this.#move(0, now.leading);
        break;
      case OPS.showText:
      case OPS.showSpacedText:
        this.#show((args[0] ?? []) as readonly (Glyph | number)[], isVisible);
        break;
      case OPS.nextLineShowText:
        this.#move(0, now.leading);
        this.#show((args[0] ?? []) as readonly (Glyph | number)[], isVisible);
        break;
    }
  }

  #move(x: number, y: number): void {
    const now = this.#now;
    now.x = now.lineX += x;
    now.y = now.lineY += y;
  }

  #setFont(name: string, size: number): void {
    const now = this.#now;
    now.font = this.#fontOf(name);
    now.fontScale = now.font?.fontMatrix?.[0] || 0.001;
    now.direction = size < 0 ? -1 : 1;
    now.size = Math.abs(size);
  }

  #show(glyphs: readonly (Glyph | number)[], isVisible: boolean): void {
    const now = this.#now;
    const { font, size, direction } = now;
    if (size === 0) return;
    const hScale = now.hScale * direction;
    const vertical = font?.vertical === true;
    const advanceScale = size * now.fontScale;
    let along = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        along += ((vertical ? 1 : -1) * glyph * size) / 1000;
        continue;
      }
      const spacing = (glyph.isSpace ? now.wordSpacing : 0) + now.charSpacing;
      const metric = glyph.vmetric ?? font?.defaultVMetrics;
      const width = vertical ? -(metric?.[0] ?? -1000) : (glyph.width ?? 0);
      const advance = width * advanceScale;
      if (isVisible) {
        if (vertical) this.#put(glyph, -size / 2, -along - advance, size / 2, -along, false);
        else
          this.#put(
            glyph,
            along * hScale,
            0,
            (along + advance) * hScale,
            CAPITAL * size * direction,
            true,
          );
      }
      along += vertical ? advance - spacing * direction : advance + spacing * direction;
    }
    if (vertical) now.y -= along;
    else now.x += along * hScale;
  }

  /** A letter's box in the space of the text, from the point where its string begins. */
  #put(glyph: Glyph, x0: number, y0: number, x1: number, y1: number, isLine: boolean): void {
    const now = this.#now;
    const { text } = cleanText((glyph.unicode ?? '').normalize('NFKC'));
    if (text === '') return;
    if (this.#at.length / 4 + text.length > LETTERS_LIMIT) {
      this.isFull = true;
      return;
    }
    const place = multiply(now.transform, now.textMatrix);
    const corner = (x: number, y: number) => point(place, now.x + x, now.y + now.rise + y);
    const corners = [corner(x0, y0), corner(x1, y0), corner(x0, y1), corner(x1, y1)];
    const [from, to] = [corner(x0, y0), corner(x1, y0)];
    const size = Math.hypot(
      corner(0, now.size).x - corner(0, 0).x,
      corner(0, now.size).y - corner(0, 0).y,
    );
    if (isLine) this.#gap(from, size);
    this.#last = isLine ? { ...to, size } : undefined;
    if (text.trim() === '') {
      this.#blank(' ');
      return;
    }
    const { width, height } = this.#viewport;
    const xs = corners.map(({ x }) => grid(x / width));
    const ys = corners.map(({ y }) => grid(y / height));
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    this.#text.push(text);
    for (let unit = 0; unit < text.length; unit += 1) this.#at.push(...box);
  }

  /** A letter that does not follow on its neighbour begins a word; on another line, a line. */
  #gap({ x, y }: { readonly x: number; readonly y: number }, size: number): void {
    const last = this.#last;
    if (!last) {
      if (this.#text.length > 0) this.#blank('\n');
      return;
    }
    const away = Math.hypot(x - last.x, y - last.y);
    const most = Math.max(size, last.size);
    if (away > 0.5 * most && (Math.abs(y - last.y) > 0.5 * most || away > 3 * most))
      this.#blank('\n');
    else if (away > SPACE * most) this.#blank(' ');
  }

  #blank(mark: ' ' | '\n'): void {
    const before = this.#text.at(-1);
    if (before === undefined || before === '\n') return;
    if (before === ' ') {
      if (mark === '\n') this.#text[this.#text.length - 1] = '\n';
      return;
    }
    this.#text.push(mark);
    this.#at.push(0, 0, 0, 0);
  }
}

const grid = (share: number): number =>
  Number.isFinite(share) ? Math.round(Math.min(2, Math.max(-1, share)) * LETTER_GRID) : 0;

function matrixOf(values: ArrayLike<number>): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(values);
  return [a, b, c, d, e, f];
}

/** Two transforms of the plane as one (ISO 32000-1, 8.3.4). */
function multiply(left: ArrayLike<number>, right: ArrayLike<number>): Matrix {
  const [a, b, c, d, e, f] = matrixOf(left);
  const [g, h, i, j, k, l] = matrixOf(right);
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

function point([a, b, c, d, e, f]: Matrix, x: number, y: number) {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
