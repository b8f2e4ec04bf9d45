import { describe, expect, it } from 'vitest';
import { nextReference, sameReference } from '../../../renderer/store/references';

describe('case references', () => {
  it.each([
    ['the first of the year', [], 'WB-26-A0001'],
    ['one more than the highest', ['WB-26-A0007', 'WB-26-A0003'], 'WB-26-A0008'],
    ['another year does not count', ['WB-25-A0044'], 'WB-26-A0001'],
    ['another device does not count', ['WB-26-B0044'], 'WB-26-A0001'],
    ['another prefix does not count', ['XWB-26-A0044', 'W-26-A0009'], 'WB-26-A0001'],
    [
      'a reference with words after the number does not count',
      ['WB-26-A0044 (copy)'],
      'WB-26-A0001',
    ],
    ['past 9999 the number grows', ['WB-26-A9999'], 'WB-26-A10000'],
  ])('%s', (_name, taken, expected) => {
    expect(nextReference('WB', 'A', '2026-11-23', taken)).toBe(expected);
  });

  it('takes references that differ only in case or spacing for the same', () => {
    expect(sameReference(' wb-26-a0001 ')).toBe(sameReference('WB-26-A 0001'));
  });
});
