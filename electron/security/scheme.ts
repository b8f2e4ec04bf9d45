/**
 * The app's own scheme: `app://redress` serves out/renderer and nothing else.
 *
 * Threat: `file:` gives a page the reader's whole disk and one origin shared by every file; a local web
 * server is open to every program on the machine. A custom scheme fixes both, but only if registered
 * before `ready` (later it is not a secure context: no WebCrypto, no storage) and only if the handler
 * itself refuses to wander (scheme-paths.ts).
 *
 * Scheme and host are frozen: IndexedDB lies under them, and changing one loses people's data.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { APP_HOST, APP_SCHEME } from '@shared/host/names';
import { barePolicy, converterPolicy, responseHeaders, windowPolicy } from './csp';
import { resolveAddress } from './scheme-paths';

/** Must run before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // codeCache keeps V8's compiled form of our own scripts between starts: code, never content.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the window's files in its session. `root` is the absolute path of out/renderer. */
export function serveWindow(session: Session, root: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const target = resolveAddress(request.url, (host) => host === APP_HOST);
    if (target.kind === 'refused') return refusal(404);
    if (target.kind === 'page') return page(root);
    // The converter's page is for the converter alone.
    if (target.segments.join('/') === CONVERTER_PAGE) return refusal(404);
    if (target.mediaType.startsWith('text/html')) return page(root);
    return file(root, target.segments, windowPolicy(), target.mediaType);
  });
}

export const CONVERTER_PAGE = 'converter.html';

/** Serves the converter's page and scripts, with the converter's narrower policy, to hosts `isHost` knows. */
export function serveConverter(
  session: Session,
  root: string,
  isHost: (host: string) => boolean,
  /** Documents kept in memory (a letter to print), by host. */
  inMemory: (host: string) => Response | undefined,
): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const target = resolveAddress(request.url, isHost);
    if (target.kind === 'refused') return refusal(404);
    if (target.kind === 'page') return inMemory(new URL(request.url).host) ?? refusal(404);
    const isOtherPage =
      target.mediaType.startsWith('text/html') && target.segments.join('/') !== CONVERTER_PAGE;
    if (isOtherPage) return refusal(404);
    return file(root, target.segments, converterPolicy(), target.mediaType);
  });
}

/** An answer with nothing in it, under the barest policy. */
export function refusal(status: 404 | 405): Response {
  return new Response('', {
    status,
    headers: responseHeaders(barePolicy(), 'text/plain; charset=utf-8'),
  });
}

async function page(root: string): Promise<Response> {
  const html = await read(root, ['index.html']);
  if (!html) return refusal(404);
  const nonce = randomBytes(18).toString('base64');
  // In the `nonce` attribute, which the engine hides from style sheets and scripts' getAttribute.
  const marked = html
    .toString('utf8')
    .replace(/<head>/i, `<head><meta name="csp-nonce" nonce="${nonce}">`);
  return new Response(marked, {
    headers: responseHeaders(windowPolicy(nonce), 'text/html; charset=utf-8'),
  });
}

async function file(
  root: string,
  segments: readonly string[],
  policy: string,
  mediaType: string,
): Promise<Response> {
  const bytes = await read(root, segments);
  return bytes
    ? new Response(new Uint8Array(bytes), { headers: responseHeaders(policy, mediaType) })
    : refusal(404);
}

async function read(root: string, segments: readonly string[]): Promise<Buffer | undefined> {
  const full = path.join(root, ...segments);
  if (!full.startsWith(root + path.sep)) return undefined;
  try {
    return await readFile(full);
  } catch {
    // Missing, a folder, unreadable: all the same to a page.
    return undefined;
  }
}
