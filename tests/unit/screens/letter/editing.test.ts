/** What the keys and the toolbar do to a letter, as its blocks say. */
import { redo, undo } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import { deleteRow } from 'prosemirror-tables';
import { describe, expect, it } from 'vitest';
import { blocksFromText, blockText, type Block } from '@shared/letters';
import { pasteBlocks } from '../../../../renderer/screens/letter/editor/clipboard';
import * as commands from '../../../../renderer/screens/letter/editor/commands';
import { LetterEditor } from '../../../../renderer/screens/letter/editor/letter-editor';
import { toBlocks } from '../../../../renderer/screens/letter/editor/mapping';

const text = (words: string) => [{ type: 'text' as const, text: words }];
const paragraph = (id: string, words: string): Block => ({
  id,
  type: 'paragraph',
  part: 'remedy',
  content: text(words),
});
const list = (id: string, ...items: string[]): Block => ({
  id,
  type: 'list',
  ordered: false,
  part: 'remedy',
  items: items.map(text),
});
const heading = (id: string, words: string): Block => ({
  id,
  type: 'heading',
  level: 2,
  part: 'remedy',
  content: text(words),
});
const table: Block = {
  id: 'b1',
  type: 'table',
  header: [text('When'), text('What')],
  rows: [
    [text('2 Sept'), text('Reported')],
    [text('9 Sept'), text('Visited')],
  ],
};

/** An editor with the cursor where the bar stands: "We are| sorry", counted in the text of all paragraphs. */
function at(blocks: readonly Block[], before: string, after = before) {
  const told: (readonly Block[])[] = [];
  const editor = new LetterEditor(blocks, {}, (all) => told.push(all));
  const place = (wanted: string): number => {
    let found = -1;
    editor.state.doc.descendants((node, pos) => {
      const index = node.isTextblock ? node.textContent.indexOf(wanted) : -1;
      if (index >= 0 && found < 0) found = pos + 1 + index;
    });
    if (found < 0) throw new Error(`nowhere says ${wanted}`);
    return found;
  };
  const from = place(before);
  const to = after === before ? from : place(after) + after.length;
  editor.run((state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
    return true;
  });
  return {
    editor,
    told,
    run: (command: Parameters<LetterEditor['run']>[0]) => editor.run(command),
    type: (words: string) =>
      editor.run((state, dispatch) => (dispatch?.(state.tr.insertText(words)), true)),
    now: () => toBlocks(editor.state.doc),
    reads: () => toBlocks(editor.state.doc).map((block) => `${block.type}: ${blockText(block)}`),
  };
}

describe('keys', () => {
  it.each<[string, Block[], string, string[]]>([
    [
      'Enter in an item makes the next one',
      [list('b1', 'one', 'two')],
      'two',
      ['list: • one\n• \n• two'],
    ],
    [
      'Enter in a paragraph makes two that serve the same part',
      [paragraph('b1', 'We are sorry')],
      ' sorry',
      ['paragraph: We are', 'paragraph:  sorry'],
    ],
    [
      'Enter in a quote goes to its source and adds nothing',
      [{ id: 'b1', type: 'quote', content: text('I rang') }],
      'rang',
      ['quote: “I rang”'],
    ],
  ])('%s', (_, blocks, before, reads) => {
    const letter = at(blocks, before);
    if (!letter.run(commands.enter)) letter.run(commands.baseKeys.Enter ?? (() => false));
    expect(letter.reads()).toEqual(reads);
    expect(new Set(letter.now().map(({ id }) => id)).size).toBe(letter.now().length);
    expect(letter.now().every(({ part }) => part === blocks[0]?.part)).toBe(true);
  });

  it('Enter on an empty last item ends the list, and after a heading begins a paragraph', () => {
    const letter = at([list('b1', 'one', 'two')], 'two', 'two');
    letter.run((state, dispatch) => {
      dispatch?.(state.tr.setSelection(TextSelection.atEnd(state.doc)));
      return true;
    });
    letter.run(commands.enter);
    expect(letter.reads()).toEqual(['list: • one\n• two\n• ']);
    letter.run(commands.enter);
    expect(letter.reads()).toEqual(['list: • one\n• two', 'paragraph: ']);
    const title = at([heading('b1', 'What next')], 'What next');
    title.run((state, dispatch) => {
      dispatch?.(state.tr.setSelection(TextSelection.atEnd(state.doc)));
      return true;
    });
    title.run(commands.enter);
    title.type('We will write.');
    expect(title.reads()).toEqual(['heading: What next', 'paragraph: We will write.']);
  });

  it.each<[string, Block[], string, string[]]>([
    ['a heading', [heading('b1', 'What next')], 'What next', ['paragraph: What next']],
    [
      'a quote',
      [{ id: 'b1', type: 'quote', content: text('I rang'), cite: 'You' }],
      'I rang',
      ['paragraph: I rang', 'paragraph: You'],
    ],
    [
      'an item amid a list',
      [list('b1', 'one', 'two', 'three')],
      'two',
      ['list: • one', 'paragraph: two', 'list: • three'],
    ],
    ['the first item', [list('b1', 'one', 'two')], 'one', ['paragraph: one', 'list: • two']],
  ])('Backspace at the start of %s makes it a paragraph', (_, blocks, before, reads) => {
    const letter = at(blocks, before);
    expect(letter.run(commands.backspace)).toBe(true);
    expect(letter.reads()).toEqual(reads);
  });
});

describe('looks', () => {
  const three = [paragraph('b1', 'one'), paragraph('b2', 'two'), paragraph('b3', 'three')];
  it('a run of paragraphs becomes one list and paragraphs again, and undo gives back each step', () => {
    const letter = at(three, 'one', 'three');
    letter.run(commands.setLook('numbers'));
    expect(letter.reads()).toEqual(['list: 1. one\n2. two\n3. three']);
    letter.run(commands.setLook('paragraph'));
    // The cursor was left in the first item; the list is one block.
    expect(letter.reads()).toEqual(['paragraph: one', 'paragraph: two', 'paragraph: three']);
    letter.run(undo);
    letter.run(undo);
    expect(letter.now()).toEqual(three);
    letter.run(redo);
    expect(letter.reads()).toEqual(['list: 1. one\n2. two\n3. three']);
  });

  it.each<[commands.BlockLook, string]>([
    ['heading1', 'heading: two'],
    ['quote', 'quote: “two”'],
    ['bullets', 'list: • two'],
    ['paragraph', 'paragraph: two'],
  ])('%s keeps the block’s id, part and words', (look, reads) => {
    const letter = at(three, 'two');
    letter.run(commands.setLook(look));
    expect(letter.reads()[1]).toBe(reads);
    expect(letter.now()[1]).toMatchObject({ id: 'b2', part: 'remedy' });
    expect(commands.lookAt(letter.editor.state)).toBe(look);
  });

  it('are not for tables', () => {
    expect(at([table], 'Reported').run(commands.setLook('heading1'))).toBe(false);
  });
});

describe('blocks', () => {
  it('move up and down with the cursor, and not past an end', () => {
    const letter = at([paragraph('b1', 'one'), paragraph('b2', 'two')], 'two');
    expect(letter.run(commands.moveBlock(1))).toBe(false);
    letter.run(commands.moveBlock(-1));
    letter.type('Not ');
    expect(letter.reads()).toEqual(['paragraph: Not two', 'paragraph: one']);
  });

  it('go, and the last one leaves an empty paragraph', () => {
    const letter = at([paragraph('b1', 'one'), paragraph('b2', 'two')], 'two');
    letter.run(commands.removeBlock);
    expect(letter.reads()).toEqual(['paragraph: one']);
    letter.run(commands.removeBlock);
    expect(letter.reads()).toEqual(['paragraph: ']);
  });

  it('a table gains and loses rows and columns, and its first row is always its header', () => {
    const letter = at([table], 'Reported');
    letter.run(commands.addRow);
    letter.type('new');
    expect(letter.reads()).toEqual(['table: When\tWhat\n2 Sept\tReported\nnew\t\n9 Sept\tVisited']);
    letter.run(commands.addColumnAfter);
    expect(letter.now()[0]).toMatchObject({ header: [text('When'), [], text('What')] });
    const first = at([table], 'When');
    first.run(deleteRow);
    expect(first.reads()).toEqual(['table: 2 Sept\tReported\n9 Sept\tVisited']);
    expect(first.editor.state.doc.firstChild?.firstChild?.firstChild?.type.name).toBe(
      'table_header',
    );
    const made = at([paragraph('b1', 'one')], 'one');
    made.run(commands.insertTable);
    made.type('When');
    expect(made.reads()).toEqual(['paragraph: one', 'table: When\t\n\t']);
  });

  it('words selected become a link and plain words again', () => {
    const letter = at([paragraph('b1', 'See our website now')], 'our', 'website');
    letter.run(commands.setLink('https://westmere.example'));
    expect(letter.now()[0]).toMatchObject({
      content: [
        { text: 'See ' },
        { type: 'link', text: 'our website', href: 'https://westmere.example' },
        { text: ' now' },
      ],
    });
    letter.run(commands.setLink(undefined));
    expect(letter.now()[0]).toMatchObject({ content: text('See our website now') });
  });
});

describe('pasting', () => {
  const into = (blocks: readonly Block[], before: string, pasted: string) => {
    const letter = at(blocks, before);
    letter.run((state, dispatch) => (dispatch?.(pasteBlocks(state, blocksFromText(pasted))), true));
    return letter;
  };
  it.each<[string, Block[], string, string, string[]]>([
    [
      'one paragraph joins the words',
      [paragraph('b1', 'We sorry')],
      'sorry',
      'are very',
      ['paragraph: We are verysorry'],
    ],
    [
      'two run on from the words around them',
      [paragraph('b1', 'Before. After.')],
      'After',
      'One.\n\nTwo. ',
      ['paragraph: Before. One.', 'paragraph: Two.After.'],
    ],
    [
      'a list stands for itself',
      [paragraph('b1', 'x')],
      'x',
      '- one\n- two',
      ['list: • one\n• two', 'paragraph: x'],
    ],
    [
      'a cell takes words only',
      [table],
      'Reported',
      'One.\n\nTwo.',
      ['table: When\tWhat\n2 Sept\tOne. Two.Reported\n9 Sept\tVisited'],
    ],
    [
      'a line of an address takes words only',
      [{ id: 'b1', type: 'address', lines: ['PO Box 1'] }],
      'Box',
      'One.',
      ['address: PO One.Box 1'],
    ],
  ])('%s', (_, blocks, before, pasted, reads) => {
    const letter = into(blocks, before, pasted);
    expect(letter.reads()).toEqual(reads);
    letter.editor.state.doc.check();
    expect(letter.now().every(({ id }) => id !== '')).toBe(true);
  });

  it('serves the part it is pasted into', () => {
    expect(
      into([paragraph('b1', 'x')], 'x', 'One.\n\nTwo.')
        .now()
        .map(({ part }) => part),
    ).toEqual(['remedy', 'remedy']);
  });
});

describe('find and replace', () => {
  const letter = () =>
    at(
      [paragraph('b1', 'You didn’t call. You did not call.'), list('b2', 'call us', 'Call back')],
      'You',
    );
  it('finds whatever the case and the apostrophe, counts, and goes round', () => {
    const { editor } = letter();
    editor.find("didn't");
    expect(editor.lookNow()).toMatchObject({ found: 1, foundAt: 0 });
    editor.find('call');
    expect(editor.lookNow()).toMatchObject({ found: 4, foundAt: 0 });
    editor.step(-1);
    expect(editor.lookNow().foundAt).toBe(3);
    editor.find('');
    expect(editor.lookNow().found).toBe(0);
  });

  it('replaces one, then all, each as one step of undo', () => {
    const { editor, reads, run } = letter();
    editor.find('call');
    editor.replaceFound('ring');
    expect(reads()).toEqual([
      'paragraph: You didn’t ring. You did not call.',
      'list: • call us\n• Call back',
    ]);
    expect(editor.replaceAll('phone')).toBe(3);
    expect(reads()).toEqual([
      'paragraph: You didn’t ring. You did not phone.',
      'list: • phone us\n• phone back',
    ]);
    run(undo);
    expect(reads()[1]).toBe('list: • call us\n• Call back');
  });
});

describe('findings', () => {
  const finding = {
    id: 'f1',
    block: 'b2',
    from: 2,
    to: 9,
    severity: 'warning' as const,
    message: 'Say it plainly',
  };
  it('are replaced where their words stand now, after typing before them', () => {
    const { editor, reads, type, run } = at(
      [paragraph('b1', 'x'), list('b2', 'utilise it')],
      'utilise',
    );
    editor.showFindings([finding], undefined);
    type('We ');
    expect(editor.applyToFinding(finding, 'use')).toBe(true);
    expect(reads()[1]).toBe('list: • We use it');
    run(undo);
    expect(reads()[1]).toBe('list: • We utilise it');
  });

  it('whose words are gone are left alone', () => {
    const { editor, reads } = at([paragraph('b1', 'x')], 'x');
    expect(editor.goToFinding(finding)).toBe(false);
    expect(editor.applyToFinding(finding, 'use')).toBe(false);
    expect(reads()).toEqual(['paragraph: x']);
  });
});

describe('from outside', () => {
  it('another draft takes the page, tells nobody, and undo brings the writer’s words back as theirs', () => {
    const { editor, told, run, reads } = at([paragraph('b1', 'mine')], 'mine');
    editor.setBlocks([paragraph('b1', 'the case’s')]);
    expect(told).toEqual([]);
    expect(reads()).toEqual(['paragraph: the case’s']);
    run(undo);
    expect(told.at(-1)?.map(blockText)).toEqual(['mine']);
  });
});
