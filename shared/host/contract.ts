/**
 * The one contract between the window and the shell: every call, its request and its answer.
 * The raw IPC API is used in two places only (electron/host/channel.ts, electron/preload.ts); all else
 * goes through here, so this file is the boundary and can be read in a minute.
 *
 * The window never sends or receives a path: the shell opens dialogs and hands out opaque handles.
 * Bytes travel in chunks of at most CHUNK_BYTES, pulled by whoever reads.
 */
import { z } from 'zod';
import { BACKUP_KINDS } from '../backup/names';
import { PLACE_KINDS } from './places';
import type { HOST_CALL_NAMES, HostSignal } from './names';

export { HOST_SIGNALS, type HostSignal } from './names';

export const CHUNK_BYTES = 4 * 1024 * 1024;
/** Largest message the guard accepts: a chunk and its envelope. */
export const MESSAGE_LIMIT = CHUNK_BYTES + 64 * 1024;
/** Options of a conversion as text: 2,000 boxes to blacken, each with its four numbers. */
export const OPTIONS_LIMIT = 256 * 1024;
/** Most characters taken from the clipboard at once: a thousand pages of text. */
export const CLIPBOARD_TEXT = 2_000_000;
export const EVIDENCE_LIMIT_BYTES = 1024 * 1024 * 1024;

const none = z.strictObject({});
const handle = z.string().regex(/^[a-z]{4}-[0-9a-f]{32}$/);
const fileName = z.string().min(1).max(240);
const bytes = z
  .instanceof(Uint8Array)
  .refine((value) => value.byteLength <= CHUNK_BYTES, 'chunk too large');
const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export const pickedFile = z.strictObject({ handle, name: fileName, size: count });
export type PickedFile = z.infer<typeof pickedFile>;

export const FILE_PURPOSES = [
  'evidence',
  'mail',
  'letter',
  'letter template',
  'bundle',
  'due list',
  'case list',
  'audit list',
  'subject access pack',
  'records pack',
  'redaction log',
  'bank holidays',
  'picture',
] as const;
export const purpose = z.enum(FILE_PURPOSES);

/** What the converter can do with an untrusted file. Each result is validated again by the window. */
export const CONVERSIONS = [
  'parse-mail',
  'inspect-pdf',
  'inspect-image',
  'inspect-office',
  'letter-to-pdf',
  'render-pdf-page',
  'read-document',
  'find-words',
  'document-html',
] as const;

const device = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/);
const vaultId = z.string().regex(/^[0-9a-f]{32}$/);
const backupKind = z.enum(BACKUP_KINDS);
/** A date with a number, or a hash: never a path. */
const backupName = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);
/** A generation is one message; nothing larger is ever in a backup. */
const backupBytes = z.instanceof(Uint8Array);
/** `at`: epoch milliseconds. */
const goodBackup = z.strictObject({ at: z.number(), vault: vaultId });
const newestKnown = z.strictObject({ vault: vaultId, device, revision: count });
const backupState = z.strictObject({
  status: z.enum(['none', 'ready', 'gone', 'noPermission']),
  name: fileName.optional(),
  /** The folder lies on the disk that the cases are on. */
  sameDisk: z.boolean().optional(),
  lastGood: goodBackup.optional(),
  newest: newestKnown.optional(),
});
export type BackupState = z.infer<typeof backupState>;

export const HOST_CALLS = {
  /** Versions, platform and what the shell knows of the profile. Nothing personal. */
  'app.info': {
    request: none,
    response: z.strictObject({
      version: z.string(),
      electron: z.string(),
      chromium: z.string(),
      platform: z.string(),
      packaged: z.boolean(),
      sandboxed: z.boolean(),
      /** Started on the sample council’s profile, not on the real one. */
      sample: z.boolean(),
      profileWarning: z.string().optional(),
    }),
  },
  /** How much room the disk under the profile has, where the system says. */
  'app.disk': {
    request: none,
    response: z.strictObject({ freeBytes: count.optional() }),
  },
  /** Closes Redress and starts it again on the sample council’s profile, or back on the real one. */
  'app.sample': { request: z.strictObject({ open: z.boolean() }), response: none },
  /** Ends this window's process and opens a fresh, locked one. */
  'window.replace': { request: none, response: none },
  /** The window's title: one of a fixed list, so that no name can reach the taskbar. */
  'window.title': {
    request: z.strictObject({
      title: z.enum(['Redress', 'Redress (locked)', 'Redress – sample council']),
    }),
    response: none,
  },
  /** After the signal `closing`: a backup is being finished. The shell waits some seconds more, once. */
  'window.stillClosing': { request: none, response: none },
  /** After the signal `closing`: drafts are flushed, the window may go. The shell waits about a second for it. */
  'window.readyToClose': { request: none, response: none },
  /** How long the machine may stand idle before the shell sends `lock`. */
  'session.idleMinutes': {
    request: z.strictObject({ minutes: z.number().int().min(1).max(60) }),
    response: none,
  },

  'files.pick': {
    request: z.strictObject({ purpose, many: z.boolean() }),
    response: z.strictObject({ files: z.array(pickedFile).max(500) }),
  },
  'files.read': {
    request: z.strictObject({
      handle,
      offset: count,
      length: z.number().int().min(1).max(CHUNK_BYTES),
    }),
    response: z.strictObject({ bytes, done: z.boolean() }),
  },
  'files.release': { request: z.strictObject({ handle }), response: none },

  /** Save dialog. `handle` absent = the person cancelled. `place` is all the window learns of where it lies. */
  'files.saveAs': {
    request: z.strictObject({ purpose, suggestedName: fileName }),
    response: z.strictObject({
      handle: handle.optional(),
      name: fileName.optional(),
      place: z.enum(PLACE_KINDS).optional(),
    }),
  },
  /**
   * Folder dialog for many files; each is then created inside it by name. `beside`: the name of a second new
   * folder next to the first, for what must not travel with it.
   */
  'files.saveFolder': {
    request: z.strictObject({ purpose, suggestedName: fileName, beside: fileName.optional() }),
    response: z.strictObject({
      handle: handle.optional(),
      name: fileName.optional(),
      place: z.enum(PLACE_KINDS).optional(),
      beside: z.strictObject({ handle, name: fileName }).optional(),
    }),
  },
  /** Takes back a folder that was not finished: the files made in it, and the folder itself when empty. */
  'files.dropFolder': { request: z.strictObject({ folder: handle }), response: none },
  /** The last file is in it: the label that says "not finished" goes. */
  'files.finishFolder': { request: z.strictObject({ folder: handle }), response: none },
  /** How many half-written copies an earlier run left that were not found yet: it was stopped while saving. */
  'files.unfinished': { request: none, response: z.strictObject({ left: count }) },
  /** Asks for a folder and removes those that lie there. */
  'files.sweepUnfinished': { request: none, response: z.strictObject({ left: count }) },
  'files.forgetUnfinished': { request: none, response: none },
  'files.createIn': {
    request: z.strictObject({ folder: handle, name: fileName }),
    response: z.strictObject({ handle }),
  },
  'files.write': { request: z.strictObject({ handle, offset: count, bytes }), response: none },
  /** fsync, rename into place, read back and compare. Fails with `mismatch` rather than leave a wrong file. */
  'files.commit': {
    request: z.strictObject({ handle, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    response: z.strictObject({ size: count }),
  },
  'files.abandon': { request: z.strictObject({ handle }), response: none },

  /** What was copied, when the person presses Paste: text, its HTML, or a picture as PNG. Empty = nothing. */
  'clipboard.read': {
    request: none,
    response: z.strictObject({
      text: z.string().max(CLIPBOARD_TEXT),
      html: z.string().max(CLIPBOARD_TEXT),
      picture: bytes.optional(),
    }),
  },

  /** Puts what the person pressed Copy for on the clipboard: its text, and its HTML where it has any. */
  'clipboard.write': {
    request: z.strictObject({
      text: z.string().min(1).max(CLIPBOARD_TEXT),
      html: z.string().max(CLIPBOARD_TEXT),
    }),
    response: none,
  },
  /** Empties the clipboard if it still holds what `clipboard.write` put there last; otherwise leaves it. */
  'clipboard.forget': { request: none, response: none },

  /** Where backups go and how they stand. The folder is told by its own name, never by where it lies. */
  'backup.state': { request: none, response: backupState },
  /** Folder dialog; the folder is tried before it is taken in use. */
  'backup.choose': {
    request: none,
    response: z.strictObject({ chosen: z.boolean(), state: backupState }),
  },
  /** This device's own backup in the place that was chosen, made when there is none. */
  'backup.open': {
    request: z.strictObject({ device }),
    response: z.strictObject({ backup: handle }),
  },
  /** Backups there are: of all devices in the place, or in a folder the person is asked for. `name`: that folder's. */
  'backup.find': {
    request: z.strictObject({ ask: z.boolean() }),
    response: z.strictObject({
      name: fileName.optional(),
      backups: z.array(z.strictObject({ backup: handle, device })).max(500),
    }),
  },
  /** From now on backups go where this one lies. */
  'backup.adopt': { request: z.strictObject({ backup: handle }), response: none },
  'backup.list': {
    request: z.strictObject({ backup: handle, kind: backupKind }),
    response: z.strictObject({ names: z.array(backupName).max(1_000_000) }),
  },
  /** `bytes` absent = it is not there. */
  'backup.read': {
    request: z.strictObject({ backup: handle, kind: backupKind, name: backupName }),
    response: z.strictObject({ bytes: backupBytes.optional() }),
  },
  /** Temporary file, fsync, read back, rename, read back. Refused for a folder found only to restore from. */
  'backup.write': {
    request: z.strictObject({ backup: handle, kind: backupKind, name: backupName, bytes }),
    response: none,
  },
  /** Those among the names that are gone, or whose bytes are not what their name says. */
  'backup.check': {
    request: z.strictObject({
      backup: handle,
      kind: z.enum(['part', 'pack']),
      names: z.array(backupName).max(256),
    }),
    response: z.strictObject({ bad: z.array(backupName).max(256) }),
  },
  /** Removes what rotated out, and what no generation speaks of any more. */
  'backup.tidy': {
    request: z.strictObject({ backup: handle, packs: z.boolean() }),
    response: none,
  },
  'backup.close': { request: z.strictObject({ backup: handle }), response: none },
  /** What the shell remembers outside the store: the last good backup, and how far the store has come. */
  'backup.note': {
    request: z.strictObject({ good: goodBackup.optional(), newest: newestKnown }),
    response: none,
  },

  /**
   * A conversion in the separate sandboxed process: push the bytes, run, pull the parts, end.
   * `render-pdf-page` may run again for another page; any other conversion runs once.
   */
  'convert.begin': {
    request: z.strictObject({ conversion: z.enum(CONVERSIONS), size: count }),
    response: z.strictObject({ job: handle }),
  },
  'convert.push': { request: z.strictObject({ job: handle, bytes }), response: none },
  /** `result` is JSON text, at most 8 MiB is held back as parts; parts are pulled by index. */
  'convert.run': {
    request: z.strictObject({ job: handle, options: z.string().max(OPTIONS_LIMIT) }),
    response: z.strictObject({
      result: z.string().max(MESSAGE_LIMIT),
      parts: z.array(count).max(1000),
    }),
  },
  'convert.pull': {
    request: z.strictObject({ job: handle, part: count, offset: count }),
    response: z.strictObject({ bytes, done: z.boolean() }),
  },
  'convert.end': { request: z.strictObject({ job: handle }), response: none },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

export type HostCall = keyof typeof HOST_CALLS;
/** Compile-time proof that the preload's list of names and the calls above are the same set. */
type SameSet<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const NAMES_MATCH: SameSet<HostCall, (typeof HOST_CALL_NAMES)[number]> = true;
export type HostRequest<C extends HostCall> = z.input<(typeof HOST_CALLS)[C]['request']>;
export type HostResponse<C extends HostCall> = z.output<(typeof HOST_CALLS)[C]['response']>;

/** Every way a call can fail. The message is written for the person and never holds a path or content. */
export const HOST_ERRORS = [
  'refused',
  'badRequest',
  'tooLarge',
  'gone',
  'cancelled',
  'diskFull',
  'noPermission',
  'unreadable',
  'busy',
  'mismatch',
  'timedOut',
  'outOfMemory',
  'notThatKind',
  'failed',
] as const;
export interface HostError {
  readonly code: (typeof HOST_ERRORS)[number];
  readonly message: string;
}
export type HostResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: HostError };

/** What the preload puts on `window.redressHost`, and what the browser host imitates. */
export interface HostBridge {
  call<C extends HostCall>(call: C, request: HostRequest<C>): Promise<HostResult<HostResponse<C>>>;
  /** Returns the function that stops listening. */
  on(signal: HostSignal, listener: () => void): () => void;
}

const share = z.number().min(-1).max(2);
/** A box on a page as it is seen, upright: shares of its width and height, from its upper left corner. */
export const pageBox = z.object({ x: share, y: share, width: share, height: share });
export type PageBox = z.infer<typeof pageBox>;

/**
 * `options` of `convert.run`, as JSON. Unknown members are ignored.
 * Bytes pushed: the file itself, or for `letter-to-pdf` the letter's HTML in UTF-8.
 */
export const CONVERSION_OPTIONS = {
  /** `blocks`: also the message's own structure, for reading it on screen. */
  'parse-mail': z.object({ blocks: z.boolean().default(false) }),
  /**
   * `blank`: look for pages that show nothing; it takes drawing each page without words. `numbered`: read every
   * page, however long the text, for the number it carries as one of so many.
   */
  'inspect-pdf': z.object({
    blank: z.boolean().default(false),
    numbered: z.number().int().positive().optional(),
  }),
  'inspect-office': z.object({}),
  /** Longest side of the picture returned, in pixels; larger ones are scaled down. */
  'inspect-image': z.object({
    maxSide: z.number().int().min(16).max(8192).default(4096),
    /** Longest side the file itself may have, in pixels; a larger one answers with the reason. */
    refuseOver: z.number().int().min(16).optional(),
  }),
  /** A4. `pageNumbers` prints "Page 1 of 2" at the foot of each page. */
  'letter-to-pdf': z.object({ pageNumbers: z.boolean().default(true) }),
  /**
   * `page` counts from 1; `width` in pixels, the height follows; `dots` instead of it: so many to the inch, the
   * page never more than 4096 a side. `words`: also where each line of text stands; `letters`: each letter.
   * `black`: boxes blackened in the picture itself, in shares of the page as it is seen. `draw`: false where
   * only the letters are wanted. `jpeg`: instead of PNG. `password`: of a locked PDF.
   */
  'render-pdf-page': z.object({
    page: z.number().int().min(1).max(100_000),
    width: z.number().int().min(16).max(4096).default(1240),
    dots: z.number().int().min(36).max(300).optional(),
    words: z.boolean().default(false),
    letters: z.boolean().default(false),
    black: z.array(pageBox).max(2000).default([]),
    draw: z.boolean().default(true),
    jpeg: z.boolean().default(false),
    password: z.string().max(200).optional(),
  }),
  'read-document': z.object({}),
  /** Words that may be nowhere in the file: not in its text, not in what lies unseen inside it. */
  'find-words': z.object({ words: z.array(z.string().min(1).max(500)).max(2000) }),
  'document-html': z.object({}),
} as const satisfies Record<(typeof CONVERSIONS)[number], z.ZodType>;
export type Conversion = (typeof CONVERSIONS)[number];
export type ConversionOptions<C extends Conversion> = z.input<(typeof CONVERSION_OPTIONS)[C]>;

/**
 * Largest file each conversion takes. The converter holds the whole file and its decoded form in memory,
 * and a 32-bit-addressed canvas or string fails long before the machine does.
 */
export const CONVERSION_LIMIT_BYTES: Record<Conversion, number> = {
  'parse-mail': 200 * 1024 * 1024,
  'inspect-pdf': 300 * 1024 * 1024,
  'inspect-image': 200 * 1024 * 1024,
  'inspect-office': 200 * 1024 * 1024,
  'letter-to-pdf': 32 * 1024 * 1024,
  'render-pdf-page': 300 * 1024 * 1024,
  'read-document': 100 * 1024 * 1024,
  'find-words': 300 * 1024 * 1024,
  'document-html': 100 * 1024 * 1024,
};

/** Results of conversions, checked by the window with these before use. */

/**
 * A document or message as plain structure: words and nothing that could be loaded or run. The address of
 * a link stands behind its words.
 */
export const readBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.number().int().min(1).max(6),
    text: z.string(),
  }),
  /** `quoted`: how many messages deep an email quotes it. Line breaks are its own. */
  z.object({ kind: z.literal('paragraph'), text: z.string(), quoted: z.number().optional() }),
  /** `mark`: its number or bullet; `depth` from 1. */
  z.object({
    kind: z.literal('item'),
    mark: z.string(),
    depth: z.number().int().min(1).max(9),
    text: z.string(),
  }),
  z.object({ kind: z.literal('table'), rows: z.array(z.array(z.string())) }),
]);
export type ReadBlock = z.infer<typeof readBlock>;

export const readDocument = z.object({
  ok: z.boolean(),
  /** Why not, in words for the person. */
  problem: z.string().optional(),
  blocks: z.array(readBlock),
  /** True when the document is longer than what is shown. */
  cut: z.boolean(),
});
export type ReadDocument = z.infer<typeof readDocument>;

export const parsedMail = z.object({
  from: z.object({ name: z.string(), address: z.string() }),
  to: z.array(z.string()),
  cc: z.array(z.string()).optional(),
  subject: z.string(),
  /** ISO instant of the Date header, or of the newest Received header; absent when neither can be read. */
  date: z.string().optional(),
  messageId: z.string().optional(),
  text: z.string(),
  /** Only when asked for. */
  blocks: z.array(readBlock).optional(),
  /** Parts hold attachment bytes in this order. */
  attachments: z.array(
    z.object({
      fileName: z.string(),
      mediaType: z.string(),
      size: z.number(),
      inline: z.boolean(),
      part: z.number(),
    }),
  ),
  warnings: z.array(z.string()),
});
export type ParsedMail = z.infer<typeof parsedMail>;

export const inspectedPdf = z.object({
  ok: z.boolean(),
  /** Why not, in words for the person: damaged, needs a password, holds no pages. */
  problem: z.string().optional(),
  pages: z.number(),
  /** Width and height in points and rotation of each page. */
  sizes: z.array(z.object({ width: z.number(), height: z.number(), rotate: z.number() })),
  hasText: z.boolean(),
  text: z.string(),
  embeddedFiles: z.array(z.string()),
  encrypted: z.boolean(),
  /** Pages (from 1) that show nothing, where that was asked. */
  blankPages: z.array(z.number()).default([]),
  /** Numbers that pages carry ("Page 12 of 345"), where that was asked. */
  numbered: z.array(z.number()).default([]),
});
export type InspectedPdf = z.infer<typeof inspectedPdf>;

/** What an Office file holds beside its text; `ok: false` = it could not be opened (encrypted, old, damaged). */
export const inspectedOffice = z.object({
  ok: z.boolean(),
  /** Tracked insertions, deletions and moves. */
  changes: z.number(),
  comments: z.number(),
  /** Names of the files inside it. */
  embedded: z.array(z.string()),
});
export type InspectedOffice = z.infer<typeof inspectedOffice>;

/**
 * A document as HTML to be printed, in part 0: tags without attributes, pictures in it as data, nothing that could
 * load or run. `notes`: what is not shown, each a sentence.
 */
export const documentHtml = inspectedOffice.extend({
  problem: z.string().optional(),
  notes: z.array(z.string()),
});
export type DocumentHtml = z.infer<typeof documentHtml>;

/** The picture decoded and re-encoded as upright PNG or JPEG in part 0. */
export const inspectedImage = z.object({
  ok: z.boolean(),
  problem: z.string().optional(),
  width: z.number(),
  height: z.number(),
  mediaType: z.string(),
});
export type InspectedImage = z.infer<typeof inspectedImage>;

/**
 * Which of the words stand in the file, by their place in what was asked. `inside`: in what its pages do not
 * show, such as properties, notes, form fields, older versions. `pictures`: pages (from 1) of a PDF without any
 * letters, where words cannot be looked for. `whole`: false where part of the file could not be looked through.
 */
export const foundWords = z.object({
  shown: z.array(z.number().int().nonnegative()),
  inside: z.array(z.number().int().nonnegative()),
  pictures: z.array(z.number().int().positive()),
  whole: z.boolean(),
});
export type FoundWords = z.infer<typeof foundWords>;

/** The letter as a tagged PDF in part 0. */
export const printedLetter = z.object({ size: z.number() });
export type PrintedLetter = z.infer<typeof printedLetter>;

/** A run of text on a page: where its baseline begins, its length and its size, in pixels of the picture. */
export const placedWords = z.object({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  length: z.number(),
  size: z.number(),
  /** Degrees, clockwise. */
  turn: z.number(),
});
export type PlacedWords = z.infer<typeof placedWords>;

/**
 * Letters of a page in the order they are drawn, blanks put between words and lines. `at` holds four numbers
 * for each UTF-16 unit of `text`: left, top, right, bottom of the letter from the line to a capital's height, in
 * ten-thousandths of the page's width and height as it is seen; noughts for a blank.
 */
export const pageLetters = z.object({
  text: z.string(),
  at: z.array(z.number().int()),
  /** False when the page has more letters than are told. */
  whole: z.boolean(),
});
export type PageLetters = z.infer<typeof pageLetters>;

/** One page as PNG or JPEG in part 0, unless it was not to be drawn. */
export const renderedPage = z.object({
  ok: z.boolean(),
  problem: z.string().optional(),
  width: z.number(),
  height: z.number(),
  /** Pages the PDF has. */
  pages: z.number().optional(),
  /** Only when asked for. */
  words: z.array(placedWords).optional(),
  letters: pageLetters.optional(),
  mediaType: z.enum(['image/png', 'image/jpeg']).default('image/png'),
  /** The page in points as it is seen, before it was made a picture. */
  points: z.object({ width: z.number(), height: z.number() }).optional(),
});
export type RenderedPage = z.infer<typeof renderedPage>;
