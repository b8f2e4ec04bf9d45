/** Progress letters for many cases at once: each written from its own case, or from its draft, and each checked. */
import { letterDraftKey, type CaseFile } from '@shared/case-file';
import type { CouncilSettings } from '@shared/case-file/council';
import {
  assembleLetter,
  type Block,
  caseFields,
  checkParts,
  type LetterContext,
  type LetterDocument,
  recipientOf,
  withFields,
} from '@shared/letters';
import type { Store } from '../../store/api';
import { methodFor, placeFor, type SendMethod } from './issue';

/** More at once is a mail-merge, and nobody reads those. */
export const MOST_AT_ONCE = 50;

export interface PreparedLetter {
  readonly file: CaseFile;
  readonly letter: LetterDocument;
  readonly how: SendMethod;
  readonly to: string;
  /** What stands in its way, one sentence each; none = it can go as it is. */
  readonly missing: readonly string[];
}

export type Prepared =
  | ({ readonly id: string; readonly ok: true } & PreparedLetter)
  | { readonly id: string; readonly ok: false; readonly why: string };

/** @param context of this case: whose names have no place in its letter */
export async function prepareProgress(
  store: Store,
  council: CouncilSettings,
  id: string,
  context: LetterContext,
): Promise<Prepared> {
  const opened = await store.cases.open(id);
  if ('problem' in opened) return { id, ok: false, why: opened.problem };
  const { file } = opened;
  const draft = await store.drafts.load<readonly Block[] | null>(
    letterDraftKey(id, file.stage, 'progress update'),
  );
  return { id, ok: true, ...progressLetter(file, council, context, draft?.value ?? null) };
}

/** The letter as it would go today, and what is missing for that. */
export function progressLetter(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
  draft: readonly Block[] | null,
): PreparedLetter {
  const assembled = assembleLetter('progress update', file, council, context);
  const values = caseFields(assembled.blocks, file, council, context);
  const letter =
    draft === null ? assembled : { ...assembled, blocks: [...withFields(draft, values)] };
  const person = recipientOf(file);
  const how = methodFor(person);
  const to = placeFor(how, person);
  const missing = checkParts(letter, file, council, context).flatMap(
    ({ ok, severity, message, label }) =>
      ok || severity !== 'error' ? [] : [message ?? `${label} is missing.`],
  );
  if (to === '') missing.push('Nobody has written down where letters to them go.');
  return { file, letter, how, to, missing };
}
