import { letterPicture, PICTURE_BOXES, printedSize } from '@shared/case-file/picture';
import { SAMPLE_LOGO } from '@shared/sample/logo';
import { describe, expect, it } from 'vitest';

describe('a picture on letters', () => {
  it.each([
    ['a small one as it is, at 96 pixels an inch', 96, 48, 72, 36],
    ['a wide one as wide as its box', 1000, 100, 198, 19.8],
    ['a tall one as high as its box', 100, 1000, 7.9, 79],
    ['one a pixel high', 1000, 1, 198, 1],
  ])('is printed: %s', (_, width, height, wide, high) => {
    const size = printedSize({ width, height }, PICTURE_BOXES.logo);
    expect(size.width).toBeCloseTo(wide);
    expect(size.height).toBeCloseTo(high);
  });

  it.each([
    ['as it was re-encoded', {}, true],
    ['without words', { alt: ' ' }, false],
    ['of another kind', { mediaType: 'image/svg+xml' }, false],
    ['wider than is kept', { width: 1001 }, false],
    ['too many bytes', { data: 'A'.repeat(260_001) }, false],
    ['data that is no base64', { data: '"><script>' }, false],
    ['data that could be an address', { data: 'https://x.example/a.png' }, false],
  ])('%s: %j taken = %s', (_, change, isTaken) => {
    expect(letterPicture.safeParse({ ...SAMPLE_LOGO, ...change }).success).toBe(isTaken);
  });
});
