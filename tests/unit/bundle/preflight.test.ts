/** What a person is told before a bundle goes out. */
import { describe, expect, it } from 'vitest';
import {
  includeDocument,
  planBundle,
  preflight,
  releaseDocument,
  withholdDocument,
  VOLUME_BYTES,
  type PreflightFinding,
} from '@shared/bundle';
import type { Evidence, CaseFile } from '@shared/case-file';
import { blob, leakStory } from '../../fixtures/cases';
import { caseWith, council, DAY } from './plans';

const planFor = (file: CaseFile) => planBundle(file, council, DAY);
const said = (file: CaseFile, plan = planFor(file)) => preflight(plan, file);
const messages = (findings: readonly PreflightFinding[]) =>
  findings.map(({ severity, message }) => `${severity}: ${message}`);

const dated = { datedOn: '2026-10-21' };

describe('before a bundle goes out', () => {
  it('nothing is said of one that is whole', () => {
    expect(said(caseWith([dated]))).toEqual([]);
  });

  it.each<[string, Partial<Evidence>, PreflightFinding['severity'], RegExp]>([
    ['has no date', {}, 'note', /“Job log 44871” has no date\. Give it one/],
    [
      'holds somebody else’s data',
      { ...dated, flags: ['third party'] },
      'note',
      /goes into the do-not-disclose volume: Holds other people’s personal data/,
    ],
    [
      'cannot be read',
      { ...dated, flags: ['unreadable'] },
      'warn',
      /marked as unreadable\. Add a clearer copy/,
    ],
  ])('a document that %s is named, with what to do', (_, evidence, severity, wanted) => {
    const findings = said(caseWith([evidence]));
    expect(findings).toEqual([
      { severity, message: expect.stringMatching(wanted) as string, document: 'evidence:ev-1' },
    ]);
  });

  it('a document left out is named with the reason', () => {
    const file = caseWith([dated]);
    const plan = includeDocument(planFor(file), 'evidence:ev-1', 'It is a copy');
    expect(messages(said(file, plan))).toEqual([
      'note: “Job log 44871” is left out: It is a copy.',
    ]);
  });

  it('a reason that ends with a full stop gets no second one', () => {
    const file = caseWith([dated]);
    const plan = includeDocument(planFor(file), 'evidence:ev-1', 'It is a copy.');
    expect(messages(said(file, plan))).toEqual([
      'note: “Job log 44871” is left out: It is a copy.',
    ]);
  });

  it('legal advice is left out by itself, and stops the bundle when it is put in', () => {
    const file = caseWith([{ ...dated, flags: ['privileged'] }]);
    expect(messages(said(file))).toEqual([
      'note: “Job log 44871” is left out: Legal advice: privileged, so it stays with the council.',
    ]);
    const plan = includeDocument(planFor(file), 'evidence:ev-1', undefined);
    expect(said(file, plan)).toEqual([
      {
        severity: 'stop',
        message: '“Job log 44871” is legal advice. Leave it out, or record who lets it go and why.',
        document: 'evidence:ev-1',
      },
    ]);
  });

  it('the same file twice is found by its bytes, not by its name', () => {
    const file = caseWith([
      { ...dated, title: 'Log', file: blob('one', 'd') },
      { ...dated, title: 'Log', file: blob('two', 'e') },
      { ...dated, title: 'Job log again', file: blob('three', 'd') },
    ]);
    expect(said(file)).toEqual([
      {
        severity: 'warn',
        message: '“Job log again” is the same file as “Log”. Leave one out.',
        document: 'evidence:ev-3',
      },
    ]);
    const plan = includeDocument(planFor(file), 'evidence:ev-3', 'It is a copy');
    expect(messages(said(file, plan)).join()).not.toContain('same file');
  });

  it.each([
    ['complaint', 'The complaint itself is not in the bundle.'],
    ['letter:l-response', 'The stage 1 response is not in the bundle.'],
  ])('leaving out “%s” is warned of', (key, wanted) => {
    const file = caseWith([dated]);
    const findings = said(file, includeDocument(planFor(file), key, 'why'));
    expect(findings).toContainEqual({
      severity: 'warn',
      message: expect.stringContaining(wanted) as string,
    });
  });

  it('a bundle of nothing is stopped', () => {
    const file = caseWith([]);
    const empty = planFor(file).documents.reduce(
      (plan, { key }) => includeDocument(plan, key, 'why'),
      planFor(file),
    );
    expect(said(file, empty)).toContainEqual({
      severity: 'stop',
      message: 'Nothing is in the bundle. Include at least one document.',
    });
  });

  it.each([
    ['at a volume', 0, []],
    ['a byte above', 1, ['note']],
  ])('%s the size is warned of or not', (_, above, wanted) => {
    const half = { ...blob('one', 'd'), size: VOLUME_BYTES / 2 };
    const rest = { ...blob('two', 'e'), size: VOLUME_BYTES / 2 + above };
    const file = caseWith([
      { ...dated, file: half },
      { ...dated, file: rest },
    ]);
    const findings = said(file);
    expect(findings.map(({ severity }) => severity)).toEqual(wanted);
    if (above > 0) expect(findings[0]?.message).toMatch(/come to 100 MB/);
  });

  it('what is left out does not count towards the size', () => {
    const huge = { ...blob('one', 'd'), size: VOLUME_BYTES * 3 };
    const file = caseWith([{ ...dated, file: huge }]);
    const plan = includeDocument(planFor(file), 'evidence:ev-1', 'It is too large');
    expect(messages(said(file))).toContainEqual(expect.stringContaining('300 MB'));
    expect(messages(said(file, plan))).toHaveLength(1);
  });

  it('someone else’s data among what everyone sees stops the bundle', () => {
    const file = caseWith([{ ...dated, flags: ['third party'] }]);
    const plan = withholdDocument(planFor(file), 'evidence:ev-1', undefined);
    expect(said(file, plan)).toEqual([
      {
        severity: 'stop',
        message: expect.stringMatching(
          /someone else’s personal data\. Leave it out, put it in the do-not-disclose volume/,
        ) as string,
        document: 'evidence:ev-1',
      },
    ]);
  });

  it('legal advice that somebody let go is said to be, with who and why', () => {
    const file = caseWith([{ ...dated, flags: ['privileged'] }]);
    const plan = releaseDocument(planFor(file), 'evidence:ev-1', {
      by: 'Morgan Thistle',
      why: 'The council relies on it.',
    });
    expect(messages(said(file, plan))).toEqual([
      'warn: “Job log 44871” is legal advice, let go by Morgan Thistle: The council relies on it.',
    ]);
  });

  it('a stage that was reached and not answered is missed', () => {
    const story = leakStory('responded').write({
      kind: 'stage.requested',
      data: {
        stage: 2,
        receivedOn: '2026-12-01',
        effectiveOn: '2026-12-01',
        channel: 'email',
        theirWords: 'Still damp.',
      },
    });
    const { file } = story;
    expect(messages(said(file))).toContainEqual(
      expect.stringMatching(/^warn: The stage 2 response has not gone out yet/),
    );
    const without = includeDocument(planFor(file), 'request:2', 'why');
    expect(messages(said(file, without))).toContainEqual(
      expect.stringMatching(/^warn: The request for stage 2 is not in the bundle/),
    );
  });

  it('a question of the enquiry without an answer is named', () => {
    const file = caseWith([dated]);
    const ask = (number: number, answer: string) => ({
      number,
      text: 'Why?',
      answer,
      documents: [],
    });
    const plan = planFor(file);
    const asked = (...asks: ReturnType<typeof ask>[]) =>
      messages(said(file, { ...plan, cover: { ...plan.cover, asks } }));
    expect(asked(ask(1, 'Because.'), ask(2, 'So.'))).toEqual([]);
    expect(asked(ask(1, ''), ask(2, 'So.'), ask(3, ''))).toEqual([
      'warn: Questions 1 and 3 of the enquiry have no answer and no documents. Answer under “What this bundle answers”.',
    ]);
  });
});
