/**
 * How hard a passphrase is to guess, by zxcvbn-ts: the estimator behind most such meters, kept up, with
 * English words, names and common passwords. Its lists are large, so they load only where a passphrase is
 * chosen; everything is worked out here, nothing is sent anywhere.
 */
import { MIN_PASSPHRASE_CHARACTERS, passphraseLength } from '@shared/sealing';

export interface Strength {
  /** 0 guessed at once … 4 would take centuries. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** One or two words: "Weak". */
  readonly words: string;
  /** What to do about it; empty when nothing needs doing. */
  readonly advice: string;
}

const WORDS = ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'] as const;
/** Below this a stolen disk is opened by trying: refused. */
export const LEAST_SCORE = 2;
/** Guessing costs grow with length squared; beyond this it is strong whatever it is. */
const LONGEST_LOOKED_AT = 100;

type Check = (
  passphrase: string,
  others: string[],
) => { score: Strength['score']; warning: string; suggestions: string[] };
let loading: Promise<Check> | undefined;

/** @param others what a guesser knows: the council's and the person's name. */
export async function strengthOf(passphrase: string, others: readonly string[]): Promise<Strength> {
  loading ??= load();
  const { score, warning, suggestions } = (await loading)(passphrase.slice(0, LONGEST_LOOKED_AT), [
    ...others,
    'redress',
  ]);
  const advice =
    score >= 3 ? '' : warning !== '' ? warning : (suggestions[0] ?? 'Add another word or two.');
  return { score, words: WORDS[score], advice };
}

/** Loads the word lists ahead of the first letter. */
export function prepareStrength(): void {
  loading ??= load();
}

async function load(): Promise<Check> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const estimator = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return (passphrase, others) => {
    const { score, feedback } = estimator.check(passphrase, others);
    return { score, warning: feedback.warning ?? '', suggestions: feedback.suggestions };
  };
}

/** Why a passphrase cannot be used, or undefined. */
export async function problemWith(
  passphrase: string,
  others: readonly string[],
): Promise<string | undefined> {
  const length = passphraseLength(passphrase);
  if (length < MIN_PASSPHRASE_CHARACTERS) {
    return `Use at least ${MIN_PASSPHRASE_CHARACTERS} characters. This has ${length}.`;
  }
  const { score, advice } = await strengthOf(passphrase, others);
  return score < LEAST_SCORE ? `This would be guessed too quickly. ${advice}` : undefined;
}
