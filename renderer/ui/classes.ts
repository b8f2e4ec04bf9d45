/** Joins class names, leaving out what is false: `classes(css.row, isOpen && css.open)`. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
