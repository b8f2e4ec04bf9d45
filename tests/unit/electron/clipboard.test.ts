import { CHUNK_BYTES, CLIPBOARD_TEXT, HOST_CALLS } from '@shared/host/contract';
import { describe, expect, test } from 'vitest';
import { clipboardCapability, type NewerClipboard } from '../../../electron/host/clipboard';

interface Held {
  readonly text?: string;
  readonly html?: string;
  readonly png?: Uint8Array<ArrayBuffer>;
}

/** As Electron 33 has it, and as Electron 45. */
const CLIPBOARDS = {
  older: ({ text = '', html = '', png }: Held) => ({
    readText: () => text,
    readHTML: () => html,
    readImage: () => ({ isEmpty: () => png === undefined, toPNG: () => Buffer.from(png ?? []) }),
  }),
  newer: ({ text, html, png }: Held) => {
    const kept = new Map<string, Blob>();
    if (text !== undefined) kept.set('text/plain', new Blob([text]));
    if (html !== undefined) kept.set('text/html', new Blob([html]));
    if (png !== undefined) kept.set('image/png', new Blob([png]));
    const item = { types: [...kept.keys()], getType: async (type: string) => kept.get(type) };
    return { read: async () => (kept.size === 0 ? [] : [item]) } as unknown as NewerClipboard;
  },
};

describe.each(['older', 'newer'] as const)('the clipboard of an %s Electron', (which) => {
  const read = async (held: Held) =>
    HOST_CALLS['clipboard.read'].response.parse(
      await clipboardCapability(CLIPBOARDS[which](held))['clipboard.read'](
        {},
        { contents: 1, isMainFrame: true, url: '' },
      ),
    );

  test('gives text and its markup, a picture only when there is no text', async () => {
    expect(await read({})).toEqual({ text: '', html: '' });
    const both = { text: 'Words', html: '<b>Words</b>' };
    expect(await read({ ...both, png: Uint8Array.of(1) })).toEqual(both);
    const picture = Uint8Array.of(1, 2);
    expect(await read({ png: picture })).toEqual({ text: '', html: '', picture });
  });

  test('that holds too much says what to do; markup out of proportion is left', async () => {
    const long = 'x'.repeat(CLIPBOARD_TEXT + 1);
    await expect(read({ text: long })).rejects.toThrow(/Save it as a file/);
    await expect(read({ png: new Uint8Array(CHUNK_BYTES + 1) })).rejects.toThrow(
      /Save it as a file/,
    );
    expect(await read({ text: 'Words', html: long })).toEqual({ text: 'Words', html: '' });
  });
});
