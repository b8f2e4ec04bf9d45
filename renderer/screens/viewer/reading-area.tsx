/** The part that is read and scrolls. It takes the focus when a file opens, so that the keys work at once. */
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import css from './viewer.module.css';

export function ReadingArea(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly area?: Ref<HTMLDivElement>;
  readonly isBusy?: boolean;
  /** False where the focus belongs elsewhere. */
  readonly takesFocus?: boolean;
  readonly onKey?: (event: KeyboardEvent<HTMLDivElement>) => void;
}) {
  const { label, children, area, isBusy = false, takesFocus = true, onKey } = props;
  return (
    // Something that scrolls must be reachable by keyboard (WCAG 2.1.1), and has keys of its own.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={area}
      className={css.scroll}
      role="region"
      aria-label={label}
      aria-busy={isBusy}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      data-start={takesFocus || undefined}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.altKey && !event.metaKey) onKey?.(event);
      }}
    >
      {children}
    </div>
  );
}
