/** A letter frozen as it reads: its words and its Word file into the case, and that it went. */
import { issueLetter, type CaseFile } from '@shared/case-file';
import type { CouncilSettings } from '@shared/case-file/council';
import type { PersonOnCase, SEND_METHODS } from '@shared/case-file/schema';
import type { CalendarDate } from '@shared/calendar';
import { letterFileName, type LetterDocument } from '@shared/letters';
import { wordOf } from '../../documents/word-template';
import type { RunResult, Store } from '../../store/api';
import { fromBytes, stage } from '../intake/incoming';

export type SendMethod = (typeof SEND_METHODS)[number];

export interface Sending {
  readonly on: CalendarDate | '';
  readonly how: SendMethod;
  readonly to: string;
}

/** What a letter can never go without, whatever the reason: the parts named here. */
export const NEVER_WITHOUT: readonly string[] = ['recipient', 'greeting', 'reference', 'gaps'];

/** How they would rather hear from the council, where that is known. */
export const methodFor = (person: PersonOnCase | undefined): SendMethod =>
  person?.preferredContact === 'email' && person.email ? 'email' : 'post';

/** Where a letter sent like this goes; '' = not known. */
export function placeFor(how: SendMethod, person: PersonOnCase | undefined): string {
  if (how === 'email') return person?.email ?? '';
  if (how === 'portal') return 'Complaints portal';
  return person?.address.join(', ') ?? '';
}

/** @throws TemplateUnusable, or when the disk refuses; nothing is left behind. */
export async function issue(
  store: Store,
  council: CouncilSettings,
  input: {
    readonly file: CaseFile;
    readonly letter: LetterDocument;
    readonly sent: Sending;
    readonly overrides?: readonly { readonly part: string; readonly why: string }[];
  },
): Promise<RunResult> {
  const { file, letter, sent, overrides = [] } = input;
  const staging = await store.files.stage(file.id);
  try {
    const fileName = letterFileName(council.letterFileName, file, letter);
    const words = new TextEncoder().encode(JSON.stringify(letter));
    const model = await stage(staging, fromBytes('letter.json', words));
    const word = await stage(staging, fromBytes(fileName, await wordOf(letter, council)));
    const result = await store.run(
      file.id,
      issueLetter,
      {
        kind: letter.kind,
        model: model.file,
        word: word.file,
        fileName,
        sent,
        overrides: [...overrides],
      },
      staging,
    );
    if (!result.ok) await staging.discard();
    return result;
  } catch (error) {
    await staging.discard().catch(() => undefined);
    throw error;
  }
}
