/** Sentences for what moves a stage: who acts, longer dates, stops, endings, the next stage, closing again. */
import { formatDate } from '../../calendar';
import type { CaseEventKind } from '../schema';
import { ARRIVED, shortened } from '../wording';
import type { Tell } from './telling';

type StageKind = Extract<
  CaseEventKind,
  | 'case.converted'
  | 'choice.offered'
  | 'actor.named'
  | 'extension.proposed'
  | 'suspension.proposed'
  | 'clock.restarted'
  | 'proposal.dropped'
  | 'refusal.decided'
  | 'withdrawal.recorded'
  | 'earlyResolution.agreed'
  | 'ending.undone'
  | 'stage.requested'
  | 'stage.refused'
  | 'case.reopened'
  | 'outcome.overridden'
>;

const long = (text: string) => shortened(text, 400);

export const TELL_STAGES: { readonly [K in StageKind]: Tell<K> } = {
  'case.converted': (data) => ({
    topic: 'receipt',
    what: `Made the request a complaint on ${formatDate(data.on)} (${data.how}); the date it was received stays`,
    why: long(data.why),
  }),
  'choice.offered': (data) => ({
    topic: 'receipt',
    what: `Offered the choice to complain on ${formatDate(data.on)} (${data.how}): ${data.answer}`,
  }),
  'actor.named': ({ stage, role, who, interest }) => ({
    topic: 'handling',
    what: `Named ${who.name}${who.title === '' ? '' : `, ${who.title},`} as ${role} of stage ${stage}${
      interest ? `; asked about their interest on ${formatDate(interest.checkedOn)}` : ''
    }`,
  }),
  'extension.proposed': (data) => ({
    topic: 'deadlines',
    what: `Planned more time for stage ${data.stage}, until ${formatDate(data.to)}; it counts once its letter has gone`,
    why: long(data.reason),
  }),
  'suspension.proposed': (data) => ({
    topic: 'deadlines',
    what: `Planned to stop the clock of stage ${data.stage} from ${formatDate(data.from)}, ${data.ground}; it counts once its letter has gone`,
    why: long(data.reason),
  }),
  'clock.restarted': (data) => ({
    topic: 'deadlines',
    what: `Started the clock of stage ${data.stage} again from ${formatDate(data.on)}`,
    why: long(data.why),
  }),
  'proposal.dropped': (data) => ({
    topic: 'deadlines',
    what: 'Dropped a planned change of the date before its letter went',
    why: long(data.why),
  }),
  'refusal.decided': (data) => ({
    topic: 'stages',
    what: `Decided on ${formatDate(data.on)} not to consider the complaint: ${data.ground}`,
    why: long([data.reason, data.discretion].filter((text) => text.trim() !== '').join(' ')),
  }),
  'withdrawal.recorded': (data) => ({
    topic: 'stages',
    what: `Recorded that the complaint was withdrawn on ${formatDate(data.on)} (${data.how})`,
    ...(data.why.trim() === '' ? {} : { why: long(data.why) }),
  }),
  'earlyResolution.agreed': (data) => ({
    topic: 'stages',
    what: `Agreed on ${formatDate(data.on)} (${data.how}) how to settle it${data.by === undefined ? '' : `, by ${formatDate(data.by)}`}: ${shortened(data.agreed)}`,
  }),
  'ending.undone': (data) => ({
    topic: 'stages',
    what: `Took back how stage ${data.stage} was to end; it goes on`,
    why: long(data.why),
  }),
  'stage.requested': (data) => ({
    topic: 'stages',
    what: `Took the case to stage ${data.stage}, asked for on ${formatDate(data.receivedOn)} ${ARRIVED[data.channel]}`,
    ...(data.lateWhy.trim() === ''
      ? {}
      : { why: `After the date they were given: ${long(data.lateWhy)}` }),
  }),
  'stage.refused': (data) => ({
    topic: 'stages',
    what: `Refused on ${formatDate(data.on)} to take the case to stage ${data.stage}, asked for on ${formatDate(data.receivedOn)}`,
    why: long(data.reason),
  }),
  'case.reopened': (data) => ({
    topic: 'stages',
    what: `Opened the case again on ${formatDate(data.on)}`,
    why: long(data.why),
  }),
  'outcome.overridden': (data) => ({
    topic: 'points',
    what: `Set the overall outcome of stage ${data.stage} to ${data.outcome}, whatever the points come to`,
    why: long(data.why),
  }),
};
