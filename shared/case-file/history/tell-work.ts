/** Sentences for safety, contact, promises, requests for information, learning, sign-off and the Ombudsman. */
import { formatDate } from '../../calendar';
import type { CaseEventKind } from '../schema';
import type { CaseFile } from '../types';
import { shortened } from '../wording';
import type { Tell } from './telling';

type WorkKind = Extract<
  CaseEventKind,
  | 'case.linked'
  | 'reference.added'
  | `safety.${string}`
  | `contact.${string}`
  | `promise.${string}`
  | `information.${string}`
  | `learning.${string}`
  | `signOff.${string}`
  | `ombudsman.${string}`
>;

const long = (text: string) => shortened(text, 400);
const noted = (note: string) => (note.trim() === '' ? {} : { why: long(note) });
const moment = (on: string, at: string | undefined) =>
  `${formatDate(on)}${at === undefined ? '' : ` at ${at}`}`;

const asked = (file: CaseFile, request: string) => {
  const found = file.requests.find(({ id }) => id === request);
  return found ? `${found.of.name} (request ${found.number})` : 'somebody not on this case';
};
const promised = (file: CaseFile, promise: string) =>
  shortened(file.promises.find(({ id }) => id === promise)?.text ?? 'one that is not on this case');
const lesson = (file: CaseFile, action: string) =>
  shortened(file.learning.find(({ id }) => id === action)?.text ?? 'one that is not on this case');
const enquiry = (file: CaseFile, id: string) => {
  const found = file.enquiries.find((each) => each.id === id);
  const who = found?.ombudsman === 'hos' ? 'the Housing Ombudsman' : 'the LGSCO';
  return found?.reference ? `${who} (${found.reference})` : who;
};

export const TELL_WORK: { readonly [K in WorkKind]: Tell<K> } = {
  'case.linked': (data) => ({
    topic: 'other',
    what: `Linked with ${data.reference} (${data.how})`,
  }),
  'reference.added': (data) => ({
    topic: 'other',
    what: `Added the reference ${data.system} ${data.value}`,
  }),
  'safety.raised': (data) => ({
    topic: 'safety',
    what: `Raised a safety task: ${data.kind}`,
    ...noted(data.note),
  }),
  'safety.answered': (data) => ({
    topic: 'safety',
    what: `Told ${data.told} on ${moment(data.on, data.at)}${data.reference === '' ? '' : `, reference ${data.reference}`}`,
    ...noted(data.note),
  }),
  'contact.logged': (data) => ({
    topic: 'contact',
    what: `${data.direction === 'in' ? 'Contact from' : 'Contact to'} ${data.with || 'somebody not named'} by ${data.how} on ${moment(data.on, data.at)}: ${long(data.text)}`,
  }),
  'promise.made': (data) => ({
    topic: 'contact',
    what: `Promised (${data.kind}) by ${moment(data.dueOn, data.dueAt)}: ${shortened(data.text)}`,
  }),
  'promise.moved': (data, { file }) => ({
    topic: 'contact',
    what: `Moved a promise to ${moment(data.dueOn, data.dueAt)}: ${promised(file, data.promise)}`,
    why: long(data.why),
  }),
  'promise.kept': (data, { file }) => ({
    topic: 'contact',
    what: `Kept a promise on ${formatDate(data.on)}: ${promised(file, data.promise)}`,
    ...noted(data.note),
  }),
  'promise.dropped': (data, { file }) => ({
    topic: 'contact',
    what: `Dropped a promise: ${promised(file, data.promise)}`,
    why: long(data.why),
  }),
  'information.asked': (data) => ({
    topic: 'requests',
    what: `Asked ${data.of.name}${data.of.service === '' ? '' : `, ${data.of.service},`} on ${formatDate(data.askedOn)} (${data.how}), wanted by ${formatDate(data.dueOn)}: ${shortened(data.asks)}`,
  }),
  'information.chased': (data, { file }) => ({
    topic: 'requests',
    what: `Chased ${asked(file, data.request)} on ${formatDate(data.on)} (${data.how})`,
  }),
  'information.answered': (data, { file }) => ({
    topic: 'requests',
    what: `${data.complete ? 'Full answer' : 'Part of the answer'} from ${asked(file, data.request)} on ${formatDate(data.on)}`,
    ...noted(data.note),
  }),
  'information.dropped': (data, { file }) => ({
    topic: 'requests',
    what: `No longer asked of ${asked(file, data.request)}`,
    why: long(data.why),
  }),
  'learning.agreed': (data) => ({
    topic: 'learning',
    what: `Agreed what will change${data.owner === '' ? '' : ` (${data.owner})`}${data.dueOn === undefined ? '' : `, by ${formatDate(data.dueOn)}`}: ${shortened(data.text)}`,
  }),
  'learning.done': (data, { file }) => ({
    topic: 'learning',
    what: `Recorded a change as made on ${formatDate(data.on)}: ${lesson(file, data.action)}`,
    ...(data.proof.trim() === '' ? {} : { why: `Proof: ${long(data.proof)}` }),
  }),
  'learning.checked': (data, { file }) => ({
    topic: 'learning',
    what: `Looked on ${formatDate(data.on)} at whether it worked (${data.worked}): ${lesson(file, data.action)}`,
    ...noted(data.note),
  }),
  'signOff.asked': (data) => ({
    topic: 'letters',
    what: `Gave the ${data.kind} to ${data.of.name} to sign off on ${formatDate(data.on)}`,
  }),
  'signOff.given': (data) => ({
    topic: 'letters',
    what: `${data.by} ${data.approved ? 'signed off' : 'sent back'} the ${data.kind} on ${formatDate(data.on)}`,
    ...noted(data.note),
  }),
  'ombudsman.enquired': (data) => ({
    topic: 'ombudsman',
    what: `Enquiry from ${data.ombudsman === 'lgsco' ? 'the LGSCO' : 'the Housing Ombudsman'}${data.reference === '' ? '' : ` (${data.reference})`}, received ${formatDate(data.receivedOn)}${data.dueOn === undefined ? '' : `, answer wanted by ${formatDate(data.dueOn)}`}${data.premature ? '; our procedure was not finished' : ''}`,
  }),
  'ombudsman.answered': (data, { file }) => ({
    topic: 'ombudsman',
    what: `Answered ${enquiry(file, data.enquiry)} on ${formatDate(data.on)}`,
    ...noted(data.what),
  }),
  'ombudsman.decided': (data, { file }) => ({
    topic: 'ombudsman',
    what: `${enquiry(file, data.enquiry).replace(/^t/, 'T')} decided on ${formatDate(data.on)}: ${data.result}, ${data.fault ? 'fault found' : 'no fault found'}`,
    ...noted(data.note),
  }),
};
