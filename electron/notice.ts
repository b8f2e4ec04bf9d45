/**
 * A page of the shell's own, for when the app itself must not start: words, no script, no bridge, in a
 * session that is never written to disk.
 */
import { createHash } from 'node:crypto';
import { type App, BrowserWindow, Menu, session } from 'electron';
import { APP_SCHEME } from '@shared/host/names';
import { noticePolicy, responseHeaders } from './security/csp';

export interface Notice {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:34rem;margin:4rem auto;padding:0 1.5rem}h1{font-size:1.4rem;line-height:1.3}`;

/** Shows the notice; closing it quits. */
export function showNotice(app: App, notice: Notice): BrowserWindow {
  Menu.setApplicationMenu(null);
  const ours = session.fromPartition('notice');
  const hash = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
  ours.protocol.handle(
    APP_SCHEME,
    () =>
      new Response(noticeHtml(notice), {
        headers: responseHeaders(noticePolicy(hash), 'text/html; charset=utf-8'),
      }),
  );
  const window = new BrowserWindow({
    width: 640,
    height: 480,
    title: 'Redress',
    autoHideMenuBar: true,
    webPreferences: { session: ours, devTools: false, spellcheck: false },
  });
  void window.loadURL(`${APP_SCHEME}://notice/`);
  window.on('closed', () => app.quit());
  return window;
}

/** Text is escaped even though all of it is ours: a version string comes from a file. */
export function noticeHtml({ title, paragraphs }: Notice): string {
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('');
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Redress</title><style>${STYLE}</style></head><body><main role="alert"><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${String(char.charCodeAt(0))};`);
}
