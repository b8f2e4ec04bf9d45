/**
 * The editor of one letter: ProseMirror, its keys and its upkeep behind a small surface the screen can hold.
 * It reports blocks after every change and takes them from outside (a letter assembled anew, another draft);
 * that, too, can be undone.
 */
import type { Block, FieldValues, NewBlock } from '@shared/letters';
import { closeHistory, history, redoDepth, undoDepth } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import {
  type Command,
  EditorState,
  Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state';
import { isInTable, tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { clipboard, insertedAfter } from './clipboard';
import { baseKeys, type BlockLook, linkSpan, lookAt, screenKeys } from './commands';
import { takeFocus } from './focus';
import { findAll, nextPassage, type Passage } from './find';
import { letterKeys, listRules } from './keys';
import { blockNode, fieldMark, toBlocks, toDoc } from './mapping';
import { blockAt, passageAt } from './positions';
import { bringIntoSight } from './sight';
import { schema } from './schema';
import { hints, placeOfFinding, showing, type ShownFinding, shownMarks, shownNow } from './shown';
import { headerRows, liveFields, ownIds, refreshFields, restoreField } from './upkeep';

/** What the toolbar shows; a new object only when something in it changed. */
export interface EditorLook {
  readonly look: BlockLook | undefined;
  readonly isBold: boolean;
  readonly isInTable: boolean;
  readonly link: string | undefined;
  readonly hasSelection: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly found: number;
  readonly foundAt: number;
}

/** Set on what did not come from the writer, so that it is not reported as theirs. */
const FROM_OUTSIDE = 'from outside';

export class LetterEditor {
  readonly #onBlocks: (blocks: readonly Block[]) => void;
  readonly #listeners = new Set<() => void>();
  #state: EditorState;
  #view: EditorView | undefined;
  #look: EditorLook;
  #blocks: readonly Block[];
  #values: FieldValues;
  #wanted = '';
  #onMark: ((finding: string) => void) | undefined;

  constructor(
    blocks: readonly Block[],
    values: FieldValues,
    onBlocks: (blocks: readonly Block[]) => void,
  ) {
    this.#blocks = blocks;
    this.#values = values;
    this.#onBlocks = onBlocks;
    this.#state = EditorState.create({
      schema,
      doc: toDoc(blocks, values),
      plugins: [
        clipboard(),
        listRules(),
        keymap(letterKeys()),
        keymap(baseKeys),
        tableEditing(),
        history(),
        ownIds(),
        headerRows(),
        liveFields(values),
        shownMarks(),
        hints(),
      ],
    });
    this.#look = lookOf(this.#state, 0);
  }

  /** Puts the letter on the page. @returns what takes it off again */
  mount(place: HTMLElement, label: string): () => void {
    const view = new EditorView(
      { mount: place },
      {
        state: this.#state,
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          // The engine's own checker downloads dictionaries and writes words to disk.
          spellcheck: 'false',
        },
        handleDOMEvents: screenKeys,
        handleClick: (_view, _at, { target }) => {
          const mark = target instanceof Element ? target.closest('[data-finding]') : null;
          const finding = mark?.getAttribute('data-finding') ?? undefined;
          if (finding !== undefined) this.#onMark?.(finding);
          // The cursor goes where they clicked, as anywhere else.
          return false;
        },
        dispatchTransaction: (tr) => this.#apply(tr),
        handleScrollToSelection: (from) => {
          bringIntoSight(from, from.state.selection.head);
          return true;
        },
      },
    );
    this.#view = view;
    return () => {
      this.#view = undefined;
      view.destroy();
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** For `useSyncExternalStore`. */
  lookNow = (): EditorLook => this.#look;

  get values(): FieldValues {
    return this.#values;
  }

  get state(): EditorState {
    return this.#state;
  }

  focus(): void {
    this.#focus();
  }

  #focus(): void {
    if (this.#view) takeFocus(this.#view);
  }

  /** @returns false when the command does not fit where the cursor is */
  run(command: Command): boolean {
    const done = command(this.#state, (tr) => this.#step(tr), this.#view);
    this.#focus();
    return done;
  }

  /** Blocks from outside. The writer can undo that. */
  setBlocks(blocks: readonly Block[]): void {
    if (blocks === this.#blocks) return;
    this.#blocks = blocks;
    const doc = toDoc(blocks, this.#values);
    if (doc.eq(this.#state.doc)) return;
    this.#step(
      this.#state.tr
        .replaceWith(0, this.#state.doc.content.size, doc.content)
        .setMeta(FROM_OUTSIDE, true),
    );
  }

  /** What the case says now. Reported as the writer's draft only where they have one. */
  setValues(values: FieldValues): void {
    if (values === this.#values) return;
    this.#values = values;
    this.#apply(refreshFields(this.#state.tr, values).setMeta(FROM_OUTSIDE, true));
  }

  goTo(block: string): void {
    const found = blockAt(this.#state.doc, block);
    if (!found) return;
    const inside = Selection.near(this.#state.doc.resolve(found.pos + 1));
    this.#apply(this.#state.tr.setSelection(inside));
    this.#focus();
    if (this.#view) bringIntoSight(this.#view, inside.head, true);
  }

  restoreField(block: string, name: string): void {
    this.#step(restoreField(this.#state.tr, block, name));
  }

  insertField(name: string, text: string): void {
    this.#step(
      this.#state.tr
        .replaceSelectionWith(schema.text(text, [fieldMark(name, text)]), false)
        .scrollIntoView(),
    );
    this.#focus();
  }

  /** Blocks of their own below the one at the cursor, or in the place of an empty paragraph. */
  insertAfter(...blocks: NewBlock[]): void {
    this.#step(insertedAfter(this.#state, blocks));
    this.#focus();
  }

  /** A block of its own below another, or at the end where that one is gone. */
  insertBelow(block: string | undefined, added: NewBlock): void {
    const { doc, tr } = this.#state;
    const above = block === undefined ? undefined : blockAt(doc, block);
    const at = above ? above.pos + above.node.nodeSize : doc.content.size;
    this.#step(tr.insert(at, blockNode({ ...added, id: '' }, this.#values)).scrollIntoView());
  }

  /** @returns false when it is gone already, or the only one left */
  removeBlock(block: string): boolean {
    const { doc, tr } = this.#state;
    const found = blockAt(doc, block);
    if (!found || doc.childCount < 2) return false;
    this.#step(tr.delete(found.pos, found.pos + found.node.nodeSize));
    return true;
  }

  /** These blocks at the end of the letter, in the place of all that served the part before. */
  putLast(part: string, blocks: readonly NewBlock[]): void {
    const { tr } = this.#state;
    const before: { readonly from: number; readonly to: number }[] = [];
    this.#state.doc.forEach((node, pos) => {
      if (node.attrs.part === part) before.push({ from: pos, to: pos + node.nodeSize });
    });
    tr.insert(
      tr.doc.content.size,
      blocks.map((block) => blockNode({ ...block, id: '' }, this.#values)),
    );
    for (const { from, to } of before.toReversed()) tr.delete(from, to);
    this.#step(tr);
    this.#focus();
  }

  /** Told the id of a finding whose mark is clicked. @returns what stops it */
  listenToMarks(listener: (finding: string) => void): () => void {
    this.#onMark = listener;
    return () => {
      if (this.#onMark === listener) this.#onMark = undefined;
    };
  }

  showFindings(findings: readonly ShownFinding[], current: string | undefined): void {
    this.#apply(showing(this.#state, { findings, current }));
  }

  /** The place above the name where the picture of a signature goes; undefined = none. */
  showSigned(place: HTMLElement | undefined): void {
    this.#apply(showing(this.#state, { signed: place }));
  }

  /** Selects the passage a finding is about and brings it into sight. @returns false when its words are gone */
  goToFinding(finding: ShownFinding): boolean {
    const place = this.#placeOf(finding);
    if (!place) return false;
    this.#select(place);
    this.#focus();
    return true;
  }

  /** Puts these words in its place, as one step of undo. @returns false when its words are gone */
  applyToFinding(finding: ShownFinding, words: string): boolean {
    return this.applyToAll([finding], words);
  }

  /** The same words in the place of each, as one step of undo. @returns false when none of them is left */
  applyToAll(findings: readonly ShownFinding[], words: string): boolean {
    const places = findings
      .flatMap((finding) => this.#placeOf(finding) ?? [])
      .toSorted((one, other) => other.from - one.from);
    if (places.length === 0) return false;
    const { tr } = this.#state;
    for (const { from, to } of places) tr.insertText(words, from, to);
    this.#step(tr.scrollIntoView());
    return true;
  }

  /** Goes to the next of these from the cursor on, round from the end. @returns which */
  goToNext<F extends ShownFinding>(findings: readonly F[], by: -1 | 1 = 1): F | undefined {
    const { from } = this.#state.selection;
    const placed = findings
      .flatMap((finding) => {
        const place = this.#placeOf(finding);
        return place ? [{ finding, place }] : [];
      })
      .toSorted((one, other) => one.place.from - other.place.from);
    const next =
      by > 0
        ? (placed.find(({ place }) => place.from > from) ?? placed[0])
        : (placed.findLast(({ place }) => place.from < from) ?? placed.at(-1));
    if (next) this.goToFinding(next.finding);
    return next?.finding;
  }

  /** Looks for these words from the cursor on. */
  find(wanted: string): void {
    this.#wanted = wanted;
    const found = findAll(this.#state.doc, wanted);
    this.#showFound(found, nextPassage(found, this.#state.selection.from));
  }

  step(by: -1 | 1): void {
    const found = findAll(this.#state.doc, this.#wanted);
    const { at } = shownNow(this.#state);
    this.#showFound(found, found.length === 0 ? -1 : (at + by + found.length) % found.length);
  }

  replaceFound(words: string): void {
    const { found, at } = shownNow(this.#state);
    const place = found[at];
    if (!place) return;
    this.#step(this.#state.tr.insertText(words, place.from, place.to));
    const next = findAll(this.#state.doc, this.#wanted);
    this.#showFound(next, nextPassage(next, place.from + words.length));
  }

  /** All of them, as one step of undo. @returns how many */
  replaceAll(words: string): number {
    const found = findAll(this.#state.doc, this.#wanted);
    const { tr } = this.#state;
    for (const { from, to } of found.toReversed()) tr.insertText(words, from, to);
    this.#step(tr);
    this.find(this.#wanted);
    return found.length;
  }

  /** Marks nothing any more; the words last found stay selected. */
  endFind(): void {
    this.#wanted = '';
    this.#apply(showing(this.#state, { found: [], at: -1 }));
    this.#focus();
  }

  #showFound(found: readonly Passage[], at: number): void {
    this.#apply(showing(this.#state, { found, at }));
    const place = found[at];
    if (place) this.#select(place);
  }

  #placeOf(finding: ShownFinding): Passage | undefined {
    return (
      placeOfFinding(this.#state, finding.id) ??
      passageAt(this.#state.doc, finding.block, finding.from, finding.to)
    );
  }

  #select({ from, to }: Passage): void {
    const { doc } = this.#state;
    this.#apply(this.#state.tr.setSelection(TextSelection.create(doc, from, to)).scrollIntoView());
    if (this.#view) bringIntoSight(this.#view, from);
  }

  /** A step of undo of its own, whatever was typed just before. */
  #step(tr: Transaction): void {
    this.#apply(closeHistory(tr));
  }

  #apply(tr: Transaction): void {
    const before = this.#state;
    this.#state = before.apply(tr);
    this.#view?.updateState(this.#state);
    if (this.#state.doc !== before.doc) {
      const blocks = toBlocks(this.#state.doc);
      if (tr.getMeta(FROM_OUTSIDE) !== true) {
        this.#blocks = blocks;
        this.#onBlocks(blocks);
      }
    }
    const look = lookOf(this.#state, shownNow(this.#state).found.length);
    const isSame = (Object.keys(look) as (keyof EditorLook)[]).every(
      (key) => look[key] === this.#look[key],
    );
    if (isSame) return;
    this.#look = look;
    for (const listener of this.#listeners) listener();
  }
}

function lookOf(state: EditorState, found: number): EditorLook {
  const { selection, storedMarks } = state;
  const { $from, from, to, empty } = selection;
  const bold = schema.marks.bold;
  return {
    look: lookAt(state),
    isBold: empty
      ? bold.isInSet(storedMarks ?? $from.marks()) !== undefined
      : state.doc.rangeHasMark(from, to, bold),
    isInTable: isInTable(state),
    link: linkSpan($from)?.href,
    hasSelection: !empty,
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    found,
    foundAt: shownNow(state).at,
  };
}
