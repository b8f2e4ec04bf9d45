/** Information asked of services and others: asked, chased, answered in part or in full. */
import type { Apply } from './draft';

const UNKNOWN = 'a request for information that is not on this case.';

export const informationAsked: Apply<'information.asked'> = (draft, data, step) => {
  const { request, ...rest } = data;
  if (draft.requests.has(request)) return 'The same request for information was recorded twice.';
  draft.requests.set(request, {
    id: request,
    number: draft.requests.size + 1,
    ...rest,
    chased: [],
    answers: [],
    stamp: step.stamp,
  });
  return undefined;
};

export const informationChased: Apply<'information.chased'> = (draft, data) => {
  const there = draft.requests.get(data.request);
  if (!there) return `Somebody chased ${UNKNOWN}`;
  draft.requests.set(data.request, { ...there, chased: [...there.chased, data.on] });
  return undefined;
};

export const informationAnswered: Apply<'information.answered'> = (draft, data) => {
  const there = draft.requests.get(data.request);
  if (!there) return `An answer came to ${UNKNOWN}`;
  const answers = [...there.answers, { on: data.on, note: data.note }];
  const answeredOn = there.answeredOn ?? (data.complete ? data.on : undefined);
  draft.requests.set(data.request, {
    ...there,
    answers,
    ...(answeredOn === undefined ? {} : { answeredOn }),
  });
  return undefined;
};

export const informationDropped: Apply<'information.dropped'> = (draft, data) => {
  const there = draft.requests.get(data.request);
  if (!there) return `Somebody dropped ${UNKNOWN}`;
  draft.requests.set(data.request, { ...there, droppedWhy: data.why });
  return undefined;
};
