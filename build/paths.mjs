// @ts-check
/** Where things are. Everything in build/ speaks of folders through this file. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, absolute. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
/** Ignored by git; safe to delete at any time. */
export const CACHE = path.join(ROOT, '.cache');
/** What compile.mjs makes and Electron runs. */
export const OUT = path.join(ROOT, 'out');
/** Where the pinned development runtime is unpacked. */
export const PINNED_RUNTIME = path.join(CACHE, 'runtime');

/** @param {...string} parts */
export const inRoot = (...parts) => path.join(ROOT, ...parts);
