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

/**
 * Files dragged in from outside and let go over `place`, as the system does it. Answers the cursor shown
 * on the way: "copy" where they will be taken.
 */
export async function dropOn(place: Locator, paths: readonly string[]): Promise<string> {
  const page = place.page();
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error('There is nothing to drop on.');
  const shown = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener(
          'dragover',
          ({ dataTransfer }) => resolve(dataTransfer?.dropEffect ?? ''),
          { once: true },
        );
      }),
  );
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(40, box.height / 2) };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
  return shown;
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
