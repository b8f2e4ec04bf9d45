import { converterInProcess } from '../../fixtures/converter-in-process';
import { outlookMessage, type OutlookWords } from '../../fixtures/outlook-message';
import { describe, expect, test } from 'vitest';
import { type Arrival, arrivalsOf, DEEPEST } from '../../../renderer/screens/intake/arrivals';
import { fromBytes } from '../../../renderer/screens/intake/incoming';

const TODAY = '2026-11-24';
const words = (text: string) => new TextEncoder().encode(text);

async function take(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  host = converterInProcess(),
): Promise<Arrival[]> {
  const found: Arrival[] = [];
  const signal = new AbortController().signal;
  for await (const arrival of arrivalsOf(fromBytes(name, bytes), { host, today: TODAY, signal }))
    found.push(arrival);
  expect(host.open.size).toBe(0);
  return found;
}

/** Emails one in the other, `deep` of them below the first, each with a note of its own. */
function nested(deep: number): OutlookWords {
  return {
    subject: `Email ${String(deep)}`,
    body: 'Words',
    fromAddress: 'a@mail.example',
    sent: new Date('2026-11-16T08:51:00Z'),
    attachments: [
      {
        name: `note ${String(deep)}.txt`,
        type: 'text/plain',
        bytes: words(`note ${String(deep)}`),
      },
      ...(deep > 0 ? [{ name: `Email ${String(deep - 1)}`, message: nested(deep - 1) }] : []),
    ],
  };
}

describe('an email that comes in', () => {
  test('brings everything it carries, each under the email it came in', async () => {
    const found = await take('outer.msg', outlookMessage(nested(1)));
    expect(found.map(({ incoming, inside }) => [incoming.name, inside])).toEqual([
      ['outer.msg', undefined],
      ['note 1.txt', 'outer.msg'],
      ['Email 0.msg', 'outer.msg'],
      ['note 0.txt', 'Email 0.msg'],
    ]);
    expect(found[0]).toMatchObject({ title: 'Email: Email 1', datedOn: '2026-11-16', notes: [] });
  });

  test('is taken apart ten emails deep, and says where it stops', async () => {
    const found = await take('outer.msg', outlookMessage(nested(DEEPEST + 3)));
    const mails = found.filter(({ mail }) => mail !== undefined);
    expect(mails).toHaveLength(DEEPEST + 1);
    expect(mails.at(-1)?.notes.join(' ')).toContain('10 emails deep');
    expect(mails.at(-1)?.bytes?.byteLength).toBeGreaterThan(0);
    expect(found.filter(({ notes }) => notes.join(' ').includes('emails deep'))).toHaveLength(1);
  });

  test('that cannot be read is kept as it came, and says so', async () => {
    const whole = outlookMessage(nested(0));
    // The first sector of its directory points nowhere.
    const broken = whole.slice();
    broken.fill(0xfe, 0x30, 0x34);
    const [arrival, ...others] = await take('broken.msg', broken);
    expect(others).toEqual([]);
    expect(arrival).toMatchObject({ isUnreadable: true });
    expect(arrival?.bytes).toEqual(broken);
    expect(arrival?.notes.join(' ')).toMatch(/could not be read.*kept as it came/);
  });
});

describe('a file that comes in', () => {
  test.each([
    ['list.msg', words('Milk and bread'), /really plain text/],
    ['report.pdf', words('From: a@b.example\nSubject: x\n\nwords'), undefined],
    ['setup.exe', Uint8Array.of(0x4d, 0x5a, 1, 2), /do not run it/],
    ['photos.zip', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /Unpack it/],
    ['film.mp4', Uint8Array.from({ length: 100 }, (_, at) => at % 9), /cannot show this kind/],
    ['notes.txt', words('Rang at nine.'), undefined],
  ])('%s is kept whatever it is', async (name, bytes, note) => {
    const [arrival] = await take(name, bytes);
    expect(arrival?.bytes).toEqual(bytes);
    if (note) expect(arrival?.notes.join(' ')).toMatch(note);
    else expect(arrival?.isUnreadable).toBe(false);
  });

  test('too large to look into is passed on unread, with a word on it', async () => {
    const signal = new AbortController().signal;
    const scan = {
      name: 'scan.pdf',
      size: 300 * 1024 * 1024,
      open: () => {
        throw new Error('It was read.');
      },
    };
    const found: Arrival[] = [];
    for await (const each of arrivalsOf(scan, { host: converterInProcess(), today: TODAY, signal }))
      found.push(each);
    expect(found).toMatchObject([{ isUnreadable: false, incoming: { name: 'scan.pdf' } }]);
    expect(found[0]?.notes.join(' ')).toContain('300 MB');
  });
});
