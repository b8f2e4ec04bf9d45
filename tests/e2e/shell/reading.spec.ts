/** Reading documents and Outlook messages in the separate process, and a PDF page by page. */
import { CHUNK_BYTES, parsedMail, readDocument, renderedPage } from '@shared/host/contract';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { outlookMessage } from '../../fixtures/outlook-message';
import { expect, test } from '../harness';
import { call, convert } from './bridge';
import { pdf } from './sample-files';

test('an Outlook message with one inside it gives its words, and the inner one whole', async ({
  redress,
}) => {
  const { window: page } = await redress();
  const inner = { subject: 'First report', body: 'It drips.', fromAddress: 'a@mail.example' };
  const converted = await convert(
    page,
    'parse-mail',
    outlookMessage({
      subject: 'FW: First report',
      fromName: 'Fenella Bramblewick',
      fromAddress: 'fenella@mail.example',
      html: '<p>See <b>below</b>.</p><img src="https://tracker.example/1.gif">',
      sent: new Date('2026-11-16T08:51:00Z'),
      attachments: [{ name: 'First report', message: inner }],
    }),
    { blocks: true },
  );
  if (!converted.ok) throw new Error(converted.error.message);
  expect(parsedMail.parse(converted.result)).toMatchObject({
    from: { address: 'fenella@mail.example' },
    text: 'See below.',
    blocks: [{ kind: 'paragraph', text: 'See below.' }],
    attachments: [{ fileName: 'First report.msg' }],
  });
  const [part] = converted.parts;
  if (!part) throw new Error('The message inside is missing.');
  const second = await convert(page, 'parse-mail', part);
  expect(second).toMatchObject({
    ok: true,
    result: { subject: 'First report', text: 'It drips.' },
  });
});

test('a Word document gives its structure under the converter’s own policy', async ({
  redress,
}) => {
  const { window: page } = await redress();
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Tenancy handbook', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Leaks are seen within one working day.'),
        ],
      },
    ],
  });
  const converted = await convert(
    page,
    'read-document',
    new Uint8Array(await Packer.toArrayBuffer(document)),
  );
  if (!converted.ok) throw new Error(converted.error.message);
  expect(readDocument.parse(converted.result)).toEqual({
    ok: true,
    cut: false,
    blocks: [
      { kind: 'heading', level: 1, text: 'Tenancy handbook' },
      { kind: 'paragraph', text: 'Leaks are seen within one working day.' },
    ],
  });
});

test('a PDF is read page after page in one process, with where its words stand', async ({
  redress,
}) => {
  const { window: page } = await redress();
  const file = await pdf();
  expect(file.byteLength).toBeLessThan(CHUNK_BYTES);
  const begun = await call(page, 'convert.begin', {
    conversion: 'render-pdf-page',
    size: file.byteLength,
  });
  if (!begun.ok) throw new Error(begun.error.message);
  const { job } = begun.value;
  await page.evaluate(
    async ([id, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      await window.redressHost?.call('convert.push', { job: id, bytes });
    },
    [job, Buffer.from(file).toString('base64')] as const,
  );
  const read = async (options: object) => {
    const ran = await call(page, 'convert.run', { job, options: JSON.stringify(options) });
    if (!ran.ok) throw new Error(ran.error.message);
    return renderedPage.parse(JSON.parse(ran.value.result));
  };
  const first = await read({ page: 1, width: 595, words: true });
  expect(first).toMatchObject({ ok: true, width: 595, height: 842, pages: 2 });
  expect(first.words).toMatchObject([{ text: 'Missed bins in Mill Lane', turn: 0 }]);
  const [words] = first.words ?? [];
  expect([words?.x, words?.y, words?.size].map((each) => Math.round(each ?? 0))).toEqual([
    50, 142, 24,
  ]);
  const second = await read({ page: 2, width: 595, words: true });
  expect(second.words).toMatchObject([{ text: 'Second page', turn: 90 }]);
  expect(await read({ page: 1, width: 300 })).toMatchObject({ ok: true, width: 300 });
  await call(page, 'convert.end', { job });
  const after = await call(page, 'convert.run', { job, options: '{"page":1}' });
  expect(after).toMatchObject({ ok: false, error: { code: 'gone' } });
});
