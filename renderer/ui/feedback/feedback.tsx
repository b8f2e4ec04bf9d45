import { type ReactNode, useId } from 'react';
import { Button } from '../button/button';
import { Icon, type IconName } from '../icon';
import css from './feedback.module.css';

export type NoticeTone = 'note' | 'warning' | 'error' | 'done';

const SIGNS: Readonly<Record<NoticeTone, { readonly icon: IconName; readonly word: string }>> = {
  note: { icon: 'info', word: 'Note' },
  warning: { icon: 'warning', word: 'Warning' },
  error: { icon: 'warning', word: 'Problem' },
  done: { icon: 'done', word: 'Done' },
};

/** Something to know before going on, where it matters. */
export function Notice(props: {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { tone = 'note', title, children } = props;
  const { icon, word } = SIGNS[tone];
  return (
    <div className={css.notice} data-tone={tone}>
      <Icon name={icon} />
      <div className={css.noticeBody}>
        <span className="hidden">{word}: </span>
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
    </div>
  );
}

/** Long work, with how far it is and a way out that leaves nothing half-done. */
export function Progress(props: {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** In place of "12 of 40". */
  readonly text?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
}) {
  const { label, value, max, text, onCancel } = props;
  const id = useId();
  const said = text ?? `${value.toLocaleString('en-GB')} of ${max.toLocaleString('en-GB')}`;
  return (
    <div className={css.progress}>
      <div className={css.progressWords}>
        <span id={id}>{label}</span>
        <span className="num sub">{said}</span>
      </div>
      <div className={css.progressRow}>
        <progress
          className={css.bar}
          aria-labelledby={id}
          aria-valuetext={said}
          value={value}
          max={Math.max(1, max)}
        />
        {onCancel && (
          <Button small onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </div>
  );
}

/** Work of unknown length: words, not a spinner alone. */
export function Working({ children }: { readonly children: ReactNode }) {
  return (
    <div className={css.working} role="status">
      <span className={css.spinner} aria-hidden="true" />
      {children}
    </div>
  );
}

/** What one sees when there is nothing yet, and what to do about it. */
export function EmptyState(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <h2>{props.title}</h2>
      {props.children !== undefined && <div className="sub prose">{props.children}</div>}
      {props.action !== undefined && <div className="cluster">{props.action}</div>}
    </div>
  );
}

/** More for those who want it. */
export function Disclosure(props: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
}) {
  return (
    <details className={css.details} open={props.open}>
      <summary>{props.summary}</summary>
      <div className={css.detailsBody}>{props.children}</div>
    </details>
  );
}
