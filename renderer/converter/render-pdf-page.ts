import type { RenderedPage } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import { canvasBytes } from './canvas-bytes';
import { type Bytes, type ConversionOutcome, type ParsedOptions, WrongKind } from './conversion';
import { openPdf, pdfProblem } from './pdf-reader';

/** A page twenty times as tall as wide is a scroll, not a page; its height is capped so the canvas fits. */
const HEIGHT_LIMIT = 8192;

/**
 * One page as PNG in part 0, `options.width` pixels wide.
 * @throws WrongKind when the bytes are no PDF.
 */
export async function renderPdfPage(
  bytes: Bytes,
  options: ParsedOptions<'render-pdf-page'>,
): Promise<ConversionOutcome<RenderedPage>> {
  const kind = sniffKind(bytes);
  if (kind !== 'pdf') throw new WrongKind(kind);
  const failed = (problem: string) => ({
    result: { ok: false, problem, width: 0, height: 0 },
    parts: [],
  });
  try {
    const pdf = await openPdf(bytes);
    try {
      if (options.page > pdf.document.numPages) {
        return failed(`This PDF has ${String(pdf.document.numPages)} pages.`);
      }
      const page = await pdf.document.getPage(options.page);
      const natural = page.getViewport({ scale: 1 });
      const scale = Math.min(options.width / natural.width, HEIGHT_LIMIT / natural.height);
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(viewport.width));
      canvas.height = Math.max(1, Math.round(viewport.height));
      await page.render({ canvas, viewport }).promise;
      const { width, height } = canvas;
      return { result: { ok: true, width, height }, parts: [canvasBytes(canvas, 'image/png')] };
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    return failed(pdfProblem(error).problem);
  }
}
