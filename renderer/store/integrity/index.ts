/** Is everything still what was written? `check-data.ts` is the whole check; this one needs no session. */
import type { StreamId } from '@shared/history';
import type { StoreDatabase } from '../database';
import { walk } from './walk';

export { isWhole } from './walk';

export interface IntegrityOfTables {
  readonly ok: boolean;
  readonly streams: number;
  readonly events: number;
  /** One sentence each; names the stream by `nameOf`, never what it holds. */
  readonly problems: readonly string[];
}

/** Headers, links and sealed bytes of any store's tables, in this thread and without a key. */
export async function checkIntegrity(
  db: StoreDatabase,
  nameOf: (stream: StreamId) => string,
  onProgress?: (done: number, of: number) => void,
): Promise<IntegrityOfTables> {
  const { streams, events, findings } = await walk(db, onProgress);
  const problems = findings.map(({ stream, message }) =>
    stream === '' ? message : `${nameOf(stream)}: ${message}`,
  );
  return { ok: problems.length === 0, streams, events, problems };
}
