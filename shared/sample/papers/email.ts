/** An email as it lies in a mailbox, headers and all. */
import { weekdayOf, WEEKDAYS, MONTHS } from '../../calendar';
import type { CalendarDate } from '../../calendar';

export interface SampleEmail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly on: CalendarDate;
  readonly text: string;
}

export function emailFile({ from, to, subject, on, text }: SampleEmail): Uint8Array<ArrayBuffer> {
  const [year = '', month = '', day = ''] = on.split('-');
  const weekday = (WEEKDAYS[weekdayOf(on)] ?? '').slice(0, 3);
  const name = (MONTHS[Number(month) - 1] ?? '').slice(0, 3);
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encoded(subject)}`,
    `Date: ${weekday}, ${Number(day)} ${name} ${year} 09:12:00 +0000`,
    `Message-ID: <${on}.${subject.length}@example.org>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text.split('\n'),
    '',
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}

/** A header holds ASCII only; the sample’s subjects say no more than that, but for dashes and quotes. */
const encoded = (text: string): string => text.replace(/[’‘]/g, "'").replace(/[–—]/g, '-');
