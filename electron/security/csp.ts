/**
 * Content Security Policy: what a page may run, load and reach, by header on EVERY response.
 *
 * Threat: a sentence of a complaint that becomes script, a dependency that compiles text, a picture whose
 * address tells its sender the letter was opened. A <meta> policy is the obvious fix and fails: it does
 * not cover workers (their own response's header does, and a worker without one may `eval`), errors, or
 * anything before the tag.
 *
 * Why each exception:
 * - 'wasm-unsafe-eval': Argon2 (key derivation) and pdf.js's picture decoders are WebAssembly.
 * - style nonce: react-aria adds two <style> elements (press targets, scroll lock) and takes a nonce from
 *   <meta name="csp-nonce">. React sets `style` through the CSSOM, which no policy restricts, so style
 *   attributes in markup stay forbidden.
 * - `sandbox` without allow-modals, -popups, -downloads: `window.print`, `alert`, `window.open` and
 *   downloads are dead; printing goes through the shell. allow-forms lets `submit` events fire, while
 *   form-action 'none' lets no form go anywhere.
 */
import { TRUSTED_TYPES_POLICIES } from '@shared/host/names';

type Directives = Readonly<Record<string, readonly string[]>>;

const NOTHING: Directives = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The window and everything it loads. `nonce` only for the page itself: files run no inline style. */
export function windowPolicy(nonce?: string): string {
  return write({
    ...NOTHING,
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'", ...(nonce === undefined ? [] : [`'nonce-${nonce}'`])],
    'style-src-attr': ["'none'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': TRUSTED_TYPES_POLICIES,
    ...(nonce === undefined
      ? {}
      : { sandbox: ['allow-scripts', 'allow-same-origin', 'allow-forms'] }),
  });
}

/**
 * The page that opens untrusted files: our script, and reading the app's own fonts and decoders. No
 * pictures, no styles, no fonts, no workers, no Trusted Types policy at all. `data:` and `blob:` stay
 * closed, so nothing taken from a file can be given back to the engine to load.
 */
export function converterPolicy(): string {
  return write({
    ...NOTHING,
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'connect-src': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
  });
}

/** A letter about to be printed: its own styles and embedded pictures and fonts, and no script. */
export function letterPolicy(): string {
  return write({
    ...NOTHING,
    'style-src': ["'unsafe-inline'"],
    'img-src': ['data:'],
    'font-src': ['data:'],
    sandbox: [],
  });
}

/** A notice of the shell's own (profile refused): words and one inline style sheet, named by its hash. */
export function noticePolicy(styleHash: string): string {
  return write({ ...NOTHING, 'style-src': [`'${styleHash}'`], sandbox: [] });
}

/** Answers that carry nothing to run: refusals and errors. */
export function barePolicy(): string {
  return write({ ...NOTHING, sandbox: [] });
}

/**
 * The headers every response carries. `no-store` keeps Chromium's caches off the disk; nothing here is
 * personal, but what is never cached need not be argued about.
 */
export function responseHeaders(policy: string, mediaType: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'Content-Type': mediaType,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

function write(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
