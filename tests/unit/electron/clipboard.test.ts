import { CHUNK_BYTES, CLIPBOARD_TEXT, HOST_CALLS } from '@shared/host/contract';
import { describe, expect, test } from 'vitest';
import {
  clipboardCapability,
  type NewItem,
  type NewerClipboard,
} from '../../../electron/host/clipboard';

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
    write: () => undefined,
    clear: () => undefined,
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

/** A clipboard of each make that holds what is put there. Windows gives lines back with its own ends. */
const HELD = {
  older: () => {
    let held: Held = {};
    return {
      clipboard: {
        readText: () => held.text?.replaceAll('\n', '\r\n') ?? '',
        readHTML: () => held.html ?? '',
        readImage: () => ({ isEmpty: () => true, toPNG: () => Buffer.from([]) }),
        write: (data: { text: string; html?: string }) => void (held = data),
        clear: () => void (held = {}),
      },
      now: () => held,
      put: (text: string) => void (held = { text }),
    };
  },
  newer: () => {
    let held: Held = {};
    const clipboard = {
      read: async () => [],
      readText: async () => held.text?.replaceAll('\n', '\r\n') ?? '',
      write: async ([item]: Item[]) => {
        held = {
          text: item?.items['text/plain'] ?? '',
          ...(item?.items['text/html'] === undefined ? {} : { html: item.items['text/html'] }),
        };
      },
      clear: () => void (held = {}),
    } as unknown as NewerClipboard;
    return { clipboard, now: () => held, put: (text: string) => void (held = { text }) };
  },
};
class Item {
  readonly items: Record<string, string>;
  constructor(items: Record<string, string>) {
    this.items = items;
  }
}

describe.each(['older', 'newer'] as const)('copying out on an %s Electron', (which) => {
  const caller = { contents: 1, isMainFrame: true, url: '' };
  const started = () => {
    const held = HELD[which]();
    const calls = clipboardCapability(held.clipboard, Item as unknown as NewItem);
    return {
      ...held,
      write: async (text: string, html = '') => calls['clipboard.write']({ text, html }, caller),
      forget: async () => calls['clipboard.forget']({}, caller),
    };
  };

  test('puts text and its markup there together; text alone where there is no markup', async () => {
    const { write, now } = started();
    await write('Dear Ms Bramble', '<p>Dear Ms Bramble</p>');
    expect(now()).toEqual({ text: 'Dear Ms Bramble', html: '<p>Dear Ms Bramble</p>' });
    await write('What: progress update');
    expect(now()).toEqual({ text: 'What: progress update' });
  });

  test('takes back what it put there, and nothing the person copied since', async () => {
    const { write, forget, now, put } = started();
    await forget();
    put('Their shopping');
    await forget();
    expect(now()).toEqual({ text: 'Their shopping' });
    await write('Two lines\nof a letter');
    await forget();
    expect(now()).toEqual({});
    await write('A letter');
    put('Their shopping');
    await forget();
    expect(now()).toEqual({ text: 'Their shopping' });
    // Forgotten once, the same words copied by the person are theirs.
    put('A letter');
    await forget();
    expect(now()).toEqual({ text: 'A letter' });
  });
});

test('nothing, and more than a thousand pages, are not put on the clipboard', () => {
  const { request } = HOST_CALLS['clipboard.write'];
  expect(request.safeParse({ text: 'x', html: '' }).success).toBe(true);
  expect(request.safeParse({ text: '', html: '<p></p>' }).success).toBe(false);
  const long = 'x'.repeat(CLIPBOARD_TEXT + 1);
  expect(request.safeParse({ text: long, html: '' }).success).toBe(false);
  expect(request.safeParse({ text: 'x', html: long }).success).toBe(false);
  expect(request.safeParse({ text: 'x', html: '', path: '/' }).success).toBe(false);
});
