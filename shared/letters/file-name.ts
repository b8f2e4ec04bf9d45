/** What a letter's Word file is called: the council's own pattern, made safe for every file system. */
import type { CaseFile } from '../case-file/types';
import { safeName } from '../host/safe-names';
import { letterTitle } from './assemble';
import type { LetterDocument } from './model';

/** As letters were called before a council had a pattern of its own. */
export const FILE_NAME_PATTERN = '{reference} {letter} {date}';

/** What may stand in braces, with what it becomes. No name or address: a file name is read by anybody. */
export const FILE_NAME_PARTS = {
  reference: 'our reference',
  letter: 'what the letter is called',
  kind: 'its kind, in short',
  stage: 'the stage',
  date: 'the date on it, as 2027-01-05',
} as const;
type Part = keyof typeof FILE_NAME_PARTS;

const BRACES = /\{([^{}]*)\}/g;

const isPart = (word: string): word is Part => Object.hasOwn(FILE_NAME_PARTS, word);

/** What is wrong with a pattern; undefined = it can be used. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'Enter a pattern';
  const unknown = [...pattern.matchAll(BRACES)]
    .map((match) => match[1] ?? '')
    .find((word) => !isPart(word));
  if (unknown !== undefined)
    return `There is no {${unknown}}. Use ${Object.keys(FILE_NAME_PARTS)
      .map((part) => `{${part}}`)
      .join(', ')}.`;
  return pattern.includes('{reference}')
    ? undefined
    : 'Include {reference}, so that files of different cases are told apart';
}

/** @returns a name that ends in `.docx` */
export function letterFileName(
  pattern: string,
  file: Pick<CaseFile, 'reference' | 'stage'>,
  letter: Pick<LetterDocument, 'kind' | 'datedOn'>,
): string {
  const parts: Readonly<Record<Part, string>> = {
    reference: file.reference,
    letter: letterTitle(letter.kind),
    kind: letter.kind,
    stage: `stage ${file.stage}`,
    date: letter.datedOn,
  };
  const used = patternProblem(pattern) === undefined ? pattern : FILE_NAME_PATTERN;
  const name = used.replace(BRACES, (whole, word: string) => (isPart(word) ? parts[word] : whole));
  return safeName(`${name.replace(/\s+/g, ' ').trim()}.docx`);
}
