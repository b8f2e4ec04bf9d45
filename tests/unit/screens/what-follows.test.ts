import { describe, expect, it } from 'vitest';
import { emptyIntake } from '../../../renderer/screens/intake/intake-form';
import { whatFollows, type FollowsFrom } from '../../../renderer/screens/intake/what-follows';
import { emptyPerson } from '../../../renderer/screens/people/person-values';
import { CORPORATE } from '@shared/procedures';
import { CAL } from '../../fixtures/cases';

const TODAY = '2026-11-23';
const follows = (change: Partial<FollowsFrom> = {}, procedures = [CORPORATE]) =>
  whatFollows({ ...emptyIntake(TODAY, 'h-1'), ...change }, { today: TODAY, cal: CAL, procedures });
const text = (...given: Parameters<typeof follows>) =>
  follows(...given)
    .map((line) => line.text)
    .join('\n');

describe('what follows from the form as it stands', () => {
  it('a complaint: its dates, each with its rule, and nothing more', () => {
    expect(follows().map(({ kind, source }) => [kind, source])).toEqual([
      ['date', 'LGSCO Code 6.2'],
      ['date', 'LGSCO Code 6.3'],
    ]);
    expect(text()).toContain('Acknowledge by Mon 30 Nov 2026: 5 working days from receipt.');
    expect(text()).toContain('Answer by Mon 14 Dec 2026 at the latest');
  });

  it.each([
    ['a risk comes first', { risk: { anyone: 'yes', note: '' } }, 'Tell safeguarding'],
    ['each alert is a task', { alerts: ['data breach'] }, 'Tell the Data Protection Officer'],
    ['no name, no letters', { anonymous: true }, 'no letters go out'],
    ['authority to be asked for', { speaksFor: 'somebody else' }, 'may speak for the person'],
    [
      'somebody who has died',
      { people: [{ ...emptyPerson(), hasDied: true }] },
      'somebody who has died',
    ],
    ['a late complaint is no refusal', { aboutOn: '2020-01-01' }, 'That alone is no refusal'],
    ['a request without a choice', { kind: 'service request' }, 'Offer them the choice'],
    ['a compliment', { kind: 'compliment' }, 'No clock runs'],
    ['an old receipt', { receivedOn: '2026-10-01' }, 'that day has passed'],
    ['no date yet', { receivedOn: '' }, 'once you enter when it was received'],
  ] as const satisfies readonly (readonly [string, Partial<FollowsFrom>, string])[])(
    '%s',
    (_name, change, said) => {
      expect(text(change as Partial<FollowsFrom>)).toContain(said);
      expect(text()).not.toContain(said);
    },
  );

  it('after the council’s cut-off both days are told', () => {
    const procedures = [{ ...CORPORATE, version: 2, cutOff: '17:00' }];
    expect(text({ receivedAt: '17:30' }, procedures)).toContain(
      'Received after 17:00, so the days count from Tue 24 Nov 2026.',
    );
    expect(text({ receivedAt: '16:30' }, procedures)).not.toContain('Received after');
  });

  it('asks for no authority of a person who speaks for themselves, or who has shown it', () => {
    const shown = { ...emptyPerson(), authority: 'consent' as const };
    expect(text({ speaksFor: 'somebody else', people: [shown] })).not.toContain('may speak');
    expect(text({ kind: 'member enquiry', speaksFor: 'a group' })).not.toContain('may speak');
  });
});
