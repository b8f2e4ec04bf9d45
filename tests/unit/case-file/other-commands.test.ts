import {
  addReference,
  agreeEarlyResolution,
  agreeLearning,
  answerEnquiry,
  answerInformation,
  answerSafety,
  askInformation,
  askSignOff,
  chaseInformation,
  checkLearning,
  closeCase,
  convertToComplaint,
  dropInformation,
  dropPromise,
  failRemedy,
  giveSignOff,
  issueLetter,
  keepPromise,
  linkCase,
  logContact,
  makePromise,
  markLearningDone,
  movePromise,
  offerChoice,
  offerRemedy,
  overrideOutcome,
  raiseSafety,
  recordEnquiry,
  recordOmbudsmanDecision,
  recordWithdrawal,
  refuseComplaint,
  summarise,
  undoEnding,
} from '@shared/case-file';
import type { Command, LetterKind } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { leakStory, letterInput } from '../../fixtures/cases';
import type { CaseStory } from '../../fixtures/cases';

const TODAY = { today: '2026-11-23' };
const said = (problems: readonly { message: string; instead?: string }[]) =>
  problems.map(({ message, instead }) => `${message} ${instead ?? ''}`).join(' ');
const todo = (story: CaseStory) =>
  summarise(story.file).todo.map(({ kind, text }) => `${kind}: ${text}`);
const send = (story: CaseStory, kind: LetterKind, on = '2026-11-23') =>
  story.run(
    issueLetter,
    { ...letterInput('acknowledgement', on, `l-${kind}`), kind },
    { today: on },
  );

/** One refusal: on which case, what, and words of the reason. */
const no = <I>(
  name: string,
  story: () => CaseStory,
  command: Command<I>,
  input: I,
  words: string,
): [string, () => string, string] => [
  name,
  () => said(story().problems(command, input, TODAY)),
  words,
];

const PROMISE = {
  promise: 'pr-1',
  kind: 'call back' as const,
  text: 'Call with the date of the repair.',
  dueOn: '2026-11-24',
  dueAt: '14:30',
};
const ASK = {
  request: 'rq-1',
  of: { name: 'Alder Finch', title: 'Repairs manager' },
  asks: 'Why was job 44871 closed?',
  dueOn: '2026-11-27',
};
const LESSON = {
  action: 'la-1',
  text: 'Closed jobs are checked weekly.',
  owner: 'Alder Finch',
  dueOn: '2027-01-15',
  measure: 'No job closed by mistake in a month.',
};
const ENQUIRY = {
  enquiry: 'oq-1',
  ombudsman: 'lgsco' as const,
  reference: '26 004 111',
  receivedOn: '2026-11-20',
  dueOn: '2026-12-18',
  asks: '1. Send your responses.',
};

const promised = () => leakStory('pointed').run(makePromise, PROMISE);
const asked = () => leakStory('pointed').run(askInformation, ASK);
const learned = () => leakStory('ready').run(agreeLearning, LESSON);
const atRisk = () =>
  leakStory('received').run(raiseSafety, {
    alert: 'sf-1',
    kind: 'risk',
    note: 'She says she cannot go on.',
  });
const enquired = () => leakStory('responded').run(recordEnquiry, ENQUIRY);
const request = () => leakStory('received', { kind: 'service request' });
const answer = { alert: 'sf-1', told: 'Adult safeguarding, Bryony Teasel', reference: 'SG-118' };

describe('what is owed, and stops being owed', () => {
  it.each<[string, () => CaseStory, string[]]>([
    ['a call back', promised, ['call back: Call with the date of the repair.']],
    ['kept', () => promised().run(keepPromise, { promise: 'pr-1' }), []],
    ['dropped', () => promised().run(dropPromise, { promise: 'pr-1', why: 'They called us.' }), []],
    ['a question to a service', asked, ['reply owed: Why was job 44871 closed?']],
    [
      'chased, it is still owed',
      () => asked().run(chaseInformation, { request: 'rq-1' }),
      ['reply owed: Why was job 44871 closed?'],
    ],
    [
      'answered in part, it is still owed',
      () =>
        asked().run(answerInformation, { request: 'rq-1', complete: false, note: 'The call log.' }),
      ['reply owed: Why was job 44871 closed?'],
    ],
    [
      'answered in full',
      () => asked().run(answerInformation, { request: 'rq-1', complete: true }),
      [],
    ],
    [
      'no longer needed',
      () => asked().run(dropInformation, { request: 'rq-1', why: 'Found it.' }),
      [],
    ],
    [
      'a safety task',
      atRisk,
      ['safety: Tell safeguarding about the risk: She says she cannot go on.'],
    ],
    ['answered', () => atRisk().run(answerSafety, answer), []],
    ['a learning action', learned, ['learning: Closed jobs are checked weekly.']],
    [
      'done, it is to be checked',
      () => learned().run(markLearningDone, { action: 'la-1' }),
      ['learning check: Closed jobs are checked weekly.'],
    ],
    [
      'checked too early, it is checked again',
      () =>
        learned()
          .run(markLearningDone, { action: 'la-1' })
          .run(checkLearning, { action: 'la-1', worked: 'too early to say' }),
      ['learning check: Closed jobs are checked weekly.'],
    ],
    [
      'it worked',
      () =>
        learned()
          .run(markLearningDone, { action: 'la-1' })
          .run(checkLearning, { action: 'la-1', worked: 'yes' }),
      [],
    ],
    [
      'a draft with its signatory',
      () =>
        leakStory('ready').run(askSignOff, {
          kind: 'stage 1 response',
          of: { name: 'Imogen Sallow' },
        }),
      ['sign-off: stage 1 response'],
    ],
    [
      'an Ombudsman’s date',
      () => enquired(),
      ['remedy: Make good the kitchen ceiling.', 'ombudsman: LGSCO 26 004 111'],
    ],
    [
      'an Ombudsman’s reference that names them already',
      () =>
        enquired().run(recordEnquiry, {
          enquiry: 'oq-1',
          ombudsman: 'lgsco',
          reference: 'LGSCO 26 004 112',
          receivedOn: ENQUIRY.receivedOn,
          premature: false,
        }),
      ['remedy: Make good the kitchen ceiling.', 'ombudsman: LGSCO 26 004 112'],
    ],
    [
      'answered to the Ombudsman',
      () => enquired().run(answerEnquiry, { enquiry: 'oq-1', what: 'All responses.' }),
      ['remedy: Make good the kitchen ceiling.'],
    ],
    [
      'a remedy that fails is told in a letter',
      () =>
        leakStory('responded').run(failRemedy, {
          remedy: 'r-1',
          why: 'The roof is sold.',
          instead: '£200 for the work.',
        }),
      ['letter: remedy cannot be delivered'],
    ],
  ])('%s', (_name, story, owed) => {
    expect(todo(story())).toEqual(owed);
  });

  it('a promise moves with its reason, and both dates are kept', () => {
    const story = promised().run(movePromise, {
      promise: 'pr-1',
      dueOn: '2026-11-26',
      dueAt: '9:00',
      why: 'They are away.',
    });
    expect(story.file.promises[0]).toMatchObject({ dueOn: '2026-11-26', dueAt: '09:00' });
  });

  it('what is promised outlives the case', () => {
    const story = leakStory('responded').run(makePromise, PROMISE);
    const result = story.try(closeCase, {}, TODAY);
    expect(result.ok && said(result.warnings ?? [])).toContain('1 promise is still to be kept');
    story.run(closeCase, {});
    expect(todo(story)).toContain('call back: Call with the date of the repair.');
  });
});

describe('how a complaint ends early', () => {
  const settled = () =>
    leakStory('acknowledged').run(agreeEarlyResolution, {
      how: 'by phone',
      agreed: 'The plasterer comes on 30 November.',
      by: '2026-11-30',
    });
  it('settled by agreement: definition, root cause and a short response', () => {
    const story = settled();
    const early = {
      ...letterInput('acknowledgement', '2026-11-23', 'l-e'),
      kind: 'early resolution' as const,
    };
    expect(said(story.problems(issueLetter, early, TODAY))).toContain('root cause is not recorded');
    const full = { ...letterInput('stage 1 response', '2026-11-23') };
    expect(said(story.problems(issueLetter, full, TODAY))).toContain(
      'the letter to send is the early resolution',
    );
  });
  it('withdrawn: only its letter, and the outcome says so', () => {
    const story = leakStory('received').run(recordWithdrawal, { how: 'by email' });
    expect(story.file).toMatchObject({
      ending: { type: 'withdrawn' },
      outcome: 'withdrawn',
      state: 'received',
    });
    send(story, 'withdrawal');
    expect(story.file).toMatchObject({ state: 'responded', respondedOn: '2026-11-23' });
    story.run(closeCase, {});
    expect(story.file.state).toBe('closed');
  });
  it('refused: with its ground, no next stage', () => {
    const story = leakStory('received').run(refuseComplaint, {
      ground: 'insurance claim',
      reason: 'Damage to the car is a claim.',
    });
    send(story, 'refusal');
    expect(story.file.stages[0]?.nextStageBy).toBeUndefined();
    expect(summarise(story.file)).toMatchObject({
      ending: 'refused',
      refusalGround: 'insurance claim',
    });
  });
  it('taken back before the letter went', () => {
    expect(
      settled().run(undoEnding, { why: 'They changed their mind.' }).file.ending,
    ).toBeUndefined();
  });

  const late = { aboutOn: '2025-11-01' };
  const inTime = { aboutOn: '2025-11-09' };
  const outOfTime = {
    ground: 'out of time' as const,
    reason: 'Over a year.',
    discretion: 'Asked; no reason given.',
  };
  it.each([
    no(
      'out of time, when it was in time',
      () => leakStory('received', inTime),
      refuseComplaint,
      outOfTime,
      'which is in time: until Mon 9 Nov 2026',
    ),
    no(
      'out of time, with no thought of discretion',
      () => leakStory('received', late),
      refuseComplaint,
      { ...outOfTime, discretion: '' },
      'considered that',
    ),
    no(
      'a refusal without a reason',
      () => leakStory('received'),
      refuseComplaint,
      { ground: 'school', reason: ' ' },
      'Say why',
    ),
    no(
      'a refusal after the response',
      () => leakStory('responded'),
      refuseComplaint,
      { ground: 'school', reason: 'x' },
      'ended with the letter',
    ),
    no(
      'a withdrawal, nobody says how',
      () => leakStory('received'),
      recordWithdrawal,
      { how: '' },
      'how they told us',
    ),
    no('two endings', settled, recordWithdrawal, { how: 'by phone' }, 'recorded already'),
    no(
      'an agreement without what was agreed',
      () => leakStory('received'),
      agreeEarlyResolution,
      { how: 'by phone', agreed: '' },
      'what was agreed',
    ),
    no(
      'an agreement to be done before it was made',
      () => leakStory('received'),
      agreeEarlyResolution,
      { how: 'by phone', agreed: 'x', by: '2026-11-01' },
      'before it was agreed',
    ),
    no(
      'taking back what was not planned',
      () => leakStory('received'),
      undoEnding,
      { why: 'x' },
      'No ending is recorded',
    ),
    no(
      'a service request refused',
      request,
      refuseComplaint,
      { ground: 'school', reason: 'x' },
      'has no stages',
    ),
  ])('refused: %s', (_name, run, words) => {
    expect(run()).toContain(words);
  });
  it('out of time with discretion considered is a refusal', () => {
    expect(leakStory('received', late).problems(refuseComplaint, outOfTime, TODAY)).toEqual([]);
  });
});

describe('a service request that becomes a complaint (LGSCO Code 1.7, 1.8, 5.3)', () => {
  it('keeps the day it came in', () => {
    const story = request()
      .run(offerChoice, { how: 'by phone', answer: 'Not yet.' })
      .run(convertToComplaint, { how: 'by phone', why: 'Nobody came.' });
    expect(story.file).toMatchObject({
      kind: 'complaint',
      receivedOn: '2026-11-09',
      effectiveOn: '2026-11-09',
      convertedOn: '2026-11-23',
      offered: { answer: 'Not yet.' },
    });
  });
  it('closing one warns when the choice was not offered', () => {
    const result = request().try(closeCase, {}, TODAY);
    expect(result.ok && said(result.warnings ?? [])).toContain('offered the choice');
  });
  it.each([
    no(
      'a complaint twice',
      () => leakStory('received'),
      convertToComplaint,
      { how: 'x', why: 'y' },
      'already',
    ),
    no(
      'a compliment',
      () => leakStory('received', { kind: 'compliment' }),
      convertToComplaint,
      { how: 'x', why: 'y' },
      'Only a service request',
    ),
    no('nobody knows how', request, convertToComplaint, { how: '', why: 'y' }, 'how they told us'),
    no(
      'before it came in',
      request,
      convertToComplaint,
      { on: '2026-11-01', how: 'x', why: 'y' },
      'before the request was received',
    ),
    no(
      'the choice on a complaint',
      () => leakStory('received'),
      offerChoice,
      { how: 'x', answer: 'y' },
      'belongs to a service request',
    ),
    no(
      'the choice without an answer',
      request,
      offerChoice,
      { how: 'x', answer: '' },
      'what they said',
    ),
    no(
      'a link with itself',
      request,
      linkCase,
      { reference: 'WB-26-A0412', how: 'same matter' },
      'with itself',
    ),
    no('a reference twice', request, addReference, { system: 'CRM', value: '881204' }, 'already'),
  ])('refused: %s', (_name, run, words) => {
    expect(run()).toContain(words);
  });
});

describe('what is refused, and what to do instead', () => {
  it.each([
    no(
      'ticking a safety task away',
      atRisk,
      answerSafety,
      { ...answer, told: ' ' },
      'Without that the task stays open',
    ),
    no(
      'a safety task that says nothing',
      () => leakStory('received'),
      raiseSafety,
      { kind: 'risk', note: '' },
      'Write what it is',
    ),
    no(
      'the same safety task twice',
      atRisk,
      raiseSafety,
      { kind: 'risk', note: 'Again.' },
      'open on this case already',
    ),
    no(
      'told before the complaint',
      atRisk,
      answerSafety,
      { ...answer, on: '2026-11-01' },
      'before the complaint was received',
    ),
    no(
      'closing over a safety task',
      () =>
        leakStory('responded').run(raiseSafety, {
          kind: 'data breach',
          note: 'Sent to a neighbour.',
        }),
      closeCase,
      {},
      'safety task is open',
    ),
    no(
      'a contact with bank details',
      () => leakStory('received'),
      logContact,
      {
        direction: 'in',
        how: 'phone',
        with: 'Holly Bramble',
        text: 'Sort code 20-11-43, account 50993210',
      },
      'bank details',
    ),
    no(
      'a call to someone who must not be called, without a word',
      () =>
        leakStory('received', {
          people: [{ id: 'p', role: 'complainant', name: 'Holly Bramble', mayCall: false }],
        }),
      logContact,
      { direction: 'out', how: 'phone', with: 'Holly Bramble', text: 'Called.' },
      'not safe to call',
    ),
    no(
      'an empty contact',
      () => leakStory('received'),
      logContact,
      { direction: 'in', how: 'phone', with: '', text: ' ' },
      'what was said',
    ),
    no(
      'an odd time',
      () => leakStory('received'),
      logContact,
      { direction: 'in', how: 'phone', with: '', text: 'x', at: '25:10' },
      'time such as 14:30',
    ),
    no(
      'a promise for yesterday',
      () => leakStory('received'),
      makePromise,
      { ...PROMISE, dueOn: '2026-11-22' },
      'before today',
    ),
    no(
      'a promise of 2062',
      () => leakStory('received'),
      makePromise,
      { ...PROMISE, dueOn: '2062-01-01' },
      'years away',
    ),
    no(
      'an empty promise',
      () => leakStory('received'),
      makePromise,
      { ...PROMISE, text: '' },
      'what was promised',
    ),
    no(
      'keeping one twice',
      () => promised().run(keepPromise, { promise: 'pr-1' }),
      keepPromise,
      { promise: 'pr-1' },
      'was kept on',
    ),
    no(
      'moving one that was dropped',
      () => promised().run(dropPromise, { promise: 'pr-1', why: 'x' }),
      movePromise,
      { promise: 'pr-1', dueOn: '2026-12-01', why: 'x' },
      'was dropped',
    ),
    no(
      'a question to nobody',
      () => leakStory('pointed'),
      askInformation,
      { ...ASK, of: { name: '' } },
      '',
    ),
    no(
      'no question',
      () => leakStory('pointed'),
      askInformation,
      { ...ASK, asks: ' ' },
      'what you ask',
    ),
    no(
      'an answer wanted before the question',
      () => leakStory('pointed'),
      askInformation,
      { ...ASK, dueOn: '2026-11-20' },
      'before you asked',
    ),
    no(
      'a partial answer that says not what is owed',
      asked,
      answerInformation,
      { request: 'rq-1', complete: false },
      'still owed',
    ),
    no(
      'an answer to no question',
      asked,
      answerInformation,
      { request: 'rq-9', complete: true },
      'not on this case',
    ),
    no(
      'chasing what was answered',
      () => asked().run(answerInformation, { request: 'rq-1', complete: true }),
      chaseInformation,
      { request: 'rq-1' },
      'answered in full',
    ),
    no(
      'learning nobody owns',
      () => leakStory('ready'),
      agreeLearning,
      { ...LESSON, owner: ' ' },
      'who will see to it',
    ),
    no(
      'checking what is not done',
      learned,
      checkLearning,
      { action: 'la-1', worked: 'yes' },
      'not been done',
    ),
    no(
      'it did not work, without a word',
      () => learned().run(markLearningDone, { action: 'la-1' }),
      checkLearning,
      { action: 'la-1', worked: 'no' },
      'what did not work',
    ),
    no(
      'sign-off twice',
      () =>
        leakStory('ready').run(askSignOff, {
          kind: 'stage 1 response',
          of: { name: 'Imogen Sallow' },
        }),
      askSignOff,
      { kind: 'stage 1 response', of: { name: 'Imogen Sallow' } },
      'with Imogen Sallow already',
    ),
    no(
      'sign-off nobody asked for',
      () => leakStory('ready'),
      giveSignOff,
      { kind: 'stage 1 response', by: 'Imogen Sallow', approved: true },
      'Nobody has been asked',
    ),
    no(
      'a letter that waits for sign-off',
      () =>
        leakStory('ready').run(askSignOff, {
          kind: 'stage 1 response',
          of: { name: 'Imogen Sallow' },
        }),
      issueLetter,
      letterInput('stage 1 response', '2026-11-23'),
      'to be signed off',
    ),
    no(
      'an enquiry before the complaint',
      () => leakStory('responded'),
      recordEnquiry,
      { ...ENQUIRY, receivedOn: '2026-11-01' },
      'before the complaint was received',
    ),
    no(
      'fault without an investigation',
      enquired,
      recordOmbudsmanDecision,
      { enquiry: 'oq-1', result: 'not for us', fault: true },
      'only where they investigated',
    ),
    no(
      'a failed remedy with nothing instead',
      () => leakStory('responded'),
      failRemedy,
      { remedy: 'r-1', why: 'Gone.', instead: '' },
      'offered instead',
    ),
    no(
      'money with bank details in its cost code',
      () => leakStory('decided'),
      offerRemedy,
      {
        kind: 'symbolic payment',
        text: '£100',
        amountPence: 10000,
        costCode: 'account 20-11-43 50993210',
      },
      'bank details',
    ),
    no(
      'another outcome without a reason',
      () => leakStory('decided'),
      overrideOutcome,
      { outcome: 'upheld', why: ' ' },
      'Say why',
    ),
    no(
      'another outcome that is the sum',
      () => leakStory('decided'),
      overrideOutcome,
      { outcome: 'partly upheld', why: 'x' },
      'already come to',
    ),
    no(
      'an outcome before the points are decided',
      () => leakStory('pointed'),
      overrideOutcome,
      { outcome: 'upheld', why: 'x' },
      'Not every point is decided',
    ),
  ])('%s', (_name, run, words) => {
    expect(run()).not.toBe('');
    expect(run()).toContain(words);
  });

  it('an outcome of a person’s choice stands over the sum, with its reason', () => {
    const story = leakStory('decided').run(overrideOutcome, {
      outcome: 'upheld',
      why: 'The second point is minor.',
    });
    expect(story.file.outcome).toBe('upheld');
    expect(story.file.stages[0]?.outcomeOverride?.why).toBe('The second point is minor.');
  });

  it('sent back by the signatory, the letter waits for a second word', () => {
    const story = leakStory('ready')
      .run(askSignOff, { kind: 'stage 1 response', of: { name: 'Imogen Sallow' } })
      .run(giveSignOff, {
        kind: 'stage 1 response',
        by: 'Imogen Sallow',
        approved: false,
        note: 'Say sorry first.',
      });
    const letter = letterInput('stage 1 response', '2026-11-23');
    expect(said(story.problems(issueLetter, letter, TODAY))).toContain('Say sorry first.');
    story
      .run(askSignOff, { kind: 'stage 1 response', of: { name: 'Imogen Sallow' } })
      .run(giveSignOff, { kind: 'stage 1 response', by: 'Imogen Sallow', approved: true });
    expect(story.problems(issueLetter, letter, TODAY)).toEqual([]);
  });

  it('fault found by the Ombudsman reminds of the Monitoring Officer', () => {
    const result = enquired().try(
      recordOmbudsmanDecision,
      { enquiry: 'oq-1', result: 'investigated', fault: true },
      TODAY,
    );
    expect(result.ok && said(result.warnings ?? [])).toContain('Monitoring Officer');
  });
});
