/**
 * The shell's composition root: what is done, in the order it must be done. Each rule and its reason is in
 * the file that carries it.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, clipboard, powerMonitor, type Session, session } from 'electron';
import { z } from 'zod';
import { BackupPlace } from './backup/place';
import { type Converter, createConverter } from './converter/converter';
import { appCapability } from './host/app';
import { clipboardCapability } from './host/clipboard';
import { listen } from './host/channel';
import { convertCapability } from './host/convert';
import { backupCapability } from './host/backup';
import { fileCapability } from './host/files';
import { windowCapability } from './host/window';
import { watchForLock } from './lock-triggers';
import { setMenu } from './menu';
import { showNotice } from './notice';
import { chooseProfile } from './profile';
import { isSampleCouncil, sampleCapability } from './sample-council';
import { writeNoDumps } from './security/crash-dumps';
import { refuseRemoteDebugging } from './security/debugging';
import { denyDownloads } from './security/downloads';
import { denyNavigation } from './security/navigation';
import { cutNetworkBeforeReady, cutPages, cutSession } from './security/network';
import { denyDeviceChoosers, denyPermissions } from './security/permissions';
import { enableSandbox, isSandboxed, wasSandboxWaived } from './security/sandbox';
import { readAhead, registerScheme, serveWindow } from './security/scheme';
import { isOnlyInstance } from './security/single-instance';
import { createAppWindow } from './window';

z.config({ jitless: true });

const here = path.dirname(fileURLToPath(import.meta.url));
const pages = path.resolve(here, '..', 'renderer');

// Before `ready`: switches, scheme, sandbox and profile are read when the browser's parts start.
cutNetworkBeforeReady(app);
writeNoDumps(app);
refuseRemoteDebugging(app);
enableSandbox(app);
registerScheme();
// Times and dates in fields are British whatever the machine speaks.
app.commandLine.appendSwitch('lang', 'en-GB');
const profile = chooseProfile(app);
void readAhead(pages);

denyNavigation(app);
denyDeviceChoosers(app);
cutPages(app);
app.on('session-created', harden);
// The window and the notice say when to quit; hidden converter windows do not count.
app.on('window-all-closed', () => undefined);

if (!profile.use) {
  const { notice } = profile;
  void app.whenReady().then(() => showNotice(app, notice));
} else if (isOnlyInstance(app, () => window.comeForward())) {
  profile.mark();
  void app.whenReady().then(start);
} else {
  app.quit();
}

function harden(created: Session): void {
  cutSession(created, !app.isPackaged);
  denyPermissions(created);
  denyDownloads(created);
}

let converter: Converter | undefined;
const files = fileCapability(windowOf);
const backups = backupCapability(() => new BackupPlace(app.getPath('userData')), windowOf);
const conversions = convertCapability(
  // Made at first use: a start that opens no file does not pay for it.
  () => (converter ??= createConverter(pages, path.join(here, 'converter-preload.cjs'))),
);
const window = createAppWindow({
  preload: path.join(here, 'preload.cjs'),
  onGone(contents) {
    void files.dropWindow(contents);
    backups.dropWindow(contents);
    conversions.dropWindow(contents);
    converter?.endAll();
  },
  onStarted(started) {
    if (!wasSandboxWaived(app) && !isSandboxed(app, started.webContents)) refuseUnconfined();
  },
  onCrashLoop() {
    showNotice(app, {
      title: 'Redress keeps stopping',
      paragraphs: [
        'The window stopped twice in a few seconds. Everything that was confirmed as saved is safe.',
        'Restart the computer and try again. If this notice comes back, ask your IT team.',
      ],
    });
  },
});

function start(): void {
  // Its creation may come before or after the listener above, by version; twice does no harm.
  harden(session.defaultSession);
  serveWindow(session.defaultSession, pages);
  setMenu((signal) => window.signal(signal), !app.isPackaged);
  const idle = watchForLock(powerMonitor, () => window.signal('lock'));
  listen({
    handlers: {
      ...appCapability({
        app,
        profileWarning: profile.use ? profile.warning : undefined,
        isSandboxed: (contents) => isSandboxed(app, windowOf(contents).webContents),
        isSample: isSampleCouncil(process.argv),
      }),
      ...sampleCapability(app, window, process.argv, process.env),
      ...windowCapability(window, idle),
      ...files.handlers,
      ...backups.handlers,
      ...conversions.handlers,
      ...clipboardCapability(clipboard),
    },
    isKnown: (contents) => window.current?.webContents.id === contents,
  });
  app.on('activate', () => window.comeForward());
  window.open();
}

function refuseUnconfined(): void {
  window.drop();
  showNotice(app, {
    title: 'Redress is not confined on this computer',
    paragraphs: [
      'The operating system did not give Redress its sandbox, so a hostile file could reach everything you can.',
      'Ask your IT team to allow user namespaces, or the chrome-sandbox helper, for Redress.',
    ],
  });
}

/** The guard has already refused every WebContents but the current window's. */
function windowOf(contents: number): BrowserWindow {
  const { current } = window;
  if (!current || current.webContents.id !== contents) throw new Error('No such window.');
  return current;
}
