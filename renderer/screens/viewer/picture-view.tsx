/** A photo or a scan, upright, as the converter re-encoded it: no place, no name, no hidden data. */
import type { InspectedImage } from '@shared/host/contract';
import { type ReactNode, useRef, useState } from 'react';
import type { Bytes } from '../../documents/converter';
import { Notice } from '../../ui';
import { Painted } from './painted';
import { ReadingArea } from './reading-area';
import { Tools, zoomKey, ZoomButtons } from './toolbar';
import css from './viewer.module.css';
import { useFitWidth } from './zoom';

export function PictureView(props: {
  readonly info: InspectedImage;
  readonly picture: Bytes;
  readonly name: string;
  readonly tools: ReactNode;
}) {
  const { info, picture, name, tools } = props;
  const box = useRef<HTMLDivElement>(null);
  const fit = useFitWidth(box);
  const [zoom, setZoom] = useState(1);
  const [isDamaged, setDamaged] = useState(false);
  // A stamp-sized picture is not blown up to fill the window.
  const width = Math.round(Math.min(fit, info.width) * zoom);
  return (
    <>
      <Tools>
        <ZoomButtons zoom={zoom} onZoom={setZoom} />
        {tools}
      </Tools>
      <ReadingArea
        area={box}
        label={name}
        onKey={(event) => {
          if (zoomKey(event.key, zoom, setZoom)) event.preventDefault();
        }}
      >
        {isDamaged ? (
          <Notice tone="warning">
            This picture is damaged and cannot be shown. Ask the sender for a new copy.
          </Notice>
        ) : (
          width > 0 && (
            <div className={css.sheet} style={{ width: `${String(width)}px` }}>
              <Painted
                bytes={picture}
                mediaType={info.mediaType}
                label={name}
                width={width}
                onFailed={() => setDamaged(true)}
              />
            </div>
          )
        )}
      </ReadingArea>
    </>
  );
}
