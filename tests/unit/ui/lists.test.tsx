// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { List } from '../../../renderer/ui/lists/list';
import { type Sort, Table } from '../../../renderer/ui/lists/table';

beforeAll(() => {
  // jsdom has no layout: a box of ten rows' height, so that the virtual table draws some.
  for (const [name, value] of [
    ['offsetHeight', 360],
    ['offsetWidth', 800],
    ['clientHeight', 360],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollTo = () => undefined;
});
afterEach(cleanup);

interface Row {
  readonly id: string;
  readonly name: string;
}
const ROWS: readonly Row[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `r${index}`,
  name: `Case ${index}`,
}));
const frame = () =>
  act(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));

function show(
  more: {
    rows?: readonly Row[];
    onOpen?: (row: Row) => void;
    sort?: Sort;
    onSort?: (sort: Sort) => void;
  } = {},
) {
  const { rows = ROWS, onOpen = () => undefined, ...rest } = more;
  return render(
    <Table<Row>
      label="Cases"
      columns={[{ id: 'name', header: 'Name', cell: (row) => row.name, sortable: true }]}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={onOpen}
      {...rest}
    />,
  );
}

describe('a table of a thousand rows', () => {
  it('draws a few and tells how many there are and which these are', () => {
    show();
    const grid = screen.getByRole('grid', { name: 'Cases' });
    expect(grid.getAttribute('aria-rowcount')).toBe('1001');
    const drawn = screen.getAllByRole('row');
    expect(drawn.length).toBeLessThan(60);
    expect(drawn[1]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('is one tab stop, moved by J, K and arrows; Enter opens', async () => {
    const onOpen = vi.fn();
    show({ onOpen, onSort: () => undefined });
    const user = userEvent.setup();
    // Past the header's sort button.
    await user.tab();
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Case 0');
    await user.keyboard('jj{ArrowDown}k');
    await frame();
    expect(document.activeElement?.textContent).toBe('Case 2');
    expect(document.querySelectorAll('[data-row][tabindex="0"]')).toHaveLength(1);
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(ROWS[2]);
  });

  it('sorts by its header, turning round on the second press', async () => {
    const onSort = vi.fn();
    const { unmount } = show({ onSort });
    await userEvent.click(screen.getByRole('button', { name: /Name/ }));
    expect(onSort).toHaveBeenLastCalledWith({ column: 'name', direction: 'ascending' });
    unmount();
    show({ onSort, sort: { column: 'name', direction: 'ascending' } });
    expect(screen.getByRole('columnheader').getAttribute('aria-sort')).toBe('ascending');
    await userEvent.click(screen.getByRole('button', { name: /Name/ }));
    expect(onSort).toHaveBeenLastCalledWith({ column: 'name', direction: 'descending' });
  });

  it('says so when it is empty', () => {
    show({ rows: [] });
    expect(screen.getByText('Nothing to show.')).toBeTruthy();
  });
});

describe('a list in groups', () => {
  const groups = [
    { id: 'late', title: 'Late', items: ROWS.slice(0, 2) },
    { id: 'today', title: 'Today', items: ROWS.slice(2, 200) },
  ];
  const showList = (onOpen: (row: Row) => void = () => undefined) =>
    render(
      <List<Row>
        label="What to do"
        groups={groups}
        itemKey={(row) => row.id}
        href={(row) => `/cases/${row.id}`}
        onOpen={onOpen}
        render={(row) => row.name}
      />,
    );

  it('is one tab stop over all groups', async () => {
    showList();
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Case 0');
    await user.keyboard('jj');
    expect(document.activeElement?.textContent).toBe('Case 2');
    await user.keyboard('{Home}');
    expect(document.activeElement?.textContent).toBe('Case 0');
  });

  it('opens by Enter as by a press', async () => {
    const onOpen = vi.fn();
    showList(onOpen);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(ROWS[0]);
  });

  it('draws a long group in portions', async () => {
    showList();
    expect(screen.queryByText('Case 80')).toBeNull();
    await userEvent.click(screen.getByText(/^Show 60 more of 168/));
    expect(screen.getByText('Case 80')).toBeTruthy();
  });
});
