/** The council's settings: a stream like any other, without a row in the register. */
import type { CouncilSettings } from '@shared/case-file/council';
import type { Store } from './api';
import { commit } from './commit';
import type { Session } from './session';

/** Settings as they stand are decided on inside the commit, so that two windows' changes both count. */
export async function changeSettings(
  session: Session,
  change: Partial<CouncilSettings>,
): ReturnType<Store['council']['change']> {
  const { domain, council } = session;
  if (council.isDamaged) {
    return {
      ok: false,
      problems: [
        {
          message:
            'The council’s settings on this computer are damaged, so they cannot be changed.',
          instead: 'Restore them from a backup first. Your cases are not affected.',
        },
      ],
    };
  }
  const result = await commit(session, {
    stream: council.stream,
    decide: ({ events }) => domain.changeCouncil(domain.foldCouncil(events), change),
  });
  if (!result.ok) return result;
  if (result.changed) {
    council.settings = domain.foldCouncil(result.current.events);
    session.changed.council.tell();
  }
  return { ok: true };
}
