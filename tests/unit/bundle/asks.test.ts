/** An enquiry taken apart into its questions. */
import { describe, expect, it } from 'vitest';
import { asksOf, enquiryToAnswer } from '@shared/bundle';
import type { OmbudsmanEnquiry } from '@shared/case-file/types';

describe('the questions of an enquiry', () => {
  it.each([
    ['nothing', '', []],
    ['numbers with full stops', '1. Why?\n2. When?', ['Why?', 'When?']],
    ['numbers in brackets', '(1) Why?\n(12) When?', ['Why?', 'When?']],
    ['brackets after', '1) Why?\n2) When?', ['Why?', 'When?']],
    ['Q and a number', 'Q1. Why?\nQ2: When?', ['Why?', 'When?']],
    ['the word', 'Question 1 Why?\nQuestion 2: When?', ['Why?', 'When?']],
    ['a greeting before them', 'Dear council,\n1. Why?', ['Why?']],
    [
      'lines that go on',
      '1. Why did it\ntake so long?\n2. When?',
      ['Why did it take so long?', 'When?'],
    ],
    ['no numbers', 'Send the job log.\n\nSay why.', ['Send the job log.', 'Say why.']],
    [
      'a year that is no number',
      '1. What happened in\n2026 and after?',
      ['What happened in 2026 and after?'],
    ],
    ['Windows’ line ends', '1. Why?\r\n2. When?', ['Why?', 'When?']],
  ])('with %s', (_, asks, wanted) => {
    expect(asksOf({ asks })).toEqual(wanted);
  });
});

describe('the enquiry a bundle answers', () => {
  const enquiry = (id: string, answered: boolean): OmbudsmanEnquiry => ({
    id,
    ombudsman: 'lgsco',
    reference: '',
    receivedOn: '2026-12-01',
    asks: '',
    premature: false,
    ...(answered ? { answered: { on: '2026-12-02', what: '' } } : {}),
    stamp: { event: id, by: 'h', at: '' },
  });
  it.each([
    ['none', [], undefined],
    ['the one that waits', [enquiry('a', false), enquiry('b', true)], 'a'],
    ['the last that waits', [enquiry('a', false), enquiry('b', false)], 'b'],
    ['the last, where none waits', [enquiry('a', true), enquiry('b', true)], 'b'],
  ])('is %s', (_, enquiries, wanted) => {
    expect(enquiryToAnswer(enquiries)?.id).toBe(wanted);
  });
});
