/**
 * Fields: values a letter takes from its case, by name. While a letter is written they follow the case; a
 * writer may put their own words in a field's place, and then it stays as they wrote it.
 */
import { formatDate } from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import type { CaseFile } from '../case-file/types';
import { greetingOf, handlerOf, recipientOf, responseDue, type LetterContext } from './case-facts';
import type { Block, Inline } from './model';

/** What the case says now, by name of the field. */
export type FieldValues = Readonly<Record<string, string>>;

/** What a field is called beside the letter. */
const LABELS: Readonly<Record<string, string>> = {
  corrected: 'the day of the letter it corrects',
  again: 'when they will hear again',
  agreedBy: 'when what was agreed is done',
  agreedOn: 'when it was agreed',
  decider: 'who looked at it again',
  due: 'when the answer is due',
  extendedTo: 'the new date',
  greeting: 'how we greet them',
  handler: 'who deals with it',
  officer: 'the officer asked',
  onBehalfOf: 'who they complain for',
  received: 'when we received it',
  reference: 'our reference',
  requested: 'when they asked for the next stage',
  restartedOn: 'when the clock ran again',
  stage2By: 'the last day to ask for stage 2',
  stoppedFrom: 'when the clock stopped',
};

export const fieldLabel = (name: string): string => LABELS[name] ?? name;

/** The inline pieces of a block, whatever its type. Addresses and signatures have none. */
export function inlinesOf(block: Block): readonly Inline[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return block.content;
    case 'list':
      return block.items.flat();
    case 'table':
      return [...block.header, ...block.rows.flat()].flat();
    case 'address':
    case 'signature':
      return [];
  }
}

/** The fields in these blocks, as they read. The first of a name counts. */
export function fieldsIn(blocks: readonly Block[]): FieldValues {
  const found: Record<string, string> = {};
  for (const piece of blocks.flatMap(inlinesOf)) {
    if (piece.type === 'field' && piece.overridden !== true) found[piece.field] ??= piece.text;
  }
  return found;
}

/**
 * Every field this letter can hold: those of its own text, as assembled now, and those any letter of the
 * case may name. A value that the case does not have is left out.
 */
export function caseFields(
  assembled: readonly Block[],
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): FieldValues {
  const everywhere: FieldValues = {
    greeting: greetingOf(recipientOf(file)),
    reference: file.reference,
    received: formatDate(file.receivedOn, 'long'),
    handler: handlerOf(file, council)?.name ?? '',
    due: file.rules ? formatDate(responseDue(file, context), 'long') : '',
  };
  const all = { ...everywhere, ...fieldsIn(assembled) };
  return Object.fromEntries(Object.entries(all).filter(([, text]) => text.trim() !== ''));
}

/** The blocks with their fields as the case has them now; those the writer changed stay. Same blocks when nothing moved. */
export function withFields(blocks: readonly Block[], values: FieldValues): readonly Block[] {
  const next = blocks.map((block) => refreshed(block, values));
  return next.every((block, at) => block === blocks[at]) ? blocks : next;
}

function refreshed(block: Block, values: FieldValues): Block {
  const isStale = (piece: Inline) => fresh(piece, values) !== piece;
  if (!inlinesOf(block).some(isStale)) return block;
  const each = (content: readonly Inline[]) => content.map((piece) => fresh(piece, values));
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return { ...block, content: each(block.content) };
    case 'list':
      return { ...block, items: block.items.map(each) };
    case 'table':
      return {
        ...block,
        header: block.header.map(each),
        rows: block.rows.map((row) => row.map(each)),
      };
    case 'address':
    case 'signature':
      return block;
  }
}

function fresh(piece: Inline, values: FieldValues): Inline {
  if (piece.type !== 'field' || piece.overridden === true) return piece;
  const now = values[piece.field];
  return now === undefined || now === piece.text ? piece : { ...piece, text: now };
}

/** A field the writer replaced by words of their own, with what the case says. */
export interface ChangedField {
  readonly block: string;
  readonly field: string;
  readonly label: string;
  readonly text: string;
  /** Undefined when the case has no such value now. */
  readonly caseSays: string | undefined;
}

export const changedFields = (
  blocks: readonly Block[],
  values: FieldValues,
): readonly ChangedField[] =>
  blocks.flatMap((block) =>
    inlinesOf(block).flatMap((piece) =>
      piece.type === 'field' && piece.overridden === true
        ? [
            {
              block: block.id,
              field: piece.field,
              label: fieldLabel(piece.field),
              text: piece.text,
              caseSays: values[piece.field],
            },
          ]
        : [],
    ),
  );
