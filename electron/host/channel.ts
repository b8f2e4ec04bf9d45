/** Binds the guard to Electron. With preload.ts, the only place that touches the window's raw IPC. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { HostSignal } from '@shared/host/names';
import { type Caller, guard, type GuardRules } from './guard';

export const CALL_CHANNEL = 'redress:call';
export const SIGNAL_CHANNEL = 'redress:signal';

export function listen(rules: GuardRules): void {
  ipcMain.handle(CALL_CHANNEL, (event, call: unknown, request: unknown) =>
    guard(rules, callerOf(event), call, request),
  );
}

/** undefined when the frame has gone or navigated since it called. */
function callerOf(event: IpcMainInvokeEvent): Caller | undefined {
  const frame = event.senderFrame;
  if (!frame || event.sender.isDestroyed()) return undefined;
  return {
    contents: event.sender.id,
    isMainFrame: frame === event.sender.mainFrame && frame.parent === null,
    url: frame.url,
  };
}

/** Tells a window something; no data travels with it. */
export function sendSignal(contents: WebContents, signal: HostSignal): void {
  if (!contents.isDestroyed()) contents.send(SIGNAL_CHANNEL, signal);
}
