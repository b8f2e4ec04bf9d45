/**
 * Keeps the spare of the opening records up to date: at once when who holds the keys has changed, a moment
 * after the last of several commits, and at lock. Never in the way of a save: nobody waits for it, and a disk
 * that refuses it is no problem of anyone's.
 */
import type { StoreDatabase } from '../database';
import type { Spare } from '../spare';
import type { Session } from '../session';
import type { OpeningRecords } from './opening-records';
import { ringKey } from './set-up';
import { readHeader } from './state';

/** A person saves in bursts. */
const AFTER_MS = 1500;
/** Locking waits no longer for it. */
const LATEST_MS = 400;

export interface KeptSpare {
  /** A commit has been confirmed. */
  later(): void;
  /** Who holds the keys has changed. */
  changed(): void;
  /** The last one, if one is owed. */
  end(): void;
  /** Resolves when what was begun is over, or has taken too long. */
  settled(): Promise<void>;
}

/** @param proved as they were when the vault was opened: rows damaged since must not replace the spare. */
export function keepSpare(
  spare: Spare,
  session: Session,
  proved: OpeningRecords['proved'],
): KeptSpare {
  const { vault } = session.keys;
  let records = proved;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Promise.resolve();
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    const { device, revision } = session;
    // One after another: the newest must be what stays.
    last = last
      .then(() => spare.write({ vault, ...records, device, revision }))
      .catch(() => undefined);
  };
  const changed = async () => {
    records = await readRecords(session.db, records);
    write();
  };
  write();
  return {
    later() {
      timer ??= setTimeout(write, AFTER_MS);
    },
    changed() {
      void changed().catch(() => undefined);
    },
    end() {
      if (timer !== undefined) write();
    },
    settled: () => Promise.race([last, new Promise<void>((late) => setTimeout(late, LATEST_MS))]),
  };
}

/** As just written; what is not there stays what it was. */
async function readRecords(
  db: StoreDatabase,
  before: OpeningRecords['proved'],
): Promise<OpeningRecords['proved']> {
  const { ring } = before;
  const [header, root, wrapped] = await db.vault.bulkGet(['header', 'root', ringKey(ring.id)]);
  return {
    header: readHeader(header?.clear) ? header?.clear : before.header,
    root: root?.sealed ?? before.root,
    ring: { id: ring.id, sealed: wrapped?.sealed ?? ring.sealed },
  };
}
