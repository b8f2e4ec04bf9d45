import { describe, expect, it } from 'vitest';
import { fromMail } from '@shared/case-file';
import {
  emptyIntake,
  intakeProblems,
  toInput,
  withMail,
  type IntakeValues,
} from '../../../renderer/screens/intake/intake-form';

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
