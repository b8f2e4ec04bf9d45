/** One menu a facet, several values each, and what is chosen as chips to take away again. */
import { Button, CheckMenu, Icon } from '../../ui';
import {
  type Chosen,
  type Facet,
  FACETS,
  type FacetId,
  isNarrowed,
  type Names,
  toggled,
} from './case-rows';
import css from './cases.module.css';

export interface FacetBarProps {
  readonly counts: ReadonlyMap<FacetId, ReadonlyMap<string, number>>;
  readonly chosen: Chosen;
  readonly names: Names;
  readonly onChange: (chosen: Chosen) => void;
}

export function FacetBar({ counts, chosen, names, onChange }: FacetBarProps) {
  return (
    <>
      {FACETS.map((facet) => (
        <CheckMenu
          key={facet.id}
          label={facet.label}
          items={optionsOf(facet, counts.get(facet.id) ?? new Map(), names)}
          chosen={chosen[facet.id] ?? []}
          onToggle={(value) => onChange(toggled(chosen, facet.id, value))}
        />
      ))}
    </>
  );
}

export function optionsOf(
  { nameOf, order }: Facet,
  counts: ReadonlyMap<string, number>,
  names: Names,
): readonly { readonly id: string; readonly label: string; readonly detail: string }[] {
  const place = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length);
  return [...counts]
    .map(([id, count]) => ({
      id,
      label: nameOf(id, names),
      detail: count.toLocaleString('en-GB'),
    }))
    .sort(
      (left, right) =>
        place(left.id) - place(right.id) || left.label.localeCompare(right.label, 'en-GB'),
    );
}

export function Chips({ chosen, names, onChange }: Omit<FacetBarProps, 'counts'>) {
  if (!isNarrowed(chosen)) return null;
  return (
    <ul className={css.chips} aria-label="Chosen filters">
      {FACETS.flatMap(({ id, label, nameOf }) =>
        (chosen[id] ?? []).map((value) => (
          <li key={`${id} ${value}`}>
            <button
              type="button"
              className={css.chip}
              onClick={() => onChange(toggled(chosen, id, value))}
            >
              <span className="hidden">Take away </span>
              <span className="cut">
                {label}: {nameOf(value, names)}
              </span>
              <Icon name="close" size={14} />
            </button>
          </li>
        )),
      )}
      <li>
        <Button kind="quiet" small onClick={() => onChange({})}>
          Clear filters
        </Button>
      </li>
    </ul>
  );
}
