/** A logo or a signature as the letter shows it, and as Settings shows what the letter will. */
import { printedSize, type LetterPicture } from '@shared/case-file/picture';
import { fromBase64 } from '@shared/sealing';
import { useCallback, useMemo, useState } from 'react';
import { Painted } from '../viewer/painted';
import css from './letter.module.css';

export function LetterPictureView({
  picture,
  box,
}: {
  readonly picture: LetterPicture;
  /** Largest size on paper, in points. */
  readonly box: { readonly width: number; readonly height: number };
}) {
  const bytes = useMemo(() => fromBase64(picture.data), [picture.data]);
  const [isFailed, setFailed] = useState(false);
  const fail = useCallback(() => setFailed(true), []);
  if (isFailed) return <span className={css.picture}>{picture.alt}</span>;
  const { width } = printedSize(picture, box);
  return (
    <span className={css.picture}>
      <Painted
        bytes={bytes}
        mediaType={picture.mediaType}
        label={picture.alt}
        width={Math.round((width * 96) / 72)}
        onFailed={fail}
      />
    </span>
  );
}
