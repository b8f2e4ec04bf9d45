/** A case through both stages to the Ombudsman: its sections, its cover sheet, its chronology. */
import { describe, expect, it } from 'vitest';
import {
  chronologyShown,
  enquiryToAnswer,
  includeDocument,
  NOTES_WHY,
  planBundle,
  REQUESTS_WHY,
  SECTION_ORDER,
  withholdDocument,
  type BundlePlan,
} from '@shared/bundle';
import { CAL } from '../../fixtures/cases';
import { ombudsmanStory } from '../../fixtures/bundles';
import { council } from './plans';

const file = ombudsmanStory().file;
const DAY = {
  today: '2027-03-10',
  cal: CAL,
  by: 'Rowan Tansy',
  enquiry: enquiryToAnswer(file.enquiries),
};
const plan = planBundle(file, council, DAY);
const lines = (of: BundlePlan = plan) =>
  chronologyShown(of).map(({ on, at, what, document }) =>
    [
      on,
      ...(at === undefined ? [] : [at]),
      what,
      ...(document === undefined ? [] : [document]),
    ].join(' | '),
  );

describe('a case that went all the way', () => {
  it('folds without anything out of place', () => {
    expect(file.anomalies).toEqual([]);
  });

  it('has every document in its section', () => {
    expect(plan.documents.map(({ section, title }) => `${section} ${title}`)).toEqual([
      'A Complaint as received',
      'A Email: Leak at 14 Harbour Row',
      'B Acknowledgement',
      'B Acknowledgement, stage 2',
      'C Stage 1 response',
      'D Request for stage 2',
      'E Stage 2 response',
      'F Requests for information and their answers',
      'F Record of contact',
      'F Extension',
      'F Clock stopped, stage 2',
      'F Clock running again, stage 2',
      'F Internal notes',
      'G Job log 44871',
      'G Photo of the ceiling',
      'G Statement of the neighbour at number 16',
      'G Advice from Legal Services',
      'G Diary, no date',
      'H Repairs policy, in force from 1 April 2026',
      'I Remedies and what was done',
      'J What the council changed',
    ]);
    expect(new Set(plan.documents.map(({ section }) => section))).toEqual(new Set(SECTION_ORDER));
  });

  it('offers working papers and notes without putting them in', () => {
    const out = plan.documents.filter(({ included }) => !included);
    expect(out.map(({ key, leftOutWhy }) => [key, leftOutWhy])).toEqual([
      ['requests', REQUESTS_WHY],
      ['notes', NOTES_WHY],
      ['evidence:advice', expect.stringContaining('privileged')],
    ]);
  });

  it('never sets a restricted note on a page', () => {
    const said = JSON.stringify(plan);
    expect(said).toContain('An open internal note.');
    expect(said).not.toContain('fraud?');
  });

  it('puts what came after an earlier bundle at the end of its section, and says so', () => {
    const story = ombudsmanStory()
      .write(
        {
          kind: 'bundle.exported',
          data: {
            bundle: 'b-1',
            exportedOn: '2027-03-11',
            pages: 40,
            manifestSha256: '',
            warnings: 0,
          },
        },
        { today: '2027-03-11' },
      )
      .write(
        {
          kind: 'evidence.added',
          data: {
            evidence: 'late',
            title: 'Surveyor’s report',
            fileName: 'late.pdf',
            mediaType: 'application/pdf',
            file: { blob: 'late', size: 1, sha256: 'f'.repeat(64) },
            datedOn: '2026-10-01',
          },
        },
        { today: '2027-03-12' },
      );
    const later = planBundle(story.file, council, DAY).documents.filter(
      ({ section }) => section === 'G',
    );
    expect(later.at(-1)).toMatchObject({ title: 'Surveyor’s report', lateSince: '2027-03-11' });
    expect(later.filter(({ lateSince }) => lateSince !== undefined)).toHaveLength(1);
  });
});

describe('its cover sheet', () => {
  const facts = Object.fromEntries(
    plan.cover.groups.map(({ heading, facts: each }) => [heading, Object.fromEntries(each)]),
  );

  it('names the case to somebody who knows nothing of it', () => {
    expect(facts['The complaint']).toMatchObject({
      Council: council.name,
      'Council’s reference': 'WB-26-A0412',
      CRM: '881204',
      Complainant: 'Holly Bramble',
      Advocate: 'نور الحسن',
      'Link officer': 'Not named',
      Procedure: 'Corporate complaints',
    });
  });

  it('gives each stage its dates, the days it took, what moved its clock and how it ended', () => {
    expect(facts['Stage 1']).toEqual({
      Received: '9 November 2026',
      Acknowledged: '12 November 2026, 3 working days from receipt',
      Extended: 'to 10 December 2026, told on 24 November 2026',
      Answered:
        '9 December 2026, 22 working days from receipt and 19 working days from acknowledgement',
      Outcome: 'Partly upheld',
      'Decided by': 'Pat Larch',
    });
    expect(facts['Stage 2']).toMatchObject({
      'Asked for': '21 December 2026',
      'Clock stopped': '5 January 2027 to 12 January 2027, waiting for clarification',
      Outcome: 'Upheld',
    });
  });

  it('says what it answers, question by question', () => {
    expect(facts['What this bundle answers']).toMatchObject({
      'Their reference': '27 001 234',
      'Answer wanted by': '29 March 2027',
    });
    const answered = planBundle(file, council, {
      ...DAY,
      linkOfficer: ' Kit Alder ',
      answers: { 1: { text: ' Two people now look. ', documents: ['learning'] } },
    });
    expect(answered.cover.asks).toEqual([
      { number: 1, text: 'Why was the job closed on 9 September?', answer: '', documents: [] },
      {
        number: 2,
        text: 'What has changed since?',
        answer: 'Two people now look.',
        documents: ['learning'],
      },
    ]);
    expect(JSON.stringify(answered.cover.groups)).toContain('["Link officer","Kit Alder"]');
  });

  it('gives each point what every stage found', () => {
    expect(plan.cover.points.map(({ number, outcomes }) => [number, ...outcomes])).toEqual([
      [1, 'Stage 1: upheld', 'Stage 2: upheld'],
      [2, 'Stage 1: not upheld', 'Stage 2: upheld'],
    ]);
  });
});

describe('its chronology', () => {
  it('tells what happened, in order, each line with its document', () => {
    expect(lines()).toEqual([
      '2026-10-21 | Job log 44871 | evidence:ev-1',
      '2026-10-22 | Photo of the ceiling | evidence:photo',
      '2026-11-09 | Complaint received by email | complaint',
      '2026-11-09 | Email: Leak at 14 Harbour Row | evidence:mail',
      '2026-11-12 | Agreed with the complainant what would be looked into (phone) | complaint',
      '2026-11-12 | Acknowledgement sent by email; 3 working days from receipt | letter:l-ack',
      '2026-11-16 | 14:30 | Contact to Holly Bramble by phone | contacts',
      '2026-11-24 | Extension sent by email; new date 10 December 2026 | letter:l-ext',
      '2026-12-09 | Stage 1 response sent by email: partly upheld; 22 working days from receipt; 19 working days from acknowledgement | letter:l-response',
      '2026-12-21 | Stage 2 asked for by letter | request:2',
      '2026-12-23 | Acknowledgement, stage 2 sent by email; 2 working days from receipt | letter:l-ack-2',
      '2027-01-05 | Clock stopped, stage 2 sent by email; waiting for clarification | letter:l-stop',
      '2027-01-05 | Clock of stage 2 stopped: waiting for clarification',
      '2027-01-06 | Remedy done, symbolic payment, £150: A payment for the distress and the time spent. | remedies',
      '2027-01-12 | Clock running again, stage 2 sent by email; waiting for clarification | letter:l-restart',
      '2027-01-12 | Clock of stage 2 running again',
      '2027-01-26 | Stage 2 response sent by email: upheld; 23 working days from the request; 21 working days from acknowledgement | letter:l-final',
      '2027-02-15 | Change made: Closed jobs are looked at by a second person each week. | learning',
      '2027-03-01 | Enquiry from the Local Government and Social Care Ombudsman (27 001 234) received',
    ]);
  });

  it('tells of notes and requests for information only where their pages are in', () => {
    const more = ['notes', 'requests'].reduce(
      (each, key) => includeDocument(each, key, undefined),
      plan,
    );
    const told = lines(more).join('\n');
    expect(told).toContain('2026-11-17 | Note: An open internal note. | notes');
    expect(told).toContain(
      '2026-11-13 | Information asked of Ash Rowntree, Housing repairs | requests',
    );
    expect(told).not.toContain('fraud');
  });

  it('says nothing of what is withheld or left out, and keeps what happened all the same', () => {
    const withheld = withholdDocument(plan, 'evidence:photo', 'Shows a neighbour');
    expect(lines(withheld).join('\n')).not.toContain('Photo of the ceiling');
    const out = includeDocument(plan, 'letter:l-response', 'why');
    const line = lines(out).find((each) => each.includes('Stage 1 response'));
    expect(line).toMatch(/19 working days from acknowledgement$/);
  });
});
