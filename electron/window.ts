/**
 * The one window: its making, its replacement at lock, its fixed titles, its closing.
 *
 * Lock ends the window's PROCESS. A reload is the obvious fix and fails: the process, with keys and
 * decrypted cases in freed memory, lives on, and the tab's history keeps form values. So the renderer is
 * killed, its WebContents destroyed, and a fresh one opened in the same place on screen.
 */
import { app, BrowserWindow, type Rectangle } from 'electron';
import { APP_HOST, APP_ORIGIN, type HostSignal } from '@shared/host/names';
import { attachContextMenu } from './context-menu';
import { sendSignal } from './host/channel';
import { mayUseDevTools } from './security/debugging';
import { wasSandboxWaived } from './security/sandbox';
import { parseAppAddress } from './security/scheme-paths';

/** How long a closing window may take to flush its drafts. */
const CLOSING_MS = 1200;
/** How much longer, when it says that a backup is being finished. */
const STILL_CLOSING_MS = 15_000;
/** Dying twice within this time means it would die again. */
const CRASH_LOOP_MS = 10_000;
const SIZE = { width: 1280, height: 800, minWidth: 800, minHeight: 520 };

export interface WindowDuties {
  readonly preload: string;
  /** The window's process is about to go or has gone: close files, end converters. */
  onGone(contents: number): void;
  /** Its page has begun: the last moment to look at its process before it does anything. */
  onStarted(window: BrowserWindow): void;
  /** It keeps dying. */
  onCrashLoop(): void;
}

export interface AppWindow {
  open(): void;
  /** Ends the window's process and opens a fresh, locked one. */
  replace(): void;
  /** In answer to `closing`: a backup is being finished. Waits longer, once. */
  stillClosing(): void;
  readyToClose(): void;
  setTitle(title: string): void;
  signal(signal: HostSignal): void;
  comeForward(): void;
  /** Destroys the window without asking it. */
  drop(): void;
  readonly current: BrowserWindow | undefined;
}

export function createAppWindow(duties: WindowDuties): AppWindow {
  let current: BrowserWindow | undefined;
  let lastCrash = -Infinity;
  let closing: NodeJS.Timeout | undefined;
  let isExtended = false;

  function open(bounds?: Rectangle, isMaximized = false): void {
    const window = new BrowserWindow({
      ...SIZE,
      ...bounds,
      show: false,
      title: 'Redress',
      autoHideMenuBar: true,
      webPreferences: {
        preload: duties.preload,
        sandbox: !wasSandboxWaived(app),
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        safeDialogs: true,
        spellcheck: false,
        // A hidden or covered window still flushes drafts and locks on time.
        backgroundThrottling: false,
        devTools: mayUseDevTools(app.isPackaged),
      },
    });
    current = window;
    const { webContents } = window;
    const { id } = webContents;
    // The page's <title> may name a case; the taskbar must not.
    window.on('page-title-updated', (event) => event.preventDefault());
    window.once('ready-to-show', () => {
      if (isMaximized) window.maximize();
      window.show();
    });
    webContents.once('did-navigate', () => duties.onStarted(window));
    // Chromium asks nobody before it shows about:blank, so that one cannot be prevented, only undone.
    webContents.on('did-navigate', (_event, url) => {
      if (current === window && parseAppAddress(url)?.host !== APP_HOST) replace();
    });
    webContents.on('render-process-gone', () => {
      duties.onGone(id);
      if (current === window) survive(window);
    });
    webContents.once('destroyed', () => duties.onGone(id));
    window.on('close', (event) => {
      if (current !== window) return;
      event.preventDefault();
      beginClosing(window);
    });
    window.on('closed', () => {
      if (current !== window) return;
      current = undefined;
      app.quit();
    });
    attachContextMenu(window);
    void window.loadURL(`${APP_ORIGIN}/`).catch(() => undefined);
  }

  /** Its process died by itself: a fresh one in its place, unless that keeps happening. */
  function survive(window: BrowserWindow): void {
    const now = performance.now();
    const isLoop = now - lastCrash < CRASH_LOOP_MS;
    lastCrash = now;
    if (isLoop) {
      forget(window);
      duties.onCrashLoop();
    } else replace();
  }

  function replace(): void {
    const old = current;
    if (!old) return;
    const bounds = old.getNormalBounds();
    const isMaximized = old.isMaximized();
    old.hide();
    forget(old);
    open(bounds, isMaximized);
  }

  /** Kills the process first: `destroy` alone lets a busy one live on for a while. */
  function forget(window: BrowserWindow): void {
    clearTimeout(closing);
    current = undefined;
    if (window.isDestroyed()) return;
    duties.onGone(window.webContents.id);
    window.webContents.forcefullyCrashRenderer();
    window.destroy();
  }

  function beginClosing(window: BrowserWindow): void {
    if (closing) return;
    window.hide();
    isExtended = false;
    sendSignal(window.webContents, 'closing');
    closing = setTimeout(finishClosing, CLOSING_MS);
  }

  function finishClosing(): void {
    clearTimeout(closing);
    closing = undefined;
    const window = current;
    if (!window) return;
    forget(window);
    app.quit();
  }

  return {
    open: () => open(),
    replace,
    stillClosing() {
      if (!closing || isExtended) return;
      isExtended = true;
      clearTimeout(closing);
      closing = setTimeout(finishClosing, STILL_CLOSING_MS);
    },
    readyToClose() {
      // Only in answer to `closing`: a page cannot close the app unasked.
      if (closing) setImmediate(finishClosing);
    },
    setTitle: (title) => current?.setTitle(title),
    signal(signal) {
      if (current) sendSignal(current.webContents, signal);
    },
    comeForward() {
      if (!current) return;
      if (closing) {
        // Started again while the last backup was being finished: that one ends here, and is made up for.
        app.relaunch();
        finishClosing();
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    drop() {
      if (current) forget(current);
    },
    get current() {
      return current;
    },
  };
}
