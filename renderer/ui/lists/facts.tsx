import { Fragment, type ReactNode } from 'react';
import css from './facts.module.css';

/** Pairs of what and its value; empty values are the caller's to word ("not given"). */
export function Facts({
  items,
}: {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className={css.facts}>
      {items.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
