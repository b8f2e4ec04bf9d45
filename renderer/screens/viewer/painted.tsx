/**
 * A picture the converter has re-encoded, painted on a canvas. Not an `img`: the content policy knows no
 * address it could have, and an object URL would put the picture on disk in clear.
 */
import { useEffect, useRef } from 'react';
import type { Bytes } from '../../documents/converter';
import css from './viewer.module.css';

/** WebCodecs' decoder; TypeScript's DOM library has no types for it yet. */
interface Decoder {
  decode(): Promise<{
    image: CanvasImageSource & { close(): void; displayWidth: number; displayHeight: number };
  }>;
  close(): void;
}
type DecoderClass = new (init: { data: Bytes; type: string }) => Decoder;

export function Painted(props: {
  readonly bytes: Bytes;
  readonly mediaType: string;
  /** For people who do not see it. */
  readonly label: string;
  /** CSS pixels; the height follows. */
  readonly width: number;
  readonly onFailed: () => void;
}) {
  const { bytes, mediaType, label, width, onFailed } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    const paint = async () => {
      const { ImageDecoder } = globalThis as unknown as { ImageDecoder: DecoderClass };
      const decoder = new ImageDecoder({ data: bytes, type: mediaType });
      try {
        const { image } = await decoder.decode();
        const target = canvas.current;
        if (!isGone && target) {
          target.width = image.displayWidth;
          target.height = image.displayHeight;
          target.getContext('2d')?.drawImage(image, 0, 0);
          target.dataset['painted'] = 'yes';
        }
        image.close();
      } finally {
        decoder.close();
      }
    };
    paint().catch(() => {
      if (!isGone) onFailed();
    });
    return () => {
      isGone = true;
    };
  }, [bytes, mediaType, onFailed]);
  return (
    <canvas
      ref={canvas}
      className={css.painted}
      role="img"
      aria-label={label}
      style={{ width: `${String(width)}px` }}
    />
  );
}
