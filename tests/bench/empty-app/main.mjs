/** The least an Electron app can be: one sandboxed window with a line of text. The bench's baseline. */
import { BrowserWindow, app } from 'electron';
import path from 'node:path';

app.setPath('userData', process.env['REDRESS_PROFILE']);
app.enableSandbox();
app.on('window-all-closed', () => app.quit());
// Not awaited at top level: `ready` waits for this module to finish.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1093, height: 560 });
  return window.loadFile(path.join(import.meta.dirname, 'page.html'));
});
