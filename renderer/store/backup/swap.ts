/**
 * The restored store takes the place of the one before, in one durable step; and what a person decides about
 * the one before afterwards.
 */
import { todayInLondon } from '@shared/calendar';
import type { Environment } from '../environment';
import { appendToLog } from '../log';
import type { Session } from '../session';
import { asWriteFailure } from '../write-failures';

/**
 * An empty store that was there is thrown away; any other waits for a person's word.
 * @param backupOf epoch milliseconds the restored backup was taken at
 */
export async function swapIn(env: Environment, target: string, backupOf: number): Promise<void> {
  const isEmpty = await env
    .connect()
    .then(async ({ db }) => (await db.streams.count()) === 0 && !(await db.meta.get('store')))
    .catch(() => false);
  await env.disconnect();
  await asWriteFailure(() =>
    env.places.change(({ current, previous, dropping = [] }) => ({
      current: target,
      untold: backupOf,
      ...(isEmpty
        ? { dropping: [...dropping, current] }
        : {
            previous: { name: current, since: env.now(), backupOf },
            // One from an earlier restore that nobody confirmed gives way.
            ...(previous ? { dropping: [...dropping, previous.name] } : {}),
          }),
    })),
  );
}

/** The restored store tells of its restore itself, once somebody is in it: the one before knew nothing of it. */
export async function tellOfRestore(env: Environment, session: Session): Promise<void> {
  const { untold } = await env.places.read();
  if (untold === undefined) return;
  const backupOf = todayInLondon(untold);
  await appendToLog(session, [{ kind: 'log.restored', data: { what: 'everything', backupOf } }]);
  await env.places.change(({ untold: _told, ...rest }) => rest);
}

/** A person looked and found the restored store right: the one before goes. */
export async function keepRestored(env: Environment): Promise<void> {
  await env.places.filling(async () => {
    await env.places.change(({ previous, dropping = [], ...rest }) => ({
      ...rest,
      ...(previous ? { dropping: [...dropping, previous.name] } : {}),
    }));
    await env.places.clear();
  });
}

/** Back to the store before. Work done since the restore goes with the restored one. */
export async function undoRestore(env: Environment): Promise<void> {
  await env.places.filling(async () => {
    const { previous } = await env.places.read();
    if (!previous) throw new Error('There is no store to go back to');
    await env.disconnect();
    await env.places.change(({ current, dropping = [] }) => ({
      current: previous.name,
      dropping: [...dropping, current],
    }));
    await env.places.clear();
  });
}
