/** A form of the Actions tab as data: its words, its fields, what it starts with and the command it runs. */
import type { CaseFile, CouncilSettings, DayContext } from '@shared/case-file';
import type { RunResult, Store } from '../../../store/api';

/** What is typed, by field name; a dotted name is nested, as the form library keeps it. */
export type Values = Record<string, unknown>;

export interface FormContext {
  readonly file: CaseFile;
  readonly day: DayContext;
  readonly council: CouncilSettings;
  /** What the form is about: a promise, a request for information… */
  readonly subject: string | undefined;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface FieldWords {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** Shown only then; hidden fields are not handed to the command. */
  readonly when?: (values: Values) => boolean;
}

export type FieldSpec = FieldWords &
  (
    | { readonly as: 'line'; readonly width?: 'short' | 'medium' | 'full' }
    | { readonly as: 'text'; readonly rows?: number }
    | { readonly as: 'date' }
    | { readonly as: 'time' }
    | { readonly as: 'select'; readonly options: readonly Option[]; readonly placeholder?: string }
    | { readonly as: 'choice'; readonly options: readonly Option[]; readonly inline?: boolean }
    | { readonly as: 'several'; readonly options: readonly Option[] }
    /** Somebody who acts: typed, or chosen from those in Settings. */
    | { readonly as: 'who'; readonly options: readonly string[] }
    | { readonly as: 'tick' }
  );

/** Fields beside each other. */
export type FieldRow = FieldSpec | readonly FieldSpec[];

export interface ActionFormSpec {
  readonly title: string;
  /** The button's words: "Record the contact". */
  readonly action: string;
  /** Said when it is done: "Contact recorded". */
  readonly done: string;
  /** What good looks like, and the rule with its source. */
  readonly guidance?: { readonly summary: string; readonly text: string };
  /** What the form is about, or what follows from it: "The answer is due Thu 26 Nov 2026." */
  readonly about?: (context: FormContext) => string | undefined;
  readonly fields: (context: FormContext) => readonly FieldRow[];
  readonly defaults: (context: FormContext) => Values;
  readonly run: (store: Store, context: FormContext, values: Values) => Promise<RunResult>;
}

/** Every field of a form, rows opened. */
export const fieldsOf = (rows: readonly FieldRow[]): readonly FieldSpec[] =>
  rows.flatMap((row) => ('name' in row ? [row] : row));

export function valueAt(values: Values, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        part === null || typeof part !== 'object' ? undefined : (part as Values)[key],
      values,
    );
}

export const textAt = (values: Values, name: string): string => {
  const value = valueAt(values, name);
  return typeof value === 'string' ? value : '';
};

/** What a command takes: no hidden fields, and no dates, times and choices nobody filled in. */
export function answersOf(rows: readonly FieldRow[], values: Values): Values {
  const answers: Values = {};
  for (const field of fieldsOf(rows)) {
    if (field.when && !field.when(values)) continue;
    const value = valueAt(values, field.name);
    const isEmpty = value === '' || value === undefined;
    if (isEmpty && ['date', 'time', 'select', 'choice'].includes(field.as)) continue;
    put(answers, field.name.split('.'), value);
  }
  return answers;
}

function put(target: Values, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = (target[key] ?? {}) as Values;
  target[key] = inner;
  put(inner, rest, value);
}

export const refusedBecause = (field: string, message: string): RunResult => ({
  ok: false,
  problems: [{ field, message }],
});
