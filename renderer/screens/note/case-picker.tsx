/** One case out of all of them, found by any of its words; the same search as Ctrl+K. */
import type { CaseSummary } from '@shared/case-file/types';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { useCases, useStore } from '../../app/store-context';
import { Button, classes, Field } from '../../ui';
import css from './note.module.css';

const SHOWN = 6;

export interface CasePickerProps {
  readonly label: string;
  readonly name: string;
  readonly error?: string | undefined;
  /** Id of the case chosen; '' = none yet. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Not offered: the case one is on. */
  readonly except?: string | undefined;
}

export function CasePicker(props: CasePickerProps) {
  const { label, name, error, value, onChange, except } = props;
  const chosen = useCases().find(({ id }) => id === value);
  const box = useRef<HTMLDivElement>(null);
  const [isMoved, setMoved] = useState(false);
  // What was pressed is gone; what stands in its place has the focus.
  useEffect(() => {
    if (isMoved) box.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [isMoved, value]);
  const change = (id: string) => {
    setMoved(true);
    onChange(id);
  };
  return (
    <div ref={box}>
      {chosen ? (
        <div className={css.chosen} data-field={name}>
          <span className={css.label}>{label}</span>
          <span className="num">
            {chosen.reference} · {nameOf(chosen)}
          </span>
          <span className={classes('sub', 'small', 'cut', css.summary)}>{chosen.summary}</span>
          <Button small onClick={() => change('')}>
            Another case
          </Button>
        </div>
      ) : (
        <Search label={label} name={name} error={error} except={except} onChoose={change} />
      )}
    </div>
  );
}

const nameOf = ({ person }: CaseSummary): string => (person === '' ? 'Name not given' : person);

const lineOf = (summary: CaseSummary): string =>
  [summary.reference, nameOf(summary), summary.summary].join(' · ');

function Search({
  label,
  name,
  error,
  except,
  onChoose,
}: {
  readonly label: string;
  readonly name: string;
  readonly error: string | undefined;
  readonly except: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const found = useFound(useDeferredValue(query.trim()), except);
  const id = useId();
  const current = Math.min(at, Math.max(0, found.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((current + step + found.length) % found.length);
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      const choice = found[current];
      if (choice && query.trim() !== '') onChoose(choice.id);
    }
  };
  const isOpen = query.trim() !== '';
  return (
    <>
      <Field
        label={label}
        hint="Type part of a name, a reference or a street, then choose with the arrows and Enter."
        name={name}
        error={error}
      >
        {(ties) => (
          <input
            id={ties.id}
            className={css.search}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && found.length > 0 ? `${id}-${current}` : undefined}
            aria-describedby={ties.describedBy}
            aria-invalid={ties.invalid || undefined}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div id={`${id}-list`} className={css.found} role="listbox" aria-label="Cases found">
        {isOpen &&
          found.map((summary, index) => (
            // Keys are the input's: this list is what they move in.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={summary.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              className={classes(css.option, 'num', index === current && css.current)}
              onClick={() => onChoose(summary.id)}
            >
              {lineOf(summary)}
            </div>
          ))}
      </div>
      <p className="sub small" role="status">
        {isOpen && found.length === 0
          ? 'Nothing found. Try part of a name, a reference or a street.'
          : ''}
      </p>
    </>
  );
}

function useFound(query: string, except: string | undefined): readonly CaseSummary[] {
  const { cases } = useStore();
  const all = useCases();
  const [hits, setHits] = useState<readonly string[]>([]);
  useEffect(() => {
    if (query === '') return undefined;
    let isStale = false;
    void cases
      .search(query)
      .catch(() => [])
      .then((found) => {
        if (!isStale) setHits(found.map(({ id }) => id));
      });
    return () => {
      isStale = true;
    };
  }, [cases, query]);
  return hits
    .filter((id) => id !== except)
    .slice(0, SHOWN)
    .flatMap((id) => all.find((summary) => summary.id === id) ?? []);
}
