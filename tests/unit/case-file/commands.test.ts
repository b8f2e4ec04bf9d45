import {
  addEvidence,
  addNote,
  addPoint,
  assignHandler,
  changePerson,
  changeSummary,
  classify,
  closeCase,
  decidePoint,
  describeEvidence,
  issueLetter,
  markRemedyDone,
  noRemedyNeeded,
  offerRemedy,
  receiveCase,
  recordBundle,
  recordRootCause,
  rewordPoint,
  setDefinition,
  settleConflict,
} from '@shared/case-file';
import type { Command, Problem, ReceiveCaseInput } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import {
  blob,
  CaseStory,
  DEFINITION,
  FINDING,
  leakStory,
  letterInput,
  RECEIPT,
} from '../../fixtures/cases';
import type { StoryStage } from '../../fixtures/cases';

const said = (problems: readonly Problem[]) => problems.map(({ message }) => message).join(' | ');

/** One refusal: the command run on the case told as far as a stage, and words of the reason. */
function refusal<I>(
  name: string,
  until: StoryStage,
  command: Command<I>,
  input: I,
  reason: string,
  field?: string,
): [string, () => readonly Problem[], string, string | undefined] {
  return [
    name,
    () => leakStory(until).problems(command, input, { today: '2026-11-23' }),
    reason,
    field,
  ];
}

describe('receiving a complaint', () => {
  const refuse = (change: Partial<ReceiveCaseInput>) =>
    CaseStory.begin().problems(receiveCase, { ...RECEIPT, ...change }, { today: '2026-11-09' });

  const table: [string, Partial<ReceiveCaseInput>, string, string][] = [
    ['tomorrow', { receivedOn: '2026-11-10' }, 'in the future', 'receivedOn'],
    [
      'in the year 2062',
      { receivedOn: '2062-11-09' },
      'in the future: Thu 9 Nov 2062',
      'receivedOn',
    ],
    ['on 31 February', { receivedOn: '2026-02-31' }, 'not a real date', 'receivedOn'],
    ['without a date', { receivedOn: '' }, 'is missing', 'receivedOn'],
    ['in 1970', { receivedOn: '1970-01-01' }, 'more than 20 years ago', 'receivedOn'],
    [
      'effective before it came',
      { effectiveOn: '2026-11-08' },
      'day the clock starts',
      'effectiveOn',
    ],
    ['effective a month on', { effectiveOn: '2026-12-09' }, 'day the clock starts', 'effectiveOn'],
    ['without their words', { theirWords: '  \n ' }, 'in their own words', 'theirWords'],
    ['without a service', { service: '' }, 'Choose the service', 'service'],
    ['without a reference', { reference: '' }, 'Enter the reference.', 'reference'],
    [
      'by a channel there is not',
      { channel: 'pigeon' as 'email' },
      'Choose the way it arrived',
      'channel',
    ],
    [
      'with a risk nobody was told of',
      { risk: { anyone: 'yes' } },
      'who you told and when',
      'risk.note',
    ],
    [
      'with an e-mail address that is none',
      { people: [{ role: 'complainant', name: 'X', email: 'holly at home' }] },
      'not an e-mail address',
      'people.0.email',
    ],
    [
      'with nobody safe to reach',
      { people: [{ role: 'complainant', name: 'X', mayWrite: false, mayCall: false }] },
      'how this person can be reached',
      'people.0.contactNote',
    ],
    [
      'with a document from next year',
      {
        evidence: [
          {
            fileName: 'a.pdf',
            mediaType: 'application/pdf',
            file: blob('a'),
            datedOn: '2027-01-01',
          },
        ],
      },
      'in the future',
      'evidence.0.datedOn',
    ],
    [
      'with a name that never ends',
      { people: [{ role: 'complainant', name: 'x'.repeat(501) }] },
      'too long: 500 characters',
      'people.0.name',
    ],
  ];
  it.each(table)('%s is refused', (_name, change, reason, field) => {
    const problems = refuse(change);
    expect(said(problems)).toContain(reason);
    expect(problems.map((problem) => problem.field)).toContain(field);
  });

  it('says everything that is wrong at once', () => {
    expect(refuse({ receivedOn: '2026-02-31', theirWords: '', service: '' })).toHaveLength(3);
  });

  it('takes what is needed from a phone call and fills in the rest', () => {
    const file = CaseStory.begin().run(
      receiveCase,
      {
        reference: 'WB-26-A0500',
        receivedOn: '2026-11-09',
        channel: 'phone',
        theirWords: 'My bin has not been emptied since October and nobody rings me back.\nI am 84.',
        service: 'Waste and recycling',
        people: [{ role: 'complainant', name: 'Percy Larch', phone: '01632 960 001' }],
      },
      { today: '2026-11-09' },
    ).file;
    expect(file).toMatchObject({
      kind: 'complaint',
      procedure: { id: 'corporate', version: 1 },
      effectiveOn: '2026-11-09',
      summary: 'My bin has not been emptied since October and nobody rings me back.',
    });
    expect(file.people[0]).toMatchObject({
      mayWrite: true,
      preferredContact: 'not asked',
      language: 'English',
    });
    expect(file.people[0]?.id).not.toBe('');
  });

  it('keeps its documents in the same step', () => {
    const file = leakStory('received', {
      evidence: [{ fileName: 'photo.png', mediaType: 'image/png', file: blob('photo') }],
    }).file;
    expect(file.evidence).toMatchObject([{ number: 1, title: 'photo.png' }]);
  });

  it('an anonymous complaint is recorded', () => {
    expect(refuse({ people: [] })).toEqual([]);
    expect(refuse({ people: [{ role: 'complainant', name: '' }] })).toEqual([]);
  });

  it('a long first line is cut at a word', () => {
    const theirWords = 'unanswered '.repeat(40);
    const { summary } = leakStory('received', { summary: '', theirWords }).file;
    expect(summary.length).toBeLessThanOrEqual(121);
    expect(summary).toMatch(/unanswered…$/);
  });
});

describe('what is refused, and why', () => {
  const table = [
    refusal(
      'receiving the same case twice',
      'received',
      receiveCase,
      RECEIPT,
      'recorded already, as WB-26-A0412',
    ),
    refusal(
      'an empty summary',
      'received',
      changeSummary,
      { summary: ' ' },
      'Enter the summary',
      'summary',
    ),
    refusal('no service', 'received', classify, { service: '' }, 'Choose the service', 'service'),
    refusal(
      'the handler it has already',
      'received',
      assignHandler,
      { handler: 'h-tansy' },
      'handles the case already',
      'handler',
    ),
    refusal(
      'a person with a broken address',
      'received',
      changePerson,
      { person: { id: 'p-bramble', role: 'complainant', name: 'X', email: '@' } },
      'not an e-mail address',
      'person.email',
    ),
    refusal(
      'an empty definition',
      'received',
      setDefinition,
      { ...DEFINITION, text: ' ' },
      'Say what you will look into',
      'text',
    ),
    refusal(
      'a definition agreed before the complaint',
      'received',
      setDefinition,
      { ...DEFINITION, agreedOn: '2026-11-01' },
      'before the complaint was received',
      'agreedOn',
    ),
    refusal(
      'a definition agreed tomorrow',
      'received',
      setDefinition,
      { ...DEFINITION, agreedOn: '2026-11-24' },
      'in the future',
      'agreedOn',
    ),
    refusal(
      'a definition changed after the response',
      'responded',
      setDefinition,
      DEFINITION,
      'The response of Mon 23 Nov 2026 tells them',
    ),
    refusal(
      'a point without words',
      'acknowledged',
      addPoint,
      { text: '' },
      'Write the point',
      'text',
    ),
    refusal(
      'a point after the response',
      'responded',
      addPoint,
      { text: 'x' },
      'can no longer be changed',
    ),
    refusal(
      'a point that is there already',
      'pointed',
      addPoint,
      { point: 'pt-1', text: 'x' },
      'on the case already',
    ),
    refusal(
      'rewording a point that does not exist',
      'pointed',
      rewordPoint,
      { point: 'pt-9', text: 'x' },
      'not on this case',
      'point',
    ),
    refusal(
      'deciding a point that does not exist',
      'pointed',
      decidePoint,
      { point: 'pt-9', finding: FINDING },
      'not on this case',
      'point',
    ),
    refusal(
      'deciding without reasons',
      'pointed',
      decidePoint,
      { point: 'pt-1', finding: { ...FINDING, reasons: ' ' } },
      'Say why you arrived at the decision',
      'finding.reasons',
    ),
    refusal(
      'deciding without what should have happened',
      'pointed',
      decidePoint,
      { point: 'pt-1', finding: { ...FINDING, shouldHave: '' } },
      'what should have happened',
      'finding.shouldHave',
    ),
    refusal(
      'deciding without what happened',
      'pointed',
      decidePoint,
      { point: 'pt-1', finding: { ...FINDING, happened: '' } },
      'what happened',
      'finding.happened',
    ),
    refusal(
      'deciding on a document that is not there',
      'pointed',
      decidePoint,
      { point: 'pt-1', finding: { ...FINDING, evidence: ['ev-7'] } },
      'document that is not on this case',
      'finding.evidence',
    ),
    refusal(
      'deciding after the response',
      'responded',
      decidePoint,
      { point: 'pt-1', finding: FINDING },
      'that point 1 is upheld',
    ),
    refusal(
      'a root cause without why',
      'decided',
      recordRootCause,
      { cause: 'delay', rationale: '' },
      'Say why',
      'rationale',
    ),
    refusal(
      'a root cause not on the list',
      'decided',
      recordRootCause,
      { cause: 'gremlins' as 'delay', rationale: 'x' },
      'Choose the root cause',
      'cause',
    ),
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
      'an e-mail to no address',
      'defined',
      issueLetter,
      {
        ...letterInput('acknowledgement', '2026-11-12'),
        sent: { on: '2026-11-12', how: 'email', to: '14 Harbour Row' },
      },
      'not an e-mail address',
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

describe('an anonymous complaint', () => {
  it('closes once it is decided, without letters', () => {
    const story = leakStory('received', { people: [] });
    expect(said(story.problems(closeCase, {}))).toContain('has no points');
    story.run(addPoint, { point: 'pt-1', text: 'The lamp is broken.' });
    expect(said(story.problems(closeCase, {}))).toContain('Point 1 has no decision');
    story.run(decidePoint, { point: 'pt-1', finding: { ...FINDING, outcome: 'not upheld' } });
    expect(said(story.problems(closeCase, {}))).toContain('root cause');
    story.run(recordRootCause, {
      cause: 'no fault found',
      rationale: 'It was mended the same day.',
    });
    story.run(closeCase, {});
    expect(story.file).toMatchObject({
      state: 'closed',
      closedOn: '2026-11-23',
      outcome: 'not upheld',
      anomalies: [],
    });
  });
});

describe('a service request', () => {
  it('closes without a response', () => {
    const story = leakStory('received', { kind: 'service request' }).run(closeCase, {});
    expect(story.file).toMatchObject({ state: 'closed', anomalies: [] });
  });
});

describe('a case that cannot be changed', () => {
  it('refuses every command and says why', () => {
    const story = leakStory('acknowledged').write({ kind: 'case.escalated', data: {} });
    for (const problems of [
      story.problems(addNote, { text: 'x' }),
      story.problems(addPoint, { text: 'x' }),
      story.problems(setDefinition, DEFINITION),
      story.problems(closeCase, {}),
    ]) {
      expect(problems).toEqual([
        expect.objectContaining({ instead: expect.stringContaining('Update the app') as string }),
      ]);
    }
  });

  it('a case that is not here', () => {
    expect(said(CaseStory.begin().problems(addNote, { text: 'x' }))).toContain(
      'not on this computer',
    );
  });
});

describe('what is worth saying but not stopping for', () => {
  const warnings = <I>(until: StoryStage, command: Command<I>, input: I) => {
    const result = leakStory(until).try(command, input);
    return result.ok ? said(result.warnings ?? []) : `refused: ${said(result.problems)}`;
  };

  it('deciding before the definition is set', () => {
    const story = leakStory('received').run(addPoint, { point: 'pt-1', text: 'x' });
    const result = story.try(decidePoint, { point: 'pt-1', finding: FINDING });
    expect(result).toMatchObject({
      ok: true,
      warnings: [{ message: expect.stringContaining('definition is not set') as string }],
    });
  });

  it.each([
    [
      'the same file twice',
      () =>
        warnings('pointed', addEvidence, {
          fileName: 'copy.pdf',
          mediaType: 'x',
          file: blob('copy', 'd'),
        }),
      'here already as E1',
    ],
    [
      'a remedy without a date',
      () => warnings('decided', offerRemedy, { kind: 'apology', text: 'Say sorry.' }),
      'nobody will be reminded',
    ],
    [
      'no fault found, though upheld',
      () => warnings('decided', recordRootCause, { cause: 'no fault found', rationale: 'x' }),
      'some fault was found',
    ],
    [
      'no outcome sought',
      () => warnings('received', setDefinition, { text: 'x' }),
      'what outcome they want',
    ],
    [
      'rewording a decided point',
      () => warnings('decided', rewordPoint, { point: 'pt-1', text: 'x' }),
      'still answers the new wording',
    ],
    [
      'closing with a remedy to carry out',
      () => warnings('responded', closeCase, {}),
      '1 remedy is still to be carried out',
    ],
  ])('%s', (_name, run, words) => {
    expect(run()).toContain(words);
  });

  it('a withdrawn point needs only its reasons', () => {
    const finding = {
      outcome: 'withdrawn' as const,
      shouldHave: '',
      happened: '',
      reasons: 'She told us by phone.',
    };
    expect(leakStory('pointed').problems(decidePoint, { point: 'pt-1', finding })).toEqual([]);
  });

  it('nothing upheld needs no remedy', () => {
    const story = leakStory('pointed');
    for (const point of ['pt-1', 'pt-2'])
      story.run(decidePoint, { point, finding: { ...FINDING, outcome: 'not upheld' } });
    story.run(recordRootCause, { cause: 'no fault found', rationale: 'x' });
    expect(story.problems(issueLetter, letterInput('stage 1 response', '2026-11-23'))).toEqual([]);
  });

  it('describing a document can take its date away', () => {
    const story = leakStory('pointed').run(describeEvidence, {
      evidence: 'ev-1',
      title: 'Log',
      bearsOn: [],
      flags: ['third party'],
    });
    expect(story.file.evidence[0]).toMatchObject({
      title: 'Log',
      flags: ['third party'],
      fileName: 'job-log.pdf',
    });
    expect(story.file.evidence[0]).not.toHaveProperty('datedOn');
  });
});

it('junk in any command is refused in words, never thrown', () => {
  const commands = [
    addNote,
    addPoint,
    setDefinition,
    decidePoint,
    issueLetter,
    offerRemedy,
    receiveCase,
    settleConflict,
  ];
  for (const command of commands) {
    for (const junk of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { text: 7 },
      { finding: null, point: 1 },
    ]) {
      const problems = leakStory('ready').problems(command as Command<unknown>, junk);
      expect(problems.length).toBeGreaterThan(0);
      for (const { message } of problems)
        expect(message).not.toMatch(/undefined|expected|invalid|Zod/i);
    }
  }
});
