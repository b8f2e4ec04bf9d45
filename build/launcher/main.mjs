/**
 * Stands in for Electron's own `default_app.asar`, which the pinned development runtime lacks: reads an
 * app's folder from the command line and loads it. Copied to `resources/app/` of that runtime only; it is
 * never packaged.
 *
 * The app is imported at top level and awaited: loaded from CommonJS or later, `ready` would already have
 * fired and `registerSchemesAsPrivileged` throws.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** First argument that is no switch, and the files of `-r` (Playwright attaches through one). */
function readArguments(words) {
  const preloaded = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '-r' || word === '--require') preloaded.push(words[(at += 1)]);
    else if (!word.startsWith('-')) return { preloaded, target: word };
  }
  return { preloaded, target: undefined };
}

const { preloaded, target } = readArguments(process.argv.slice(1));
if (target === undefined) {
  process.stderr.write('Usage: electron [-r file] <folder of the app>\n');
  app.exit(2);
} else {
  const folder = path.resolve(target);
  const require = createRequire(import.meta.url);
  for (const file of preloaded) require(path.resolve(file));

  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version ?? '0.0.0');
  app.setAppPath(folder);
  await import(pathToFileURL(path.join(folder, about.main ?? 'index.js')).href);
}
