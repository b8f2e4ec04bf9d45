/**
 * What the engine tests may reach from inside the browser: parts of the window without its screens, over
 * the browser host. Built by build/vite.engine.config.mjs, served under the app's own content policy.
 */
import * as host from '../../../renderer/host';

const engine = { host };
export type Engine = typeof engine;

declare global {
  interface Window {
    /** Set once this module has loaded. */
    redressEngine?: Engine;
  }
}

window.redressEngine = engine;
