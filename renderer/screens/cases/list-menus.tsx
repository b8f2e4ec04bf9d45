/** Views kept under a name, and the choice of columns. */
import { useState } from 'react';
import { Button, CheckMenu, Dialog, Menu, type Sort, TextField, toast } from '../../ui';
import type { Chosen } from './case-rows';
import { ALWAYS, COLUMN_IDS, COLUMNS } from './columns';
import { type Layout, MOST_VIEWS, withView } from './layout';
import { FIRST_SORT, FIRST_STATE, type ListState } from './list-address';

export interface View {
  readonly name: string;
  readonly chosen: Chosen;
  readonly sort: Sort;
  /** Absent = the columns stay as they are. */
  readonly columns?: readonly string[];
}

const OPEN = ['received', 'acknowledged', 'responded'];
const BY_DUE: Sort = { column: 'due', direction: 'ascending' };

/** Those everybody needs, before one keeps any. */
const shippedViews = (me: string): readonly View[] => [
  { name: 'All cases', ...FIRST_STATE },
  { name: 'Mine, open', chosen: { handler: [me], state: OPEN }, sort: BY_DUE },
  { name: 'Late or due today', chosen: { due: ['overdue', 'dueToday'] }, sort: BY_DUE },
  { name: 'Unallocated', chosen: { handler: [''], state: OPEN }, sort: FIRST_SORT },
];

export function ViewMenu(props: {
  readonly layout: Layout;
  readonly state: ListState;
  readonly me: string;
  readonly onView: (view: View) => void;
  readonly onLayout: (layout: Layout) => void;
}) {
  const { layout, state, me, onView, onLayout } = props;
  const [open, setOpen] = useState<'keep' | 'remove'>();
  const views = [...shippedViews(me), ...layout.views];
  return (
    <>
      <Menu
        label="Views"
        items={[
          ...views.map(({ name }, at) => ({ id: `view ${at}`, label: name })),
          { id: 'keep', label: 'Keep this view…' },
          ...(layout.views.length > 0 ? [{ id: 'remove', label: 'Remove a view…' }] : []),
        ]}
        onAction={(id) => {
          if (id === 'keep' || id === 'remove') setOpen(id);
          const view = views[Number(id.replace('view ', ''))];
          if (view) onView(view);
        }}
      />
      {open === 'keep' && (
        <KeepView
          taken={views.map(({ name }) => name)}
          isFull={layout.views.length >= MOST_VIEWS}
          onClose={() => setOpen(undefined)}
          onKeep={(name) => {
            onLayout(withView(layout, { name, ...state, columns: layout.columns }));
            setOpen(undefined);
            toast(`View “${name}” kept`);
          }}
        />
      )}
      {open === 'remove' && (
        <Dialog
          title="Remove a view"
          open
          onClose={() => setOpen(undefined)}
          actions={<Button onClick={() => setOpen(undefined)}>Done</Button>}
        >
          <ul className="stack">
            {layout.views.map(({ name }) => (
              <li key={name} className="cluster">
                <Button
                  small
                  onClick={() => {
                    const left = layout.views.filter((view) => view.name !== name);
                    onLayout({ ...layout, views: left });
                    if (left.length === 0) setOpen(undefined);
                  }}
                >
                  Remove<span className="hidden"> {name}</span>
                </Button>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function KeepView(props: {
  readonly taken: readonly string[];
  readonly isFull: boolean;
  readonly onKeep: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { taken, isFull, onKeep, onClose } = props;
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const wanted = name.trim();
  const submit = () => {
    if (wanted === '') setError('Give the view a name, for instance “Housing, late”.');
    else if (taken.includes(wanted)) setError('There is a view of that name. Choose another.');
    else if (isFull) setError(`${MOST_VIEWS} views are kept already. Remove one first.`);
    else onKeep(wanted);
  };
  return (
    <Dialog
      title="Keep this view"
      open
      onClose={onClose}
      actions={
        <>
          <Button kind="main" onClick={submit}>
            Keep the view
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Name of the view"
          hint="It keeps the filters, the order and the columns, on this computer."
          width="medium"
          maxLength={60}
          value={name}
          error={error}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

export function ColumnMenu(props: {
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
}) {
  const { shown, onChange } = props;
  return (
    <CheckMenu
      label="Columns"
      plain
      items={COLUMNS.filter(({ id }) => id !== ALWAYS).map(({ id, label }) => ({ id, label }))}
      chosen={shown.filter((id) => id !== ALWAYS)}
      onToggle={(id) =>
        onChange(COLUMN_IDS.filter((each) => (each === id) !== shown.includes(each)))
      }
    />
  );
}
