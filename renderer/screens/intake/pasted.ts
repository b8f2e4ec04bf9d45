/** What was copied elsewhere, as files to take in: text, an email's text, a picture of the screen. */
import { formatDate, type CalendarDate } from '@shared/calendar';
import { fromPastedMail } from '@shared/case-file';
import type { HostResponse } from '@shared/host/contract';
import { safeName } from '@shared/host/safe-names';
import { type Bytes, fromBytes, fromDropped, type Incoming } from './incoming';

export interface Pasted {
  readonly incoming: Incoming;
  readonly title: string;
  readonly datedOn?: CalendarDate;
  /** When it is text, as it was copied. */
  readonly text?: string;
}

/** Of the Paste button: what the shell read. */
export function fromClipboard(
  { text, html, picture }: HostResponse<'clipboard.read'>,
  today: CalendarDate,
): Pasted[] {
  if (text.trim() !== '') return [pastedText(text, today)];
  if (html.trim() !== '') {
    return [named('Pasted web page', 'html', encoded(`<!doctype html>${html}`), today)];
  }
  if (picture) return [named('Pasted picture', 'png', new Uint8Array(picture), today)];
  return [];
}

/** Of Ctrl+V: what the event carries. Copied files come as they are. */
export function fromPasteEvent(data: DataTransfer, today: CalendarDate): Pasted[] {
  const text = data.getData('text/plain');
  if (text.trim() !== '') return [pastedText(text, today)];
  return Array.from(data.files, (file) => {
    // Chromium calls every copied picture "image.png".
    const isScreen = file.name === 'image.png';
    const incoming = fromDropped(file);
    const name = `Pasted picture, ${formatDate(today)}.png`;
    return isScreen
      ? { incoming: { ...incoming, name }, title: 'Pasted picture' }
      : { incoming, title: '' };
  });
}

/** Text as a file of its own; an email's text under its subject. */
export function pastedText(text: string, today: CalendarDate) {
  const mail = fromPastedMail(text.slice(0, HEAD), today);
  if (mail === undefined) return { ...named('Pasted text', 'txt', encoded(text), today), text };
  const { summary, receivedOn } = mail.input;
  const title = summary === '' ? 'Pasted email' : `Email: ${summary}`;
  return {
    ...named('Pasted email', 'txt', encoded(text), today),
    title,
    text,
    ...(receivedOn === undefined ? {} : { datedOn: receivedOn }),
  };
}

/** An email's head stands at its top: a megabyte below it is not looked through. */
const HEAD = 20_000;

function named(what: string, ending: string, bytes: Bytes, today: CalendarDate) {
  const name = safeName(`${what}, ${formatDate(today)}.${ending}`);
  return { incoming: fromBytes(name, bytes), bytes, title: what };
}

/** With its mark, so that whatever opens a saved copy reads the letters right. */
const encoded = (text: string): Bytes => new TextEncoder().encode(`\ufeff${text}`);
