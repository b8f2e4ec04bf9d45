import { receiveCase } from '@shared/case-file';
import type { ReceiveCaseInput } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { blob, CaseStory, leakStory, RECEIPT } from '../../fixtures/cases';
import { said } from './refusal';

describe('receiving a complaint', () => {
  const refuse = (change: Partial<ReceiveCaseInput>) =>
    CaseStory.begin().problems(receiveCase, { ...RECEIPT, ...change }, { today: '2026-11-09' });

  const table: [string, Partial<ReceiveCaseInput>, string, string][] = [
    ['tomorrow', { receivedOn: '2026-11-10' }, 'in the future', 'receivedOn'],
    [
      'in the year 2062',
      { receivedOn: '2062-11-09' },
      'in the future: Thu 9 Nov 2062',
      'receivedOn',
    ],
    ['on 31 February', { receivedOn: '2026-02-31' }, 'not a real date', 'receivedOn'],
    ['without a date', { receivedOn: '' }, 'is missing', 'receivedOn'],
    ['in 1970', { receivedOn: '1970-01-01' }, 'more than 20 years ago', 'receivedOn'],
    [
      'effective before it came',
      { effectiveOn: '2026-11-08' },
      'day the clock starts',
      'effectiveOn',
    ],
    ['effective a month on', { effectiveOn: '2026-12-09' }, 'day the clock starts', 'effectiveOn'],
    ['without their words', { theirWords: '  \n ' }, 'in their own words', 'theirWords'],
    ['without a service', { service: '' }, 'Choose the service', 'service'],
    ['without a reference', { reference: '' }, 'Enter the reference.', 'reference'],
    [
      'by a channel there is not',
      { channel: 'pigeon' as 'email' },
      'Choose the way it arrived',
      'channel',
    ],
    [
      'with a risk nobody was told of',
      { risk: { anyone: 'yes' } },
      'who you told and when',
      'risk.note',
    ],
    [
      'with an email address that is none',
      { people: [{ role: 'complainant', name: 'X', email: 'holly at home' }] },
      'not an email address',
      'people.0.email',
    ],
    [
      'with nobody safe to reach',
      { people: [{ role: 'complainant', name: 'X', mayWrite: false, mayCall: false }] },
      'how this person can be reached',
      'people.0.contactNote',
    ],
    [
      'with a document from next year',
      {
        evidence: [
          {
            fileName: 'a.pdf',
            mediaType: 'application/pdf',
            file: blob('a'),
            datedOn: '2027-01-01',
          },
        ],
      },
      'in the future',
      'evidence.0.datedOn',
    ],
    [
      'with a name that never ends',
      { people: [{ role: 'complainant', name: 'x'.repeat(501) }] },
      'too long: 500 characters',
      'people.0.name',
    ],
  ];
  it.each(table)('%s is refused', (_name, change, reason, field) => {
    const problems = refuse(change);
    expect(said(problems)).toContain(reason);
    expect(problems.map((problem) => problem.field)).toContain(field);
  });

  it('says everything that is wrong at once', () => {
    expect(refuse({ receivedOn: '2026-02-31', theirWords: '', service: '' })).toHaveLength(3);
  });

  it('takes what is needed from a phone call and fills in the rest', () => {
    const file = CaseStory.begin().run(
      receiveCase,
      {
        reference: 'WB-26-A0500',
        receivedOn: '2026-11-09',
        channel: 'phone',
        theirWords: 'My bin has not been emptied since October and nobody rings me back.\nI am 84.',
        service: 'Waste and recycling',
        people: [{ role: 'complainant', name: 'Percy Larch', phone: '01632 960 001' }],
      },
      { today: '2026-11-09' },
    ).file;
    expect(file).toMatchObject({
      kind: 'complaint',
      procedure: { id: 'corporate', version: 1 },
      effectiveOn: '2026-11-09',
      summary: 'My bin has not been emptied since October and nobody rings me back.',
    });
    expect(file.people[0]).toMatchObject({
      mayWrite: true,
      preferredContact: 'not asked',
      language: 'English',
    });
    expect(file.people[0]?.id).not.toBe('');
  });

  it('keeps its documents in the same step', () => {
    const file = leakStory('received', {
      evidence: [{ fileName: 'photo.png', mediaType: 'image/png', file: blob('photo') }],
    }).file;
    expect(file.evidence).toMatchObject([{ number: 1, title: 'photo.png' }]);
  });

  it('an anonymous complaint is recorded', () => {
    expect(refuse({ people: [] })).toEqual([]);
    expect(refuse({ people: [{ role: 'complainant', name: '' }] })).toEqual([]);
  });

  it('a long first line is cut at a word', () => {
    const theirWords = 'unanswered '.repeat(40);
    const { summary } = leakStory('received', { summary: '', theirWords }).file;
    expect(summary.length).toBeLessThanOrEqual(121);
    expect(summary).toMatch(/unanswered…$/);
  });
});
