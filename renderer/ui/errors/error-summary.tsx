import { type MouseEvent, useEffect, useId, useRef } from 'react';
import css from './error-summary.module.css';
import type { FormProblem } from './problems';

/**
 * What must be put right, above the form; takes focus whenever a new set of problems comes (GOV.UK's error
 * summary). Each line leads to its field.
 */
export function ErrorSummary({
  problems,
  title = 'There is a problem',
}: {
  readonly problems: readonly FormProblem[];
  readonly title?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const what = problems.map(({ field, message }) => `${field}:${message}`).join('\n');
  useEffect(() => {
    if (what !== '') box.current?.focus();
  }, [what]);
  if (problems.length === 0) return null;
  return (
    <div ref={box} className={css.summary} role="alert" aria-labelledby={id} tabIndex={-1}>
      <h2 id={id}>{title}</h2>
      <ul>
        {problems.map(({ field, message, instead }) => (
          <li key={`${field} ${message}`}>
            {field === undefined ? (
              message
            ) : (
              <a href={`#${field}`} onClick={(event) => leadTo(event, field)}>
                {message}
              </a>
            )}
            {instead !== undefined && <div className={css.instead}>{instead}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function leadTo(event: MouseEvent, field: string) {
  event.preventDefault();
  focusField(field, event.currentTarget.closest('form, [role="dialog"], main') ?? document);
}

/** Focuses the control of the field with this name, or of the nearest part of the form that holds it. */
export function focusField(field: string, within: ParentNode = document): boolean {
  for (let name = field; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const place = within.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const control = place?.querySelector<HTMLElement>(
      'input, select, textarea, button, [tabindex="0"]',
    );
    if (control) {
      control.focus();
      control.scrollIntoView({ block: 'center' });
      return true;
    }
  }
  return false;
}
