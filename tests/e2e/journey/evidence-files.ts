/** Evidence of every kind people bring, made for each test. */
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { outlookMessage } from '../../fixtures/outlook-message';
import { textPdf } from './sample-files';

export const words = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function fileIn(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

export function handbook(): Promise<Uint8Array> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Tenancy handbook', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('Leaks are seen within one working day.'),
            new Paragraph({ text: 'Report it', bullet: { level: 0 } }),
            new Table({ rows: [new TableRow({ children: [cell('Emergency'), cell('4 hours')] })] }),
          ],
        },
      ],
    }),
  );
}

/** An Outlook message that carries another, which carries a scan. */
export async function forwarded(): Promise<Uint8Array> {
  return outlookMessage({
    subject: 'FW: the leak',
    fromName: 'Tobias Crake',
    fromAddress: 'tobias.crake@mail.example',
    to: [{ name: 'Complaints', address: 'complaints@westmere.example' }],
    html: '<p>See <b>below</b>, or ask <a href="https://elsewhere.example/x">our office</a>.</p><blockquote>It drips.</blockquote><img src="https://tracker.example/1.gif"><script>document.title="taken"</script>',
    sent: new Date('2026-11-16T08:51:00Z'),
    attachments: [
      {
        name: 'First report',
        message: {
          subject: 'First report',
          body: 'It drips on the bed.',
          fromAddress: 'tobias.crake@mail.example',
          sent: new Date('2026-09-02T10:00:00Z'),
          attachments: [
            {
              name: 'scan.pdf',
              type: 'application/pdf',
              bytes: await textPdf('Scan, page one', 'Scan, page two'),
            },
          ],
        },
      },
    ],
  });
}

/** What a mouse does with files, without a mouse: over the place, then let go. Answers the cursor it showed. */
export function dropOn(
  place: Locator,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<string> {
  return place.evaluate((element, given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of given) dataTransfer.items.add(new File([text], name));
    const event = (type: string) =>
      new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    element.dispatchEvent(event('dragover'));
    const shown = dataTransfer.dropEffect;
    element.dispatchEvent(event('drop'));
    return shown;
  }, files);
}

/** Ctrl+V on whatever has the focus. */
export function pasteText(place: Locator, text: string): Promise<void> {
  return place.evaluate((element, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}
