import { describe, expect, it } from 'vitest';
import { exactTime } from '../../../renderer/screens/words';

describe('the exact time of an entry', () => {
  it.each([
    ['2026-11-23T14:03:12.345Z', /^Monday,? 23 November 2026 at 14:03:12 GMT$/],
    ['2026-10-25T00:30:00.000Z', /^Sunday,? 25 October 2026 at 01:30:00 (BST|GMT\+1)$/],
    ['2026-10-25T01:30:00.000Z', /^Sunday,? 25 October 2026 at 01:30:00 GMT$/],
    ['some time', /^some time$/],
  ])('%s is said in London’s own time: %s', (at, said) => {
    expect(exactTime(at)).toMatch(said);
  });
});
