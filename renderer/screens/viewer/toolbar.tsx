/** The row above what is read: pages, zoom, and what else the kind of file offers. */
import type { ReactNode } from 'react';
import { Button } from '../../ui';
import css from './viewer.module.css';
import { ZOOMS, zoomed } from './zoom';

export function ZoomButtons(props: {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}) {
  const { zoom, onZoom } = props;
  return (
    <div className={css.tools} role="group" aria-label="Zoom">
      <Button
        small
        aria-disabled={zoom <= ZOOMS[0]}
        aria-label="Zoom out"
        onClick={() => onZoom(zoomed(zoom, -1))}
      >
        −
      </Button>
      <Button small aria-label={`Zoom ${percent(zoom)}: back to 100 %`} onClick={() => onZoom(1)}>
        <span className="num">{percent(zoom)}</span>
      </Button>
      <Button
        small
        aria-disabled={zoom >= (ZOOMS.at(-1) ?? 1)}
        aria-label="Zoom in"
        onClick={() => onZoom(zoomed(zoom, 1))}
      >
        +
      </Button>
    </div>
  );
}

const percent = (zoom: number) => `${String(Math.round(zoom * 100))} %`;

/** Keys of what is being read, while it has the focus: + − 0 zoom. Returns whether one of them it was. */
export function zoomKey(key: string, zoom: number, onZoom: (zoom: number) => void): boolean {
  if (key === '+' || key === '=') onZoom(zoomed(zoom, 1));
  else if (key === '-') onZoom(zoomed(zoom, -1));
  else if (key === '0') onZoom(1);
  else return false;
  return true;
}

export function Tools({ children }: { readonly children: ReactNode }) {
  return <div className={css.bar}>{children}</div>;
}
