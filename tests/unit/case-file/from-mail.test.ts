import { fromMail, receiveCase } from '@shared/case-file';
import type { ParsedMail } from '@shared/host/contract';
import { describe, expect, it } from 'vitest';
import { CaseStory } from '../../fixtures/cases';

const TODAY = '2026-11-23';
const MAIL: ParsedMail = {
  from: { name: 'Holly Bramble', address: 'holly.bramble@example.org' },
  to: ['complaints@westmere.example'],
  subject: 'RE: Fwd: leak, still',
  date: '2026-11-20T23:30:00.000Z',
  text: 'I reported a leak.\r\n\r\nNobody came.\r\n',
  attachments: [],
  warnings: [],
};
const read = (change: Partial<ParsedMail> = {}) => fromMail({ ...MAIL, ...change }, TODAY);

describe('a complaint from an email', () => {
  it('fills in the form', () => {
    expect(read()).toEqual({
      input: {
        channel: 'email',
        receivedOn: '2026-11-20',
        receivedAt: '23:30',
        summary: 'leak, still',
        theirWords: 'I reported a leak.\n\nNobody came.',
        people: [
          {
            role: 'complainant',
            name: 'Holly Bramble',
            email: 'holly.bramble@example.org',
            preferredContact: 'email',
          },
        ],
      },
      messages: [],
    });
  });

  it('becomes a case with what the person adds', () => {
    const story = CaseStory.begin().run(receiveCase, {
      ...read().input,
      receivedOn: '2026-11-20',
      channel: 'email',
      reference: 'WB-1',
      service: 'Housing repairs',
    });
    expect(story.file).toMatchObject({
      summary: 'leak, still',
      receivedOn: '2026-11-20',
      receivedAt: '23:30',
    });
  });

  it('a summer evening is dated in London, not in UTC', () => {
    expect(
      fromMail({ ...MAIL, date: '2026-07-01T23:30:00.000Z' }, '2026-07-02').input,
    ).toMatchObject({ receivedOn: '2026-07-02', receivedAt: '00:30' });
  });

  const dates: [string, string | undefined, string][] = [
    ['no date', undefined, 'does not say when'],
    ['a date that is none', 'Thursday-ish', 'does not say when'],
    ['1970', '1970-01-01T00:00:00.000Z', 'impossible date, in the year 1970'],
    ['2062', '2062-03-04T10:00:00.000Z', 'Sat 4 Mar 2062, which has not come yet'],
    ['tomorrow', '2026-11-24T10:00:00.000Z', 'has not come yet'],
    ['the far future', '+012345-01-01T00:00:00.000Z', 'impossible date, in the year 12345'],
    ['two years ago', '2024-11-20T10:00:00.000Z', 'more than a year ago'],
  ];
  it.each(dates)('%s leaves the date to the person', (_name, date, message) => {
    const { date: _date, ...rest } = MAIL;
    const { input, messages } = fromMail(date === undefined ? rest : { ...rest, date }, TODAY);
    expect(input).not.toHaveProperty('receivedOn');
    expect(input).not.toHaveProperty('receivedAt');
    expect(messages).toEqual([
      expect.objectContaining({
        field: 'receivedOn',
        instead: 'Enter the date it reached the council.',
      }),
    ]);
    expect(messages[0]?.message).toContain(message);
  });

  it.each([
    ['Holly’s words\n\nOn Fri, 20 Nov 2026 at 10:00, Westmere wrote:\n> We are sorry', 15],
    ['Words\n-- \nHolly', 6],
    ['Words\n--\nHolly', 6],
    ['Words\n-----Original Message-----\nFrom: x', 6],
    ['Words\n> quoted', 6],
    ['Sent from my phone', undefined],
    ['> all of it is quoted\n> so nothing is marked', undefined],
    ['Nothing quoted - not even -- this', undefined],
  ])('%j: the earlier message is marked, and nothing is lost', (text, from) => {
    const { input, quotedFrom } = read({ text });
    expect(input.theirWords).toBe(text);
    expect(quotedFrom).toBe(from);
  });

  it('an unnamed sender, an empty text and warnings are told', () => {
    const { input, messages } = read({
      from: { name: 'x@example.org', address: '' },
      text: ' \n',
      warnings: ['An attachment could not be read.'],
    });
    expect(input.people).toEqual([{ role: 'complainant', name: '', preferredContact: 'email' }]);
    expect(messages.map(({ field }) => field)).toEqual(['people.0.name', 'theirWords', undefined]);
  });

  it('a subject of thousands of letters is cut to the field', () => {
    expect(read({ subject: 'x'.repeat(5000) }).input.summary).toHaveLength(500);
  });
});
