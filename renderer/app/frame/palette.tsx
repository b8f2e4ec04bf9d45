/** Search or jump: cases by any of their words, screens and commands by name. */
import type { CaseSummary } from '@shared/case-file/types';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { classes } from '../../ui/classes';
import { Dialog } from '../../ui/dialog/dialog';
import { Highlight } from '../../ui/highlight';
import { Icon, type IconName } from '../../ui/icon';
import { Kbd } from '../../ui/kbd';
import { addressOf } from '../addresses';
import { press } from '../keys/shortcuts';
import { useLock } from '../lock-context';
import { useGo } from '../navigation';
import { useCases, useStore } from '../store-context';
import css from './palette.module.css';

interface Entry {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly keys?: string | undefined;
  readonly words: readonly string[];
  readonly run: () => void;
}

const CASES_SHOWN = 8;
const RECENT_SHOWN = 5;

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const entries = useEntries(useDeferredValue(query.trim()));
  const current = Math.min(at, Math.max(0, entries.length - 1));

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((current + step + entries.length) % entries.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(entries[current]);
    }
  };
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <Dialog title="Search or jump to" open onClose={onClose}>
      <input
        className={css.input}
        role="combobox"
        aria-label="Search cases and screens"
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? `${id}-${current}` : undefined}
        // A dialog opened to type in begins in its field.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        autoComplete="off"
        spellCheck={false}
        placeholder="Name, reference, address, service, or a screen"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} className={css.list} role="listbox" aria-label="Found">
        {entries.map((entry, index) => (
          // Keys are the input's: this list is what they move in.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={entry.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={classes(css.entry, index === current && css.current)}
            onClick={() => choose(entry)}
          >
            <Icon name={entry.icon} size={16} />
            <span className="cut">
              <Highlight text={entry.label} words={entry.words} />
            </span>
            {entry.detail !== undefined && (
              <span className={classes(css.detail, 'cut')}>
                <Highlight text={entry.detail} words={entry.words} />
              </span>
            )}
            {entry.keys !== undefined && <Kbd keys={entry.keys} />}
          </div>
        ))}
      </div>
      <p className={css.none} role="status">
        {entries.length === 0 ? 'Nothing found. Try part of a name, a reference or a street.' : ''}
      </p>
    </Dialog>
  );
}

function useEntries(query: string): readonly Entry[] {
  const hits = useHits(query);
  const commands = useCommands();
  const typed = query.toLowerCase();
  const words = query === '' ? [] : query.split(/\s+/);
  const named = commands.filter(({ label }) =>
    label
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(typed)),
  );
  return query === ''
    ? [...commands, ...hits]
    : [...hits, ...named.map((entry) => ({ ...entry, words }))];
}

function useCommands(): readonly Entry[] {
  const go = useGo();
  const lock = useLock();
  const to = (
    id: string,
    icon: IconName,
    label: string,
    address: string,
    keys?: string,
  ): Entry => ({
    id,
    icon,
    label,
    keys,
    words: [],
    run: () => go(address),
  });
  return [
    to('new', 'add', 'New case', addressOf.newCase(), 'Ctrl+N'),
    {
      id: 'note',
      icon: 'edit',
      label: 'Write a note',
      keys: 'Ctrl+Shift+N',
      words: [],
      run: () => press('Ctrl+Shift+N'),
    },
    to('today', 'today', 'Today', addressOf.today(), 'Alt+1'),
    to('cases', 'cases', 'Cases', addressOf.cases(), 'Alt+2'),
    to('letters', 'letters', 'Letters', addressOf.letters(), 'Alt+3'),
    to('bundles', 'bundles', 'Bundles', addressOf.bundles(), 'Alt+4'),
    to('records', 'shield', 'Records', addressOf.records(), 'Alt+5'),
    to('settings', 'settings', 'Settings', addressOf.settings(), 'Alt+9'),
    { id: 'lock', icon: 'lock', label: 'Lock', keys: 'Ctrl+L', words: [], run: lock },
  ];
}

/** Cases that match, or the newest when nothing is typed. */
function useHits(query: string): readonly Entry[] {
  const { cases } = useStore();
  const all = useCases();
  const go = useGo();
  const [found, setFound] = useState<{
    readonly query: string;
    readonly hits: readonly { readonly id: string; readonly matched: readonly string[] }[];
  }>();
  useEffect(() => {
    if (query === '') return undefined;
    let isStale = false;
    void cases
      .search(query)
      .catch(() => [])
      .then((hits) => {
        if (!isStale) setFound({ query, hits: hits.slice(0, CASES_SHOWN) });
      });
    return () => {
      isStale = true;
    };
  }, [cases, query]);
  const entry = (summary: CaseSummary, words: readonly string[]): Entry => ({
    id: summary.id,
    icon: 'document',
    label: `${summary.reference} · ${summary.person === '' ? 'Name not given' : summary.person}`,
    detail: summary.summary,
    words,
    run: () => go(addressOf.case(summary.id)),
  });
  if (query === '') return all.slice(0, RECENT_SHOWN).map((summary) => entry(summary, []));
  // Until the new answer is there the one before stands, or the list would flicker with each letter.
  return (found?.hits ?? []).flatMap(({ id, matched }) => {
    const summary = all.find((each) => each.id === id);
    return summary ? [entry(summary, matched)] : [];
  });
}
