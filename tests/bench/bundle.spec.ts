/** A bundle of 1,000 pages, beside what Debian's own tools take only to join the same PDFs. */
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, freshFolder, launchRedress, removeFolder, test } from '../e2e/harness';
import { engineApp } from './real-app';
import { record, say } from './table';

const DOCUMENTS = 200;
const LARGE = 1_000;
const ROUNDS = 3;
const MEGABYTE = 1024 * 1024;

test('a bundle of a thousand pages, and one of five thousand', async () => {
  test.setTimeout(15 * 60_000);
  const [profile, folder, files] = [await freshFolder(), await engineApp(), await freshFolder()];
  const app = await launchRedress({ profile, folder });
  try {
    const { window: page } = app;
    await page.waitForFunction(() => window.redressEngine !== undefined);
    const make = (documents: number) =>
      page.evaluate((count) => {
        const engine = window.redressEngine;
        if (!engine) throw new Error('no engine');
        return engine.bench.bundleTimes(count);
      }, documents);
    const [total, join, verify, waits, peaks]: number[][] = [[], [], [], [], []];
    const [qpdf, pdfunite]: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const peak = watchMemory(app.app);
      const made = await make(DOCUMENTS);
      peaks?.push((await peak.stop()) / MEGABYTE);
      expect(made.failed).toEqual([]);
      expect(made.pages).toBeGreaterThan(950);
      if (round === 0) await say(`The bundle: ${made.documents} documents, ${made.pages} pages`);
      total?.push(made.totalMs);
      join?.push(made.joinMs);
      verify?.push(made.verifyMs);
      waits?.push(made.longestWaitMs);
      const names = await written(path.join(files, String(round)), made.pdfs);
      qpdf?.push(timed('qpdf', ['--empty', '--pages', ...names, '--', 'q.pdf'], files));
      pdfunite?.push(timed('pdfunite', [...names, 'u.pdf'], files));
    }
    await record({
      what: 'a bundle of 1,000 pages from 200 documents',
      samples: total ?? [],
      target: '≤ 15 s',
      meets: ({ median }) => median <= 15_000,
    });
    await record({
      what: 'joining, stamping, index, links and bookmarks',
      samples: join ?? [],
      baseline: { what: 'qpdf only joining', samples: qpdf ?? [] },
      target: '≤ 2 × qpdf',
      meets: ({ median, baselineMedian }) => median <= 2 * baselineMedian,
    });
    await record({
      what: 'the same',
      samples: join ?? [],
      baseline: { what: 'pdfunite only joining', samples: pdfunite ?? [] },
      target: '≤ 2 × pdfunite',
      meets: ({ median, baselineMedian }) => median <= 2 * baselineMedian,
    });
    await record({
      what: 'opening it again and checking every page, link and file',
      samples: verify ?? [],
      target: 'told, no limit',
      meets: () => true,
    });
    await record({
      what: 'the window’s longest wait meanwhile',
      samples: waits ?? [],
      target: '≤ 100 ms',
      meets: ({ p95 }) => p95 <= 100,
    });
    await say(
      `memory of all processes at the peak: ${peaks?.map((mb) => mb.toFixed(0)).join(', ')} MB; to reach ≤ 1,024 MB`,
    );
    expect.soft(Math.max(...(peaks ?? []))).toBeLessThanOrEqual(1_024);
    const large = await make(LARGE);
    expect(large.failed).toEqual([]);
    await say(
      `${large.pages} pages from ${large.documents} documents: ${(large.totalMs / 1000).toFixed(0)} s`,
    );
  } finally {
    await app.close();
    await Promise.all([profile, folder, files].map(removeFolder));
  }
});

async function written(folder: string, pdfs: readonly string[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    pdfs.map(async (base64, at) => {
      const file = path.join(folder, `${String(at).padStart(4, '0')}.pdf`);
      await writeFile(file, Buffer.from(base64, 'base64'));
      return file;
    }),
  );
}

function timed(command: string, args: readonly string[], cwd: string): number {
  const began = performance.now();
  execFileSync(command, args, { cwd, stdio: 'ignore' });
  return performance.now() - began;
}

/** Bytes of private memory of all of the app's processes together, at their most. */
function watchMemory(app: ElectronApplication): { readonly stop: () => Promise<number> } {
  let isOver = false;
  let most = 0;
  const look = async () => {
    while (!isOver) {
      const kilobytes = await app.evaluate(({ app: electron }) =>
        electron
          .getAppMetrics()
          .reduce((sum, { memory }) => sum + (memory.privateBytes ?? memory.workingSetSize), 0),
      );
      most = Math.max(most, kilobytes * 1024);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const looking = look().catch(() => undefined);
  return {
    stop: async () => {
      isOver = true;
      await looking;
      return most;
    },
  };
}
