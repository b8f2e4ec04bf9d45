/** In which section each letter stands, and what it is called there. */
import type { LetterKind } from '../case-file/schema';
import type { IssuedLetter } from '../case-file/types';
import type { SectionId } from './types';

/** `answer`: with the response of its stage, since it ends the stage. A new kind must be given a place. */
const PLACES: Readonly<Record<LetterKind, SectionId | 'answer'>> = {
  acknowledgement: 'B',
  'stage 1 response': 'C',
  'early resolution': 'answer',
  refusal: 'answer',
  withdrawal: 'answer',
  'reply to a member': 'answer',
  'escalation refusal': 'D',
  'stage 2 response': 'E',
  'progress update': 'F',
  'information request': 'F',
  extension: 'F',
  'clock stopped': 'F',
  'clock restarted': 'F',
  'remedy offer': 'I',
  'remedy cannot be delivered': 'I',
  apology: 'I',
  'ombudsman signpost': 'F',
  correction: 'F',
};

const TITLES: Readonly<Record<LetterKind, string>> = {
  acknowledgement: 'Acknowledgement',
  'stage 1 response': 'Stage 1 response',
  'early resolution': 'Early resolution',
  refusal: 'Refusal',
  withdrawal: 'Withdrawal',
  'reply to a member': 'Reply to a member',
  'escalation refusal': 'Refusal of the next stage',
  'stage 2 response': 'Stage 2 response',
  'progress update': 'Progress update',
  'information request': 'Request for information',
  extension: 'Extension',
  'clock stopped': 'Clock stopped',
  'clock restarted': 'Clock running again',
  'remedy offer': 'Offer of a remedy',
  'remedy cannot be delivered': 'Remedy that cannot be delivered',
  apology: 'Apology',
  'ombudsman signpost': 'How to reach the Ombudsman',
  correction: 'Correction of an earlier letter',
};

export function letterSection({ kind, stage }: Pick<IssuedLetter, 'kind' | 'stage'>): SectionId {
  const place = PLACES[kind];
  if (place !== 'answer') return place;
  return stage > 1 ? 'E' : 'C';
}

/** The stage is named from stage 2 on, where the kind does not say it already. */
export function letterTitle({ kind, stage }: Pick<IssuedLetter, 'kind' | 'stage'>): string {
  const title = TITLES[kind];
  return stage > 1 && !/^Stage/.test(title) ? `${title}, stage ${stage}` : title;
}
