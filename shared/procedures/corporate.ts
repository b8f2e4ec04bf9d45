/**
 * The corporate complaints procedure, stage 1, with the LGSCO Complaint Handling Code's own numbers.
 * Every number is a default a council can change.
 */
import type { Procedure } from './types';

export const CORPORATE: Procedure = {
  id: 'corporate',
  version: 1,
  name: 'Corporate complaints',
  stages: [
    {
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
    },
  ],
  alarmWeeks: 12,
  internal: { draftBefore: 4, signOffBefore: 2 },
  ombudsman: 'lgsco',
};
