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

/**
 * Serves the window's files in its session. `root` is the absolute path of out/renderer.
 *
 * By the older of Electron's two interfaces: the newer one, `handle`, loads Node's whole fetch before it
 * answers the first request, which is a sixth of the time from start to lock screen (`npm run bench`).
 */
export function serveWindow(session: Session, root: string): void {
  const isServed = session.protocol.registerBufferProtocol(APP_SCHEME, (request, reply) => {
    void windowFile(root, request.method, request.url).then(({ status, headers, body }) =>
      reply({ statusCode: status, headers, data: body }),
    );
  });
  if (!isServed) throw new Error('The app’s scheme is taken.');
}

async function windowFile(root: string, method: string, address: string): Promise<Answer> {
  if (method !== 'GET') return refused(405);
  const target = resolveAddress(address, (host) => host === APP_HOST);
  if (target.kind === 'refused') return refused(404);
  if (target.kind === 'page') return page(root);
  // The converter's page is for the converter alone.
  if (target.segments.join('/') === CONVERTER_PAGE) return refused(404);
  if (target.mediaType.startsWith('text/html')) return page(root);
  return file(root, target.segments, windowPolicy(), target.mediaType);
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
    if (request.method !== 'GET') return respond(refused(405));
    const target = resolveAddress(request.url, isHost);
    if (target.kind === 'refused') return respond(refused(404));
    if (target.kind === 'page') {
      return inMemory(new URL(request.url).host) ?? respond(refused(404));
    }
    const isOtherPage =
      target.mediaType.startsWith('text/html') && target.segments.join('/') !== CONVERTER_PAGE;
    if (isOtherPage) return respond(refused(404));
    return respond(await file(root, target.segments, converterPolicy(), target.mediaType));
  });
}

const respond = ({ status, headers, body }: Answer): Response =>
  new Response(new Uint8Array(body), { status, headers });

interface Answer {
  readonly status: 200 | 404 | 405;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** An answer with nothing in it, under the barest policy. */
function refused(status: 404 | 405): Answer {
  const headers = responseHeaders(barePolicy(), 'text/plain; charset=utf-8');
  return { status, headers, body: Buffer.alloc(0) };
}

async function page(root: string): Promise<Answer> {
  const html = await read(root, ['index.html']);
  if (!html) return refused(404);
  const nonce = randomBytes(18).toString('base64');
  // In the `nonce` attribute, which the engine hides from style sheets and scripts' getAttribute.
  const marked = html
    .toString('utf8')
    .replace(/<head>/i, `<head><meta name="csp-nonce" nonce="${nonce}">`);
  const headers = responseHeaders(windowPolicy(nonce), 'text/html; charset=utf-8');
  return { status: 200, headers, body: Buffer.from(marked, 'utf8') };
}

async function file(
  root: string,
  segments: readonly string[],
  policy: string,
  mediaType: string,
): Promise<Answer> {
  const body = await read(root, segments);
  return body ? { status: 200, headers: responseHeaders(policy, mediaType), body } : refused(404);
}

/** Files read ahead, each for its first request only: a build that changes while we run is seen. */
const ahead = new Map<string, Promise<Buffer>>();

/**
 * Reads the page and the files it names while the browser's parts still start; the disk would otherwise be
 * waited for once for each. Must run before `ready` to be of any use.
 */
export async function readAhead(root: string): Promise<void> {
  const begin = (name: string) => {
    const file = path.join(root, ...name.split('/'));
    const bytes = readFile(file);
    // Asked for again when it is wanted, where failing is answered.
    bytes.catch(() => ahead.delete(file));
    ahead.set(file, bytes);
    return bytes;
  };
  try {
    const html = (await begin('index.html')).toString('utf8');
    for (const [, name = ''] of html.matchAll(/(?:src|href)="\/(assets\/[\w.-]+)"/g)) begin(name);
  } catch {
    // Nothing read ahead; nothing lost.
  }
}

async function read(root: string, segments: readonly string[]): Promise<Buffer | undefined> {
  const full = path.join(root, ...segments);
  if (!full.startsWith(root + path.sep)) return undefined;
  try {
    const early = ahead.get(full);
    ahead.delete(full);
    return await (early ?? readFile(full));
  } catch {
    // Missing, a folder, unreadable: all the same to a page.
    return undefined;
  }
}
