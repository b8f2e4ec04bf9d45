import { describe, expect, it } from 'vitest';
import { problemWith, strengthOf } from '../../../renderer/app/passphrase/strength';

describe('a new passphrase', () => {
  it.each([
    ['too short', 'k9#vQ2!mZ', /at least 12 characters. This has 9/],
    ['a common one with digits', 'password1234', /guessed too quickly/],
    ['a keyboard row', 'qwertyuiop[]', /guessed too quickly/],
    ['the council’s own name', 'Westmere Borough', /guessed too quickly/],
  ])('is refused when it is %s', async (_why, passphrase, message) => {
    expect(await problemWith(passphrase, ['Westmere Borough Council', 'Westmere Borough'])).toMatch(
      message,
    );
  });
  it('is taken when it is four unrelated words', async () => {
    expect(
      await problemWith('lantern otter brisk velvet', ['Westmere Borough Council']),
    ).toBeUndefined();
    expect(await strengthOf('lantern otter brisk velvet', [])).toMatchObject({
      score: 4,
      words: 'Strong',
      advice: '',
    });
  });
  it('counts letters as people do, not code units', async () => {
    expect(await problemWith('👩‍👩‍👧', [])).toMatch(/This has \d/);
  });
  it('of any length is judged by its first hundred characters, since guessing at all would take too long', async () => {
    const long = await strengthOf('a1'.repeat(5000), []);
    expect(long).toEqual(await strengthOf('a1'.repeat(50), []));
  });
});
