/** The one keyboard model of lists and tables: where a key moves from row `at` of `count` rows. */

export interface RowMove {
  readonly to: number;
}

/**
 * @param page rows to a PageUp or PageDown
 * @returns undefined when the key is not a move; Ctrl, Alt and Meta are left to shortcuts
 */
export function rowMove(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  at: number,
  count: number,
  page: number,
): RowMove | undefined {
  if (event.altKey || event.metaKey || event.ctrlKey || count === 0) return undefined;
  const within = (row: number) => ({ to: Math.min(count - 1, Math.max(0, row)) });
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return within(at + 1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return within(at - 1);
    case 'Home':
      return within(0);
    case 'End':
      return within(count - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    default:
      return undefined;
  }
}

/** True while keys belong to a control inside the row, where "j" is a letter. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}
