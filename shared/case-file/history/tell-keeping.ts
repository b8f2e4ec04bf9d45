/** Sentences for what became of the record itself. */
import type { KEEPING_EVENTS } from '../keeping-events';
import type { CaseFile } from '../types';
import type { Tell } from './telling';

type KeepingKind = keyof typeof KEEPING_EVENTS;

export const TELL_KEEPING: { readonly [K in KeepingKind]: Tell<K> } = {
  'record.erased': (data, { file }) => ({
    topic: 'keeping',
    what: `Erased ${erasedName(file, data.what, data.target)}`,
    why: data.rule === '' ? sentence(data.ground) : `${sentence(data.ground)}: ${data.rule}`,
  }),
};

function erasedName(file: CaseFile, what: string, target: string): string {
  const document = file.evidence.find(({ id }) => id === target);
  if (document) return `document E${document.number}`;
  const letter = file.letters.find(({ id }) => id === target);
  if (letter) return `the ${letter.kind}`;
  return `a ${what}`;
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
