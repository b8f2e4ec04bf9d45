/**
 * Puts text on the clipboard. The clipboard API asks for a permission the shell denies to pages; the old
 * command needs only that a person has just pressed something.
 * @returns false when the engine refused
 */
export function copyText(text: string): boolean {
  const holder = document.createElement('textarea');
  holder.value = text;
  holder.className = 'hidden';
  document.body.append(holder);
  const before = document.activeElement;
  holder.select();
  const isDone = document.execCommand('copy');
  holder.remove();
  if (before instanceof HTMLElement) before.focus();
  return isDone;
}
