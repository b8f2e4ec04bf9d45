/** How right and how fast the plain-English engine is, beside its peers on the same letters in the same run. */
import { blockText, type Block, type LetterDocument } from '@shared/letters';
import { checkLetter, createChecker } from '@shared/plain-english';
import { expect, test } from '@playwright/test';
import { labelledSet, type LabelledPage } from '../../fixtures/plain-english/labelled-set';
import {
  f1,
  precision,
  recall,
  score,
  type Said,
  type Score,
} from '../../fixtures/plain-english/score';
import { record, say } from '../table';
import { PEERS } from './peers';

const PAGES = labelledSet();
/** Of a letter as long as the longest stage 2 responses. */
const WORDS = 1500;
const ROUNDS = 40;

const ours = ({ document, officers }: LabelledPage): Said[] =>
  checkLetter(document, { officers }).findings.map(({ block, from, to, rule }) => ({
    block,
    from,
    to,
    rules: [rule],
  }));

const theirs =
  (check: (typeof PEERS)[number]['check']) =>
  ({ document }: LabelledPage): Said[] =>
    document.blocks
      .filter(({ type }) => type === 'paragraph' || type === 'list' || type === 'table')
      .flatMap((block) => check(blockText(block)).map((said) => ({ ...said, block: block.id })));

const per = (part: number) => part.toFixed(3);
const line = (name: string, { overall, falseAlarmsPerCleanPage }: Score) =>
  `${name.padEnd(34)} precision ${per(precision(overall))}  recall ${per(recall(overall))}  F1 ${per(f1(overall))}  false alarms a clean page ${falseAlarmsPerCleanPage.toFixed(2)}`;

test('how right it is', async () => {
  for (const set of ['tuned', 'held-out', 'all'] as const) {
    const pages = PAGES.filter((page) => set === 'all' || page.set === set);
    const mine = score(pages, ours, true);
    await say(
      `Plain English, ${set}: ${pages.length} pages, ${mine.overall.right + mine.overall.missed} labels`,
    );
    for (const [rule, tally] of [...mine.byRule].toSorted())
      await say(
        `  ${rule.padEnd(20)} precision ${per(precision(tally))}  recall ${per(recall(tally))}  F1 ${per(f1(tally))}  (${tally.right} right, ${tally.wrong} wrong, ${tally.missed} missed)`,
      );
    await say(`  ${line('ours, by kind', mine)}`);
    await say(`  ${line('ours, by span', score(pages, ours, false))}`);
    for (const { name, check } of PEERS) {
      await say(`  ${line(`${name}, by kind`, score(pages, theirs(check), true))}`);
      await say(`  ${line(`${name}, by span`, score(pages, theirs(check), false))}`);
    }
    // What was promised is for the whole set; what nobody tuned to is printed above, whatever it is.
    if (set !== 'all') continue;
    expect.soft(precision(mine.overall), `${set}: precision`).toBeGreaterThanOrEqual(0.95);
    expect.soft(recall(mine.overall), `${set}: recall`).toBeGreaterThanOrEqual(0.9);
    expect.soft(mine.falseAlarmsPerCleanPage, `${set}: clean`).toBeLessThanOrEqual(1);
  }
});

test('how fast it is', async () => {
  const letter = longLetter();
  const text = letter.blocks.map(blockText).join('\n\n');
  const times = new Map<string, number[]>();
  const time = (name: string, run: () => unknown) => {
    const started = performance.now();
    run();
    const taken = performance.now() - started;
    times.set(name, [...(times.get(name) ?? []), taken]);
  };
  // In turns, so that a busy moment falls on all of them. The first rounds load code and are not counted.
  for (let round = 0; round < ROUNDS; round += 1) {
    time('ours', () => checkLetter(letter));
    for (const { name, check } of PEERS) time(name, () => check(text));
  }
  const of = (name: string) => (times.get(name) ?? []).slice(5);
  await record({
    what: 'plain English of a 1,500-word letter, whole',
    samples: of('ours'),
    baseline: { what: 'write-good', samples: of('write-good') },
    target: '≤ 10 ms, and faster than write-good',
    meets: ({ median, baselineMedian }) => median <= 10 && median < baselineMedian,
  });
  await record({
    what: 'plain English of the same letter',
    samples: of('ours'),
    baseline: { what: 'the retext pipeline', samples: of('retext') },
    target: '7 × as fast as retext',
    meets: ({ median, baselineMedian }) => median * 7 <= baselineMedian,
  });
  await record({
    what: 'plain English of the same letter again',
    samples: of('ours'),
    baseline: { what: 'alex', samples: of('alex') },
    target: 'faster than alex',
    meets: ({ median, baselineMedian }) => median < baselineMedian,
  });
  await record({
    what: 'plain English after a keystroke',
    samples: keystrokes(letter),
    target: '≤ 2 ms',
    meets: ({ median }) => median <= 2,
  });
});

/** Blocks of the set, one after another, until the letter is long enough. */
function longLetter(): LetterDocument {
  const blocks: Block[] = [];
  let words = 0;
  for (const { document } of PAGES) {
    for (const block of document.blocks) {
      blocks.push({ ...block, id: `b${blocks.length}` });
      words += blockText(block).split(/\s+/).length;
      if (words >= WORDS) return { ...document, blocks };
    }
  }
  throw new Error(`the set has only ${words} words`);
}

/** A sentence typed into the middle of the letter, letter by letter. */
function keystrokes(letter: LetterDocument): number[] {
  const checker = createChecker();
  checker.check(letter);
  const at = letter.blocks.findIndex(({ type }, index) => index > 20 && type === 'paragraph');
  const typed = 'We will commence the works in due course, and you will be contacted shortly.';
  const samples: number[] = [];
  for (let length = 1; length <= typed.length; length += 1) {
    const blocks = letter.blocks.map((block, index) =>
      index === at && block.type === 'paragraph'
        ? {
            ...block,
            content: [
              ...block.content,
              { type: 'text' as const, text: ` ${typed.slice(0, length)}` },
            ],
          }
        : block,
    );
    const started = performance.now();
    checker.check({ ...letter, blocks });
    samples.push(performance.now() - started);
  }
  return samples.slice(5);
}
