import type { Bytes } from './conversion';

/**
 * The picture on a canvas as bytes. Through text, not `toBlob`: Chromium may write a Blob to disk in
 * clear when memory runs short, and these are decrypted pictures.
 * @throws Error when the canvas is too large to encode.
 */
export function canvasBytes(
  canvas: HTMLCanvasElement,
  mediaType: 'image/png' | 'image/jpeg',
): Bytes {
  const address = canvas.toDataURL(mediaType, 0.9);
  const comma = address.indexOf(',');
  if (!address.startsWith(`data:${mediaType}`) || comma === -1)
    throw new Error('The picture could not be encoded.');
  const binary = atob(address.slice(comma + 1));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
