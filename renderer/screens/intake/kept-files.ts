/**
 * Files of a half-filled form. Small ones are kept in a sealed draft of their own, so that an email
 * dropped on the form is still there after a lock; large ones are named, and must be added again.
 */
import { useCallback } from 'react';
import { useDraft } from '../../app/drafts';
import { fromBase64, toBase64 } from '../../app/unsorted-mail';
import { fromBytes, type Bytes, type Incoming } from './incoming';

/** Together; beyond it a draft would take long to save. */
const KEPT_BYTES = 12 * 1024 * 1024;

/** What the file itself says of its matter, for the evidence it becomes. */
export interface FileFacts {
  readonly title: string;
  readonly datedOn?: string | undefined;
  /** It cannot be opened: a clearer copy is needed. */
  readonly flags?: 'unreadable'[];
}

interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly about?: FileFacts;
  /** Base64; absent for one too large to keep. */
  readonly content?: string;
}

export interface FormFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly about: FileFacts | undefined;
  /** Undefined after a lock, for a file too large to keep: it must be added again. */
  readonly incoming: Incoming | undefined;
}

/** Large files' readers live as long as the window does. */
const readers = new Map<string, Incoming>();

export function useKeptFiles(key: string) {
  const { value, set, discard, ready } = useDraft<readonly KeptFile[]>(key, []);
  const files: readonly FormFile[] = value.map(({ id, name, size, about, content }) => ({
    id,
    name,
    size,
    about,
    incoming: content === undefined ? readers.get(id) : fromBytes(name, fromBase64(content)),
  }));
  const add = useCallback(
    (incoming: Incoming, bytes?: Bytes): string => {
      const id = crypto.randomUUID();
      set((now) => {
        const used = now.reduce(
          (sum, file) => sum + (file.content === undefined ? 0 : file.size),
          0,
        );
        const keeps = bytes !== undefined && used + bytes.byteLength <= KEPT_BYTES;
        readers.set(id, incoming);
        return [
          ...now,
          {
            id,
            name: incoming.name,
            size: incoming.size,
            ...(keeps ? { content: toBase64(bytes) } : {}),
          },
        ];
      });
      return id;
    },
    [set],
  );
  const describe = useCallback(
    (id: string, about: FileFacts) =>
      set((now) => now.map((file) => (file.id === id ? { ...file, about } : file))),
    [set],
  );
  const remove = useCallback(
    (id: string) => {
      readers.delete(id);
      set((now) => now.filter((file) => file.id !== id));
    },
    [set],
  );
  return { files, add, describe, remove, discard, ready };
}
