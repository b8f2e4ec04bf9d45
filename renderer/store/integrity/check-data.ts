/**
 * The whole check with its verdict: the walk through the tables in a worker of its own, where there is one,
 * so that typing goes on; and, while unlocked, whether the keys open and every case on the list is there.
 */
import Dexie from 'dexie';
import type { StreamId } from '@shared/history';
import type { IntegrityReport } from '../api';
import type { KeyRow, StoreDatabase } from '../database';
import type { Session } from '../session';
import { STREAM_KEY_ID } from '../streams/load';
import type { WalkReply } from './walk-worker';
import { byStream, walk } from './walk';
import type { Finding, Walked } from './walk';

const SETTINGS = 'The council’s settings';

/**
 * @throws the signal's reason once aborted; Error when the disk does not answer
 */
export async function checkData(
  db: StoreDatabase,
  session: Session | undefined,
  onProgress: (done: number, of: number) => void = () => {},
  signal?: AbortSignal,
): Promise<IntegrityReport> {
  signal?.throwIfAborted();
  const walked = await walkApart(db, onProgress, signal);
  signal?.throwIfAborted();
  const more = session?.open ? await withKeys(session, signal) : [];
  signal?.throwIfAborted();
  const findings = [...walked.findings, ...more];
  const cases = findings.flatMap(({ stream }) =>
    stream === '' || isCouncils(stream, session) ? [] : stream,
  );
  const damaged = [...new Set(cases)];
  if (session?.open) for (const id of damaged) session.troubles.add({ what: 'case', id });
  const nameOf = (stream: StreamId) => {
    if (stream === session?.council.stream) return SETTINGS;
    if (stream === session?.council.log) return 'The council’s log';
    return session?.register.get(stream)?.reference ?? `Case ${stream}`;
  };
  return {
    ok: findings.length === 0,
    streams: walked.streams,
    events: walked.events,
    problems: findings.map(({ stream, message }) =>
      stream === '' ? message : `${nameOf(stream)}: ${message}`,
    ),
    damaged,
  };
}

const isCouncils = (stream: StreamId, session: Session | undefined): boolean =>
  stream === session?.council.stream || stream === session?.council.log;

async function walkApart(
  db: StoreDatabase,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal | undefined,
): Promise<Walked> {
  const worker = await startIfAny();
  if (!worker) return walk(db, onProgress, () => signal?.aborted ?? false);
  try {
    return await new Promise<Walked>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      worker.addEventListener('error', () => reject(new Error('The check ended unexpectedly.')));
      worker.addEventListener('message', ({ data }: MessageEvent<WalkReply>) => {
        if (data.type === 'progress') onProgress(data.done, data.of);
        else if (data.type === 'done') resolve(data.walked);
        else reject(new Error('The disk did not answer.'));
      });
      worker.postMessage({ name: db.name });
    });
  } finally {
    worker.terminate();
  }
}

async function startIfAny(): Promise<Worker | undefined> {
  if (typeof Worker === 'undefined') return undefined;
  const { startWalkWorker } = await import('./start-worker');
  return startWalkWorker();
}

/** What only an open vault can tell: whether each key opens, each listed case is there, each draft can be read. */
async function withKeys(session: Session, signal: AbortSignal | undefined): Promise<Finding[]> {
  const findings = await listedAndGone(session);
  for await (const keys of keysByStream(session.db)) {
    signal?.throwIfAborted();
    findings.push(...(await Promise.all(keys.map((rows) => keysThatFail(session, rows)))).flat());
  }
  const lost = await session.drafts.unreadable();
  if (lost > 0) {
    findings.push({
      stream: '',
      message: `${lost === 1 ? 'One half-filled form is' : `${lost} half-filled forms are`} damaged and cannot be shown again.`,
    });
  }
  return findings;
}

/** Cases of which nothing is left but the row on the list. */
async function listedAndGone({ db, register, council }: Session): Promise<Finding[]> {
  const there = new Set(await db.streams.toCollection().primaryKeys());
  const findings: Finding[] = [];
  const own = [council.stream, ...(council.log === undefined ? [] : [council.log])];
  for (const stream of [...own, ...register.all().map(({ id }) => id)]) {
    if (there.has(stream)) continue;
    // With entries left the walk has named it.
    const isEmpty =
      (await db.events
        .where('[stream+id]')
        .between(...all(stream))
        .limit(1)
        .count()) === 0;
    if (isEmpty) findings.push({ stream, message: 'All of it is missing.' });
  }
  return findings;
}

const all = (stream: StreamId) =>
  [
    [stream, Dexie.minKey],
    [stream, Dexie.maxKey],
  ] as const;

/** Keys read at once. */
const BITE = 1000;

/** The keys of whole streams, some streams at a time. */
async function* keysByStream(db: StoreDatabase): AsyncGenerator<readonly (readonly KeyRow[])[]> {
  let rest: KeyRow[] = [];
  let last: KeyRow | undefined;
  for (;;) {
    const from = last && db.keys.where('[stream+id]').above([last.stream, last.id]);
    const rows = await (from ?? db.keys).limit(BITE).toArray();
    last = rows.at(-1);
    const isEnd = last === undefined || rows.length < BITE;
    const read = byStream(rest.concat(rows));
    rest = isEnd || last === undefined ? [] : (read.get(last.stream) ?? []);
    const whole = [...read.values()].filter((group) => group !== rest);
    if (whole.length > 0) yield whole;
    if (isEnd) return;
  }
}

async function keysThatFail({ keys }: Session, rows: readonly KeyRow[]): Promise<Finding[]> {
  const own = rows.find(({ id }) => id === STREAM_KEY_ID);
  // That it is missing has been said by the walk.
  if (!own) return [];
  const { stream } = own;
  const opens = await keys.keyTester(stream, own).catch(() => undefined);
  if (!opens) return [{ stream, message: 'Its key is damaged, so it cannot be opened.' }];
  const others = rows.filter((row) => row !== own);
  const sound = await Promise.all(others.map(opens));
  return others
    .filter((_, at) => !sound[at])
    .map(({ id }) => ({
      stream,
      message: id.startsWith('blob/')
        ? 'The key of one of its documents is damaged.'
        : 'The key of the words of one of its entries is damaged.',
    }));
}
