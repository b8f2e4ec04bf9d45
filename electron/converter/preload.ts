/**
 * The converter page's only link: one message port from the shell, handed on once. Nothing is exposed;
 * the page can neither call the shell nor name another channel.
 */
import { ipcRenderer } from 'electron';

ipcRenderer.once('converter:port', (event) => {
  window.postMessage('converter:port', '*', event.ports);
});
