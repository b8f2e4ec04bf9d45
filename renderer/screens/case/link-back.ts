import { linkCase } from '@shared/case-file';
import type { CaseLink } from '@shared/case-file/types';
import type { StreamId } from '@shared/history/types';
import type { Store } from '../../store/api';

const BACK: Readonly<Record<CaseLink['how'], CaseLink['how']>> = {
  'same person': 'same person',
  'same matter': 'same matter',
  'came from': 'became',
  became: 'came from',
};

/**
 * The other case says the same from its side. Refused where it does already, and where that case cannot be
 * changed by this version: the first link stands all the same.
 */
export async function linkBack(
  store: Store,
  other: StreamId,
  here: { readonly id: StreamId; readonly reference: string },
  how: CaseLink['how'],
): Promise<void> {
  await store.run(other, linkCase, { case: here.id, reference: here.reference, how: BACK[how] });
}
