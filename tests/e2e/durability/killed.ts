/**
 * The app killed (SIGKILL) at a random moment of saving, again and again, over one profile. What was
 * confirmed must be there, what was not must be there whole or not at all, and the data must check out.
 */
import type { Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  answerOpenDialog,
  expect,
  freshFolder,
  launchRedress,
  removeFolder,
  type Redress,
} from '../harness';
import { onCase, PASSPHRASE, setUp, unlock } from '../journey/flows';
import { registerByPhone } from '../journey/register';

/** Sealed in two chunks, so that a kill can fall between them. */
const EVIDENCE_BYTES = 6 * 1024 * 1024;

export interface Killed {
  /** Rounds in which the save had been confirmed before the kill. */
  confirmed: number;
  /** Rounds in which it had not, and nothing of it is there. */
  gone: number;
  /** Rounds in which it had not been confirmed, yet was whole. */
  whole: number;
}

/** @throws when anything confirmed is lost, or anything is there in part. */
export async function killWhileSaving(
  rounds: number,
  onRound?: (round: number) => void,
): Promise<Killed> {
  const [profile, files] = [await freshFolder(), await freshFolder('files')];
  const tally: Killed = { confirmed: 0, gone: 0, whole: 0 };
  const expected = { notes: 0, evidence: 0 };
  const evidence = path.join(files, 'statement.txt');
  await writeFile(evidence, randomBytes(EVIDENCE_BYTES / 2).toString('hex'));
  let current: Redress | undefined;
  try {
    current = await launchRedress({ profile });
    await setUp(current.window);
    await registerByPhone(current.window);
    for (let round = 1; round <= rounds; round += 1) {
      const [saving, other] =
        round % 2 === 0 ? (['evidence', 'notes'] as const) : (['notes', 'evidence'] as const);
      const isConfirmed: () => Promise<boolean> =
        saving === 'notes'
          ? await beginNote(current, round)
          : await beginEvidence(current, evidence, expected.evidence);
      // Most notes are saved within 60 ms, most files sealed within 400.
      await pause(Math.random() * (saving === 'notes' ? 60 : 400));
      const wasConfirmed = await isConfirmed();
      await current.kill();
      if (wasConfirmed) expected[saving] += 1;

      current = await launchRedress({ profile });
      await openCase(current.window);
      const found = await countSaved(current.window);
      expect(found[other], `round ${round}: ${other}`).toBe(expected[other]);
      if (wasConfirmed) {
        tally.confirmed += 1;
        expect(found[saving], `round ${round}: a confirmed save`).toBe(expected[saving]);
      } else {
        expect([expected[saving], expected[saving] + 1]).toContain(found[saving]);
        tally[found[saving] > expected[saving] ? 'whole' : 'gone'] += 1;
        expected[saving] = found[saving];
      }
      onRound?.(round);
    }
    await checkData(current.window);
    await current.close();
    return tally;
  } finally {
    await current?.kill().catch(() => undefined);
    await Promise.all([profile, files].map(removeFolder));
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function openCase(window: Page): Promise<void> {
  await unlock(window, PASSPHRASE);
  await window.keyboard.press('Alt+2');
  await window.getByRole('row', { name: /Rookhope/ }).click();
  await onCase(window);
}

async function beginNote({ window }: Redress, round: number): Promise<() => Promise<boolean>> {
  const text = `Called them, round ${round}: ${'word '.repeat(200)}`.trim();
  await window.getByRole('button', { name: 'Add a note' }).click();
  await window.getByLabel('Note', { exact: true }).fill(text);
  await window.getByRole('button', { name: 'Add the note' }).click();
  return () => window.getByText(text).isVisible();
}

async function beginEvidence(
  { app, window }: Redress,
  file: string,
  before: number,
): Promise<() => Promise<boolean>> {
  await window.getByRole('tab', { name: /^Evidence/ }).click();
  await answerOpenDialog(app, [file]);
  await window.getByRole('button', { name: 'Add evidence' }).click();
  const count = window.getByRole('tab', { name: /^Evidence/ });
  return async () => (await count.textContent())?.includes(String(before + 1)) ?? false;
}

/** What the case shows now, counted in its history so that a half-saved thing would be found. */
async function countSaved(window: Page): Promise<{ notes: number; evidence: number }> {
  const tab = await window.getByRole('tab', { name: /^Evidence/ }).textContent();
  return {
    notes: await window.getByText(/^Called them, round \d+/).count(),
    evidence: Number(/\d+/.exec(tab ?? '')?.[0] ?? '0'),
  };
}

/** Settings, Check the data: every record and chain is opened. */
async function checkData(window: Page): Promise<void> {
  await window.keyboard.press('Alt+9');
  await window.getByRole('link', { name: 'Check the data' }).click();
  await window.getByRole('button', { name: /Check/ }).click();
  await expect(window.getByRole('main')).toContainText(/Everything is whole/, {
    timeout: 60_000,
  });
}
