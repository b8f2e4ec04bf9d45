import {
  addEvidence,
  addNote,
  describeEvidence,
  markRemedyDone,
  noRemedyNeeded,
  offerRemedy,
  recordBundle,
} from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { blob } from '../../fixtures/cases';
import { said, refusal } from './refusal';

describe('what is refused of remedies and evidence, and why', () => {
  const table = [
    refusal(
      'an empty remedy',
      'decided',
      offerRemedy,
      { kind: 'apology', text: '' },
      'Write what will be done',
      'text',
    ),
    refusal(
      'bank details in a remedy',
      'decided',
      offerRemedy,
      { kind: 'symbolic payment', text: 'Pay £150 to 20-45-77, 12345678.', amountPence: 15000 },
      'bank details',
      'text',
    ),
    refusal(
      'a payment of nothing',
      'decided',
      offerRemedy,
      { kind: 'symbolic payment', text: 'Pay.', amountPence: 0 },
      'no payment',
      'amountPence',
    ),
    refusal(
      'a remedy due in 2062',
      'decided',
      offerRemedy,
      { kind: 'apology', text: 'x', dueOn: '2062-01-02' },
      'more than 5 years away',
      'dueOn',
    ),
    refusal(
      'a remedy due before the complaint',
      'decided',
      offerRemedy,
      { kind: 'apology', text: 'x', dueOn: '2026-01-02' },
      'before the complaint was received',
      'dueOn',
    ),
    refusal(
      'a remedy done that was not offered',
      'ready',
      markRemedyDone,
      { remedy: 'r-9', doneOn: '2026-11-20' },
      'not on this case',
      'remedy',
    ),
    refusal(
      'a remedy done tomorrow',
      'ready',
      markRemedyDone,
      { remedy: 'r-1', doneOn: '2026-11-24' },
      'in the future',
      'doneOn',
    ),
    refusal(
      'a remedy done twice',
      'closed',
      markRemedyDone,
      { remedy: 'r-1', doneOn: '2026-11-20' },
      'done already, on Thu 3 Dec 2026',
    ),
    refusal(
      'bank details as proof',
      'ready',
      markRemedyDone,
      { remedy: 'r-1', doneOn: '2026-11-20', proof: 'Sort code 204577' },
      'bank details',
      'proof',
    ),
    refusal(
      'changing a remedy that was done',
      'closed',
      offerRemedy,
      { remedy: 'r-1', kind: 'apology', text: 'x' },
      'closed',
    ),
    refusal(
      'none needed, with one offered',
      'ready',
      noRemedyNeeded,
      { why: 'x' },
      'would contradict it',
    ),
    refusal(
      'none needed, without why',
      'decided',
      noRemedyNeeded,
      { why: ' ' },
      'Say why no remedy is needed',
      'why',
    ),
    refusal(
      'a document from the future',
      'received',
      addEvidence,
      { fileName: 'a.pdf', mediaType: 'application/pdf', file: blob('a'), datedOn: '2026-11-24' },
      'in the future',
      'datedOn',
    ),
    refusal(
      'a document without a file name',
      'received',
      addEvidence,
      { fileName: '', mediaType: 'x', file: blob('a') },
      'Enter the file name',
      'fileName',
    ),
    refusal(
      'a document for a point that is not there',
      'received',
      addEvidence,
      { fileName: 'a.pdf', mediaType: 'x', file: blob('a'), bearsOn: ['pt-1'] },
      'not on this case',
      'bearsOn',
    ),
    refusal(
      'describing a document that is not there',
      'pointed',
      describeEvidence,
      { evidence: 'ev-9', title: 'x', bearsOn: [], flags: [] },
      'not on this case',
    ),
    refusal(
      'a document without a title',
      'pointed',
      describeEvidence,
      { evidence: 'ev-1', title: '', bearsOn: [], flags: [] },
      'Give the document a title',
      'title',
    ),
    refusal('an empty note', 'received', addNote, { text: '\n' }, 'Write the note first', 'text'),
    refusal(
      'bank details in a note',
      'received',
      addNote,
      { text: 'Her bank: 20 45 77 account 12345678' },
      'bank details',
      'text',
    ),
    refusal(
      'a bundle from the future',
      'received',
      recordBundle,
      { exportedOn: '2027-01-01', pages: 1, manifestSha256: '', warnings: 0 },
      'in the future',
      'exportedOn',
    ),
  ];
  it.each(table)('%s', (_name, run, reason, field) => {
    const problems = run();
    expect(said(problems)).toContain(reason);
    if (field !== undefined) expect(problems.map((problem) => problem.field)).toContain(field);
  });
});
