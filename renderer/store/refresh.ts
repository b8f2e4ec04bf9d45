/** Takes in what other connections committed since this one last looked. */
import type { StreamId } from '@shared/history/types';
import { revive, StoreFailure } from './database';
import { loadPage } from './register/pages';
import type { Session } from './session';

export const GONE =
  'Redress’s data on this computer has disappeared while it was open. Close Redress, do not set it up again, and ask your IT team to restore Redress’s folder from a backup.';

/**
 * Brings the session to the newest commit.
 * @throws StoreFailure `missing` when the tables were emptied under our feet.
 */
export async function refresh(session: Session): Promise<void> {
  const { db, register, cache, council } = session;
  revive(db);
  const seen = session.revision;
  const tables = [db.meta, db.pages, db.streams, db.erasures];
  const news = await db.transaction('r', tables, async () => {
    const meta = await db.meta.get('store');
    if (!meta || meta.revision === seen) {
      return { meta, pages: [], streams: [] as string[], erasures: [] };
    }
    const [pages, streams, erasures] = await Promise.all([
      db.pages.where('revision').above(seen).toArray(),
      db.streams.where('revision').above(seen).primaryKeys(),
      db.erasures.where('revision').above(seen).toArray(),
    ]);
    return { meta, pages, streams, erasures };
  });
  if (!news.meta) throw new StoreFailure('missing', GONE);
  if (news.meta.revision === seen) return;
  for (const page of news.pages) {
    await loadPage(register, session.keys, page, session.domain.foldVersion);
  }
  const erased = news.erasures.filter((row) => row.keys === undefined).map((row) => row.stream);
  for (const stream of erased) buryStream(session, stream);
  for (const stream of news.streams) cache.drop(stream);
  session.revision = news.meta.revision;
  session.clock = news.meta.clock;
  if (news.streams.includes(council.stream)) await session.reloadCouncil();
  if (news.pages.length > 0) session.changed.register.tell();
  for (const stream of [...news.streams, ...erased]) session.changed.stream.tell(stream);
}

/** What this session holds in memory of a stream that was erased. */
export function buryStream({ cache, keys, drafts }: Session, stream: StreamId): void {
  cache.bury(stream);
  keys.bury(stream);
  drafts.bury(stream);
}
