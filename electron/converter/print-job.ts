/**
 * A letter's HTML printed to a tagged PDF, in a hidden window that runs no script and loads nothing but
 * what the letter carries in itself.
 *
 * Threat: a sentence of the letter that is markup after all, and runs or loads as it is printed. Escaping
 * it upstream is done and is not enough to rest on: here script is off in the engine's settings, in the
 * policy and by its sandbox, and the session has no network.
 */
import { app, BrowserWindow } from 'electron';
import { CHUNK_BYTES, CONVERSION_OPTIONS } from '@shared/host/contract';
import { APP_SCHEME } from '@shared/host/names';
import { HostProblem } from '../host/problem';
import { wasSandboxWaived } from '../security/sandbox';
import { type Job, type JobSpec, STOPPED } from './job';
import type { ConverterPlace } from './page-job';
import { timeAllowed } from './watchdog';

/** Keeps the letter's HTML where the session's scheme handler finds it, for as long as the job lives. */
export interface Documents {
  set(host: string, html: Uint8Array<ArrayBuffer>): void;
  delete(host: string): void;
}

/** Centimetres in inches, as printToPDF wants them. */
const cm = (length: number) => length / 2.54;
const PAGE_NUMBERS =
  '<div style="width:100%;font:9pt sans-serif;text-align:center">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>';

export class PrintJob implements Job {
  readonly #place: ConverterPlace;
  readonly #host: string;
  readonly #documents: Documents;
  readonly #onEnd: () => void;
  #html: Uint8Array<ArrayBuffer>;
  #filled = 0;
  #pdf: Uint8Array<ArrayBuffer> | undefined;
  #window: BrowserWindow | undefined;
  #stop: ((why: HostProblem) => void) | undefined;
  #ended = false;

  constructor(
    place: ConverterPlace,
    host: string,
    documents: Documents,
    spec: JobSpec,
    onEnd: () => void,
  ) {
    this.#place = place;
    this.#host = host;
    this.#documents = documents;
    this.#html = new Uint8Array(spec.size);
    this.#onEnd = onEnd;
  }

  async push(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#filled + bytes.byteLength > this.#html.byteLength) {
      throw new HostProblem('tooLarge', 'The letter did not arrive as announced. Try again.');
    }
    this.#html.set(bytes, this.#filled);
    this.#filled += bytes.byteLength;
  }

  async run(options: string): Promise<{ result: string; parts: number[] }> {
    if (this.#ended) throw STOPPED.ended;
    const { pageNumbers } = readOptions(options);
    const stopped = new Promise<never>((_, reject) => {
      this.#stop = reject;
    });
    const timer = setTimeout(
      () => this.#stop?.(STOPPED.timedOut),
      timeAllowed(this.#html.byteLength),
    );
    try {
      const pdf = await Promise.race([this.#print(pageNumbers), stopped]);
      this.#pdf = pdf;
      return { result: JSON.stringify({ size: pdf.byteLength }), parts: [pdf.byteLength] };
    } catch (error) {
      throw error instanceof HostProblem
        ? error
        : new HostProblem('failed', 'The letter could not be printed to PDF. Try again.');
    } finally {
      clearTimeout(timer);
      this.#stop = undefined;
      this.#close();
    }
  }

  async pull(
    part: number,
    offset: number,
  ): Promise<{ bytes: Uint8Array<ArrayBuffer>; done: boolean }> {
    if (!this.#pdf || part !== 0)
      throw new HostProblem('badRequest', 'There is no such part of the letter.');
    const bytes = this.#pdf.slice(offset, offset + CHUNK_BYTES);
    return { bytes, done: offset + bytes.byteLength >= this.#pdf.byteLength };
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#stop?.(STOPPED.ended);
    this.#close();
    this.#pdf = undefined;
    this.#onEnd();
  }

  async #print(pageNumbers: boolean): Promise<Uint8Array<ArrayBuffer>> {
    this.#documents.set(this.#host, this.#html);
    const window = new BrowserWindow({
      show: false,
      title: 'Redress',
      webPreferences: {
        session: this.#place.session,
        javascript: false,
        sandbox: !wasSandboxWaived(app),
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        backgroundThrottling: false,
        devTools: false,
      },
    });
    this.#window = window;
    window.webContents.on('render-process-gone', () => this.#stop?.(STOPPED.crashed));
    await window.loadURL(`${APP_SCHEME}://${this.#host}/`);
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      margins: { top: cm(2), bottom: cm(2.2), left: cm(2.2), right: cm(2.2) },
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: pageNumbers,
      headerTemplate: '<span></span>',
      footerTemplate: PAGE_NUMBERS,
    });
    return new Uint8Array(pdf);
  }

  #close(): void {
    this.#documents.delete(this.#host);
    this.#html = new Uint8Array();
    const window = this.#window;
    this.#window = undefined;
    if (!window || window.isDestroyed()) return;
    window.webContents.forcefullyCrashRenderer();
    window.destroy();
  }
}

function readOptions(options: string): { pageNumbers: boolean } {
  try {
    return CONVERSION_OPTIONS['letter-to-pdf'].parse(options === '' ? {} : JSON.parse(options));
  } catch {
    throw new HostProblem('badRequest', 'Redress asked for a kind of printing it does not know.');
  }
}
