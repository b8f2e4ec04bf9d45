/** Paragraphs a new council begins with: to change, to add to, or to throw away. Plain words throughout. */
import type { LibraryParagraph } from './council';

export const STARTER_PARAGRAPHS: readonly LibraryParagraph[] = [
  {
    id: 'starter-adjustments',
    title: 'What you need from us',
    kinds: [],
    variants: [
      {
        name: 'In writing',
        text: 'If it would help, we can write to you in large print or in another language. Please tell us what you need.',
      },
      {
        name: 'By phone',
        text: 'If you would rather talk to us than write, please tell us when it suits you and we will call.',
      },
    ],
  },
  {
    id: 'starter-delay',
    title: 'Sorry for the delay',
    kinds: [],
    variants: [
      {
        name: 'Late answer',
        text: 'We are sorry that this answer is late. You should have had it by [the day it was due]. It is late because [what held it up].',
      },
      {
        name: 'Late reply to a message',
        text: 'We are sorry that we did not reply to your message of [date]. It left you waiting, and not knowing what was happening.',
      },
    ],
  },
  {
    id: 'starter-evidence',
    title: 'What we looked at',
    kinds: ['stage 1 response', 'stage 2 response'],
    variants: [
      {
        name: 'Records and people',
        text: 'To answer you we read:\n\n- what you told us\n- [the records]\n- [the policy or law]\n\nWe also spoke to [the service].',
      },
    ],
  },
  {
    id: 'starter-learning',
    title: 'What we have changed',
    kinds: ['stage 1 response', 'stage 2 response', 'remedy offer'],
    variants: [
      {
        name: 'A change of practice',
        text: 'Your complaint showed us that [what went wrong could happen again]. From [date] we will [what we do differently].',
      },
    ],
  },
];
