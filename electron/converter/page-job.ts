/**
 * A job in a process of its own: one hidden, sandboxed window per file, at an address no other job
 * shares, in a session that is never written to disk. A file that takes over its reader finds no keys, no
 * other file, no network, no shell, and dies with its job.
 *
 * Threat: a PDF or picture that exploits its decoder. A worker of the main window is the obvious fix and
 * fails twice: it shares the window's process (keys and all), and one that runs out of memory takes the
 * window with it.
 */
import { totalmem } from 'node:os';
import {
  app,
  BrowserWindow,
  MessageChannelMain,
  type MessagePortMain,
  type Session,
} from 'electron';
import { CHUNK_BYTES } from '@shared/host/contract';
import { APP_SCHEME } from '@shared/host/names';
import { mayUseDevTools } from '../security/debugging';
import { isSandboxed, wasSandboxWaived } from '../security/sandbox';
import { CONVERTER_PAGE } from '../security/scheme';
import { HostProblem } from '../host/problem';
import { answerProblem, converterAnswer, type GoodAnswer } from './answers';
import { type Job, type JobSpec, STOPPED } from './job';
import { diedOfMemory, growthAllowed, timeAllowed, verdict } from './watchdog';

/** Short against the time a memory bomb needs to touch a gigabyte, long against the cost of asking. */
const LOOK_EVERY_MS = 150;
/** A page of ours that has not loaded by then never will. */
const START_MS = 20_000;

export interface ConverterPlace {
  readonly session: Session;
  readonly preload: string;
}

/** A started converter window that has no file yet. */
export class ConverterPage {
  readonly window: BrowserWindow;
  readonly #ready: Promise<MessagePortMain>;

  constructor({ session, preload }: ConverterPlace, host: string) {
    this.window = new BrowserWindow({
      show: false,
      title: 'Redress',
      webPreferences: {
        session,
        preload,
        sandbox: !wasSandboxWaived(app),
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        // A hidden page's timers are slowed, and pdf.js waits on timers.
        backgroundThrottling: false,
        devTools: mayUseDevTools(app.isPackaged),
      },
    });
    this.#ready = this.#start(host);
    // A spare page may die before anyone asks for it; the job that takes it reports the failure.
    this.#ready.catch(() => undefined);
  }

  /** The page's port. @throws HostProblem when the page does not start or is not confined. */
  port(): Promise<MessagePortMain> {
    return this.#ready;
  }

  get isAlive(): boolean {
    return !this.window.isDestroyed() && !this.window.webContents.isCrashed();
  }

  get pid(): number | undefined {
    return this.isAlive ? this.window.webContents.getOSProcessId() : undefined;
  }

  /** Ends the process, even one that no longer listens. */
  kill(): void {
    if (this.window.isDestroyed()) return;
    this.window.webContents.forcefullyCrashRenderer();
    this.window.destroy();
  }

  async #start(host: string): Promise<MessagePortMain> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(STOPPED.timedOut), START_MS);
    });
    try {
      await Promise.race([this.window.loadURL(`${APP_SCHEME}://${host}/${CONVERTER_PAGE}`), late]);
    } catch (error) {
      throw error instanceof HostProblem ? error : STOPPED.crashed;
    } finally {
      clearTimeout(timer);
    }
    const { webContents } = this.window;
    if (!wasSandboxWaived(app) && !isSandboxed(app, webContents)) {
      this.kill();
      throw new HostProblem(
        'refused',
        'This computer does not confine the file reader, so files are not opened. Ask your IT team.',
      );
    }
    const { port1, port2 } = new MessageChannelMain();
    webContents.postMessage('converter:port', null, [port2]);
    port1.start();
    return port1;
  }
}

interface Waiting {
  /** When it was asked, on performance.now()'s clock. */
  readonly since: number;
  resolve(answer: GoodAnswer): void;
  reject(problem: HostProblem): void;
}

export class PageJob implements Job {
  readonly #page: ConverterPage;
  readonly #spec: JobSpec;
  readonly #waiting = new Map<number, Waiting>();
  readonly #begun: Promise<MessagePortMain>;
  readonly #growthAllowed: number;
  readonly #onEnd: () => void;
  #nextId = 1;
  #parts: number[] = [];
  #stopped: HostProblem | undefined;
  #baseline: number | undefined;
  #grown = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(page: ConverterPage, spec: JobSpec, onEnd: () => void) {
    this.#page = page;
    this.#spec = spec;
    this.#onEnd = onEnd;
    this.#growthAllowed = growthAllowed(spec.size, totalmem());
    this.#begun = this.#begin();
    this.#begun.catch(() => undefined);
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    page.window.webContents.on('render-process-gone', (_event, { reason }) => {
      this.#stop(
        diedOfMemory(reason, this.#grown, this.#growthAllowed)
          ? STOPPED.outOfMemory
          : STOPPED.crashed,
      );
    });
  }

  async push(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#ask(await this.#begun, { kind: 'push', bytes });
  }

  async run(options: string): Promise<{ result: string; parts: number[] }> {
    const port = await this.#begun;
    const { result, parts } = await this.#ask(port, { kind: 'run', options });
    if (result === undefined || parts === undefined) throw STOPPED.crashed;
    this.#parts = parts;
    return { result, parts };
  }

  async pull(
    part: number,
    offset: number,
  ): Promise<{ bytes: Uint8Array<ArrayBuffer>; done: boolean }> {
    const size = this.#parts[part];
    if (size === undefined)
      throw new HostProblem('badRequest', 'There is no such part of that file.');
    const wanted = Math.max(0, Math.min(CHUNK_BYTES, size - offset));
    const { bytes } = await this.#ask(await this.#begun, {
      kind: 'pull',
      part,
      offset,
      length: wanted,
    });
    // Exactly what it promised: a reader gone wrong must not make the window pull for ever.
    if (bytes?.byteLength !== wanted) throw STOPPED.crashed;
    return { bytes: new Uint8Array(bytes), done: offset + wanted >= size };
  }

  end(): void {
    this.#stop(STOPPED.ended);
  }

  async #begin(): Promise<MessagePortMain> {
    const port = await this.#page.port();
    port.on('message', ({ data }) => this.#hear(data));
    port.on('close', () => this.#stop(STOPPED.crashed));
    await this.#ask(port, {
      kind: 'begin',
      conversion: this.#spec.conversion,
      size: this.#spec.size,
    });
    return port;
  }

  #ask(port: MessagePortMain, message: Readonly<Record<string, unknown>>): Promise<GoodAnswer> {
    if (this.#stopped) return Promise.reject(this.#stopped);
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { since: performance.now(), resolve, reject });
      port.postMessage({ id, ...message });
    });
  }

  #hear(data: unknown): void {
    const answer = converterAnswer.safeParse(data);
    if (!answer.success) {
      this.#stop(STOPPED.crashed);
      return;
    }
    const waiting = this.#waiting.get(answer.data.id);
    this.#waiting.delete(answer.data.id);
    if (answer.data.ok) waiting?.resolve(answer.data);
    else waiting?.reject(answerProblem(answer.data));
  }

  #look(): void {
    const bytes = residentBytes(this.#page.pid);
    if (bytes === undefined) return;
    this.#baseline ??= bytes;
    this.#grown = bytes - this.#baseline;
    const why = verdict({
      elapsedMs: this.#longestWait(),
      timeAllowedMs: timeAllowed(this.#spec.size),
      grownBytes: this.#grown,
      growthAllowedBytes: this.#growthAllowed,
    });
    if (why !== undefined) this.#stop(STOPPED[why]);
  }

  /** Of whatever was asked: a page taken over may as well hang on a chunk as on the run. */
  #longestWait(): number {
    const now = performance.now();
    return Math.max(0, ...Array.from(this.#waiting.values(), ({ since }) => now - since));
  }

  #stop(why: HostProblem): void {
    if (this.#stopped) return;
    this.#stopped = why;
    clearInterval(this.#timer);
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
    this.#page.kill();
    this.#onEnd();
  }
}

/** Memory of a process as the system counts it; undefined once it has gone. */
function residentBytes(pid: number | undefined): number | undefined {
  const metric = app.getAppMetrics().find((each) => each.pid === pid);
  return metric === undefined ? undefined : metric.memory.workingSetSize * 1024;
}
