import type { HostBridge } from '@shared/host/contract';

declare global {
  interface Window {
    /** Put there by electron/preload.ts, before any script of the page runs. */
    readonly redressHost?: HostBridge;
  }
}

/** The shell's bridge, when this page runs inside it. */
export function electronHost(): HostBridge | undefined {
  return window.redressHost;
}
