/** "Page n of m" in a strip added below the page, so that it never covers anything. */
import { degrees, rgb, type PDFFont, type PDFPage } from '@cantoo/pdf-lib';

/** The strip's height is this share of the page's, so that it can be read on an A0 plan too. */
const STRIP_SHARE = 0.03;
const LEAST_STRIP = 22;

export function stampPage(page: PDFPage, font: PDFFont, text: string): void {
  const angle = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270;
  const box = fromLowerLeft(page.getCropBox());
  const upright = angle === 0 || angle === 180;
  const strip = Math.max(LEAST_STRIP, (upright ? box.height : box.width) * STRIP_SHARE);
  const size = strip * 0.42;
  const width = font.widthOfTextAtSize(text, size);
  const [x, y, right, top] = [box.x, box.y, box.x + box.width, box.y + box.height];

  // Where the lower edge of the page, as it is seen, lies in the page's own coordinates.
  const edges = {
    0: {
      strip: { x, y: y - strip, width: box.width, height: strip },
      at: { x: (x + right - width) / 2, y: y - strip * 0.65 },
    },
    90: {
      strip: { x: right, y, width: strip, height: box.height },
      at: { x: right + strip * 0.65, y: (y + top - width) / 2 },
    },
    180: {
      strip: { x, y: top, width: box.width, height: strip },
      at: { x: (x + right + width) / 2, y: top + strip * 0.65 },
    },
    270: {
      strip: { x: x - strip, y, width: strip, height: box.height },
      at: { x: x - strip * 0.65, y: (y + top + width) / 2 },
    },
  }[angle];

  const media = fromLowerLeft(page.getMediaBox());
  const wider = union(media, edges.strip);
  const crop = union(box, edges.strip);
  page.setMediaBox(wider.x, wider.y, wider.width, wider.height);
  page.setCropBox(crop.x, crop.y, crop.width, crop.height);
  // What lay outside the visible page may lie under the strip; it stays unseen.
  page.drawRectangle({ ...edges.strip, color: rgb(1, 1, 1) });
  page.drawText(text, { ...edges.at, size, font, rotate: degrees(angle), color: rgb(0, 0, 0) });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box may be given by any two opposite corners (ISO 32000-1, 7.9.5). */
function fromLowerLeft({ x, y, width, height }: Box): Box {
  return {
    x: Math.min(x, x + width),
    y: Math.min(y, y + height),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}

function union(left: Box, right: Box): Box {
  const x = Math.min(left.x, right.x);
  const y = Math.min(left.y, right.y);
  return {
    x,
    y,
    width: Math.max(left.x + left.width, right.x + right.width) - x,
    height: Math.max(left.y + left.height, right.y + right.height) - y,
  };
}
