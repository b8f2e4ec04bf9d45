/** What each kind of record is called, and what it means in one line (DOMAIN §1). */
import { CHANNELS, RECORD_KINDS, type RecordKind } from '@shared/case-file/schema';

export const KIND_WORDS: Readonly<Record<RecordKind, { label: string; a: string; means: string }>> =
  {
    complaint: {
      label: 'Complaint',
      a: 'A complaint',
      means:
        'They are unhappy with what we did or did not do. They need not use the word (LGSCO Code 1.4).',
    },
    'service request': {
      label: 'Service request',
      a: 'A service request',
      means:
        'They ask us to do, fix or reconsider something, and are not complaining about it (LGSCO Code 1.2).',
    },
    'member enquiry': {
      label: 'Member enquiry',
      a: 'An MP’s or councillor’s enquiry',
      means:
        'They ask for somebody they represent. It has dates of its own; the reply goes to them.',
    },
    compliment: {
      label: 'Compliment',
      a: 'A compliment',
      means: 'Thanks or praise. It is passed on to those it is about.',
    },
    comment: {
      label: 'Comment',
      a: 'A comment',
      means: 'A view or an idea, with nothing to put right. It is passed on to the service.',
    },
  };

export const KIND_CHOICES = RECORD_KINDS.map((value) => ({
  value,
  label: KIND_WORDS[value].a,
  hint: KIND_WORDS[value].means,
}));

export const CHANNEL_CHOICES = CHANNELS.map((channel) => ({
  value: channel,
  label: channel.charAt(0).toUpperCase() + channel.slice(1),
}));
