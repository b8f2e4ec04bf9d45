/** What is marked in the letter without being of it: gaps, findings of the checks, what is being looked for. */
import { GAP } from '@shared/letters';
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Passage } from './find';
import { passageAt } from './positions';

/** A remark on a passage of a block, by its place in the block's plain text (`blockText`). */
export interface ShownFinding {
  readonly id: string;
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'hint' | 'spelling';
  readonly message: string;
}

interface Shown {
  readonly findings: readonly ShownFinding[];
  /** The one the writer is at. */
  readonly current: string | undefined;
  readonly found: readonly Passage[];
  /** Which of `found` is the current one. */
  readonly at: number;
  /** Where the picture of a signature is painted, above the name; undefined = the letter has none. */
  readonly signed: HTMLElement | undefined;
}

const NOTHING: Shown = { findings: [], current: undefined, found: [], at: -1, signed: undefined };

const KEY = new PluginKey<{ readonly shown: Shown; readonly marks: DecorationSet }>('shown');

export const shownMarks = (): Plugin =>
  new Plugin({
    key: KEY,
    state: {
      init: (_config, state) => ({ shown: NOTHING, marks: marksOf(state.doc, NOTHING) }),
      apply(tr, before) {
        const change = tr.getMeta(KEY) as Partial<Shown> | undefined;
        if (change) {
          const shown = { ...before.shown, ...change };
          return { shown, marks: marksOf(tr.doc, shown) };
        }
        if (!tr.docChanged) return before;
        // Until the checks have read the new words, marks stay on the words they were on.
        return {
          shown: before.shown,
          marks: withGaps(tr.doc, before.marks.map(tr.mapping, tr.doc)),
        };
      },
    },
    props: { decorations: (state) => KEY.getState(state)?.marks },
  });

export const showing = (state: EditorState, change: Partial<Shown>) =>
  state.tr.setMeta(KEY, change).setMeta('addToHistory', false);

export const shownNow = (state: EditorState): Shown => KEY.getState(state)?.shown ?? NOTHING;

/** Where a finding stands now: its mark moves with the words, however they were typed since. */
export function placeOfFinding(state: EditorState, id: string): Passage | undefined {
  const marks = KEY.getState(state)?.marks;
  const mark = marks?.find(
    undefined,
    undefined,
    (spec: { finding?: string }) => spec.finding === id,
  )[0];
  return mark && mark.to > mark.from ? { from: mark.from, to: mark.to } : undefined;
}

const isGap = (spec: { gap?: boolean }) => spec.gap === true;

function withGaps(doc: Node, marks: DecorationSet): DecorationSet {
  return marks.remove(marks.find(undefined, undefined, isGap)).add(doc, gapsIn(doc));
}

function marksOf(doc: Node, { findings, current, found, at, signed }: Shown): DecorationSet {
  return DecorationSet.create(doc, [
    ...gapsIn(doc),
    ...(signed ? signaturesIn(doc, signed) : []),
    ...findings.flatMap((finding) => {
      const place = passageAt(doc, finding.block, finding.from, finding.to);
      if (!place || place.from === place.to) return [];
      return [
        Decoration.inline(
          place.from,
          place.to,
          {
            class: `finding ${finding.severity}${finding.id === current ? ' current' : ''}`,
            title: finding.message,
            'data-finding': finding.id,
          },
          { finding: finding.id },
        ),
      ];
    }),
    ...found.map(({ from, to }, index) =>
      Decoration.inline(from, to, { class: index === at ? 'found now' : 'found' }),
    ),
  ]);
}

function signaturesIn(doc: Node, signed: HTMLElement): Decoration[] {
  const places: Decoration[] = [];
  doc.forEach((node, pos) => {
    // One picture, above the first name.
    if (node.type.name === 'signature' && places.length === 0)
      places.push(
        Decoration.widget(pos + 1, signed, { key: 'signed', side: -1, ignoreSelection: true }),
      );
  });
  return places;
}

function gapsIn(doc: Node): Decoration[] {
  const gaps: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const match of node.textContent.matchAll(GAP)) {
      const from = pos + 1 + match.index;
      gaps.push(Decoration.inline(from, from + match[0].length, { class: 'gap' }, { gap: true }));
    }
    return false;
  });
  return gaps;
}

/** An empty source of a quote says what belongs there. */
export const hints = (): Plugin =>
  new Plugin({
    props: {
      decorations(state) {
        const empty: Decoration[] = [];
        state.doc.descendants((node, pos) => {
          if (node.type.name === 'quote_cite' && node.content.size === 0)
            empty.push(
              Decoration.node(pos, pos + node.nodeSize, {
                class: 'empty',
                'data-hint': 'Whose words, and when (optional)',
              }),
            );
          return !node.isTextblock;
        });
        return DecorationSet.create(state.doc, empty);
      },
    },
  });
