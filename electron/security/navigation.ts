/**
 * Where pages may go: nowhere but screens of this app, in the window that shows them.
 *
 * Threat: a link in a complaint, a dropped file, a redirect or a form sends the window (with its bridge
 * to the shell) to someone else's page, or opens a new one. Checking `url.startsWith('app://redress')` is
 * the obvious fix and fails on `app://redress.evil.example` and `app://redress@evil.example`; listening
 * to `will-navigate` alone misses redirects and frames.
 */
import type { App } from 'electron';
import { APP_HOST } from '@shared/host/names';
import { parseAppAddress, resolveAddress } from './scheme-paths';

/**
 * Whether a page at `from` may take its own frame to `to`. Only the window's main frame may, and only to
 * a screen of the app (a reload); files such as /assets/x.js are not screens.
 */
export function mayNavigate(from: string, to: string, isMainFrame: boolean): boolean {
  if (!isMainFrame || parseAppAddress(from)?.host !== APP_HOST) return false;
  const target = resolveAddress(to, (host) => host === APP_HOST);
  return target.kind === 'page';
}

/** Applies to every page of every session, present and to come. */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!mayNavigate(contents.getURL(), event.url, event.isMainFrame)) event.preventDefault();
    });
    contents.on('will-navigate', (event) => {
      if (!mayNavigate(contents.getURL(), event.url, event.isMainFrame)) event.preventDefault();
    });
    // Our scheme never redirects.
    contents.on('will-redirect', (event) => event.preventDefault());
    // A frame whose page sets beforeunload must not be able to stay against the shell's will.
    contents.on('will-prevent-unload', (event) => event.preventDefault());
  });
}
