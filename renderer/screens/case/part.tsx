/** A part of a tab: its heading, what can be begun in it, and what it holds. */
import type { ReactNode } from 'react';
import css from './case.module.css';

export function Part({
  title,
  action,
  children,
}: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={css.part}>
      <header>
        <h2>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}
