import type { ReactNode } from 'react';
import { Disclosure } from '../../ui';
import css from './intake.module.css';

/** Beside a part of the form: what good looks like, for somebody who takes their first complaint. */
export function Guide({
  about,
  children,
}: {
  readonly about: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={css.guide}>
      <Disclosure
        summary={
          <>
            What good looks like<span className="hidden">: {about}</span>
          </>
        }
      >
        {children}
      </Disclosure>
    </div>
  );
}
