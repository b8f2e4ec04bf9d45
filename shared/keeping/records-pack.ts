/**
 * What goes into a pack for the council's records system: everything of a closed case as ordinary files, so
 * that it can be read without Redress. Legal advice stays out, as of every pack (DOMAIN §6).
 */
import { safeName } from '../host/safe-names';
import type { BlobRef } from '../case-file/schema';
import type { CaseFile } from '../case-file/types';

export interface PackFile {
  /** Id of the evidence or letter. */
  readonly id: string;
  /** Name in the folder. */
  readonly name: string;
  readonly what: string;
  readonly file: BlobRef;
}

export interface PackPlan {
  readonly files: readonly PackFile[];
  /** Documents that stay out, with why. */
  readonly leftOut: readonly { readonly what: string; readonly why: string }[];
}

/** Documents and letters under names that sort as they stand in the case. */
export function packFiles(file: CaseFile): PackPlan {
  const evidence = file.evidence.filter(({ erased }) => !erased);
  const letters = file.letters.filter(({ erased }) => !erased);
  return {
    files: [
      ...letters.map((letter, at): PackFile => ({
        id: letter.id,
        name: packName(`L${two(at + 1)} ${letter.sent.on} ${letter.kind}`, letter.fileName),
        what: `Letter: ${letter.kind}`,
        file: letter.word,
      })),
      ...evidence
        .filter(({ flags }) => !flags.includes('privileged'))
        .map((item): PackFile => ({
          id: item.id,
          name: packName(
            `E${two(item.number)} ${item.datedOn ?? 'undated'} ${item.title}`,
            item.fileName,
          ),
          what: `Document E${item.number}: ${item.title || item.fileName}`,
          file: item.file,
        })),
    ],
    leftOut: evidence
      .filter(({ flags }) => flags.includes('privileged'))
      .map(({ number }) => ({ what: `Document E${number}`, why: 'Legal advice (privileged)' })),
  };
}

const two = (number: number) => String(number).padStart(2, '0');

/** The words with the ending the file came with. */
export function packName(words: string, fileName: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? '';
  const stem = words.endsWith(ending) ? words.slice(0, words.length - ending.length) : words;
  return safeName(`${stem.slice(0, 90)}${ending}`, 'document');
}
