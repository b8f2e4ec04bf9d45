/**
 * What the window sees of the shell: `call` and `on`, for the names in shared/host/names.ts and no others.
 * The page gets copies through contextBridge, never Electron's own objects.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { HOST_CALL_NAMES, HOST_SIGNALS } from '@shared/host/names';
import type { HostBridge, HostCall, HostResult, HostSignal } from '@shared/host/contract';

// The same two names as in host/channel.ts, which cannot be imported here: it belongs to the main process.
const CALL_CHANNEL = 'redress:call';
const SIGNAL_CHANNEL = 'redress:signal';

const calls: ReadonlySet<string> = new Set(HOST_CALL_NAMES);
const listeners = new Map<HostSignal, Set<() => void>>(
  HOST_SIGNALS.map((name) => [name, new Set()]),
);

ipcRenderer.on(SIGNAL_CHANNEL, (_event, signal: HostSignal) => {
  for (const listener of listeners.get(signal) ?? []) listener();
});

const bridge: HostBridge = {
  call(call, request) {
    if (!calls.has(call)) return Promise.reject(new TypeError('No such call.'));
    return ipcRenderer.invoke(CALL_CHANNEL, call satisfies HostCall, request) as Promise<
      HostResult<never>
    >;
  },
  on(signal, listener) {
    const heard = listeners.get(signal);
    if (!heard) throw new TypeError('No such signal.');
    // Wrapped, so that one function given twice can be taken back once.
    const own = () => listener();
    heard.add(own);
    return () => void heard.delete(own);
  },
};

// contextBridge freezes what it exposes.
contextBridge.exposeInMainWorld('redressHost', bridge);
