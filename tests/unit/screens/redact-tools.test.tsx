// @vitest-environment jsdom
/** Striking out words and what was found, beside the page: by label and by key, as a person does. */
import type { PageText } from '@shared/bundle';
import type { RedactionMark } from '@shared/case-file';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  looked,
  mark,
  marksHere,
  moveBox,
  NOTHING_MARKED,
  offered,
  pagesSaid,
  takeBack,
  within as onPage,
} from '../../../renderer/screens/bundle/redact/marking';
import { Tools, type Words } from '../../../renderer/screens/bundle/redact/tools';

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('CSS', { escape: (name: string) => name });
});
afterEach(cleanup);

/** A page of one line of words, all of them where it does not matter here. */
function page(text: string): PageText {
  const at = Array.from(text).flatMap((letter, index) =>
    letter === ' ' ? [0, 0, 0, 0] : [index * 50, 1000, index * 50 + 40, 1100],
  );
  return { letters: { text, at, whole: true }, width: 600, height: 800 };
}

const TEXTS = [page('Fern Rush rang 07700 900471 today'), page('Ms Rush wrote to a@b.example')];

function Bench({ onStrike }: { readonly onStrike: (words: readonly Words[]) => void }) {
  const [why, setWhy] = useState('Theirs');
  const [words, setWords] = useState('');
  const [marks, setMarks] = useState<readonly RedactionMark[]>([]);
  return (
    <Tools
      texts={TEXTS}
      count={2}
      names={['Fern Rush', 'Nobody Here']}
      marks={marks}
      why={why}
      whyMissing={false}
      words={words}
      onWhy={setWhy}
      onWords={setWords}
      onStrike={(struck) => {
        onStrike(struck);
        setMarks((now) => [
          ...now,
          ...struck.map(({ text, everywhere }, at): RedactionMark => ({
            type: 'words',
            id: `m-${now.length + at}`,
            why,
            words: text,
            everywhere,
          })),
        ]);
      }}
      onRemove={(id) => setMarks((now) => now.filter((each) => each.id !== id))}
      onGo={() => undefined}
    />
  );
}

describe('what to strike out', () => {
  it('typed words say where they stand, and are struck out everywhere unless told otherwise', async () => {
    const onStrike = vi.fn();
    render(<Bench onStrike={onStrike} />);
    const user = userEvent.setup();
    const press = () => user.click(screen.getByRole('button', { name: 'Strike out these words' }));
    await press();
    expect(screen.getByText('Type what to strike out.')).toBeTruthy();
    await user.type(screen.getByLabelText('Words to strike out'), 'rush');
    expect(screen.getByText('Found on pages 1 and 2')).toBeTruthy();
    await press();
    expect(onStrike).toHaveBeenLastCalledWith([{ text: 'rush', everywhere: true }]);
    await user.click(screen.getByLabelText(/^In all other documents too/));
    await user.clear(screen.getByLabelText('Words to strike out'));
    await user.type(screen.getByLabelText('Words to strike out'), 'today');
    await press();
    expect(onStrike).toHaveBeenLastCalledWith([{ text: 'today', everywhere: false }]);
  });

  it('what was found is chosen, struck out, and not offered again until it is taken back', async () => {
    const onStrike = vi.fn();
    render(<Bench onStrike={onStrike} />);
    const user = userEvent.setup();
    const found = within(screen.getByRole('region', { name: 'Found for you' }));
    expect(found.getAllByRole('checkbox')).toHaveLength(3);
    expect(found.queryByText('Nobody Here')).toBeNull();
    await user.click(found.getByText('07700 900471'));
    await user.click(found.getByText('Fern Rush'));
    await user.click(found.getByRole('button', { name: 'Strike out the chosen' }));
    expect(onStrike).toHaveBeenCalledWith([
      { text: 'Fern Rush', everywhere: true },
      { text: '07700 900471', everywhere: false },
    ]);
    expect(found.getAllByRole('checkbox')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: /^Take back.*Fern Rush/ }));
    expect(found.getAllByRole('checkbox')).toHaveLength(2);
  });
});

const box = (id: string): Extract<RedactionMark, { type: 'box' }> => ({
  type: 'box',
  id,
  why: 'Theirs',
  page: 1,
  x: 0.1,
  y: 0.1,
  width: 0.2,
  height: 0.1,
});
const stamp = { event: 'e-1', by: 'h-1', at: '2026-11-24T10:00:00Z' } as never;

describe('marks not saved yet', () => {
  const saved = [
    { document: 'evidence:a', mark: box('m-saved'), stamp },
    { document: 'evidence:b', mark: box('m-other'), stamp },
    {
      document: 'evidence:b',
      mark: { type: 'words' as const, id: 'm-all', why: 'x', words: 'x', everywhere: true },
      stamp,
    },
  ];
  const ids = (marking = NOTHING_MARKED) =>
    marksHere({ redactions: saved }, 'evidence:a', marking).map(({ id }) => id);

  it('lie over those saved on this document and everywhere', () => {
    expect(ids()).toEqual(['m-saved', 'm-all']);
    expect(ids(mark(NOTHING_MARKED, [box('m-new')]))).toEqual(['m-saved', 'm-all', 'm-new']);
    expect(ids(takeBack(NOTHING_MARKED, 'm-saved'))).toEqual(['m-all']);
  });

  it('are gone without a trace when taken back; saved ones are named', () => {
    expect(takeBack(mark(NOTHING_MARKED, [box('m-new')]), 'm-new')).toEqual(NOTHING_MARKED);
    expect(takeBack(NOTHING_MARKED, 'm-saved').undone).toEqual(['m-saved']);
  });

  it('a saved box that moves is taken back and made anew, once', () => {
    const once = moveBox(NOTHING_MARKED, box('m-saved'), { ...box(''), x: 0.2 }, 'm-1');
    expect(once).toMatchObject({ made: [{ id: 'm-1', x: 0.2 }], undone: ['m-saved'] });
    const twice = moveBox(once, { ...box('m-1'), x: 0.2 }, { ...box(''), x: 0.3 }, 'm-2');
    expect(twice).toMatchObject({ made: [{ id: 'm-1', x: 0.3 }], undone: ['m-saved'] });
  });

  it('pages looked at count once', () => {
    expect(looked(looked(NOTHING_MARKED, 2), 2).seen).toEqual([2]);
  });

  it.each([
    [
      { x: 0.9, y: 0.95, width: 0.2, height: 0.1 },
      { x: 0.8, y: 0.9, width: 0.2, height: 0.1 },
    ],
    [
      { x: -1, y: -1, width: 3, height: 3 },
      { x: 0, y: 0, width: 1, height: 1 },
    ],
    [
      { x: 0.5, y: 0.5, width: 0, height: -1 },
      { x: 0.5, y: 0.5, width: 0.004, height: 0.004 },
    ],
  ])('a box stays on its page: %o', (given, wanted) => {
    const made = onPage(given);
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(made[side]).toBeCloseTo(wanted[side], 6);
  });

  it.each<[number[], string]>([
    [[], 'no page'],
    [[3], 'page 3'],
    [[1, 2], 'pages 1 and 2'],
    [[1, 2, 3], 'pages 1, 2 and 3'],
    [[1, 2, 3, 4, 5, 6, 7], '7 pages'],
  ])('says pages %o as %s', (pages, wanted) => {
    expect(pagesSaid(pages)).toBe(wanted);
  });

  it('offers each thing once, with its pages, in the words it stands in', () => {
    expect(offered(['Ring 07700 900471', 'or 07700900471'], [], [])).toEqual([
      { kind: 'phone number', text: '07700 900471', pages: [1, 2] },
    ]);
    expect(offered(['Ring 07700 900471'], [], ['+44 7700 900471'])).toEqual([]);
  });
});
