/**
 * An enquiry of an MP or a councillor for somebody they represent: a clock of its own, and the reply goes
 * to the member. The numbers are a council's own; these are common ones.
 */
import type { Procedure } from './types';

const LOCAL = 'the council’s own policy';

export const MEMBER_ENQUIRY: Procedure = {
  id: 'member-enquiry',
  version: 1,
  name: 'MP and councillor enquiries',
  stages: [
    {
      number: 1,
      name: 'Enquiry',
      acknowledge: { amount: 2, unit: 'workingDays', startsWhen: 'received', source: LOCAL },
      respond: { amount: 10, unit: 'workingDays', startsWhen: 'received', source: LOCAL },
      extension: { amount: 10, unit: 'workingDays', source: LOCAL },
      suspendable: true,
      requires: ['acknowledgement', 'response'],
      acknowledgementLetter: 'acknowledgement',
      responseLetter: 'reply to a member',
    },
  ],
  alarmWeeks: 12,
  stopAlarm: 5,
  internal: { draftBefore: 4, signOffBefore: 2 },
  ombudsman: 'lgsco',
};
