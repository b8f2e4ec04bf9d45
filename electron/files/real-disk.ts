import { access, type FileHandle, open, rename, unlink } from 'node:fs/promises';
import type { Disk, DiskFile } from './atomic-file';

/** The machine's disk. */
export const realDisk: Disk = {
  create: async (file) => wrap(await open(file, 'wx', 0o666)),
  openToRead: async (file) => wrap(await open(file, 'r')),
  rename,
  remove: unlink,
  exists: (file) =>
    access(file).then(
      () => true,
      () => false,
    ),
  async syncFolder(folder) {
    // Windows cannot open a folder for syncing; NTFS journals the rename itself.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } catch (error) {
      // Some network file systems do not know folder syncs; the file itself is synced by now.
      if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
    } finally {
      await handle.close();
    }
  },
};

function wrap(handle: FileHandle): DiskFile {
  return {
    async write(bytes, position) {
      // One write may take only part, on a disk about to be full.
      for (let done = 0; done < bytes.byteLength;) {
        const { bytesWritten } = await handle.write(
          bytes,
          done,
          bytes.byteLength - done,
          position + done,
        );
        done += bytesWritten;
      }
    },
    read: async (into, position) =>
      (await handle.read(into, 0, into.byteLength, position)).bytesRead,
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}
