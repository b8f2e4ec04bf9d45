import {
  assignHandler,
  closeCase,
  decidePoint,
  issueLetter,
  recordRootCause,
  settleConflict,
} from '@shared/case-file';
import type { ReceiveCaseInput } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { FINDING, leakStory, letterInput } from '../../fixtures/cases';
import { said, refusal } from './refusal';

describe('what is refused of letters and closing, and why', () => {
  const table = [
    refusal(
      'acknowledging without a definition',
      'received',
      issueLetter,
      letterInput('acknowledgement', '2026-11-10'),
      'the definition is not set',
    ),
    refusal(
      'acknowledging twice',
      'acknowledged',
      issueLetter,
      letterInput('acknowledgement', '2026-11-20', 'l-2'),
      'went on Thu 12 Nov 2026. A stage has one',
    ),
    refusal(
      'acknowledging before receipt',
      'defined',
      issueLetter,
      letterInput('acknowledgement', '2026-11-06'),
      'before the complaint was received',
      'sent.on',
    ),
    refusal(
      'a letter sent tomorrow',
      'defined',
      issueLetter,
      letterInput('acknowledgement', '2026-11-24'),
      'in the future',
      'sent.on',
    ),
    refusal(
      'a letter sent on 31 February',
      'defined',
      issueLetter,
      letterInput('acknowledgement', '2026-02-31'),
      'not a real date',
      'sent.on',
    ),
    refusal(
      'a letter sent before it was dated',
      'defined',
      issueLetter,
      { ...letterInput('acknowledgement', '2026-11-12'), issuedOn: '2026-11-13' },
      'before the date on the letter',
      'sent.on',
    ),
    refusal(
      'an email to no address',
      'defined',
      issueLetter,
      {
        ...letterInput('acknowledgement', '2026-11-12'),
        sent: { on: '2026-11-12', how: 'email', to: '14 Harbour Row' },
      },
      'not an email address',
      'sent.to',
    ),
    refusal(
      'a letter sent nowhere',
      'defined',
      issueLetter,
      {
        ...letterInput('acknowledgement', '2026-11-12'),
        sent: { on: '2026-11-12', how: 'post', to: ' ' },
      },
      'Write where it was sent',
      'sent.to',
    ),
    refusal(
      'a letter without a part and without why',
      'defined',
      issueLetter,
      {
        ...letterInput('acknowledgement', '2026-11-12'),
        overrides: [{ part: 'reference', why: ' ' }],
      },
      'without “reference”',
      'overrides.0.why',
    ),
    refusal(
      'a letter for another stage',
      'defined',
      issueLetter,
      { ...letterInput('acknowledgement', '2026-11-12'), stage: 2 },
      'the case is at stage 1',
      'stage',
    ),
    refusal(
      'a response without an acknowledgement',
      'defined',
      issueLetter,
      letterInput('stage 1 response', '2026-11-23'),
      'the response clock starts with it (LGSCO Code 6.2)',
    ),
    refusal(
      'a response without points',
      'acknowledged',
      issueLetter,
      letterInput('stage 1 response', '2026-11-23'),
      'has no points',
    ),
    refusal(
      'a response before every point is decided',
      'pointed',
      issueLetter,
      letterInput('stage 1 response', '2026-11-23'),
      'Points 1 and 2 have no decision',
    ),
    refusal(
      'a response without a root cause',
      'decided',
      issueLetter,
      letterInput('stage 1 response', '2026-11-23'),
      'The root cause is not recorded',
    ),
    refusal(
      'a response with neither remedy nor why none',
      'decided',
      issueLetter,
      letterInput('stage 1 response', '2026-11-23'),
      'The complaint is partly upheld, with neither a remedy nor a reason for none',
    ),
    refusal(
      'a response dated before the acknowledgement',
      'ready',
      issueLetter,
      letterInput('stage 1 response', '2026-11-10'),
      'before the complaint was acknowledged',
      'sent.on',
    ),
    refusal(
      'a second response',
      'responded',
      issueLetter,
      letterInput('stage 1 response', '2026-11-23', 'l-2'),
      'A stage has one',
    ),
    refusal(
      'an acknowledgement after the response',
      'responded',
      issueLetter,
      letterInput('acknowledgement', '2026-11-23', 'l-2'),
      'would only confuse',
    ),
    refusal(
      'closing before the response',
      'ready',
      closeCase,
      {},
      'The stage 1 response has not been sent',
    ),
    refusal(
      'closing before the response was sent',
      'responded',
      closeCase,
      { closedOn: '2026-11-20' },
      'before the response was sent',
      'closedOn',
    ),
    refusal(
      'closing tomorrow',
      'responded',
      closeCase,
      { closedOn: '2026-11-24' },
      'in the future',
      'closedOn',
    ),
    refusal('closing twice', 'closed', closeCase, {}, 'closed already'),
    refusal(
      'settling what is not in conflict',
      'ready',
      settleConflict,
      { field: 'definition', keep: 'x', why: 'x' },
      'nothing left to settle',
    ),
    refusal(
      'deciding on a closed case',
      'closed',
      decidePoint,
      { point: 'pt-1', finding: FINDING },
      'closed',
    ),
    refusal(
      'a root cause on a closed case',
      'closed',
      recordRootCause,
      { cause: 'delay', rationale: 'x' },
      'closed',
    ),
    refusal(
      'a new handler for a closed case',
      'closed',
      assignHandler,
      { handler: 'h-quill' },
      'closed',
    ),
  ];
  it.each(table)('%s', (_name, run, reason, field) => {
    const problems = run();
    expect(said(problems)).toContain(reason);
    if (field !== undefined) expect(problems.map((problem) => problem.field)).toContain(field);
  });
});

describe('who can be written to', () => {
  const acknowledgement = letterInput('acknowledgement', '2026-11-12');
  const to = (people: ReceiveCaseInput['people']) =>
    leakStory('defined', { people }).problems(issueLetter, acknowledgement);

  it('nobody on an anonymous complaint', () => {
    expect(said(to([]))).toContain('Nobody on this case can be written to');
    expect(said(to([{ role: 'complainant', name: '' }]))).toContain('Nobody');
    expect(said(to([{ role: 'complainant', name: 'X', receivesLetters: false }]))).toContain(
      'Nobody',
    );
  });

  it('not someone it is unsafe to write to; the note says why', () => {
    const problems = to([
      {
        role: 'complainant',
        name: 'Wren Sedge',
        mayWrite: false,
        contactNote: 'Shares a letterbox.',
      },
    ]);
    expect(said(problems)).toContain(
      'It is not safe to write to Wren Sedge. The note says: Shares a letterbox.',
    );
  });

  it('a representative who receives letters, before the person they act for', () => {
    const people = [
      { role: 'complainant' as const, name: 'Wren Sedge', mayWrite: false },
      { role: 'representative' as const, name: 'Ash Sedge' },
    ];
    expect(to(people)).toEqual([]);
  });
});
