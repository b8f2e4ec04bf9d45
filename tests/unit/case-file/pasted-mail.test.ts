import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromPastedMail } from '@shared/case-file';

const TODAY = '2026-11-23';
const OUTLOOK = `From: Fenella Bramblewick <fenella@mail.example>
Sent: 16 November 2026 08:51
To: Complaints <complaints@westmere.example>
Subject: RE: Leak at 12 Tannery Row

I reported the leak on 2 September.

From: the kitchen it has reached the bedroom.`;

describe('an email pasted as text', () => {
  it('says who wrote it, when, and what about; the rest is their words', () => {
    expect(fromPastedMail(OUTLOOK, TODAY)).toMatchObject({
      input: {
        channel: 'email',
        receivedOn: '2026-11-16',
        receivedAt: '08:51',
        summary: 'Leak at 12 Tannery Row',
        theirWords:
          'I reported the leak on 2 September.\n\nFrom: the kitchen it has reached the bedroom.',
        people: [{ name: 'Fenella Bramblewick', email: 'fenella@mail.example' }],
      },
      messages: [],
    });
  });

  it.each([
    ['Monday, November 16, 2026 8:51 AM', '2026-11-16', '08:51'],
    ['Mon, 16 Nov 2026 20:51:07 +0000', '2026-11-16', '20:51'],
    ['16/11/2026 08:51', '2026-11-16', '08:51'],
    ['03/02/2026', '2026-02-03', undefined],
    ['16 November 2026 at 8.51 pm', '2026-11-16', '20:51'],
    ['Monday 16th November 2026, 12:05 a.m.', '2026-11-16', '00:05'],
  ])('sent %s is %s at %s', (sent, on, at) => {
    const read = fromPastedMail(OUTLOOK.replace('16 November 2026 08:51', sent), TODAY);
    expect([read?.input.receivedOn, read?.input.receivedAt]).toEqual([on, at]);
  });

  it.each([
    ['no date', OUTLOOK.replace(/^Sent:.*\n/m, '')],
    ['a date that cannot be', OUTLOOK.replace('16 November', '31 November')],
    ['a date to come', OUTLOOK.replace('2026 08:51', '2062 08:51')],
  ])('with %s leaves the date to be asked for, and says so', (_, text) => {
    const read = fromPastedMail(text, TODAY);
    expect(read?.input.receivedOn).toBeUndefined();
    expect(read?.messages.map(({ field }) => field)).toContain('receivedOn');
  });

  it.each([
    [
      '"Bramblewick, Fenella" [mailto:fenella@mail.example]',
      'Bramblewick, Fenella',
      'fenella@mail.example',
    ],
    ['fenella@mail.example', '', 'fenella@mail.example'],
    ['Fenella Bramblewick', 'Fenella Bramblewick', ''],
  ])('from %s is %j at %j', (from, name, email) => {
    const read = fromPastedMail(
      OUTLOOK.replace('Fenella Bramblewick <fenella@mail.example>', from),
      TODAY,
    );
    const [person] = read?.input.people ?? [];
    expect([person?.name, person?.email ?? '']).toEqual([name, email]);
  });

  it('may stand in stars or behind quote marks, as some programs paste it', () => {
    const read = fromPastedMail(
      '*From:* Fenella <f@mail.example>\n*Date:* 16 Nov 2026\n*Subject:* Leak\n\nIt leaks.',
      TODAY,
    );
    expect(read?.input).toMatchObject({ summary: 'Leak', theirWords: 'It leaks.' });
  });

  it.each([
    '',
    'Nobody came.',
    'From: the kitchen water came through.\nIt is still wet.',
    'I wrote to you.\nSubject: the leak.\nFrom: me',
    'Dear Sir\n\nFrom: Fenella\nTo: you',
  ])('is not what %j is', (text) => {
    expect(fromPastedMail(text, TODAY)).toBeUndefined();
  });

  it('never throws, and never loses a word of the body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (body) => {
        const words = body.replace(/\s+/g, '');
        fc.pre(!/^\W*(?:from|sent|date|to|cc|subject)\s*:/i.test(body.trim()));
        const read = fromPastedMail(`From: F <f@mail.example>\nSubject: S\n\n${body}`, TODAY);
        expect(read?.input.theirWords.replace(/\s+/g, '')).toBe(words);
      }),
    );
  });
});
