/** Information asked of services, officers and bodies outside: asked, chased, answered. */
import type { z } from 'zod';
import { formatDate } from '../../calendar';
import { CASE_EVENTS, id } from '../schema';
import type { CaseFile, InformationRequest, Problem } from '../types';
import {
  accepted,
  blankProblem,
  dateInput,
  event,
  futureDateProblem,
  onCase,
  pastDateProblem,
  refused,
  unless,
} from './command';

const asked = CASE_EVENTS['information.asked'].data;
export const AskInformationInput = asked.extend({
  request: id.optional(),
  askedOn: dateInput.optional(),
  dueOn: dateInput,
});
export type AskInformationInput = z.input<typeof AskInformationInput>;

export const askInformation = onCase(
  AskInformationInput,
  { whenClosed: 'This case is closed. Open it again first if more must be found out.' },
  (file, data, clock) => {
    const askedOn = data.askedOn ?? clock.today;
    return unless(
      [
        blankProblem(data.of.name, 'of.name', 'Write whom you ask.'),
        pastDateProblem(askedOn, {
          field: 'askedOn',
          name: 'The date you asked',
          today: clock.today,
          notBefore: { date: file.receivedOn, because: 'the complaint was received' },
        }),
        futureDateProblem(data.dueOn, {
          field: 'dueOn',
          name: 'The date you need it by',
          today: clock.today,
          notBefore: { date: askedOn, because: 'you asked' },
        }),
        data.bearsOn.every((point) => file.points.some(({ id: known }) => known === point))
          ? undefined
          : { field: 'bearsOn', message: 'One of those points is not on this case.' },
      ],
      () =>
        accepted([
          event({
            kind: 'information.asked',
            data: { ...data, askedOn, request: data.request ?? clock.newId() },
          }),
        ]),
    );
  },
);

function requestIn(file: CaseFile, request: string): InformationRequest | Problem {
  const found = file.requests.find(({ id: its }) => its === request);
  if (!found) return { message: 'That request is not on this case.' };
  if (found.answeredOn !== undefined) {
    return { message: `${found.of.name} answered in full on ${formatDate(found.answeredOn)}.` };
  }
  return found.droppedWhy === undefined
    ? found
    : { message: 'That request was dropped.', instead: 'Ask again if you need it after all.' };
}
const isRequest = (found: InformationRequest | Problem): found is InformationRequest =>
  'asks' in found;

export const ChaseInformationInput = CASE_EVENTS['information.chased'].data.extend({
  on: dateInput.optional(),
});
export type ChaseInformationInput = z.input<typeof ChaseInformationInput>;

export const chaseInformation = onCase(ChaseInformationInput, {}, (file, data, clock) => {
  const found = requestIn(file, data.request);
  if (!isRequest(found)) return refused(found);
  const on = data.on ?? clock.today;
  return unless(
    [
      pastDateProblem(on, {
        field: 'on',
        name: 'The date you chased',
        today: clock.today,
        notBefore: { date: found.askedOn, because: 'you asked' },
      }),
    ],
    () => accepted([event({ kind: 'information.chased', data: { ...data, on } })]),
  );
});

export const AnswerInformationInput = CASE_EVENTS['information.answered'].data.extend({
  on: dateInput.optional(),
});
export type AnswerInformationInput = z.input<typeof AnswerInformationInput>;

export const answerInformation = onCase(AnswerInformationInput, {}, (file, data, clock) => {
  const found = requestIn(file, data.request);
  if (!isRequest(found)) return refused(found);
  const on = data.on ?? clock.today;
  return unless(
    [
      pastDateProblem(on, {
        field: 'on',
        name: 'The date of the answer',
        today: clock.today,
        notBefore: { date: found.askedOn, because: 'you asked' },
      }),
      data.complete
        ? undefined
        : blankProblem(data.note, 'note', 'Write what is still owed, so that it can be chased.'),
      data.evidence.every((item) => file.evidence.some(({ id: known }) => known === item))
        ? undefined
        : { field: 'evidence', message: 'One of those documents is not on this case.' },
    ],
    () => accepted([event({ kind: 'information.answered', data: { ...data, on } })]),
  );
});

export const DropInformationInput = CASE_EVENTS['information.dropped'].data;
export type DropInformationInput = z.input<typeof DropInformationInput>;

export const dropInformation = onCase(DropInformationInput, {}, (file, data) => {
  const found = requestIn(file, data.request);
  return isRequest(found)
    ? accepted([event({ kind: 'information.dropped', data })])
    : refused(found);
});
