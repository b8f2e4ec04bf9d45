/** The system's own dialogs: the only way a path enters the shell. */
import { type BrowserWindow, dialog } from 'electron';
import type { FILE_PURPOSES } from '@shared/host/contract';

type Purpose = (typeof FILE_PURPOSES)[number];

interface Words {
  readonly pick: string;
  readonly save: string;
  readonly filters: Electron.FileFilter[];
}

const ALL = { name: 'All files', extensions: ['*'] };
const WORDS: Record<Purpose, Words> = {
  evidence: { pick: 'Choose evidence', save: 'Save a copy of the evidence', filters: [ALL] },
  mail: {
    pick: 'Choose an email',
    save: 'Save the email',
    filters: [{ name: 'Emails', extensions: ['eml', 'msg'] }, ALL],
  },
  letter: {
    pick: 'Choose a letter',
    save: 'Save the letter',
    filters: [
      { name: 'Word document', extensions: ['docx'] },
      { name: 'PDF', extensions: ['pdf'] },
      ALL,
    ],
  },
  'letter template': {
    pick: 'Choose the council’s Word template',
    save: 'Save the template',
    filters: [{ name: 'Word document or template', extensions: ['docx', 'dotx'] }, ALL],
  },
  bundle: {
    pick: 'Choose a bundle',
    save: 'Save the bundle',
    filters: [{ name: 'PDF', extensions: ['pdf'] }, { name: 'Zip file', extensions: ['zip'] }, ALL],
  },
  'due list': {
    pick: 'Choose a due list',
    save: 'Save the due list',
    filters: [{ name: 'PDF', extensions: ['pdf'] }, ALL],
  },
  'case list': {
    pick: 'Choose a list of cases',
    save: 'Save the list of cases',
    filters: [{ name: 'CSV', extensions: ['csv'] }, ALL],
  },
  'audit list': {
    pick: 'Choose an audit list',
    save: 'Save the list of who did what',
    filters: [{ name: 'CSV', extensions: ['csv'] }, { name: 'PDF', extensions: ['pdf'] }, ALL],
  },
  'subject access pack': {
    pick: 'Choose a pack',
    save: 'Choose where to put the subject access pack',
    filters: [ALL],
  },
  'records pack': {
    pick: 'Choose a pack',
    save: 'Choose where to put the pack for the records system',
    filters: [ALL],
  },
  'redaction log': {
    pick: 'Choose a redaction log',
    save: 'Save the redaction log',
    filters: [{ name: 'CSV', extensions: ['csv'] }, ALL],
  },
  'bank holidays': {
    pick: 'Choose a list of bank holidays',
    save: 'Save the list of bank holidays',
    filters: [{ name: 'Bank holidays from gov.uk', extensions: ['json'] }, ALL],
  },
  picture: {
    pick: 'Choose a picture',
    save: 'Save the picture',
    filters: [{ name: 'Pictures', extensions: ['png', 'jpg', 'jpeg'] }, ALL],
  },
};

/** Paths chosen; none when cancelled. */
export async function askForFiles(
  window: BrowserWindow,
  purpose: Purpose,
  many: boolean,
): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: WORDS[purpose].pick,
    filters: WORDS[purpose].filters,
    // dontAddToRecent: the system's list of recent files would name a complainant's documents.
    properties: ['openFile', 'dontAddToRecent', ...(many ? (['multiSelections'] as const) : [])],
  });
  return canceled ? [] : filePaths;
}

/** Path to save to; undefined when cancelled. The dialog itself asks before replacing. */
export async function askWhereToSave(
  window: BrowserWindow,
  purpose: Purpose,
  suggestedName: string,
): Promise<string | undefined> {
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(suggestedName)?.[1]?.toLowerCase();
  const fitting = WORDS[purpose].filters.filter(
    (each) => ending !== undefined && each.extensions.includes(ending),
  );
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: WORDS[purpose].save,
    defaultPath: suggestedName,
    filters: fitting.length > 0 ? [...fitting, ALL] : [ALL],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || filePath === '' ? undefined : filePath;
}

/** Folder to put a new folder into; undefined when cancelled. */
export async function askForFolder(
  window: BrowserWindow,
  purpose: Purpose,
): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: WORDS[purpose].save,
    buttonLabel: 'Save here',
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Folder a file was being saved to when Redress was stopped; undefined when cancelled. */
export async function askWhereToSweep(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose the folder you were saving to',
    buttonLabel: 'Clear up here',
    properties: ['openDirectory', 'dontAddToRecent'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Folder that backups are kept in, or restored from; undefined when cancelled. */
export async function askForBackupFolder(
  window: BrowserWindow,
  to: 'keep' | 'restore',
): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title:
      to === 'keep' ? 'Choose a folder for backups' : 'Choose the folder that the backups are in',
    buttonLabel: to === 'keep' ? 'Keep backups here' : 'Look here',
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return canceled ? undefined : filePaths[0];
}
