// @ts-check
/**
 * Every fuse of the packaged binary, decided, with the reason. Leaving one out does not compile; one that a
 * newer Electron adds is found when the packaged binary's fuses are read back (tests/e2e/packaged).
 * What each does: https://www.electronjs.org/docs/latest/tutorial/fuses
 */

/**
 * @typedef {keyof typeof import('@electron/fuses').FuseV1Options} FuseName
 * @typedef {{on: boolean, why: string}} Decision
 */

/** @type {Readonly<Record<FuseName, Decision>>} */
export const FUSES = {
  RunAsNode: { on: false, why: 'the signed binary must not be a Node for anyone’s script' },
  EnableCookieEncryption: {
    on: false,
    why: 'there is no network and no cookie; on, it would ask for the system’s keychain at start',
  },
  EnableNodeOptionsEnvironmentVariable: {
    on: false,
    why: 'an environment variable must not load code into the app',
  },
  EnableNodeCliInspectArguments: {
    on: false,
    why: 'a debugger in the main process reads everything that is unlocked',
  },
  EnableEmbeddedAsarIntegrityValidation: {
    on: true,
    why: 'a changed app.asar does not start (macOS and Windows; Linux has no such check)',
  },
  OnlyLoadAppFromAsar: { on: true, why: 'no folder laid beside app.asar can take its place' },
  LoadBrowserProcessSpecificV8Snapshot: { on: false, why: 'we ship no snapshot of our own' },
  GrantFileProtocolExtraPrivileges: {
    on: false,
    why: 'pages come from app://; file:// needs no more than in a browser',
  },
};

/**
 * Fuses by their place on the wire that this @electron/fuses cannot name yet. Left as Electron ships them.
 * @type {Readonly<Record<number, Decision>>}
 */
export const LEFT_AS_SHIPPED = {
  8: { on: true, why: 'WasmTrapHandlers: off only slows WebAssembly, which derives our keys' },
};

/** The same as electron-builder's `electronFuses`, whose names begin in lower case. */
export function builderFuses() {
  return Object.fromEntries(
    Object.entries(FUSES).map(([name, { on }]) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      on,
    ]),
  );
}
