import type { OpenPdf } from './pdf-reader';

type Page = Awaited<ReturnType<OpenPdf['document']['getPage']>>;

/** Pixels across: a line of handwriting still leaves marks, the dust of a scanner does not. */
const WIDTH = 200;
/** Out of 255; paper that was scanned is rarely white. */
const INK = 200;
/** Share of a page that must be ink for it to say something. */
const LEAST_INK = 0.0003;

/** Whether a page without words shows nothing either: an empty sheet, also one that was scanned. */
export async function isBlankPage(page: Page): Promise<boolean> {
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: WIDTH / Math.max(1, natural.width) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.min(4 * WIDTH, Math.round(viewport.height)));
  await page.render({ canvas, viewport }).promise;
  const context = canvas.getContext('2d');
  if (!context) return false;
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 255, green = 255, blue = 255] = [data[at], data[at + 1], data[at + 2]];
    if (Math.min(red, green, blue) < INK) ink += 1;
  }
  return ink / (data.length / 4) < LEAST_INK;
}
