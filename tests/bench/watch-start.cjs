/**
 * Loaded into the app before its own code (`electron -r`): prints when its window first holds something a
 * person can use. CommonJS, because that is what `-r` takes.
 *
 * Asked from outside, over a debugging port, the question itself would slow what is measured.
 */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above: -r takes CommonJS only
const { app } = require('electron');

const USABLE = `new Promise((resolve) => {
  const isUsable = () =>
    [...document.querySelectorAll('input, textarea, select, button')].some(
      (control) => !control.disabled && control.getClientRects().length > 0,
    );
  // The second frame begins only after the first, with the control in it, was drawn.
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
  if (isUsable()) return drawn();
  const observer = new MutationObserver(() => {
    if (!isUsable()) return;
    observer.disconnect();
    drawn();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
})`;

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    process.stdout.write(`USABLE ${await contents.executeJavaScript(USABLE)}\n`);
  });
});
