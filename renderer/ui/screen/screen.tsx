import type { ReactNode } from 'react';
import { classes } from '../classes';
import css from './screen.module.css';

export interface ScreenProps {
  readonly title: ReactNode;
  /** Under the title: counts, what the screen is of. */
  readonly sub?: ReactNode;
  /** Above the title: a reference, a way back. */
  readonly above?: ReactNode;
  /** At the end of the title row; the main action last. */
  readonly actions?: ReactNode;
  /** The content takes the height there is and scrolls within itself (tables, panes). */
  readonly fill?: boolean | undefined;
  readonly children: ReactNode;
}

/** Title row, then content. The h1 takes focus when one arrives, so that screen readers say where one is. */
export function Screen({ title, sub, above, actions, fill = false, children }: ScreenProps) {
  return (
    <div className={classes(css.screen, fill && css.fill)} data-pane="Main" tabIndex={-1}>
      <header className={css.head}>
        <div className={css.words}>
          {above !== undefined && <div className={css.above}>{above}</div>}
          <h1 data-screen-title tabIndex={-1} className={css.title}>
            {title}
          </h1>
          {sub !== undefined && <div className={css.sub}>{sub}</div>}
        </div>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      <div className={css.content}>{children}</div>
    </div>
  );
}
