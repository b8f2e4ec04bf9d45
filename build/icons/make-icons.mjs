// @ts-check
/**
 * Draws icon.svg at every size the systems want: `node build/icons/make-icons.mjs`, after changing it.
 * Needs a Chromium (REDRESS_CHROMIUM or Debian's). The results are committed.
 */
import { chromium } from '@playwright/test';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../paths.mjs';
import { isRootOnLinux } from '../sandbox.mjs';
import { systemChromium } from '../system.mjs';
import { PlainError, runMain, say } from '../terminal.mjs';

const FOLDER = inRoot('build', 'icons');
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for its sizes (https://en.wikipedia.org/wiki/Apple_Icon_Image_format). */
const APPLE = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

/** @param {readonly {size: number, png: Buffer}[]} pictures @returns {Buffer} a .ico holding PNGs */
function packIco(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // One byte each; 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** @param {readonly {type: string, png: Buffer}[]} pictures @returns {Buffer} a .icns holding PNGs */
function packIcns(pictures) {
  const entries = pictures.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(entries);
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

await runMain(async () => {
  const executablePath = systemChromium();
  if (executablePath === undefined) throw new PlainError('Drawing the icons needs a Chromium.');
  const svg = await readFile(path.join(FOLDER, 'icon.svg'), 'utf8');
  // Our own picture and nothing else is shown, so drawing it as root without a sandbox is harmless.
  const browser = await chromium.launch({ executablePath, chromiumSandbox: !isRootOnLinux() });
  /** @type {Map<number, Buffer>} */
  const drawn = new Map();
  for (const size of new Set([...LINUX, ...WINDOWS, ...Object.values(APPLE)])) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    drawn.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  const at = (/** @type {number} */ size) => drawn.get(size) ?? Buffer.alloc(0);

  await mkdir(path.join(FOLDER, 'png'), { recursive: true });
  for (const size of LINUX) {
    await writeFile(path.join(FOLDER, 'png', `${size}x${size}.png`), at(size));
  }
  await writeFile(
    path.join(FOLDER, 'icon.ico'),
    packIco(WINDOWS.map((size) => ({ size, png: at(size) }))),
  );
  await writeFile(
    path.join(FOLDER, 'icon.icns'),
    packIcns(Object.entries(APPLE).map(([type, size]) => ({ type, png: at(size) }))),
  );
  say(`Drew ${drawn.size} sizes.`);
});
