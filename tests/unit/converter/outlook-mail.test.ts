import { parsedMail } from '@shared/host/contract';
import { sniffKind } from '@shared/host/file-kinds';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePageName } from '../../../renderer/converter/code-pages';
import { WrongKind } from '../../../renderer/converter/conversion';
import { parseMail } from '../../../renderer/converter/parse-mail';
import { rtfToText } from '../../../renderer/converter/rtf-to-text';
import { outlookMessage, type OutlookWords } from '../../fixtures/outlook-message';

const SENT = new Date('2026-11-16T08:51:00.000Z');
const LEAK: OutlookWords = {
  subject: 'Leak at 12 Tannery Row',
  fromName: 'Fenella Bramblewick',
  fromAddress: 'fenella@mail.example',
  to: [{ name: 'Complaints', address: 'complaints@westmere.example' }],
  body: 'I reported the leak on 2 September.\r\nNobody came. It cost £40.',
  sent: SENT,
};

async function read(bytes: Uint8Array<ArrayBuffer>) {
  const { result, parts } = await parseMail(bytes);
  expect(() => parsedMail.parse(result)).not.toThrow();
  result.attachments.forEach(({ part, size }) => expect(parts[part]?.byteLength).toBe(size));
  return { ...result, parts };
}

describe('an Outlook message', () => {
  test('is known by what it holds', () => {
    expect(sniffKind(outlookMessage(LEAK))).toBe('outlook-mail');
  });

  test('gives sender, receivers, subject, instant and words', async () => {
    expect(await read(outlookMessage(LEAK))).toMatchObject({
      from: { name: 'Fenella Bramblewick', address: 'fenella@mail.example' },
      to: ['complaints@westmere.example'],
      subject: 'Leak at 12 Tannery Row',
      date: SENT.toISOString(),
      text: 'I reported the leak on 2 September.\nNobody came. It cost £40.',
      warnings: [],
    });
  });

  test('gives its attachments, large and small, and says which stand in the text', async () => {
    const scan = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 31) % 256);
    const mail = await read(
      outlookMessage({
        ...LEAK,
        attachments: [
          { name: 'ceiling.jpg', type: 'image/jpeg', bytes: scan },
          { name: '../../con.txt', type: 'text/plain', bytes: new TextEncoder().encode('small') },
          { name: 'logo.png', type: 'image/png', bytes: Uint8Array.of(1, 2, 3), hidden: true },
        ],
      }),
    );
    expect(mail.attachments.map(({ fileName, inline }) => [fileName, inline])).toEqual([
      ['ceiling.jpg', false],
      ['-..-con.txt', false],
      ['logo.png', true],
    ]);
    expect(mail.parts[0]).toEqual(scan);
    expect(new TextDecoder().decode(mail.parts[1])).toBe('small');
  });

  test('keeps a message inside it whole, to be read as an Outlook message of its own', async () => {
    const mail = await read(
      outlookMessage({
        ...LEAK,
        subject: 'FW: Leak',
        attachments: [{ name: 'The first report', message: { ...LEAK, subject: 'First report' } }],
      }),
    );
    expect(mail.attachments).toMatchObject([{ fileName: 'The first report.msg' }]);
    const [inner] = mail.parts;
    if (!inner) throw new Error('The message inside is missing.');
    expect(await read(inner)).toMatchObject({
      subject: 'First report',
      text: expect.stringContaining('£40'),
    });
  });

  test('of an older Outlook is read in the code page it names', async () => {
    const greek = 'Καλημέρα';
    const mail = await read(
      outlookMessage({
        ...LEAK,
        body: greek,
        codePage: {
          number: 1253,
          encode: (text) =>
            Uint8Array.from(text, (char) => {
              const code = char.charCodeAt(0);
              return code < 128 ? code : code - 0x370 + 0xc0 - 0x20;
            }),
        },
      }),
    );
    expect(mail.text).toBe(greek);
  });

  test('without plain words gives those of its web page, and loads nothing', async () => {
    const { body: _, ...rest } = LEAK;
    const mail = await read(
      outlookMessage({
        ...rest,
        html: '<p>Nobody came.</p><img src="https://tracker.example/1.gif"><script>x()</script>',
      }),
    );
    expect(mail.text).toBe('Nobody came.');
  });

  test.each([
    ['IPM.Appointment', 'an appointment'],
    ['IPM.Contact', 'a contact'],
    ['IPM.Schedule.Meeting.Request', 'a meeting invitation'],
  ])('that is %s says so', async (messageClass, words) => {
    const mail = await read(outlookMessage({ ...LEAK, messageClass }));
    expect(mail.warnings.join(' ')).toContain(words);
  });

  test('with no sender and no date says what to check', async () => {
    const mail = await read(outlookMessage({ subject: 'Untitled', body: 'Words' }));
    expect(mail.warnings.join(' ')).toMatch(/when it was sent.*sender’s address/s);
  });
});

describe('a file that only claims to be an Outlook message', () => {
  test('is refused by what it holds', async () => {
    const bytes = new TextEncoder().encode('This is a shopping list, whatever its name says.');
    await expect(parseMail(bytes)).rejects.toBeInstanceOf(WrongKind);
  });

  test('cut short or altered is read or refused, and nothing else', async () => {
    const whole = outlookMessage({
      ...LEAK,
      attachments: [{ name: 'a.bin', type: 'x/y', bytes: new Uint8Array(9000).fill(7) }],
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 600, max: whole.length }),
        fc.integer({ min: 0, max: 255 }),
        async (length, byte) => {
          const broken = whole.slice(0, length);
          // Outside the allocation tables, where a circle could be made: the watchdog's test has those.
          broken[length - 40] = byte;
          await parseMail(broken).then(
            ({ result }) => parsedMail.parse(result),
            (error: unknown) => expect(error).toBeInstanceOf(Error),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

test.each([
  ['{\\rtf1\\ansi Hello\\par World}', 'Hello\nWorld'],
  ["{\\rtf1{\\fonttbl{\\f0 Arial;}}\\f0 Caf\\'e9 \\u8364?5}", 'Café €5'],
  [
    '{\\rtf1{\\*\\htmltag64 <p>}\\htmlrtf \\par\\htmlrtf0 Words{\\*\\htmltag <img src=x>}}',
    'Words',
  ],
  ['{\\rtf1 a\\{b\\}}', 'a{b}'],
  ['}}}{{{', ''],
  ['', ''],
])('the words of %j', (rtf, words) => {
  expect(rtfToText(rtf)).toBe(words);
});

test('an unknown code page is read as Western European', () => {
  expect(codePageName(undefined)).toBe('windows-1252');
  expect(codePageName(9999)).toBe('windows-1252');
  expect(codePageName(65001)).toBe('utf-8');
});
