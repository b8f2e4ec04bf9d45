import { type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '../button/button';
import { classes } from '../classes';
import { OPEN_DRAWER } from './pane-cycle';
import css from './panes.module.css';

/** A part of the screen that F6 stops at. */
export function Pane(props: {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <section
      className={classes(css.pane, props.className)}
      aria-label={props.label}
      data-pane={props.label}
      tabIndex={-1}
    >
      {props.children}
    </section>
  );
}

export interface SplitPaneProps {
  readonly main: ReactNode;
  readonly side: ReactNode;
  /** Names the side pane and the button that opens its drawer: "Next". */
  readonly sideLabel: string;
  /** Pixels; 300 unless told. */
  readonly sideWidth?: number | undefined;
  readonly sideFirst?: boolean | undefined;
  /** Below 1280 px: a drawer behind a button, or kept beside. */
  readonly narrow?: 'drawer' | 'keep' | undefined;
  /** Pixels it keeps below 1280 px; 268 unless told, and never more than half. */
  readonly narrowWidth?: number | undefined;
}

const WIDE = '(min-width: 1280px)';

/** True from 1280 px, where side panes stand beside the content. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(WIDE);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(WIDE).matches,
  );
}

export function SplitPane({
  main,
  side,
  sideLabel,
  sideWidth = 300,
  sideFirst,
  narrow = 'drawer',
  narrowWidth = 268,
}: SplitPaneProps) {
  const isWide = useIsWide();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const aside = useRef<HTMLElement>(null);
  const isDrawer = !isWide && narrow === 'drawer';
  const width = isWide ? `${sideWidth}px` : `min(${Math.min(sideWidth, narrowWidth)}px, 50%)`;
  useEffect(() => {
    const pane = aside.current;
    if (!pane || !isDrawer) return undefined;
    const open = () => setOpen(true);
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setOpen(false);
    };
    pane.addEventListener(OPEN_DRAWER, open);
    pane.addEventListener('keydown', close);
    return () => {
      pane.removeEventListener(OPEN_DRAWER, open);
      pane.removeEventListener('keydown', close);
    };
  }, [isDrawer]);
  useDrawerFocus(aside, isDrawer && isOpen);
  const sidePane = (
    <aside
      id={id}
      ref={aside}
      className={classes(css.side, isDrawer && css.drawer)}
      aria-label={sideLabel}
      data-pane={sideLabel}
      tabIndex={-1}
      data-drawer={isDrawer || undefined}
      hidden={isDrawer && !isOpen}
    >
      {side}
    </aside>
  );
  if (isDrawer) {
    return (
      <div className={css.drawered}>
        <div className={css.toggle}>
          <Button
            small
            icon="panel"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {sideLabel}
          </Button>
        </div>
        <div className={css.main}>{main}</div>
        {sidePane}
      </div>
    );
  }
  const tracks = sideFirst ? `${width} minmax(0, 1fr)` : `minmax(0, 1fr) ${width}`;
  return (
    <div className={css.split} style={{ gridTemplateColumns: tracks }}>
      {sideFirst && sidePane}
      <div className={css.main}>{main}</div>
      {!sideFirst && sidePane}
    </div>
  );
}

/** A drawer that opens takes focus; closing gives it back to where it was. */
function useDrawerFocus(pane: { readonly current: HTMLElement | null }, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const before = document.activeElement;
    pane.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [pane, isOpen]);
}
