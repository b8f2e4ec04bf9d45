/** Copies that leave the sealed store: written where the person says, and remembered without name or path. */
import type { ExportKind } from '@shared/audit';
import { todayInLondon } from '@shared/calendar';
import type { StreamId } from '@shared/history/types';
import type { PlaceKind } from '@shared/host/places';
import { useMemo } from 'react';
import { type FilePurpose, saveBytes, type SavedFile } from '../host';
import type { Store } from '../store/api';
import { toast } from '../ui/feedback/toast';
import { useStore } from './store-context';

export interface Made {
  readonly place: PlaceKind;
  readonly files: number;
  /** The cases in it; none for a list of many. */
  readonly cases: readonly StreamId[];
}

export interface Exports {
  /** As `saveBytes`, and remembered. */
  save(
    what: ExportKind,
    purpose: FilePurpose,
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    cases: readonly StreamId[],
  ): Promise<SavedFile | undefined>;
  /** Remembers what was written by other ways, such as a folder of files. */
  remember(what: ExportKind, made: Made): Promise<void>;
}

export function useExports(): Exports {
  const { councilLog } = useStore();
  return useMemo(() => exportsInto(councilLog), [councilLog]);
}

export function exportsInto(log: Pick<Store['councilLog'], 'add'>): Exports {
  const remember: Exports['remember'] = async (what, { place, files, cases }) => {
    const data = {
      export: crypto.randomUUID(),
      what,
      place,
      on: todayInLondon(Date.now()),
      // An entry names cases while they are few; a list of hundreds says nothing more by naming them.
      cases: cases.length > 100 ? [] : [...cases],
      files,
    };
    try {
      await log.add({ kind: 'log.exported', data });
    } catch {
      // The copy is out; that it could not be noted must not be silent.
      toast('It was saved, but the disk refused to note that. Write down that this copy exists.', {
        tone: 'error',
      });
    }
  };
  return {
    remember,
    async save(what, purpose, name, bytes, cases) {
      const saved = await saveBytes(purpose, name, bytes);
      if (saved) await remember(what, { place: saved.place, files: 1, cases });
      return saved;
    },
  };
}
