import { upcast } from '@shared/case-file/upcast';
import { expect, it } from 'vitest';

const steps = {
  1: {
    'note.added': (data: Readonly<Record<string, unknown>>) => ({ ...data, text: data['words'] }),
  },
  2: { 'note.added': (data: Readonly<Record<string, unknown>>) => ({ ...data, pinned: false }) },
};

it.each([
  [1, { words: 'x' }, { words: 'x', text: 'x', pinned: false }],
  [2, { text: 'x' }, { text: 'x', pinned: false }],
  [3, { text: 'x' }, { text: 'x' }],
])('a note of generation %i reads as today’s', (schema, data, expected) => {
  expect(upcast('note.added', schema, data, steps, 3)).toEqual(expected);
});

it('a kind that did not change passes through', () => {
  const data = { closedOn: '2026-11-23' };
  expect(upcast('case.closed', 1, data, steps, 3)).toBe(data);
});
