/** One profile of the fault harness: its app, its vault, and what was confirmed in it so far. */
import type { Page } from '@playwright/test';
import { expect, launchRedress, type Redress } from '../e2e/harness';
import type {} from '../e2e/engine/page';
import type { Kind, Opened, Seen } from './writes';

export class World {
  readonly profile: string;
  readonly #folder: string;
  recoveryKey = '';
  target = '';
  fold = 0;
  /** Of the cases nobody writes to, as they must stay. */
  others = '';
  /** Marks whose write was confirmed, or found whole afterwards: they must be there from then on. */
  readonly kept = new Set<string>();
  /** Marks that were erased, or whose erasure was found done. */
  readonly gone = new Set<string>();
  erased = 0;

  /** @param folder the app with the engine tests' page for a window (`engineApp`) */
  constructor(profile: string, folder: string) {
    this.profile = profile;
    this.#folder = folder;
  }

  async launch(): Promise<Redress> {
    const redress = await launchRedress({ profile: this.profile, folder: this.#folder });
    await ready(redress.window);
    return redress;
  }

  /** Makes the vault, and remembers what must not change. */
  async begin(): Promise<Redress> {
    const redress = await this.launch();
    const made = await redress.window.evaluate(() => window.redressEngine?.soak.makeVault());
    if (!made) throw new Error('no engine');
    this.recoveryKey = made.recoveryKey;
    this.target = made.target;
    expect(await this.open(redress.window)).toEqual({ state: 'open' });
    this.others = (await this.look(redress.window)).others;
    return redress;
  }

  open(page: Page): Promise<Opened | undefined> {
    return page.evaluate(({ key, fold }) => window.redressEngine?.soak.openVault(key, fold), {
      key: this.recoveryKey,
      fold: this.fold,
    });
  }

  async look(page: Page): Promise<Seen> {
    const seen = await page.evaluate(
      (target) => window.redressEngine?.soak.look(target),
      this.target,
    );
    if (!seen) throw new Error('no engine');
    return seen;
  }

  prepare(page: Page, kind: Kind, mark: string): Promise<void> {
    return page.evaluate(async ({ kind, mark }) => window.redressEngine?.soak.prepare(kind, mark), {
      kind,
      mark,
    });
  }

  /** Begins a write. What it resolves to is whether it was done; it rejects when the page dies before. */
  write(page: Page, kind: Kind, mark: string): Promise<boolean | undefined> {
    return page.evaluate(
      async ({ kind, mark, target, key, fold }) =>
        window.redressEngine?.soak.write(kind, mark, target, key, fold),
      { kind, mark, target: this.target, key: this.recoveryKey, fold: this.fold },
    );
  }
}

export async function ready(page: Page): Promise<void> {
  page.setDefaultTimeout(60_000);
  await page.waitForFunction(() => window.redressEngine !== undefined);
}
