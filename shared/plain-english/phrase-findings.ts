/** The findings of every rule that looks for phrases, in one walk over a block. */
import type { Placed } from './overlaps';
import { PhraseIndex, type Hit } from './phrase-index';
import { isExempt, type Reading } from './reading';
import { RULES } from './rules';
import { PROSE, type PhraseRule, type RulePhrase } from './rules/rule';

interface Tag {
  readonly rule: PhraseRule;
  readonly phrase: RulePhrase;
}

const INDEX = new PhraseIndex<Tag>(
  Object.values(RULES)
    .filter((rule): rule is PhraseRule => rule.shape === 'phrases')
    .flatMap((rule) =>
      rule.phrases.map((phrase) => ({
        pattern: phrase.pattern,
        ...(phrase.conditions === undefined ? {} : { conditions: phrase.conditions }),
        tag: { rule, phrase },
      })),
    ),
);

export function phraseFindings(reading: Reading): Placed[] {
  if (!PROSE.has(reading.type)) return [];
  const found: Placed[] = [];
  for (const { first, end } of reading.sentences) {
    const hits: Hit<Tag>[] = [];
    INDEX.find(reading.tokens, first, end, hits);
    for (const hit of hits) {
      const { rule } = hit.tag;
      if (isExempt(reading, hit.first, hit.end)) continue;
      if (isName(reading, hit, first)) continue;
      const place = { first: hit.first, end: hit.end, begin: first, stop: end };
      if (rule.means && !rule.means(reading, place)) continue;
      found.push(placed(reading, hit, first));
    }
  }
  return found;
}

/** "Mr Forward", "Parking Enforcement Team": a single word with a capital inside a sentence is a name. */
function isName({ tokens }: Reading, { first, end, tag }: Hit<Tag>, begin: number): boolean {
  if (end - first !== 1) return first > begin && isTitle(tokens.slice(first, end));
  const text = tokens[first]?.text ?? '';
  // One word in capitals is shouting, or letters that stand for others.
  if (/^\p{Lu}{2,}$/u.test(text)) return tag.rule.id !== 'latin';
  if (first === begin || !/^\p{Lu}\p{Ll}/u.test(text)) return false;
  const before = tokens[first - 1]?.text ?? '';
  return before !== ':' && before !== '“' && before !== '"';
}

/** "the Voids Team": every word begins with a capital. */
const isTitle = (words: Reading['tokens']): boolean =>
  words.every(({ text }) => /^\p{Lu}\p{Ll}/u.test(text));

function placed(reading: Reading, { first, end, tag }: Hit<Tag>, begin: number): Placed {
  const { tokens, text } = reading;
  const from = tokens[first]?.from ?? 0;
  const to = tokens[end - 1]?.to ?? 0;
  const { rule, phrase } = tag;
  const base = {
    rule: rule.id,
    message: phrase.message ?? rule.name,
    why: phrase.why,
    ...(phrase.severity === undefined ? {} : { severity: phrase.severity }),
    key: text.slice(from, to).toLowerCase(),
  };
  const plain =
    phrase.participle !== undefined && PERFECT.has(tokens[first - 1]?.lower ?? '')
      ? phrase.participle
      : phrase.replacement;
  if (plain === undefined) return { ...base, from, to };
  const beginsSentence = first === begin;
  const isCapital = /^\p{Lu}/u.test(tokens[first]?.text ?? '') && tokens[first]?.text !== 'I';
  if (plain === '') return { ...base, ...takenOut(reading, first, end, beginsSentence) };
  const replacement = isCapital ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
  // "an additional visit" → "a further visit": the article goes with the new word.
  const article = tokens[first - 1];
  if (article && (article.lower === 'a' || article.lower === 'an') && first - 1 >= begin) {
    const wanted = /^[aeio]|^u(?!s|n[ai])|^hour|^hon/i.test(plain) ? 'an' : 'a';
    if (article.lower !== wanted) {
      const put = /^A/.test(article.text) ? `A${wanted.slice(1)}` : wanted;
      return { ...base, from: article.from, to, replacement: `${put} ${replacement}` };
    }
  }
  return { ...base, from, to, replacement };
}

const PERFECT = new Set(['has', 'have', 'had', 'having', 'be', 'been', 'is', 'are', 'was', 'were']);

/** Words taken out take the space after them along; a new first word of the sentence gets the capital. */
function takenOut(
  { tokens, text }: Reading,
  first: number,
  end: number,
  beginsSentence: boolean,
): { from: number; to: number; replacement: string; reach?: number } {
  const from = tokens[first]?.from ?? 0;
  let after = end;
  if (tokens[after]?.text === ',') after += 1;
  const next = tokens[after];
  if (!next || next.kind === 'mark')
    return { from, to: tokens[end - 1]?.to ?? from, replacement: '' };
  if (!beginsSentence) return { from, to: next.from, replacement: '' };
  const word = text.slice(next.from, next.to);
  return {
    from,
    to: next.to,
    replacement: word.charAt(0).toUpperCase() + word.slice(1),
    reach: tokens[end - 1]?.to ?? next.from,
  };
}
