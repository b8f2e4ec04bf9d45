/**
 * A second, tiny marker that a vault exists here. Chromium resets an IndexedDB that a full disk or a crash
 * corrupted; an empty store then looks like a first start. The marker lies in the origin private file
 * system, whose files that reset does not touch. It holds the vault's random id and nothing else.
 */
export interface Sentinel {
  /** Id of the vault that was made here; undefined when none ever was. */
  read(): Promise<string | undefined>;
  write(vault: string): Promise<void>;
}

const FILE = 'redress-vault';

export function fileSentinel(name: string): Sentinel {
  const file = name === 'redress' ? FILE : `${FILE}-${name}`;
  return {
    async read() {
      try {
        const root = await navigator.storage.getDirectory();
        const handle = await root.getFileHandle(file);
        const text = (await (await handle.getFile()).text()).trim();
        // A marker that is there and empty was cut short while it was written: there is a vault all the same.
        return text === '' ? 'unknown' : text;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
        throw error;
      }
    },
    async write(vault) {
      const root = await navigator.storage.getDirectory();
      const handle = await root.getFileHandle(file, { create: true });
      const writable = await handle.createWritable();
      await writable.write(vault);
      await writable.close();
    },
  };
}
