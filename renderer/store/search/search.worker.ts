/** The worker that holds the search index. It lives from unlock to lock. */
import { serveSearch, type SearchPort } from './engine';

// A worker's global scope is a port; the compiler only knows the window's, whose postMessage is another.
serveSearch(globalThis as unknown as SearchPort);
