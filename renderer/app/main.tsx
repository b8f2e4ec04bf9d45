/**
 * The window begins here, with the lock screen and the store it asks; everything behind the lock is loaded
 * while it waits.
 */
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import '../ui/base.css';
import { callHost } from '../host';
import { createStore } from '../store/open-store';
import { prepareAnnouncer } from '../ui/announcer';
import { Root } from './root';

// zod would otherwise try `new Function`, which the content policy refuses.
z.config({ jitless: true });

// Begun before anything is drawn: the lock screen cannot be used without it.
const opening = createStore({
  freeBytes: async () => (await callHost('app.disk', {})).freeBytes,
});

const place = document.getElementById('window');
if (!place) throw new Error('index.html has no #window.');
prepareAnnouncer();
createRoot(place, {
  // React would print errors with the props of the component that broke, and those hold a case.
  ...(import.meta.env.DEV
    ? {}
    : { onCaughtError: () => undefined, onUncaughtError: () => undefined }),
}).render(<Root opening={opening} />);
