import { parsedMail } from '@shared/host/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEXT_LIMIT, WrongKind } from '../../../renderer/converter/conversion';
import { parseMail } from '../../../renderer/converter/parse-mail';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const lines = (...parts: string[]) => bytesOf(parts.join('\r\n'));
const HEAD = [
  'From: "Verma, Asha" <asha@example.org>',
  'To: complaints@westmere.example, Team: a@example.org, b@example.org;',
  'Subject: =?utf-8?Q?Missed_bins_=C2=A320?=',
  'Date: Tue, 5 Jan 2027 10:00:00 +0000',
  'Message-ID: <1@example.org>',
  'MIME-Version: 1.0',
];

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const { result, parts } = await parseMail(bytes);
  expect(() => parsedMail.parse(result)).not.toThrow();
  result.attachments.forEach(({ part, size }) => expect(parts[part]?.byteLength).toBe(size));
  return { ...result, parts };
}

describe('an email', () => {
  test('gives sender, receivers, subject, instant and words', async () => {
    const mail = await read(
      lines(...HEAD, 'Content-Type: text/plain; charset=utf-8', '', 'My bins were missed.', ''),
    );
    expect(mail).toMatchObject({
      from: { name: 'Verma, Asha', address: 'asha@example.org' },
      to: ['complaints@westmere.example', 'a@example.org', 'b@example.org'],
      subject: 'Missed bins £20',
      date: '2027-01-05T10:00:00.000Z',
      messageId: '<1@example.org>',
      warnings: [],
    });
    expect(mail.text.trim()).toBe('My bins were missed.');
  });

  test('gives its attachments under safe, distinct names', async () => {
    const part = (name: string, body: string) => [
      '--x',
      `Content-Type: application/pdf; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      btoa(body),
    ];
    const mail = await read(
      lines(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        'See attached',
        ...part('../../photo.pdf', 'one'),
        ...part('con.pdf', 'two'),
        ...part('CON.pdf', 'three'),
        '--x--',
        '',
      ),
    );
    expect(mail.attachments.map((each) => each.fileName)).toEqual([
      '-..-photo.pdf',
      '_con.pdf',
      '_CON (2).pdf',
    ]);
    expect(mail.parts.map((part) => new TextDecoder().decode(part))).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  test('keeps a message inside it whole, as evidence', async () => {
    const inner = [
      'Subject: The first reply',
      'From: council@westmere.example',
      '',
      'We are sorry.',
    ];
    const mail = await read(
      lines(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        'Forwarded',
        '--x',
        'Content-Type: message/rfc822',
        '',
        ...inner,
        '--x--',
        '',
      ),
    );
    expect(mail.attachments).toMatchObject([
      { fileName: 'attached email.eml', mediaType: 'message/rfc822' },
    ]);
    expect(new TextDecoder().decode(mail.parts[0])).toContain('We are sorry.');
    expect(mail.text).not.toContain('We are sorry.');
  });

  test('written only as HTML gives its words, and says so', async () => {
    const mail = await read(
      lines(
        ...HEAD,
        'Content-Type: text/html; charset=utf-8',
        '',
        '<html><body><img src="http://tracker.example/x.gif"><p>Missed &amp; late</p><script>x()</script></body></html>',
      ),
    );
    expect(mail.text).toBe('Missed & late');
    expect(mail.warnings.join(' ')).toContain('web page');
  });

  test('without a date takes the newest Received, else says there is none', async () => {
    const received = (date: string) => `Received: from a by b; ${date}`;
    const mail = await read(
      lines(
        received('Wed, 6 Jan 2027 09:00:00 +0000'),
        received('Tue, 5 Jan 2027 09:00:00 +0000'),
        'From: a@example.org',
        'Subject: x',
        '',
        'y',
      ),
    );
    expect(mail.date).toBe('2027-01-06T09:00:00.000Z');
    const undated = await read(
      lines('From: a@example.org', 'Subject: x', 'Date: the other day', '', 'y'),
    );
    expect(undated.date).toBeUndefined();
    expect(undated.warnings.join(' ')).toContain('when it was sent');
  });

  test.each([
    ['Fri, 5 Jan 2062 10:00:00 +0000', '2062-01-05T10:00:00.000Z'],
    ['Fri, 31 Feb 1823 10:00:00 +0000', undefined],
    ['Fri, 1 Jan 292278 10:00:00 +0000', undefined],
  ])('dated %s is read as %s', async (date, expected) => {
    expect(
      (await read(lines('From: a@example.org', 'Subject: x', `Date: ${date}`, '', 'y'))).date,
    ).toBe(expected);
  });

  test('of megabytes is cut for showing, with a warning', async () => {
    const mail = await read(bytesOf(`${HEAD.join('\r\n')}\r\n\r\n${'bins '.repeat(600_000)}`));
    expect(mail.text).toHaveLength(TEXT_LIMIT);
    expect(mail.warnings.join(' ')).toContain('very long');
  });

  test('loses marks that reorder text, and controls', async () => {
    const mail = await read(
      lines(
        'From: a@example.org',
        'Subject: pay \u202e001\u202c \u0007now',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'a\u0000b\u202ec',
      ),
    );
    expect(mail.subject).toBe('pay 001 now');
    expect(mail.text.trim()).toMatch(/^a.?bc$/);
  });

  test('whose parts never end or are nested a thousand deep still gives what can be read', async () => {
    const open = await read(
      lines(
        ...HEAD,
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        'Cut off',
      ),
    );
    expect(open.text).toContain('Cut off');
    const deep = Array.from(
      { length: 1000 },
      (_, i) =>
        `--b${String(i)}\r\nContent-Type: multipart/mixed; boundary=b${String(i + 1)}\r\n\r\n`,
    ).join('');
    const nested = await read(
      bytesOf(
        `${HEAD.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${deep}end`,
      ),
    );
    expect(nested.from.address).toBe('asha@example.org');
    expect(nested.date).toBe('2027-01-05T10:00:00.000Z');
    expect(nested.warnings.join(' ')).toContain('nested');
  });

  test('with thousands of attachments gives the first ones and says so', async () => {
    const parts = Array.from({ length: 700 }, (_, i) => [
      '--x',
      `Content-Disposition: attachment; filename="${String(i)}.txt"`,
      '',
      'y',
    ]).flat();
    const mail = await read(
      lines(...HEAD, 'Content-Type: multipart/mixed; boundary=x', '', ...parts, '--x--'),
    );
    expect(mail.attachments).toHaveLength(500);
    expect(mail.warnings.join(' ')).toContain('first 500 of 700');
  });

  test('that is something else is refused by what it is', async () => {
    await expect(parseMail(bytesOf('%PDF-1.7'))).rejects.toEqual(new WrongKind('pdf'));
    await expect(parseMail(bytesOf('Dear Sir'))).rejects.toMatchObject({ found: 'text' });
    await expect(parseMail(new Uint8Array())).rejects.toMatchObject({ found: 'empty' });
  });

  test('damaged anywhere never throws', async () => {
    const whole = lines(
      ...HEAD,
      'Content-Type: multipart/alternative; boundary="x"',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'caf=C3=A9 =',
      'more',
      '--x',
      'Content-Type: text/html',
      '',
      '<p>x</p>',
      '--x--',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.byteLength - 1), fc.integer({ min: 0, max: 255 })), {
          maxLength: 12,
        }),
        async (damage) => {
          const bytes = whole.slice();
          for (const [at, value] of damage) bytes[at] = value;
          try {
            await read(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(WrongKind);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
