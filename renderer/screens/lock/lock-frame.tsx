import type { ReactNode } from 'react';
import css from './lock-frame.module.css';

/** What stands around everything that is shown without an open vault. Holds nothing of any case. */
export function LockFrame(props: {
  readonly children?: ReactNode;
  /** In place of content: what is going on. */
  readonly busy?: string;
  readonly wide?: boolean;
}) {
  const { children, busy, wide = false } = props;
  return (
    <main className={css.page}>
      <div className={css.column} data-wide={wide || undefined}>
        <div className={css.mark}>Redress</div>
        {busy === undefined ? (
          children
        ) : (
          <p className={css.busy} role="status">
            {busy}
          </p>
        )}
      </div>
    </main>
  );
}
