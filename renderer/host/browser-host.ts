/**
 * The host in a plain browser: for development and for the store's tests on other engines, never for
 * people's data. Conversions run in this page with the same code as the converter process, so they are
 * not isolated here. Files are picked with the browser's own chooser; saving is refused, unless a test has
 * put `window.redressBrowserFiles` there.
 */
import {
  CHUNK_BYTES,
  CONVERSION_LIMIT_BYTES,
  type Conversion,
  HOST_CALLS,
  type HostBridge,
  type HostCall,
  type HostError,
  type HostRequest,
  type HostResponse,
  type HostSignal,
  type HostResult,
} from '@shared/host/contract';
import { kindInWords } from '@shared/host/file-kinds';
import type { PageConversion } from '../converter/run';
import { browserBackups } from './browser-backups';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a test supplies in place of dialogs and the disk. */
export interface BrowserFiles {
  pick(purpose: string, many: boolean): Promise<readonly { name: string; bytes: Bytes }[]>;
  /** Receives each saved file, its folder's name first when it has one. */
  saved(path: readonly string[], bytes: Bytes): void;
}

declare global {
  interface Window {
    redressBrowserFiles?: BrowserFiles;
  }
}

class Refusal extends Error {
  readonly code: HostError['code'];
  constructor(code: HostError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

interface Saving {
  readonly path: readonly string[];
  readonly chunks: Bytes[];
}

interface Job {
  readonly conversion: Conversion;
  readonly file: Bytes;
  filled: number;
  parts: readonly Bytes[];
}

const GONE = 'That file is no longer open. Choose it again.';
const NO_DISK = 'Saving works in the Redress app, not in a browser.';

export function browserHost(): HostBridge {
  const picked = new Map<string, Bytes>();
  const saving = new Map<string, Saving>();
  const folders = new Map<string, string>();
  const jobs = new Map<string, Job>();
  const listeners = new Map<HostSignal, Set<() => void>>();

  const handlers: { [C in HostCall]: (request: HostRequest<C>) => Promise<HostResponse<C>> } = {
    'app.info': async () => ({
      version: 'browser',
      electron: 'none',
      chromium: navigator.userAgent,
      platform: 'browser',
      packaged: false,
      sandboxed: false,
      sample: new URLSearchParams(location.search).has('sample'),
      profileWarning: 'This is a browser, for development only. Do not enter real cases.',
    }),
    'app.sample': async ({ open }) => {
      location.search = open ? '?sample' : '';
      return {};
    },
    'window.replace': async () => {
      location.reload();
      return {};
    },
    'window.title': async ({ title }) => {
      document.title = title;
      return {};
    },
    'window.stillClosing': async () => ({}),
    'window.readyToClose': async () => ({}),
    'session.idleMinutes': async () => ({}),
    'files.pick': async ({ purpose, many }) => {
      const files = await (window.redressBrowserFiles ?? chooser).pick(purpose, many);
      return {
        files: files.map(({ name, bytes }) => {
          const handle = newHandle('pick');
          picked.set(handle, bytes);
          return { handle, name, size: bytes.byteLength };
        }),
      };
    },
    'files.read': async ({ handle, offset, length }) => {
      const file = known(picked, handle);
      const bytes = file.slice(offset, offset + length);
      return { bytes, done: offset + bytes.byteLength >= file.byteLength };
    },
    'files.release': async ({ handle }) => {
      picked.delete(handle);
      return {};
    },
    'files.saveAs': async ({ suggestedName }) => {
      tests();
      const handle = newHandle('save');
      saving.set(handle, { path: [suggestedName], chunks: [] });
      return { handle, name: suggestedName };
    },
    'files.saveFolder': async ({ suggestedName, beside }) => {
      tests();
      const handle = newHandle('fold');
      folders.set(handle, suggestedName);
      if (beside === undefined) return { handle, name: suggestedName };
      const second = newHandle('fold');
      folders.set(second, beside);
      return { handle, name: suggestedName, beside: { handle: second, name: beside } };
    },
    'files.dropFolder': async ({ folder }) => {
      folders.delete(folder);
      return {};
    },
    'files.createIn': async ({ folder, name }) => {
      const handle = newHandle('save');
      saving.set(handle, { path: [known(folders, folder), name], chunks: [] });
      return { handle };
    },
    'files.write': async ({ handle, bytes }) => {
      known(saving, handle).chunks.push(new Uint8Array(bytes));
      return {};
    },
    'files.commit': async ({ handle }) => {
      const { path, chunks } = known(saving, handle);
      saving.delete(handle);
      const bytes = joined(chunks);
      tests().saved(path, bytes);
      return { size: bytes.byteLength };
    },
    'files.abandon': async ({ handle }) => {
      saving.delete(handle);
      return {};
    },
    'clipboard.read': async () => {
      try {
        return { text: await navigator.clipboard.readText(), html: '' };
      } catch {
        throw new Refusal('refused', 'Press Ctrl+V to paste in a browser.');
      }
    },
    ...browserBackups(newHandle),
    'convert.begin': async ({ conversion, size }) => {
      if (size > CONVERSION_LIMIT_BYTES[conversion]) {
        throw new Refusal('tooLarge', 'That file is too large to open here.');
      }
      const job = newHandle('conv');
      jobs.set(job, { conversion, file: new Uint8Array(size), filled: 0, parts: [] });
      return { job };
    },
    'convert.push': async ({ job: id, bytes }) => {
      const job = known(jobs, id);
      job.file.set(bytes, job.filled);
      job.filled += bytes.byteLength;
      return {};
    },
    'convert.run': async ({ job: id, options }) => {
      const job = known(jobs, id);
      const { result, parts } = await convertHere(job, options);
      job.parts = parts;
      return { result, parts: parts.map((part) => part.byteLength) };
    },
    'convert.pull': async ({ job, part, offset }) => {
      const whole = known(jobs, job).parts[part];
      if (!whole) throw new Refusal('badRequest', 'There is no such part.');
      const bytes = whole.slice(offset, offset + CHUNK_BYTES);
      return { bytes, done: offset + bytes.byteLength >= whole.byteLength };
    },
    'convert.end': async ({ job }) => {
      jobs.delete(job);
      return {};
    },
  };

  return {
    async call<C extends HostCall>(
      call: C,
      request: HostRequest<C>,
    ): Promise<HostResult<HostResponse<C>>> {
      if (!HOST_CALLS[call].request.safeParse(request).success) {
        return {
          ok: false,
          error: {
            code: 'badRequest',
            message: 'Redress asked for something the shell does not know.',
          },
        };
      }
      try {
        return { ok: true, value: await handlers[call](request) };
      } catch (error) {
        if (error instanceof Refusal) {
          return { ok: false, error: { code: error.code, message: error.message } };
        }
        throw error;
      }
    },
    on(signal, listener) {
      const heard = listeners.get(signal) ?? new Set();
      listeners.set(signal, heard.add(listener));
      return () => void heard.delete(listener);
    },
  };
}

function tests(): BrowserFiles {
  if (!window.redressBrowserFiles) throw new Refusal('refused', NO_DISK);
  return window.redressBrowserFiles;
}

function known<T>(from: ReadonlyMap<string, T>, handle: string): T {
  const value = from.get(handle);
  if (value === undefined) throw new Refusal('gone', GONE);
  return value;
}

function newHandle(kind: 'pick' | 'save' | 'fold' | 'conv' | 'back'): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return `${kind}-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function joined(chunks: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

async function convertHere(
  job: Job,
  options: string,
): Promise<{ result: string; parts: readonly Bytes[] }> {
  if (job.conversion === 'letter-to-pdf') {
    throw new Refusal('refused', 'Printing to PDF works in the Redress app, not in a browser.');
  }
  const conversion: PageConversion = job.conversion;
  // Loaded only here: in the app the converter process holds this code and the window never needs it.
  const { runConversion } = await import('../converter/run');
  const answer = await runConversion(conversion, job.file, options);
  if (answer.ok) return { result: answer.result, parts: answer.parts };
  throw new Refusal(
    answer.code,
    answer.found === undefined
      ? 'That file could not be read.'
      : `That file is really ${kindInWords(answer.found)}. Choose another file.`,
  );
}

const chooser: Pick<BrowserFiles, 'pick'> = {
  pick: (_purpose, many) =>
    new Promise((resolve, reject) => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = many;
      input.addEventListener('cancel', () => resolve([]));
      input.addEventListener('change', () => {
        const files = Array.from(input.files ?? []);
        Promise.all(
          files.map(async (file) => ({
            name: file.name,
            bytes: new Uint8Array(await file.arrayBuffer()),
          })),
        ).then(resolve, reject);
      });
      input.click();
    }),
};
