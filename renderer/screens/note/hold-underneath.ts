/**
 * While the note overlay is open nothing beneath it is told that it lost the focus: an open paragraph of a
 * letter would close, and its cursor would be lost. The overlay gives the focus back where it was.
 *
 * Begun before the overlay is drawn, since it takes the focus as it appears.
 * @returns the function that ends it
 */
export function holdUnderneath(): () => void {
  const beneath = new Set(document.querySelectorAll(DIALOGS));
  const hold = (event: FocusEvent) => {
    const from = event.target;
    if (!(from instanceof Element)) return;
    const dialog = from.closest(DIALOGS);
    if (dialog === null || beneath.has(dialog)) event.stopImmediatePropagation();
  };
  window.addEventListener('focusout', hold, { capture: true });
  return () => window.removeEventListener('focusout', hold, { capture: true });
}

const DIALOGS = '[role="dialog"], [role="alertdialog"]';
