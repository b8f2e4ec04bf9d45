/**
 * The window begins here. This chunk holds the lock screen and little else; the store loads beside it and
 * everything behind the lock only once it is opened.
 */
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import '../ui/base.css';
import { prepareAnnouncer } from '../ui/announcer';
import { Root } from './root';

// zod would otherwise try `new Function`, which the content policy refuses.
z.config({ jitless: true });

const opening = import('../store/open-store').then(({ createStore }) => createStore());

const place = document.getElementById('window');
if (!place) throw new Error('index.html has no #window.');
prepareAnnouncer();
createRoot(place, {
  // React would print errors with the props of the component that broke, and those hold a case.
  ...(import.meta.env.DEV
    ? {}
    : { onCaughtError: () => undefined, onUncaughtError: () => undefined }),
}).render(<Root opening={opening} />);
