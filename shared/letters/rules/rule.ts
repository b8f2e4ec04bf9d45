/** What a rule about a letter is, and the ways of reading a letter that rules share. */
import type { CouncilSettings } from '../../case-file/council';
import type { CaseFile } from '../../case-file/types';
import type { LetterContext } from '../case-facts';
import { GAP } from '../compose';
import type { LetterDocument } from '../model';
import { blockText } from '../text';

export interface Checking {
  readonly doc: LetterDocument;
  readonly file: CaseFile;
  readonly council: CouncilSettings;
  readonly context: LetterContext;
  /** The body as text. */
  readonly text: string;
}

export interface PartRule {
  readonly part: string;
  readonly label: string;
  readonly source: string;
  readonly severity?: 'warning';
  /** What is wrong and what to write; undefined = the part is there. */
  readonly problem: (checking: Checking) => string | undefined;
}

/** Text of the blocks that serve a part, headings apart, gaps removed. */
export function served({ doc }: Checking, part: string): string {
  return doc.blocks
    .filter((block) => block.part === part && block.type !== 'heading')
    .map(blockText)
    .join('\n')
    .replace(GAP, '')
    .trim();
}

export const nonEmpty = (part: string, message: string) => (checking: Checking) =>
  served(checking, part) === '' ? message : undefined;

/** Whether `wanted` stands in the text, whatever the case, the spaces and the kind of apostrophe. */
export const holds = (text: string, wanted: string): boolean => fold(text).includes(fold(wanted));

const fold = (text: string): string =>
  text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').toLowerCase().trim();
