/**
 * How this person likes the list: which columns, and views kept under a name. Sealed like a draft, and of this
 * computer alone.
 */
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { keep, recall } from '../../app/kept-state';
import { useStore } from '../../app/store-context';
import type { Sort } from '../../ui';
import type { Chosen } from './case-rows';
import { COLUMN_IDS, FIRST_COLUMNS } from './columns';

export interface SavedView {
  readonly name: string;
  readonly chosen: Chosen;
  readonly sort: Sort;
  readonly columns: readonly string[];
}

export interface Layout {
  readonly columns: readonly string[];
  readonly views: readonly SavedView[];
}

const KEY = 'cases.layout';
export const MOST_VIEWS = 20;
const FIRST: Layout = { columns: FIRST_COLUMNS, views: [] };

const columns = z
  .array(z.string())
  .transform((ids) => COLUMN_IDS.filter((id) => ids.includes(id)))
  .refine((ids) => ids.length > 0);
const schema = z.object({
  columns,
  views: z
    .array(
      z.object({
        name: z.string().min(1).max(60),
        chosen: z.record(z.string(), z.array(z.string())),
        sort: z.object({ column: z.string(), direction: z.enum(['ascending', 'descending']) }),
        columns,
      }),
    )
    .max(MOST_VIEWS),
});

/** What a newer version kept and this one cannot read is as good as nothing. */
export const readLayout = (value: unknown): Layout => {
  const read = schema.safeParse(value);
  return read.success ? (read.data as Layout) : FIRST;
};

/** Another view of the same name is replaced. */
export const withView = (layout: Layout, view: SavedView): Layout => ({
  ...layout,
  views: [...layout.views.filter(({ name }) => name !== view.name), view]
    .sort((left, right) => left.name.localeCompare(right.name, 'en-GB'))
    .slice(0, MOST_VIEWS),
});

export function useLayout(): readonly [Layout, (next: Layout) => void] {
  const { drafts } = useStore();
  const [layout, setLayout] = useState(() => recall<Layout>(KEY) ?? FIRST);
  useEffect(() => {
    if (recall<Layout>(KEY)) return undefined;
    let isGone = false;
    const load = async () => {
      // Not readable: the columns everyone begins with.
      const draft = await drafts.load(KEY).catch(() => undefined);
      if (isGone || recall<Layout>(KEY)) return;
      const read = readLayout(draft?.value);
      keep(KEY, read);
      setLayout(read);
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [drafts]);
  const change = (next: Layout) => {
    keep(KEY, next);
    setLayout(next);
    // Its failure is shown in the top bar, like that of any save.
    void drafts.save(KEY, next).catch(() => undefined);
  };
  return [layout, change];
}
