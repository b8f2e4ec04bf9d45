/**
 * The keyboard back to the letter after a menu or a dialog. While one is open it holds the keyboard, and as it
 * closes it gives it to the button that opened it; the letter takes it from there.
 */
import type { EditorView } from 'prosemirror-view';

const OVERLAY = '[role="menu"], [role="dialog"], [role="alertdialog"]';
/** Closing is done by then, whatever moves on the way. */
const LONGEST_MS = 600;

export function takeFocus(view: EditorView): void {
  if (document.querySelector(OVERLAY) === null) {
    view.focus();
    return;
  }
  const end = () => {
    clearTimeout(timer);
    document.removeEventListener('focusin', take);
  };
  const take = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target.closest(OVERLAY)) return;
    end();
    view.focus();
  };
  const timer = setTimeout(() => {
    end();
    if (document.querySelector(OVERLAY) === null && !view.isDestroyed) view.focus();
  }, LONGEST_MS);
  document.addEventListener('focusin', take);
}
