/** Progress letters for many cases: which can go as the case writes them, and what each other one lacks. */
import type { PersonOnCase } from '@shared/case-file/schema';
import { bodyText } from '@shared/letters';
import { describe, expect, it } from 'vitest';
import { progressLetter } from '../../../renderer/screens/letter/progress-batch';
import { leakStory } from '../../fixtures/cases';
import { context, READY } from '../../fixtures/letter-kinds';
import { LETTER_COUNCIL } from '../../fixtures/letters';

const ready = READY['progress update']().file;
const person = (change: Partial<PersonOnCase>) => ({
  ...ready,
  people: ready.people.map((each, at) => (at === 0 ? { ...each, ...change } : each)),
});
const prepare = (file = ready, draft: Parameters<typeof progressLetter>[3] = null) =>
  progressLetter(file, LETTER_COUNCIL, context, draft);

describe('a progress letter of many', () => {
  it('goes as the case writes it, the way its person prefers', () => {
    const { missing, how, to } = prepare(
      person({ preferredContact: 'email', email: 'holly@mail.example' }),
    );
    expect({ missing, how, to }).toEqual({ missing: [], how: 'email', to: 'holly@mail.example' });
  });

  it.each([
    [
      'no place to send it to',
      person({ preferredContact: 'letter', address: [] }),
      /where letters to them go/,
    ],
    ['a person one may not write to', person({ mayWrite: false }), /./],
    ['nothing done yet', leakStory('received').file, /\[Say what has been done so far\]|gap|fill/i],
  ])('waits with %s', (_what, file, message) => {
    expect(prepare(file).missing.join('\n')).toMatch(message);
  });

  it('says what the writer wrote, where they began it, and is checked as it reads', () => {
    const { letter } = prepare();
    const words = 'The surveyor comes on Monday.';
    const draft = [
      ...letter.blocks,
      { id: 'x', type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] },
    ];
    expect(bodyText(prepare(ready, draft).letter)).toContain(words);
    expect(prepare(ready, []).missing.length).toBeGreaterThan(2);
  });
});
