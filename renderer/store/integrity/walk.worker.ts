/** The worker that checks the data. It lives for one check. */
import { serveWalk, type WalkPort } from './walk-worker';

// A worker's global scope is a port; the compiler only knows the window's, whose postMessage is another.
serveWalk(globalThis as unknown as WalkPort);
