/** What an Office file holds that its pages would not show. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { inspectOffice } from '../../../renderer/converter/inspect-office';

/** A zip that begins as Word writes it, with these parts. */
const office = (parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(
      Object.fromEntries(
        Object.entries({ 'word/document.xml': '<w:document/>', ...parts }).map(([name, text]) => [
          name,
          strToU8(text),
        ]),
      ),
    ),
  );
const found = async (parts: Readonly<Record<string, string>>) =>
  (await inspectOffice(office(parts))).result;
const NOTHING = { ok: true, changes: 0, comments: 0, embedded: [] };

describe('an Office file', () => {
  it.each<[string, Readonly<Record<string, string>>, object]>([
    ['with nothing hidden', {}, NOTHING],
    [
      'with tracked changes of every kind',
      {
        'word/document.xml':
          '<w:ins w:id="1"><w:t>in</w:t></w:ins><w:del w:id="2"/><w:moveFrom w:id="3"/><w:moveTo w:id="4"/>',
      },
      { ...NOTHING, changes: 4 },
    ],
    [
      'with elements that only begin like a change',
      { 'word/document.xml': '<w:instrText>PAGE</w:instrText><w:delText>x</w:delText>' },
      NOTHING,
    ],
    [
      'with a change in its header',
      { 'word/header2.xml': '<w:del w:id="1">' },
      { ...NOTHING, changes: 1 },
    ],
    [
      'with comments',
      {
        'word/comments.xml': '<w:comments><w:comment w:id="0"/><w:comment w:id="1"/></w:comments>',
      },
      { ...NOTHING, comments: 2 },
    ],
    [
      'that is a workbook with comments and a revision log',
      {
        'xl/comments1.xml': '<comments><commentList><comment ref="A1"/></commentList></comments>',
        'xl/revisions/revisionLog1.xml': '<revisions/>',
      },
      { ...NOTHING, changes: 1, comments: 1 },
    ],
    [
      'with files inside it',
      { 'word/embeddings/Sheet1.xlsx': 'x', 'word/embeddings/oleObject1.bin': 'y' },
      { ...NOTHING, embedded: ['Sheet1.xlsx', 'oleObject1.bin'] },
    ],
    ['with a picture, which is nothing to tell', { 'word/media/image1.png': '<w:ins >' }, NOTHING],
  ])('%s', async (_, parts, wanted) => {
    expect(await found(parts)).toEqual(wanted);
  });

  it('that is cut off says that it could not be opened', async () => {
    const whole = office({ 'word/comments.xml': '<w:comment w:id="0"/>' });
    expect((await inspectOffice(whole.slice(0, whole.length - 30))).result).toMatchObject({
      ok: false,
    });
  });

  it('that is something else is refused', async () => {
    await expect(inspectOffice(new Uint8Array(strToU8('%PDF-1.7')))).rejects.toThrow('pdf');
  });
});
