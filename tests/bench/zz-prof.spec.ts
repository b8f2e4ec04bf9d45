import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cp, mkdir, rename } from 'node:fs/promises';
import { APP_FOLDER, freshFolder, launchRedress, test } from '../e2e/harness';
import type {} from '../e2e/engine/page';
const P = '/var/tmp/zzprof';
test('prof', async () => {
  test.setTimeout(300000);
  let key = '';
  if (!existsSync(P + '/key')) {
    await mkdir(P, { recursive: true });
    const folder = await freshFolder('engine-app');
    const out = path.join(folder, 'out');
    await mkdir(out);
    await cp(path.join(APP_FOLDER, 'package.json'), path.join(folder, 'package.json'));
    await cp(path.join(APP_FOLDER, 'out', 'electron'), path.join(out, 'electron'), { recursive: true });
    await cp(path.join(APP_FOLDER, 'out', 'engine'), path.join(out, 'renderer'), { recursive: true });
    await rename(path.join(out, 'renderer', 'page.html'), path.join(out, 'renderer', 'index.html'));
    const engine = await launchRedress({ profile: P + '/profile', folder });
    await engine.window.waitForFunction(() => window.redressEngine !== undefined);
    key = await engine.window.evaluate(async (count) => {
      const engine = window.redressEngine;
      if (!engine) throw new Error('no engine');
      const store = await engine.createStore();
      const { recoveryKey } = await store.vault.setUp({ council: engine.sampleCouncil(), handler: engine.SAMPLE_HANDLER, passphrase: 'larch wharf tannery seven' });
      await engine.bench.seedCases(store, count);
      return recoveryKey;
    }, 10_000);
    await engine.close();
    await writeFile(P + '/key', key);
  } else key = await readFile(P + '/key', 'utf8');
  for (let i = 0; i < 2; i++) {
  const { window, close, app } = await launchRedress({ profile: P + '/profile' });

  const cdp = await window.context().newCDPSession(window);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 500 });
  await window.getByRole('button', { name: 'I have lost my passphrase' }).click();
  await window.getByLabel('Recovery key').fill(key);
  const renew = window.getByRole('checkbox', { name: /Set a new passphrase/ });
  if (await renew.isChecked()) await renew.uncheck();
  await cdp.send('Profiler.start');
  const taken = window.evaluate(() => new Promise<unknown>((resolve) => {
    let started = 0; const log: unknown[] = [];
    const t = IDBDatabase.prototype.transaction;
    let n = 0;
    IDBDatabase.prototype.transaction = function (stores, mode, opts) {
      const id = n++; const tx = t.call(this, stores, mode, opts);
      log.push(`tx${id} ${String(stores)} ${mode} at ${(performance.now() - started).toFixed(0)}`);
      tx.addEventListener('complete', () => log.push(`tx${id} done ${(performance.now() - started).toFixed(0)}`));
      return tx;
    };
    new PerformanceObserver((l) => { for (const e of l.getEntries()) log.push(`${e.name.split('/').pop()} ${(e.startTime - started).toFixed(0)}+${e.duration.toFixed(0)}`); }).observe({ entryTypes: ['resource', 'longtask'] });
    const W = Worker; (window as any).Worker = class extends W { constructor(u: any, o: any) { log.push('worker ' + String(u).split('/').pop() + (performance.now() - started).toFixed(0)); super(u, o); } };

    addEventListener('submit', () => { started = performance.now(); console.log('T submit', started.toFixed(0)); }, { capture: true });
    let h1 = false;
    const look = () => {
      const now = performance.now() - started;
      if (started > 0 && !h1 && document.querySelector('nav')) { h1 = true; log.push('nav ' + now); }
      if (started > 0 && document.querySelector('main h1') && document.querySelectorAll('main a').length > 5) setTimeout(() => resolve([...log, 'done ' + (performance.now() - started)]));
      else requestAnimationFrame(look);
    };
    look();
  }));
  await window.getByRole('button', { name: 'Open the vault' }).click();
  console.log(await taken);
  const { profile } = await cdp.send('Profiler.stop');
  await writeFile('/var/tmp/zzprof/cpu.json', JSON.stringify(profile));
  await close();
  }
});
