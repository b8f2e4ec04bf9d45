/** Answers for the operating system's dialogs, which no test can click. */
import type { ElectronApplication } from '@playwright/test';

/** Open dialogs (files or a folder) answer with these paths from now on; an empty list is "Cancel". */
export async function answerOpenDialog(
  app: ElectronApplication,
  paths: readonly string[],
): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    const answer = { canceled: filePaths.length === 0, filePaths: [...filePaths] };
    dialog.showOpenDialog = () => Promise.resolve(answer);
    dialog.showOpenDialogSync = () => (answer.canceled ? undefined : answer.filePaths);
  }, paths);
}

/** Save dialogs answer with this path from now on; `undefined` is "Cancel". */
export async function answerSaveDialog(
  app: ElectronApplication,
  path: string | undefined,
): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    const answer = { canceled: filePath === '', filePath };
    dialog.showSaveDialog = () => Promise.resolve(answer);
    dialog.showSaveDialogSync = () => filePath;
  }, path ?? '');
}

/** Save dialogs answer with whatever name they suggest, inside `folder`. */
export async function saveEverythingIn(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, into) => {
    const last = (name: string | undefined) => (name ?? 'unnamed').split(/[\\/]/).pop() ?? '';
    const pathFor = (args: readonly unknown[]) => {
      const options = (args.length > 1 ? args[1] : args[0]) as { defaultPath?: string } | undefined;
      return `${into}/${last(options?.defaultPath)}`;
    };
    dialog.showSaveDialog = (...args: readonly unknown[]) =>
      Promise.resolve({ canceled: false, filePath: pathFor(args) });
  }, folder);
}
