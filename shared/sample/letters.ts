/** Letters of the sample: assembled as the app does, the gaps a writer would have filled closed. */
import { addressee } from '../case-file/addressee';
import type { CouncilSettings } from '../case-file/council';
import type { LetterKind, SEND_METHODS } from '../case-file/schema';
import type { CaseFile } from '../case-file/types';
import { assembleLetter, blockText, GAP, letterTitle, recipientOf } from '../letters';
import type { Block, LetterContext, LetterDocument } from '../letters';

/**
 * @param words paragraphs of its own; given, or where no recipe of that kind exists, they are the letter,
 *   between greeting and signature.
 */
export function letterModel(
  kind: LetterKind,
  file: CaseFile,
  council: CouncilSettings,
  words: readonly string[],
  context: LetterContext,
): LetterDocument {
  const made = words.length === 0 ? assembled(kind, file, council, context) : undefined;
  return made ?? plainLetter(kind, file, council, words, context);
}

function assembled(
  kind: LetterKind,
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): LetterDocument | undefined {
  try {
    const letter = assembleLetter(kind, file, council, context);
    // A gap is a question to the writer; what the sample’s writer had nothing to say to goes.
    const blocks = letter.blocks.filter(
      (block) => (blockText(block).match(GAP) ?? []).length === 0,
    );
    return { ...letter, blocks };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function plainLetter(
  kind: LetterKind,
  file: CaseFile,
  council: CouncilSettings,
  words: readonly string[],
  { today }: LetterContext,
): LetterDocument {
  const person = recipientOf(file);
  const handler = council.handlers.find(({ id }) => id === file.handler);
  const said = (text: string, number: number): Block => ({
    id: `b${number}`,
    type: 'paragraph',
    content: [{ type: 'text', text }],
  });
  const paragraphs = [
    `Dear ${person?.greeting ?? person?.name ?? ''},`,
    `Your complaint ${file.reference}, stage ${file.stage}`,
    ...words,
    'If you need anything done differently, such as larger print or a call instead of a letter, please tell me.',
  ];
  return {
    format: 1,
    kind,
    title: letterTitle(kind),
    language: 'en-GB',
    reference: file.reference,
    datedOn: today,
    letterhead: {
      name: council.name,
      lines: [...council.address, council.phone, council.email, council.web],
    },
    recipient: {
      name: person?.name ?? '',
      lines: (person?.address ?? []).filter((line) => line !== ''),
    },
    bodyPoints: council.bodyPoints,
    blocks: [
      ...paragraphs.map((text, index) => said(text, index + 1)),
      {
        id: `b${paragraphs.length + 1}`,
        type: 'signature',
        name: handler?.name ?? '',
        role: handler?.role ?? '',
        contact: [handler?.phone ?? '', handler?.email ?? ''],
      },
    ],
  };
}

/** Where a letter went: by email where they prefer it and gave one, else by post. */
export function recordedPlace(file: CaseFile): {
  how: (typeof SEND_METHODS)[number];
  to: string;
} {
  const person = addressee(file.people);
  return person?.preferredContact === 'email' && person.email
    ? { how: 'email', to: person.email }
    : { how: 'post', to: person?.address.join(', ') ?? '' };
}
