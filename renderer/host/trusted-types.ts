/**
 * Under `require-trusted-types-for 'script'` a worker can be started only from an address a named policy
 * has passed. This is that policy: our own origin, below /assets/, where the build puts scripts.
 *
 * Use: `import url from './search.worker.ts?worker&url'` (Vite bundles the worker and gives its
 * address), then `startWorker(url)`. `new Worker(...)` anywhere else throws in the app.
 */
interface Policy {
  createScriptURL(input: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(input: string): string }): Policy;
}

/**
 * The address, when it is a script of this app.
 * @throws TypeError for any other origin or place.
 */
export function ownScript(input: string, base: string): string {
  const url = new URL(input, base);
  const home = new URL(base);
  const isOwn = url.protocol === home.protocol && url.host === home.host && url.username === '';
  // A development server serves sources from anywhere below its root, hence only the app itself is held to /assets/.
  const isBuilt = url.pathname.startsWith('/assets/') || home.protocol.startsWith('http');
  if (!isOwn || !isBuilt) throw new TypeError('Not a script of this app.');
  return url.href;
}

let policy: Policy | undefined;

function workerPolicy(): Policy {
  const rules = { createScriptURL: (input: string) => ownScript(input, location.href) };
  // Absent in engines other than Chromium, where the plain string is what Worker takes.
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??= factory?.createPolicy('redress-worker', rules) ?? rules;
  return policy;
}

/** Starts one of our own module workers. @throws TypeError when `url` is not a script of this app. */
export function startWorker(url: string, name?: string): Worker {
  return new Worker(workerPolicy().createScriptURL(url), {
    type: 'module',
    ...(name === undefined ? {} : { name }),
  });
}
