import { describe, expect, it } from 'vitest';
import { fromMail } from '@shared/case-file';
import {
  emptyIntake,
  intakeProblems,
  toInput,
  withMail,
  type IntakeValues,
} from '../../../renderer/screens/intake/intake-form';

import { emptyPerson } from '../../../renderer/screens/people/person-values';

const TODAY = '2026-11-23';
const filled = (): IntakeValues => {
  const empty = emptyIntake(TODAY, 'h-1');
  const [person] = empty.people;
  if (!person) throw new Error('no person');
  return {
    ...empty,
    theirWords: 'Nobody came.',
    service: 'Parking',
    channel: 'phone',
    risk: { anyone: 'no', note: '' },
    people: [
      {
        ...person,
        name: 'Juno Rookhope',
        address: ' 1 Mill Race \n\nWestmere',
        email: ' j@mail.example ',
      },
    ],
  };
};
const mail = (more: object = {}) =>
  fromMail(
    {
      from: { name: 'Fenella Vane', address: 'fenella@mail.example' },
      to: [],
      subject: 'Re: Leak',
      date: '2026-11-16T08:51:00.000Z',
      text: 'It leaks.',
      attachments: [],
      warnings: [],
      ...more,
    },
    TODAY,
  );

describe('a new case', () => {
  it('asks for what it cannot do without, each at its field', () => {
    expect(
      intakeProblems({ ...emptyIntake('', 'h-1'), kind: '' }).map(({ field }) => field),
    ).toEqual([
      'channel',
      'receivedOn',
      'theirWords',
      'risk.anyone',
      'kind',
      'people.0.name',
      'service',
    ]);
    expect(intakeProblems(filled())).toEqual([]);
  });

  it('takes no name from somebody who gives none, not even one half typed', () => {
    const anonymous = { ...filled(), anonymous: true };
    expect(intakeProblems({ ...anonymous, people: [] })).toEqual([]);
    expect(toInput(anonymous, 'WB-26-A0001', TODAY).input.people?.[0]).toMatchObject({
      name: '',
      address: [],
    });
  });

  it('becomes a received complaint, its lines and edges tidied', () => {
    expect(
      toInput(
        { ...filled(), references: [{ system: '', value: ' 881204 ' }] },
        'WB-26-A0001',
        TODAY,
      ).input,
    ).toMatchObject({
      reference: 'WB-26-A0001',
      kind: 'complaint',
      receivedOn: TODAY,
      channel: 'phone',
      people: [
        { role: 'complainant', address: ['1 Mill Race', 'Westmere'], email: 'j@mail.example' },
      ],
      otherReferences: [{ system: 'Other', value: '881204' }],
      risk: { anyone: 'no' },
      handler: 'h-1',
    });
  });
});

describe('each kind asks its own', () => {
  const fields = (change: Partial<IntakeValues>) =>
    intakeProblems({ ...filled(), ...change }).map(({ field }) => field);
  const offered = { done: 'yes', on: TODAY, how: '', answer: '' } as const;

  it.each([
    [
      'a request offered without how or answer',
      { kind: 'service request', offered },
      ['offered.how', 'offered.answer'],
    ],
    [
      'a request not offered yet',
      { kind: 'service request', offered: { ...offered, done: 'not yet' } },
      [],
    ],
    ['a complaint where an offer was half filled before', { offered }, []],
    ['an enquiry without its member', { kind: 'member enquiry' }, ['member.name']],
    ['an alert without what it is', { alerts: ['recordings'] }, ['alertNotes.recordings']],
    [
      'a reference nobody gave',
      { references: [{ system: 'CRM', value: ' ' }] },
      ['references.0.value'],
    ],
    [
      'somebody who died on no day',
      { channel: 'letter', people: [{ ...emptyPerson(), name: 'X', hasDied: true }] },
      ['people.0.deceasedOn'],
    ],
    [
      'somebody who speaks on the phone, whatever was ticked before',
      { people: [{ ...emptyPerson(), name: 'X', hasDied: true }] },
      [],
    ],
  ] as const)('%s', (_name, change, asked) => {
    expect(fields(change as unknown as Partial<IntakeValues>)).toEqual(asked);
  });

  it('keeps only what belongs to the kind', () => {
    const all: IntakeValues = {
      ...filled(),
      wants: 'An apology',
      aboutOn: '2026-11-01',
      offered: { ...offered, how: 'by phone', answer: 'No' },
    };
    const of = (kind: IntakeValues['kind']) => toInput({ ...all, kind }, 'R', TODAY).input;
    expect(of('complaint')).toMatchObject({ wants: 'An apology', aboutOn: '2026-11-01' });
    expect(of('complaint')).not.toHaveProperty('offered');
    expect(of('service request')).toMatchObject({ offered: { how: 'by phone' } });
    expect(of('service request')).not.toHaveProperty('aboutOn');
    expect(of('compliment')).toMatchObject({ wants: '' });
  });

  it('says who speaks for whom, and leaves out people without a name', () => {
    const [first] = filled().people;
    if (!first) throw new Error('no person');
    const others = [
      { ...emptyPerson('complainant'), name: 'Osric Penhale' },
      emptyPerson('advocate'),
    ];
    const people = [{ ...first, authority: 'consent' as const }, ...others];
    const roles = (change: Partial<IntakeValues>) =>
      toInput({ ...filled(), people, ...change }, 'R', TODAY).input.people?.map(({ role }) => role);
    expect(roles({ speaksFor: 'somebody else' })).toEqual(['representative', 'complainant']);
    expect(roles({ speaksFor: 'a group' })).toEqual(['group lead', 'complainant']);
    expect(
      roles({ kind: 'member enquiry', member: { ...emptyPerson('member'), name: 'Cllr Ashdown' } }),
    ).toEqual(['complainant', 'complainant', 'member']);
  });

  it('puts what the command says beside the person it is about', () => {
    const [first] = filled().people;
    if (!first) throw new Error('no person');
    const { onForm } = toInput(
      {
        ...filled(),
        kind: 'member enquiry',
        people: [
          { ...first, name: '' },
          emptyPerson(),
          { ...first, name: 'X' },
          { ...first, name: 'Y' },
          { ...first, name: 'Z' },
        ],
      },
      'R',
      TODAY,
    );
    const at = (field: string) => onForm({ field, message: '' }).field;
    // The constituent and the second person have no name: the third is the first on the case.
    expect(at('people.0.email')).toBe('people.2.email');
    expect(at('people.2.email')).toBe('people.4.email');
    expect(at('people.3.authority.expiresOn')).toBe('member.expiresOn');
    expect(at('receivedOn')).toBe('receivedOn');
  });
});

describe('an email dropped on the form', () => {
  it('fills what is empty', () => {
    expect(withMail(emptyIntake(TODAY, 'h-1'), mail())).toMatchObject({
      theirWords: 'It leaks.',
      summary: 'Leak',
      channel: 'email',
      receivedOn: '2026-11-16',
      receivedAt: '08:51',
      people: [{ name: 'Fenella Vane', email: 'fenella@mail.example', preferredContact: 'email' }],
    });
  });

  it('never takes the place of what somebody typed', () => {
    expect(withMail(filled(), mail())).toMatchObject({
      theirWords: 'Nobody came.',
      people: [{ name: 'Juno Rookhope', email: ' j@mail.example ' }],
    });
  });

  it('without a date asks for one, rather than take today for it', () => {
    expect(withMail(emptyIntake(TODAY, 'h-1'), mail({ date: undefined })).receivedOn).toBe('');
  });
});
