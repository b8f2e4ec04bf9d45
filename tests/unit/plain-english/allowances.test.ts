import {
  type AllowedWords,
  canAllow,
  canIgnore,
  checkLetter,
  withAllowance,
  withoutAllowance,
} from '@shared/plain-english';
import { describe, expect, it } from 'vitest';
import { letterOf } from './letters-of';

const BY = { by: 'Rowan Pike', on: '2026-11-23' };
const found = (text: string) => {
  const [finding] = checkLetter(letterOf(text)).findings;
  if (!finding) throw new Error(`nothing found in: ${text}`);
  return finding;
};

describe('words a council always allows', () => {
  it('are kept with who, when and why, and are let pass from then on', () => {
    const finding = found('The Decant Team will decant you.');
    const allowed = withAllowance([], finding, { ...BY, why: ' Name of our scheme ' });
    expect(allowed).toEqual({
      ok: true,
      list: [{ rule: 'plain-word', words: 'decant', why: 'Name of our scheme', ...BY }],
    });
    expect(
      checkLetter(letterOf('We will decant you.'), {
        allowed: [{ rule: 'plain-word', words: 'decant' }],
      }).findings,
    ).toEqual([]);
  });

  it('ask for a reason', () => {
    expect(withAllowance([], found('We commence.'), { ...BY, why: ' ' })).toMatchObject({
      ok: false,
    });
  });

  it('take the newer reason when allowed again, and leave the list', () => {
    const finding = found('We commence.');
    const once: AllowedWords = { rule: 'plain-word', words: 'commence', why: 'Old', ...BY };
    const again = withAllowance([once], finding, { ...BY, why: 'New' });
    expect(again).toMatchObject({ ok: true, list: [{ words: 'commence', why: 'New' }] });
    expect(withoutAllowance([once], once)).toEqual([]);
    expect(withoutAllowance([once], { rule: 'latin', words: 'commence' })).toEqual([once]);
  });

  it.each([
    ['We are sorry if you feel let down.', false, true],
    ['Dear [name]', false, false],
    ['We will pay you £75.', false, true],
    ['Bring proof, e.g. a bill.', true, true],
    ['You MUST reply.', true, true],
  ])('%s: for the council %s, in one letter %s', (text, forAll, here) => {
    expect(canAllow(found(text))).toBe(forAll);
    expect(canIgnore(found(text))).toBe(here);
  });

  it('never hold what no letter may say', () => {
    const finding = found('We are sorry if you feel let down.');
    expect(withAllowance([], finding, { ...BY, why: 'Habit' })).toMatchObject({ ok: false });
  });
});
