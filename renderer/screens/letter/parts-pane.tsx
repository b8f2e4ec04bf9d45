/** What the letter must contain, ticked as its words satisfy it; a press goes to the place. */
import { type ChangedField, type PartCheck } from '@shared/letters';
import type { ReactNode } from 'react';
import { Button, Chip, StatusMark } from '../../ui';
import css from './letter.module.css';

export interface PartsPaneProps {
  readonly checks: readonly PartCheck[];
  readonly changed: readonly ChangedField[];
  readonly onGoTo: (block: string) => void;
  readonly onRestore: (field: ChangedField) => void;
  /** Below: spelling and the like. */
  readonly children?: ReactNode;
}

export function PartsPane({ checks, changed, onGoTo, onRestore, children }: PartsPaneProps) {
  const missing = checks.filter((check) => !check.ok);
  return (
    <div className={css.checks}>
      <h2>Must contain</h2>
      <p className="small" role="status">
        {missing.length === 0 ? (
          <Chip tone="done" mark="done">
            All there
          </Chip>
        ) : (
          <Chip tone="soon" mark="dueToday">
            {missing.length === 1 ? '1 thing missing' : `${missing.length} things missing`}
          </Chip>
        )}
      </p>
      <ul>
        {checks.map((check) => (
          <li key={check.part}>
            <StatusMark state={check.ok ? 'done' : 'overdue'} />
            <div>
              <button
                type="button"
                className={css.jump}
                disabled={check.block === undefined}
                onClick={() => check.block !== undefined && onGoTo(check.block)}
              >
                <span className="hidden">{check.ok ? 'There: ' : 'Missing: '}</span>
                {check.label}
              </button>
              {!check.ok && (
                <p className="small">
                  {check.message} <span className="dim">({check.source})</span>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {changed.length > 0 && (
        <>
          <h2>Not as the case says</h2>
          <ul className={css.changed}>
            {changed.map((field, at) => (
              <li key={`${field.block} ${field.field} ${at}`}>
                <button type="button" className={css.jump} onClick={() => onGoTo(field.block)}>
                  {field.label}: you wrote “{field.text}”
                </button>
                {field.caseSays !== undefined && (
                  <>
                    <p className="small">The case says “{field.caseSays}”.</p>
                    <Button small kind="quiet" onClick={() => onRestore(field)}>
                      Use the case’s<span className="hidden"> words for {field.label}</span>
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {children}
    </div>
  );
}
