import { staffNames } from '@shared/letters';
import { askInformation } from '@shared/case-file';
import { expect, it } from 'vitest';
import { leakStory } from '../../fixtures/cases';
import { LETTER_COUNCIL } from '../../fixtures/letters';

const asked = () =>
  leakStory('pointed').run(askInformation, {
    of: { name: 'Alder Finch', title: 'Repairs manager' },
    asks: 'Why was job 44871 closed?',
    dueOn: '2026-11-27',
  }).file;

it('staff the case knows stay unnamed, but not the handler who signs', () => {
  const file = asked();
  const names = staffNames(file, LETTER_COUNCIL);
  const handler = LETTER_COUNCIL.handlers.find(({ id }) => id === file.handler)?.name;
  expect(names).toContain('Alder Finch');
  expect(handler).toBeDefined();
  expect(names).not.toContain(handler);
  expect(new Set(names).size).toBe(names.length);
});

it('a name shared with the person who complained is theirs', () => {
  const file = asked();
  const [first, ...others] = file.people;
  if (!first) throw new Error('nobody on the case');
  const shared = { ...file, people: [{ ...first, name: 'Holly Finch' }, ...others] };
  expect(staffNames(shared, LETTER_COUNCIL)).not.toContain('Alder Finch');
});
