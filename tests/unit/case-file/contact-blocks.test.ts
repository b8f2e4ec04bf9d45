import { blockWarning, defaultCouncil } from '@shared/case-file';
import { ICO_TO_CHECK } from '@shared/case-file/council';
import { describe, expect, it } from 'vitest';

const CHECKED = { web: 'www.lgo.org.uk', phone: '', address: [], checkedOn: '2026-11-23' };

describe('the details of an Ombudsman', () => {
  it.each([
    ['checked today', CHECKED, '2026-11-23', undefined],
    ['checked twelve months ago to the day', CHECKED, '2027-11-23', undefined],
    [
      'checked a day longer ago',
      CHECKED,
      '2027-11-24',
      /on 23 November 2026, more than 12 months ago/,
    ],
    [
      'checked on 29 February, a year on',
      { ...CHECKED, checkedOn: '2028-02-29' },
      '2029-02-28',
      undefined,
    ],
    ['and the day after', { ...CHECKED, checkedOn: '2028-02-29' }, '2029-03-01', /12 months/],
    ['never checked', { ...CHECKED, checkedOn: '' }, '2026-11-23', /Nobody has checked/],
    ['checked tomorrow', CHECKED, '2026-11-22', /future/],
    ['with no way to reach them', { ...CHECKED, web: ' ' }, '2026-11-23', /no way to reach/],
  ])('%s', (_, block, today, warning) => {
    const said = blockWarning(block, today);
    if (warning === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(warning);
  });

  it('as shipped: the Local Government Ombudsman’s are good, the others ask to be looked up', () => {
    const { ombudsman } = defaultCouncil('Westmere');
    expect(blockWarning(ombudsman.lgsco, '2026-11-25')).toBeUndefined();
    expect(blockWarning(ombudsman.hos, '2026-11-25')).toMatch(/no way to reach/);
    expect(blockWarning(ICO_TO_CHECK, '2026-11-25')).toMatch(/Nobody has checked/);
  });
});
