/** A letter goes into the editor and comes out as it went in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockText, type Block, type Inline } from '@shared/letters';
import { toBlocks, toDoc } from '../../../../renderer/screens/letter/editor/mapping';
import { passageAt, runsOf } from '../../../../renderer/screens/letter/editor/positions';
import { LetterEditor } from '../../../../renderer/screens/letter/editor/letter-editor';
import { acknowledgementOf, definedCase, readyCase, responseTo } from '../../../fixtures/letters';

const letters = [responseTo(readyCase()), acknowledgementOf(definedCase())];

const word = fc.string({
  unit: fc.constantFrom('a', 'B', ' ', '’', '“', '[', '1', '£', '😀'),
  minLength: 1,
  maxLength: 12,
});
const piece: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: word }, { noNullPrototype: true }),
  fc.record(
    { type: fc.constant('text' as const), text: word, bold: fc.constant(true) },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('link' as const),
      text: word,
      href: fc.constantFrom('https://a.example', 'mailto:b@c.example'),
    },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('field' as const), field: fc.constantFrom('due', 'greeting'), text: word },
    { noNullPrototype: true },
  ),
  fc.record(
    {
      type: fc.constant('field' as const),
      field: fc.constant('due'),
      text: word,
      bold: fc.constant(true),
      overridden: fc.constant(true),
    },
    { noNullPrototype: true },
  ),
);
/** Neighbours that read alike are one piece in any editor. */
const joined = (content: readonly Inline[]): Inline[] => {
  const out: Inline[] = [];
  for (const each of content) {
    const last = out.at(-1);
    const isAlike =
      (last?.type === 'text' && each.type === 'text' && last.bold === each.bold) ||
      (last?.type === 'link' && each.type === 'link' && last.href === each.href);
    if (last && isAlike) out[out.length - 1] = { ...last, text: last.text + each.text };
    else out.push(each);
  }
  return out;
};
const words = fc.array(piece, { maxLength: 5 }).map(joined);
const some = fc.array(piece, { minLength: 1, maxLength: 5 }).map(joined);
const place = {
  part: fc.constantFrom(undefined, 'remedy'),
  point: fc.constantFrom(undefined, 'pt-1'),
};
const line = word.map((text) => text.trim() || 'x');
const aBlock: fc.Arbitrary<Block> = fc
  .oneof(
    fc.record({ ...place, type: fc.constant('paragraph' as const), content: words }),
    fc.record({
      ...place,
      type: fc.constant('heading' as const),
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
      content: words,
    }),
    fc.record({
      ...place,
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(some, { maxLength: 4 }),
    }),
    fc.record({
      ...place,
      type: fc.constant('quote' as const),
      content: words,
      cite: fc.constantFrom(undefined, 'Your letter'),
    }),
    fc.integer({ min: 1, max: 3 }).chain((wide) =>
      fc.record({
        ...place,
        type: fc.constant('table' as const),
        header: fc.array(words, { minLength: wide, maxLength: wide }),
        rows: fc.array(fc.array(words, { minLength: wide, maxLength: wide }), { maxLength: 3 }),
      }),
    ),
    fc.record({
      ...place,
      type: fc.constant('address' as const),
      lines: fc.array(line, { maxLength: 4 }),
    }),
    fc.record({
      ...place,
      type: fc.constant('signature' as const),
      name: line,
      role: word,
      contact: fc.array(line, { maxLength: 3 }),
    }),
  )
  .map((block) => JSON.parse(JSON.stringify({ ...block, id: '' })) as Block);
const blocks = fc
  .array(aBlock, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((block, at): Block => ({ ...block, id: `b${at + 1}` })));

describe('a letter in the editor', () => {
  it('comes out as it went in, whatever is in it', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const doc = toDoc(all, {});
        doc.check();
        expect(toBlocks(doc)).toEqual(all);
      }),
      { numRuns: 300 },
    );
  });

  it.each(letters)('as does a whole $kind', (letter) => {
    const wanted = letter.blocks.map((block) =>
      block.type === 'paragraph' ? { ...block, content: joined(block.content) } : block,
    );
    expect(toBlocks(toDoc(letter.blocks, {}))).toEqual(wanted);
  });

  it('keeps the same object for a block that was not touched', () => {
    const doc = toDoc(responseTo(readyCase()).blocks, {});
    expect(toBlocks(doc)[3]).toBe(toBlocks(doc)[3]);
  });

  it('pads a ragged table and gives an empty letter a paragraph to type in', () => {
    const text = (value: string): Inline[] => [{ type: 'text', text: value }];
    const ragged: Block = {
      id: 'b1',
      type: 'table',
      header: [text('a')],
      rows: [[text('b'), text('c')]],
    };
    expect(toBlocks(toDoc([ragged], {}))).toEqual([{ ...ragged, header: [text('a'), []] }]);
    expect(toBlocks(toDoc([], {}))).toEqual([{ id: 'b1', type: 'paragraph', content: [] }]);
  });
});

describe('fields', () => {
  const due = (text: string, more = {}): Block => ({
    id: 'b1',
    type: 'paragraph',
    content: [
      { type: 'text', text: 'By ' },
      { type: 'field', field: 'due', text, ...more },
    ],
  });
  it.each<[string, Block, Record<string, string>, Block]>([
    ['follow the case', due('Monday'), { due: 'Tuesday' }, due('Tuesday')],
    ['keep what they say when the case says nothing', due('Monday'), {}, due('Monday')],
    [
      'stay as the writer put them',
      due('next week', { overridden: true }),
      { due: 'Tuesday' },
      due('next week', { overridden: true }),
    ],
    [
      'are the case’s again once they read like it',
      due('Tuesday', { overridden: true }),
      { due: 'Tuesday' },
      due('Tuesday'),
    ],
  ])('%s', (_, before, values, after) => {
    expect(toBlocks(toDoc([before], values))).toEqual([after]);
  });

  it('change under the writer’s hands, and not where the writer changed them; undo does not bring old days back', () => {
    const told: (readonly Block[])[] = [];
    const second: Block = { ...due('next week', { overridden: true }), id: 'b2' };
    const editor = new LetterEditor([due('Monday'), second], { due: 'Monday' }, (all) =>
      told.push(all),
    );
    editor.setValues({ due: 'Tuesday' });
    expect(told).toEqual([]);
    expect(toBlocks(editor.state.doc)).toEqual([due('Tuesday'), second]);
    editor.restoreField('b2', 'due');
    expect(toBlocks(editor.state.doc)).toEqual([due('Tuesday'), { ...due('Tuesday'), id: 'b2' }]);
    expect(told).toHaveLength(1);
  });
});

describe('a place in a block’s plain text', () => {
  it('is the same letters in the document', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const doc = toDoc(all, {});
        doc.forEach((node, pos) => {
          const block = all.find(({ id }) => id === node.attrs.id);
          if (!block) throw new Error('a block was lost');
          const text = blockText(block);
          for (const run of runsOf(node, pos)) {
            if (run.length === 0) continue;
            const found = passageAt(doc, block.id, run.at, run.at + run.length);
            expect(found).toEqual({ from: run.pos, to: run.pos + run.length });
            expect(doc.textBetween(run.pos, run.pos + run.length)).toBe(
              text.slice(run.at, run.at + run.length),
            );
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is nowhere once the block is gone or shorter', () => {
    const doc = toDoc(responseTo(readyCase()).blocks, {});
    expect(passageAt(doc, 'nowhere', 0, 1)).toBeUndefined();
    expect(passageAt(doc, 'b1', 0, 9_999)).toBeUndefined();
  });
});
