/**
 * A letter checked. Blocks are read one by one and kept, so that a keystroke reads one block again; what needs
 * the whole letter (first uses) is judged from the kept facts.
 */
import type { Block, LetterDocument } from '../letters/model';
import { easeOf, countsOf, NOTHING, sumOf, type Counts } from './measures';
import { blockTextOf } from './block-text';
import { overlapsResolved, type Placed } from './overlaps';
import { phraseFindings } from './phrase-findings';
import { readBlock, type Reading } from './reading';
import { RULES } from './rules';
import { passivesIn } from './rules/passive';
import type { BlockRule, LetterFact, LetterRule } from './rules/rule';
import type { CheckContext, Checker, Finding, LetterCheck, RuleId } from './types';

const BLOCK_RULES = Object.values(RULES).filter(
  (rule): rule is BlockRule => rule.shape === 'block',
);
const LETTER_RULES = Object.values(RULES).filter(
  (rule): rule is LetterRule => rule.shape === 'letter',
);

interface CheckedBlock {
  readonly key: string;
  readonly findings: readonly Placed[];
  readonly facts: ReadonlyMap<RuleId, readonly LetterFact[]>;
  readonly counts: Counts;
  readonly passives: number;
  readonly text: string;
}

/** Checks a letter once. @returns findings in reading order, and the measures. Never throws, whatever the text. */
export const checkLetter = (document: LetterDocument, context: CheckContext = {}): LetterCheck =>
  createChecker().check(document, context);

/** A checker that remembers the blocks of the last letter it saw. Not to be shared between letters. */
export function createChecker(): Checker {
  let kept = new Map<string, CheckedBlock>();
  return {
    check(document, context = {}) {
      const next = new Map<string, CheckedBlock>();
      const officers = (context.officers ?? []).join('\n');
      for (const block of document.blocks) {
        const key = keyOf(block, officers);
        const before = kept.get(block.id);
        next.set(block.id, before?.key === key ? before : checkBlock(block, key, context));
      }
      kept = next;
      return judged(document, next, context, document.kind);
    },
  };
}

/** All a block's findings depend on. */
function keyOf(block: Block, officers: string): string {
  const { text, exempt } = blockTextOf(block);
  return `${block.type}\n${exempt.map(({ from, to }) => `${from}-${to}`).join(',')}\n${officers}\n${text}`;
}

function checkBlock(block: Block, key: string, context: CheckContext): CheckedBlock {
  const reading = readBlock(block);
  const placed: Placed[] = phraseFindings(reading);
  for (const rule of BLOCK_RULES)
    if (rule.reads.has(reading.type))
      for (const spotted of rule.check(reading, context))
        placed.push({ ...spotted, rule: rule.id });
  const facts = new Map<RuleId, readonly LetterFact[]>();
  for (const rule of LETTER_RULES)
    if (rule.reads.has(reading.type)) facts.set(rule.id, rule.collect(reading));
  return {
    key,
    findings: overlapsResolved(placed),
    facts,
    counts: countsOf(reading),
    passives: sentencesWithPassive(reading),
    text: reading.text,
  };
}

function sentencesWithPassive(reading: Reading): number {
  const groups = passivesIn(reading);
  return reading.sentences.filter(({ first, end }) =>
    groups.some(({ be }) => be >= first && be < end),
  ).length;
}

/** Letters that do not go to the person who complains speak of them as somebody else. */
const TO_OTHERS: ReadonlySet<LetterDocument['kind']> = new Set([
  'information request',
  'reply to a member',
]);

function judged(
  document: LetterDocument,
  blocks: ReadonlyMap<string, CheckedBlock>,
  context: CheckContext,
  kind: LetterDocument['kind'],
): LetterCheck {
  const byBlock = new Map<string, Placed[]>();
  for (const [id, { findings }] of blocks) byBlock.set(id, [...findings]);
  for (const rule of LETTER_RULES) {
    const facts = [...blocks.values()].flatMap((block) => block.facts.get(rule.id) ?? []);
    for (const { block, ...spotted } of rule.judge(facts, context))
      byBlock.get(block)?.push({ ...spotted, rule: rule.id });
  }
  const ignored = new Set(context.ignored ?? []);
  const allowed = new Set((context.allowed ?? []).map(({ rule, words }) => `${rule}:${words}`));
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for (const block of new Set(document.blocks.map(({ id }) => id))) {
    const text = blocks.get(block)?.text ?? '';
    for (const { key, pivot: _, reach: _reach, ...placed } of (byBlock.get(block) ?? []).sort(
      inOrder,
    )) {
      const words = text.slice(placed.from, placed.to);
      if (allowed.has(`${placed.rule}:${allowanceKey(words)}`)) continue;
      if (placed.rule === 'third-person' && TO_OTHERS.has(kind)) continue;
      const stem = `${placed.rule}:${block}:${(key ?? words.toLowerCase()).slice(0, 60)}`;
      const before = seen.get(stem) ?? 0;
      seen.set(stem, before + 1);
      const id = before === 0 ? stem : `${stem}:${before + 1}`;
      if (ignored.has(id)) continue;
      const severity = placed.severity ?? RULES[placed.rule].severity;
      findings.push({ ...placed, id, severity, block, text: words });
    }
  }
  return { findings, measures: measuresOf(document, blocks) };
}

const inOrder = (one: Placed, other: Placed): number => one.from - other.from || other.to - one.to;

/** Words as an allowance keeps them: small letters, single spaces. */
export const allowanceKey = (words: string): string =>
  words.replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

function measuresOf(
  document: LetterDocument,
  blocks: ReadonlyMap<string, CheckedBlock>,
): LetterCheck['measures'] {
  const counts = sumOf([...blocks.values()].map((block) => block.counts));
  const passives = [...blocks.values()].reduce((sum, block) => sum + block.passives, 0);
  return {
    ...easeOf(counts),
    passiveShare: counts.sentences === 0 ? 0 : Math.min(1, passives / counts.sentences),
    blocks: document.blocks.flatMap(({ id }) => {
      const its = blocks.get(id)?.counts ?? NOTHING;
      return its.sentences === 0 ? [] : [{ block: id, ...easeOf(its) }];
    }),
  };
}
