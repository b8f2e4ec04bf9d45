/**
 * The corporate complaints procedure, stages 1 and 2, with the LGSCO Complaint Handling Code's own numbers.
 * Every number is a default a council can change.
 */
import type { Procedure, StageRule } from './types';

const STAGE_1: StageRule = {
  number: 1,
  name: 'Stage 1',
  acknowledge: {
    amount: 5,
    unit: 'workingDays',
    startsWhen: 'received',
    source: 'LGSCO Code 6.2',
  },
  respond: {
    amount: 10,
    unit: 'workingDays',
    startsWhen: 'acknowledged',
    source: 'LGSCO Code 6.3',
  },
  extension: { amount: 10, unit: 'workingDays', source: 'LGSCO Code 6.4' },
  suspendable: true,
  requires: [
    'definition',
    'points',
    'acknowledgement',
    'findings',
    'rootCause',
    'remedy',
    'response',
  ],
  acknowledgementLetter: 'acknowledgement',
  responseLetter: 'stage 1 response',
  earlyResolutionLetter: 'early resolution',
};

const STAGE_2: StageRule = {
  number: 2,
  name: 'Stage 2',
  requestWithin: { amount: 1, unit: 'months', source: 'the council’s own policy' },
  acknowledge: {
    amount: 5,
    unit: 'workingDays',
    startsWhen: 'received',
    source: 'the council’s own policy',
  },
  respond: {
    amount: 20,
    unit: 'workingDays',
    startsWhen: 'acknowledged',
    source: 'LGSCO Code, stage 2',
  },
  extension: { amount: 20, unit: 'workingDays', source: 'LGSCO Code, stage 2' },
  suspendable: true,
  requires: [
    'definition',
    'points',
    'acknowledgement',
    'decider',
    'findings',
    'rootCause',
    'remedy',
    'response',
  ],
  acknowledgementLetter: 'acknowledgement',
  responseLetter: 'stage 2 response',
  otherDecider: { source: 'LGSCO Code, stage 2' },
};

export const CORPORATE: Procedure = {
  id: 'corporate',
  version: 1,
  name: 'Corporate complaints',
  stages: [STAGE_1, STAGE_2],
  alarmWeeks: 12,
  acceptWithin: { amount: 12, unit: 'months', source: 'LGSCO Code 2.2' },
  stopAlarm: 5,
  internal: { draftBefore: 4, signOffBefore: 2 },
  ombudsman: 'lgsco',
};
