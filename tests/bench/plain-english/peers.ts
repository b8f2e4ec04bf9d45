/**
 * Other checkers of English on the same letters. Each is read generously: what it calls wordy may stand for any
 * rule about words, so that a miss is a miss and not a matter of names.
 */
import alex from 'alex';
import { retext } from 'retext';
import retextEquality from 'retext-equality';
import retextPassive from 'retext-passive';
import retextReadability from 'retext-readability';
import retextSimplify from 'retext-simplify';
import writeGood from 'write-good';
import type { Said } from '../../fixtures/plain-english/score';

type Words = Omit<Said, 'block'>;

export interface Peer {
  readonly name: string;
  /** What it says of a text. */
  readonly check: (text: string) => readonly Words[];
}

const ABOUT_WORDS = [
  'plain-word',
  'legalese',
  'latin',
  'nominalisation',
  'vague-time',
  'hedge',
  'empathy-cliche',
  'blame',
];
const ABOUT_PEOPLE = ['third-person', 'blame', 'non-apology'];

function rulesOfWriteGood(reason: string): readonly string[] {
  if (reason.includes('passive voice')) return ['passive'];
  if (reason.includes('weasel word')) return ['hedge', ...ABOUT_WORDS];
  if (reason.includes('cliche')) return ['empathy-cliche', ...ABOUT_WORDS];
  return ABOUT_WORDS;
}

const pipeline = retext()
  .use(retextReadability, { age: 16 })
  .use(retextSimplify)
  .use(retextPassive)
  .use(retextEquality);

const RULES_OF_RETEXT: Readonly<Record<string, readonly string[]>> = {
  'retext-readability': ['long-sentence'],
  'retext-simplify': ABOUT_WORDS,
  'retext-passive': ['passive'],
  'retext-equality': ABOUT_PEOPLE,
};

interface Message {
  readonly source?: string | null | undefined;
  readonly place?: unknown;
}

/** Offsets of a message of the unified kind. */
function placeOf({ place }: Message): { from: number; to: number } | undefined {
  const { start, end } = (place ?? {}) as {
    start?: { offset?: number };
    end?: { offset?: number };
  };
  return start?.offset === undefined || end?.offset === undefined
    ? undefined
    : { from: start.offset, to: end.offset };
}

const saidBy = (
  messages: readonly Message[],
  rules: (source: string) => readonly string[],
): Words[] =>
  messages.flatMap((message) => {
    const place = placeOf(message);
    return place ? [{ ...place, rules: rules(message.source ?? '') }] : [];
  });

export const PEERS: readonly Peer[] = [
  {
    name: 'write-good',
    check: (text) =>
      writeGood(text).map(({ index, offset, reason }) => ({
        from: index,
        to: index + offset,
        rules: rulesOfWriteGood(reason),
      })),
  },
  {
    name: 'alex',
    check: (text) => saidBy(alex(text).messages, () => ABOUT_PEOPLE),
  },
  {
    name: 'retext',
    check: (text) => {
      const file = pipeline.processSync(text);
      return saidBy(file.messages, (source) => RULES_OF_RETEXT[source] ?? ['?']);
    },
  },
];
