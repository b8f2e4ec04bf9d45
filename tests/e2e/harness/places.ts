/** Where the run before the tests put things; see build/stage.mjs, which sets these. */
import path from 'node:path';

/** The app's folder: package.json and out/. */
export const APP_FOLDER = path.resolve(import.meta.dirname, '../../..');

/** A folder the tests may leave pictures and files in; copied back to the checkout after the run. */
export const RESULTS = process.env['REDRESS_E2E_RESULTS'] ?? path.join(APP_FOLDER, 'test-results');

/** Whether Chromium runs with its sandbox. 'none' only where the machine cannot have one. */
export const HAS_SANDBOX = (process.env['REDRESS_E2E_SANDBOX'] ?? 'none') !== 'none';
