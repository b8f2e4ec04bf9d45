import { describe, expect, it } from 'vitest';
import { changePerson } from '@shared/case-file';
import { personOnCase } from '@shared/case-file/schema';
import {
  emptyPerson,
  onForm,
  personProblems,
  personValues,
  toPerson,
  type PersonValues,
} from '../../../renderer/screens/people/person-values';
import { leakStory } from '../../fixtures/cases';

const TODAY = '2026-11-23';
const full: PersonValues = {
  ...emptyPerson('representative'),
  name: 'Wren Ashdown',
  greeting: 'Ms Ashdown',
  address: '2 Quay Street\nWestmere\nWX4 1AA',
  email: 'wren@mail.example',
  phone: '01632 960040',
  preferredContact: 'letter',
  mayLeaveMessage: true,
  contactNote: 'Ask for Wren.',
  adjustments: 'Calls before noon',
  adjustmentsAgreedOn: '2026-11-20',
  adjustmentsReviewOn: '2027-05-20',
  isUnder18: true,
  understands: 'All of it.',
  assessedBy: 'Imogen Marlow',
  assessedOn: '2026-11-20',
  authority: 'consent',
  scope: 'Repairs only',
  checkedOn: '2026-11-20',
  expiresOn: '2027-11-20',
};

describe('a person on a form', () => {
  it('comes back as it went, every field of it', () => {
    const person = personOnCase.parse({ ...toPerson(full, TODAY), id: 'p-9' });
    expect(personValues(person)).toEqual(full);
  });

  it('keeps nothing that no longer holds: no death unticked, no authority of one’s own', () => {
    const person = toPerson(
      { ...full, role: 'complainant', hasDied: false, deceasedOn: '2026-01-01', isUnder18: false },
      TODAY,
    );
    expect(person).not.toHaveProperty('authority');
    expect(person).not.toHaveProperty('deceasedOn');
    expect(person).not.toHaveProperty('under18');
  });

  it('a child nobody has looked at yet is recorded as that, on the day', () => {
    expect(toPerson({ ...emptyPerson(), isUnder18: true }, TODAY).under18).toEqual({
      understands: '',
      by: '',
      on: TODAY,
    });
  });

  it('asks when somebody died', () => {
    expect(personProblems({ ...emptyPerson(), hasDied: true }, 'people.1.')).toMatchObject([
      { field: 'people.1.deceasedOn' },
    ]);
    expect(personProblems(emptyPerson())).toEqual([]);
  });

  it.each([
    ['died tomorrow', { hasDied: true, deceasedOn: '2026-11-24' }, 'deceasedOn'],
    ['authority that ends before it was seen', { expiresOn: '2026-11-01' }, 'expiresOn'],
    ['checked in 2062', { checkedOn: '2062-01-01', expiresOn: '' }, 'checkedOn'],
    ['looked at tomorrow', { assessedOn: '2026-11-24' }, 'assessedOn'],
    ['reviewed before agreed', { adjustmentsReviewOn: '2026-11-19' }, 'adjustmentsReviewOn'],
    ['no email address', { email: 'at home' }, 'email'],
    ['nobody safe to reach', { mayWrite: false, mayCall: false, contactNote: '' }, 'contactNote'],
  ] as const)('%s is said beside its field', (_name, change, field) => {
    const problems = leakStory('received')
      .problems(changePerson, { person: toPerson({ ...full, ...change }, TODAY) }, { today: TODAY })
      .map((problem) => onForm(problem).field);
    expect(problems).toEqual([field]);
  });
});
