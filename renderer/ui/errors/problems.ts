/** What stands in the way of a form, in a shape the summary can show and link. */
export interface FormProblem {
  /** Name of the field it belongs to, as given to the field (`people.0.name`). */
  readonly field?: string | undefined;
  readonly message: string;
  readonly instead?: string | undefined;
}

/** react-hook-form's errors, flattened in the order of the fields: nested objects and lists become `a.0.b`. */
export function problemsOf(errors: object, prefix = ''): FormProblem[] {
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'ref' || typeof value !== 'object' || value === null) return [];
    const field = key === 'root' ? prefix.slice(0, -1) : `${prefix}${key}`;
    const { message } = value as { message?: unknown };
    // A list may have a message of its own ("Add one") and errors inside; a leaf has only the message.
    const own = typeof message === 'string' && message !== '' ? [{ field, message }] : [];
    return 'type' in value && own.length > 0 ? own : [...own, ...problemsOf(value, `${field}.`)];
  });
}
