/** What the keyboard does in a letter, and what typing by itself begins. */
import { redo, undo } from 'prosemirror-history';
import { InputRule, inputRules } from 'prosemirror-inputrules';
import { type Command, TextSelection, type Transaction } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import { backspace, enter, moveBlock, setLook, toggleBold } from './commands';
import { schema } from './schema';

/** "- " and "1. " at the start of a paragraph begin a list, as in Word; undo takes the list back and leaves the words. */
export function listRules() {
  const rule = (pattern: RegExp, look: 'bullets' | 'numbers') =>
    new InputRule(pattern, (state, _match, start, end) => {
      if (state.selection.$from.parent.type !== schema.nodes.paragraph) return null;
      let made: Transaction | undefined;
      const cut = state.apply(state.tr.delete(start, end));
      setLook(look)(cut, (tr) => {
        made = tr;
      });
      if (!made) return null;
      const tr = state.tr.delete(start, end);
      for (const step of made.steps) tr.step(step);
      return tr.setSelection(TextSelection.create(tr.doc, made.selection.from));
    });
  return inputRules({ rules: [rule(/^\s*[-*•]\s$/, 'bullets'), rule(/^1[.)]\s$/, 'numbers')] });
}

export function letterKeys(): Record<string, Command> {
  return {
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    'Mod-b': toggleBold,
    'Mod-Alt-0': setLook('paragraph'),
    'Mod-Alt-1': setLook('heading1'),
    'Mod-Alt-2': setLook('heading2'),
    'Mod-Alt-3': setLook('heading3'),
    'Shift-Mod-l': setLook('bullets'),
    'Alt-ArrowUp': moveBlock(-1),
    'Alt-ArrowDown': moveBlock(1),
    Enter: enter,
    'Shift-Enter': enter,
    Backspace: backspace,
    // From the last cell Tab leaves the letter: the keyboard is never held in it.
    Tab: goToNextCell(1),
    'Shift-Tab': goToNextCell(-1),
  };
}
