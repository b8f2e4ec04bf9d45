/** The file calls: dialogs, opaque handles, chunks. */
import type { BrowserWindow } from 'electron';
import path from 'node:path';
import { safeName } from '@shared/host/safe-names';
import { AtomicFile } from '../files/atomic-file';
import { askForFiles, askForFolder, askWhereToSave, askWhereToSweep } from '../files/dialogs';
import { Handles } from '../files/handles';
import { kindOfPlace } from '../files/kind-of-place';
import { NewFolder } from '../files/new-folder';
import { FileToRead } from '../files/picked-file';
import { realDisk } from '../files/real-disk';
import type { Unfinished } from '../files/unfinished';
import type { Handlers } from './guard';
import { HostProblem } from './problem';

type FileCalls = Extract<keyof Handlers, `files.${string}`>;
/** As many as the contract lets one answer carry. */
const PICK_LIMIT = 500;

export interface FileCapability {
  readonly handlers: Pick<Handlers, FileCalls>;
  /** Closes and abandons all a window held; half-written files vanish. */
  dropWindow(contents: number): Promise<void>;
}

/** @param unfinished undefined where no profile is used, and nothing is saved */
export function fileCapability(
  windowOf: (contents: number) => BrowserWindow,
  unfinished: Unfinished | undefined,
): FileCapability {
  const reading = new Handles<FileToRead>('pick');
  const writing = new Handles<AtomicFile>('save');
  const folders = new Handles<NewFolder>('fold');

  const sweepBeside = async (file: string | undefined) => {
    if (file !== undefined) await unfinished?.sweep(path.dirname(file));
  };

  const handlers: Pick<Handlers, FileCalls> = {
    'files.pick': async ({ purpose, many }, { contents }) => {
      const paths = await askForFiles(windowOf(contents), purpose, many);
      if (paths.length > PICK_LIMIT) {
        throw new HostProblem('tooLarge', `Choose up to ${String(PICK_LIMIT)} files at a time.`);
      }
      await sweepBeside(paths[0]);
      const files = await Promise.all(paths.map((each) => FileToRead.choose(each)));
      return {
        files: files.map((file) => ({
          handle: reading.add(contents, file),
          name: file.name,
          size: file.size,
        })),
      };
    },
    'files.read': ({ handle, offset, length }, { contents }) =>
      reading.get(contents, handle).read(offset, length),
    'files.release': async ({ handle }, { contents }) => {
      await reading.take(contents, handle)?.close();
      return {};
    },
    'files.saveAs': async ({ purpose, suggestedName }, { contents }) => {
      const target = await askWhereToSave(windowOf(contents), purpose, safeName(suggestedName));
      if (target === undefined) return {};
      await sweepBeside(target);
      const file = await AtomicFile.begin(realDisk, target, true, unfinished);
      return {
        handle: writing.add(contents, file),
        name: safeName(path.basename(target)),
        place: kindOfPlace(target),
      };
    },
    'files.saveFolder': async ({ purpose, suggestedName, beside }, { contents }) => {
      const parent = await askForFolder(windowOf(contents), purpose);
      if (parent === undefined) return {};
      await unfinished?.sweep(parent);
      const folder = await NewFolder.make(parent, suggestedName);
      const answer = {
        handle: folders.add(contents, folder),
        name: folder.name,
        place: kindOfPlace(path.join(parent, folder.name)),
      };
      if (beside === undefined) return answer;
      const second = await NewFolder.make(parent, beside);
      return {
        ...answer,
        beside: { handle: folders.add(contents, second), name: second.name },
      };
    },
    'files.dropFolder': async ({ folder }, { contents }) => {
      await folders.take(contents, folder)?.drop();
      return {};
    },
    'files.finishFolder': async ({ folder }, { contents }) => {
      await folders.get(contents, folder).finish();
      folders.take(contents, folder);
      return {};
    },
    'files.unfinished': () => ({ left: unfinished?.left ?? 0 }),
    'files.sweepUnfinished': async (_request, { contents }) => {
      const folder = await askWhereToSweep(windowOf(contents));
      if (folder !== undefined) await unfinished?.sweep(folder);
      return { left: unfinished?.left ?? 0 };
    },
    'files.forgetUnfinished': () => {
      unfinished?.forget();
      return {};
    },
    'files.createIn': async ({ folder, name }, { contents }) => {
      const target = folders.get(contents, folder).pathFor(name);
      const file = await AtomicFile.begin(realDisk, target, false, unfinished);
      return { handle: writing.add(contents, file) };
    },
    'files.write': async ({ handle, offset, bytes }, { contents }) => {
      await writing.get(contents, handle).write(offset, bytes);
      return {};
    },
    'files.commit': async ({ handle, sha256 }, { contents }) => {
      const file = writing.get(contents, handle);
      const size = await file.commit(sha256).finally(() => writing.take(contents, handle));
      return { size };
    },
    'files.abandon': async ({ handle }, { contents }) => {
      await writing.take(contents, handle)?.abandon();
      return {};
    },
  };

  return {
    handlers,
    async dropWindow(contents) {
      folders.takeAll(contents);
      await Promise.all([
        ...reading.takeAll(contents).map((file) => file.close()),
        ...writing.takeAll(contents).map((file) => file.abandon()),
      ]);
    },
  };
}
