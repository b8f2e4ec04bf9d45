/**
 * Which file of out/renderer an address means. Pure, so that every trap is a line in a table.
 *
 * Threat: an address that names a file outside the app (`/../../etc/passwd`, `/%2e%2e%2f`, `/a\..\..\b`,
 * `/C:/`, `/file.js::$DATA`). Normalising and then checking the prefix is the obvious fix and fails where
 * the check and the file system decode differently (twice-encoded dots, backslashes on Windows, NUL). So
 * nothing is decoded: a file's path must be spelled in a small alphabet, and everything else that looks
 * like a screen of the app is answered with the one index page, never with a path made from it.
 */
export type Resolved =
  | { readonly kind: 'file'; readonly segments: readonly string[]; readonly mediaType: string }
  /** A screen of the app: the single page, whatever its address. */
  | { readonly kind: 'page' }
  | { readonly kind: 'refused' };

// Fixed rather than looked up: an unknown ending is refused, never guessed, and `nosniff` holds the rest.
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  map: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  // What the PDF reader asks for: fonts, character maps.
  pfb: 'application/octet-stream',
  bcmap: 'application/octet-stream',
};

const FILE_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** Device names Windows resolves in any folder. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const DOT_SEGMENT = /[\\/](?:\.|%2e){1,2}(?:[\\/?#]|$)/i;
const PATH_LIMIT = 2048;

/**
 * @param address the full address as requested.
 * @param isHost whether a host belongs here ("redress", or a converter's own).
 */
export function resolveAddress(address: string, isHost: (host: string) => boolean): Resolved {
  const url = parseAppAddress(address);
  if (!url || !isHost(url.host) || url.pathname.length > PATH_LIMIT) return { kind: 'refused' };
  // Parsing has already folded dot segments away; whoever wrote them meant no good.
  if (DOT_SEGMENT.test(address)) return { kind: 'refused' };
  const raw = url.pathname;
  if (raw === '/') return { kind: 'page' };
  if (!raw.startsWith('/') || raw.includes('//') || /[\\\u0000-\u0020:*?"<>|]/.test(raw)) {
    return { kind: 'refused' };
  }
  // Encoded dots, slashes, backslashes, controls or percent signs have no honest use, even in a route.
  if (/%(?:2e|2f|5c|25|3a|0[0-9a-f]|1[0-9a-f]|7f)/i.test(raw)) return { kind: 'refused' };
  const segments = raw.slice(1).split('/');
  const last = segments[segments.length - 1] ?? '';
  if (!last.includes('.')) return { kind: 'page' };
  const ending = last.slice(last.lastIndexOf('.') + 1);
  const mediaType = Object.hasOwn(MEDIA_TYPES, ending) ? MEDIA_TYPES[ending] : undefined;
  const isPlain = segments.every(
    (segment) => FILE_SEGMENT.test(segment) && !segment.endsWith('.') && !DEVICE.test(segment),
  );
  return mediaType !== undefined && isPlain
    ? { kind: 'file', segments, mediaType }
    : { kind: 'refused' };
}

/**
 * The address, when it is of our scheme and carries no credentials or port. `URL.origin` is no help: Node
 * gives "null" for every scheme it does not know, so two different hosts would compare equal.
 */
export function parseAppAddress(address: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  const isOurs =
    url.protocol === 'app:' && url.username === '' && url.password === '' && url.port === '';
  // Without an authority ("app:redress") there is no host at all.
  return isOurs && url.host !== '' ? url : undefined;
}
