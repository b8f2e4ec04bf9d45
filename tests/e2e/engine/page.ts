/**
 * What the engine tests may reach from inside the browser: parts of the window without its screens, over
 * the browser host. Built by build/vite.engine.config.mjs, served under the app's own content policy.
 */
import * as commands from '../../../shared/case-file/commands';
import * as host from '../../../renderer/host';
import type { Store } from '../../../renderer/store/api';
import { createStore } from '../../../renderer/store/open-store';
import { bundleTimes } from '../../bench/bundle-bench';
import * as dataBench from '../../bench/data-bench';
import { letterTimes } from '../../bench/letter-bench';
import { seedWindow } from '../../bench/seed-window';
import * as backups from '../../bench/backup-bench';
import * as storeBench from '../../bench/store-bench';
import * as soak from '../../soak/writes';
import { SAMPLE_HANDLER, sampleCouncil } from '../../fixtures/sample-cases';

const bench = { ...storeBench, ...dataBench, bundleTimes, letterTimes, seedWindow };
const engine = {
  host,
  createStore,
  commands,
  bench,
  backups,
  soak,
  SAMPLE_HANDLER,
  sampleCouncil,
};
export type Engine = typeof engine;

declare global {
  interface Window {
    /** Set once this module has loaded. */
    redressEngine?: Engine;
    /** Where the store's tests keep what they opened, from one step to the next. */
    store?: Store | undefined;
    other?: Store | undefined;
    durabilities?: string[];
  }
}

window.redressEngine = engine;
