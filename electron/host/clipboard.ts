/**
 * The clipboard, when the person presses Paste or Copy.
 *
 * The web's own clipboard asks a permission that is denied to every page (security/permissions.ts), and an
 * exception there would hold for whatever runs in the window at any time. Here it is calls of a fixed shape:
 * text, its HTML, and coming in a picture as PNG. Nothing is kept or logged but a digest of what was last put
 * there, so that locking can take it back without touching what the person copied since.
 */
import { createHash } from 'node:crypto';
import type { Clipboard, ClipboardItem, NativeImage } from 'electron';
import { CHUNK_BYTES, CLIPBOARD_TEXT } from '@shared/host/contract';
import type { Handlers } from './guard';
import { HostProblem } from './problem';

/** Electron's clipboard answered at once until it took over the web's shape; both are still in use. */
interface OlderClipboard {
  readText(): string;
  readHTML(): string;
  readImage(): Pick<NativeImage, 'isEmpty' | 'toPNG'>;
  write(data: { text: string; html?: string }): void;
  clear(): void;
}
export type NewerClipboard = Pick<Clipboard, 'read' | 'readText' | 'write' | 'clear'>;
/** What the newer clipboard is given; an older Electron has no such class. */
export type NewItem = new (items: Record<string, string>) => ClipboardItem;

type ClipboardCalls = Extract<keyof Handlers, `clipboard.${string}`>;

export function clipboardCapability(
  clipboard: OlderClipboard | NewerClipboard,
  Item?: NewItem,
): Pick<Handlers, ClipboardCalls> {
  /** Digest of the text put there last. */
  let ours: string | undefined;
  return {
    'clipboard.read': async () => {
      const { text, html, picture } =
        'readHTML' in clipboard ? readOlder(clipboard) : await readNewer(clipboard);
      if (text.length > CLIPBOARD_TEXT) throw TOO_MUCH;
      if (picture && picture.byteLength > CHUNK_BYTES) throw TOO_MUCH;
      return {
        text,
        // The words are there already; markup out of all proportion is not worth a refusal.
        html: html.length > CLIPBOARD_TEXT ? '' : html,
        ...(picture === undefined ? {} : { picture }),
      };
    },
    'clipboard.write': async ({ text, html }) => {
      if ('readHTML' in clipboard) clipboard.write({ text, ...(html === '' ? {} : { html }) });
      else await writeNewer(clipboard, Item, text, html);
      ours = digest(await clipboard.readText());
      return {};
    },
    'clipboard.forget': async () => {
      if (ours !== undefined && digest(await clipboard.readText()) === ours) clipboard.clear();
      ours = undefined;
      return {};
    },
  };
}

// Windows gives line ends back its own way: what is compared is what was read back.
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const TOO_MUCH = new HostProblem(
  'tooLarge',
  'There is more on the clipboard than Redress takes at once. Save it as a file, and add the file.',
);

interface Held {
  readonly text: string;
  readonly html: string;
  /** Only when there is no text: a spreadsheet copies itself as both. */
  readonly picture: Uint8Array<ArrayBuffer> | undefined;
}

function readOlder(clipboard: OlderClipboard): Held {
  const text = clipboard.readText();
  const image = text === '' ? clipboard.readImage() : undefined;
  return {
    text,
    html: clipboard.readHTML(),
    picture: image === undefined || image.isEmpty() ? undefined : new Uint8Array(image.toPNG()),
  };
}

async function readNewer(clipboard: NewerClipboard): Promise<Held> {
  const items = await clipboard.read();
  const held = async (type: string): Promise<Blob | undefined> => {
    const found = await items.find((item) => item.types.includes(type))?.getType(type);
    return found instanceof Blob ? found : undefined;
  };
  const text = (await (await held('text/plain'))?.text()) ?? '';
  const image = text === '' ? await held('image/png') : undefined;
  return {
    text,
    html: (await (await held('text/html'))?.text()) ?? '',
    picture: image && new Uint8Array(await image.arrayBuffer()),
  };
}

async function writeNewer(
  clipboard: NewerClipboard,
  Item: NewItem | undefined,
  text: string,
  html: string,
): Promise<void> {
  if (!Item) throw new Error('This Electron has neither clipboard.');
  const parts = { 'text/plain': text, ...(html === '' ? {} : { 'text/html': html }) };
  await clipboard.write([new Item(parts)]);
}
