import {
  decidePoint,
  issueLetter,
  nameActor,
  nextStageWindow,
  refuseStage,
  reopenCase,
  requestStage,
  setDefinition,
  summarise,
} from '@shared/case-file';
import { CORPORATE, procedureSchema } from '@shared/procedures';
import { describe, expect, it } from 'vitest';
import { CAL, DEFINITION, FINDING, leakStory, letterInput } from '../../fixtures/cases';

const day = (today: string) => ({ today });
const ASKED = { receivedOn: '2026-12-07', channel: 'email' as const, theirWords: 'You missed it.' };
const CLEAR = {
  involved: false,
  managesOrIs: false,
  knowsThem: false,
  note: '',
  checkedOn: '2026-12-09',
};
const HEAD = { name: 'Imogen Sallow', title: 'Head of Housing' };
const AGAIN = { ...DEFINITION, agreedOn: '2026-12-09' };
const letter = (
  kind: Parameters<typeof letterInput>[0] | 'stage 2 response',
  on: string,
  id: string,
) => ({
  ...letterInput('acknowledgement', on, id),
  kind,
});

/** The leak, answered at stage 1 on 23 November and asked about again on 7 December. */
const asked = () => leakStory('responded').run(requestStage, ASKED, day('2026-12-08'));
const acknowledged = () =>
  asked()
    .run(setDefinition, AGAIN, day('2026-12-09'))
    .run(issueLetter, letter('acknowledgement', '2026-12-10', 'l-ack-2'), day('2026-12-10'));
const decided = () =>
  acknowledged()
    .run(nameActor, { role: 'decision-maker', who: HEAD, interest: CLEAR }, day('2026-12-10'))
    .run(decidePoint, { point: 'pt-1', finding: FINDING }, day('2026-12-14'))
    .run(decidePoint, { point: 'pt-2', finding: FINDING }, day('2026-12-14'));

const why = (run: () => readonly { message: string }[]) =>
  run()
    .map(({ message }) => message)
    .join(' ');

describe('asking for stage 2', () => {
  it('begins the stage with dates of its own and keeps those of stage 1', () => {
    const { file } = asked();
    expect(file).toMatchObject({
      stage: 2,
      state: 'received',
      receivedOn: '2026-11-09',
      effectiveOn: '2026-12-07',
      stages: [
        { number: 1, respondedOn: '2026-11-23', outcome: 'partly upheld' },
        { number: 2, receivedOn: '2026-12-07', request: { theirWords: 'You missed it.' } },
      ],
    });
    expect(file.points.map(({ finding }) => finding)).toEqual([undefined, undefined]);
    expect(file.points.map(({ findings }) => findings.length)).toEqual([1, 1]);
  });

  it('asked for on a Saturday counts from the Monday where the council has a cut-off', () => {
    const rules = procedureSchema.parse({ ...CORPORATE, version: 2, cutOff: '17:00' });
    const saturday = { ...ASKED, receivedOn: '2026-12-05' };
    const counted = (story: ReturnType<typeof leakStory>) =>
      story.run(requestStage, saturday, day('2026-12-08')).file.stages[1];
    expect(counted(leakStory('responded', { rules }))).toMatchObject({
      receivedOn: '2026-12-05',
      effectiveOn: '2026-12-07',
    });
    expect(counted(leakStory('responded'))?.effectiveOn).toBe('2026-12-05');
  });

  it('has one calendar month from the response, as the response told them', () => {
    const { file } = leakStory('responded');
    expect(file.stages[0]?.nextStageBy).toBe('2026-12-23');
    expect(nextStageWindow(file, CAL)).toEqual({
      stage: 2,
      name: 'Stage 2',
      by: '2026-12-23',
      source: 'the date in the response',
    });
  });

  const late = { ...ASKED, receivedOn: '2026-12-24' };
  it.each([
    ['before stage 1 is answered', () => leakStory('decided'), ASKED, 'has not been answered'],
    [
      'after the window, without saying why',
      () => leakStory('responded'),
      late,
      'until Wed 23 Dec',
    ],
    [
      'before the response went',
      () => leakStory('responded'),
      { ...ASKED, receivedOn: '2026-11-20' },
      'before they were answered',
    ],
    [
      'a day in the future',
      () => leakStory('responded'),
      { ...ASKED, receivedOn: '2027-02-01' },
      'in the future',
    ],
    ['at stage 2, which is not answered', asked, ASKED, 'has not been answered'],
  ])('is refused %s', (_name, story, input, message) => {
    const at = story();
    expect(why(() => at.problems(requestStage, input, day('2026-12-28')))).toContain(message);
  });

  it('is taken late with the reason', () => {
    const { file } = leakStory('responded').run(
      requestStage,
      { ...late, lateWhy: 'They were in hospital until 20 December.' },
      day('2026-12-28'),
    );
    expect(file.stage).toBe(2);
  });

  it('opens a closed case again', () => {
    const { file } = leakStory('closed').run(
      requestStage,
      { ...ASKED, receivedOn: '2026-12-10' },
      day('2026-12-11'),
    );
    expect([file.stage, file.state, file.closedOn]).toEqual([2, 'received', undefined]);
  });

  it('can be refused with its reason, which is then owed in a letter', () => {
    const story = leakStory('responded').run(
      refuseStage,
      { receivedOn: '2026-12-28', reason: 'More than a month late, with no reason given.' },
      day('2026-12-29'),
    );
    expect(story.file.stage).toBe(1);
    const owed = () => summarise(story.file).todo.filter(({ kind }) => kind === 'letter');
    expect(owed()).toEqual([
      { kind: 'letter', id: 'escalation refusal', text: 'escalation refusal' },
    ]);
    story.run(
      issueLetter,
      { ...letter('acknowledgement', '2026-12-29', 'l-no'), kind: 'escalation refusal' },
      day('2026-12-29'),
    );
    expect(owed()).toEqual([]);
  });
});

describe('who decides stage 2 (LGSCO Code 5.4)', () => {
  const name = (who: { name: string }, interest: object | undefined) => ({
    role: 'decision-maker' as const,
    who,
    ...(interest === undefined ? {} : { interest: { ...CLEAR, ...interest } }),
  });
  const byQuill = () =>
    leakStory('ready')
      .run(nameActor, name({ name: 'Dara Quill' }, { checkedOn: '2026-11-20' }), day('2026-11-20'))
      .run(issueLetter, letterInput('stage 1 response', '2026-11-23'), day('2026-11-23'))
      .run(requestStage, ASKED, day('2026-12-08'));
  it.each([
    ['nobody asked about their interest', name(HEAD, undefined), 'asked about their interest'],
    ['one who took part', name(HEAD, { involved: true }), 'took part'],
    ['their manager', name(HEAD, { managesOrIs: true }), 'manages'],
    ['a friend, without a word', name(HEAD, { knowsThem: true }), 'knows the person'],
    ['whoever decided stage 1', name({ name: ' dara  QUILL ' }, {}), 'decided stage 1'],
    ['no name', name({ name: '' }, {}), ''],
  ])('is not %s', (_name, input, message) => {
    const story = byQuill();
    const said = story.problems(nameActor, input, day('2026-12-09'));
    expect(said.length).toBeGreaterThan(0);
    expect(why(() => said)).toContain(message);
  });
  it('may know them where that is explained', () => {
    const input = name(HEAD, { knowsThem: true, note: 'Their children go to one school.' });
    expect(byQuill().problems(nameActor, input, day('2026-12-09'))).toEqual([]);
  });
  it('is missed where nobody is named', () => {
    const story = acknowledged()
      .run(decidePoint, { point: 'pt-1', finding: FINDING }, day('2026-12-14'))
      .run(decidePoint, { point: 'pt-2', finding: FINDING }, day('2026-12-14'));
    const sent = letter('stage 2 response', '2026-12-18', 'l-2');
    expect(why(() => story.problems(issueLetter, sent, day('2026-12-18')))).toContain(
      'Nobody is named as the decision-maker of stage 2',
    );
  });
});

describe('the stage 2 response', () => {
  it('ends the procedure: no next stage, and the dates of both stages stand', () => {
    const { file } = decided().run(
      issueLetter,
      letter('stage 2 response', '2026-12-18', 'l-2'),
      day('2026-12-18'),
    );
    expect(file).toMatchObject({
      state: 'responded',
      outcome: 'upheld',
      respondedOn: '2026-12-18',
      stages: [{ outcome: 'partly upheld', respondedOn: '2026-11-23' }, { outcome: 'upheld' }],
      anomalies: [],
    });
    expect(nextStageWindow(file, CAL)).toBeUndefined();
    expect(file.stages[1]?.nextStageBy).toBeUndefined();
  });
  it.each([
    ['the stage 1 response', 'stage 1 response', 'no letter of stage 2'],
    ['a refusal nobody decided', 'refusal', 'Nothing on the case says'],
  ] as const)('is not %s', (_name, kind, message) => {
    const story = decided();
    const said = story.problems(
      issueLetter,
      letter(kind as 'acknowledgement', '2026-12-18', 'l-x'),
      day('2026-12-18'),
    );
    expect(why(() => said)).toContain(message);
  });
  it('cannot be asked for a third stage', () => {
    const story = decided().run(
      issueLetter,
      letter('stage 2 response', '2026-12-18', 'l-2'),
      day('2026-12-18'),
    );
    const said = story.problems(
      requestStage,
      { ...ASKED, receivedOn: '2026-12-21' },
      day('2026-12-21'),
    );
    expect(why(() => said)).toContain('last stage');
  });
});

describe('opening a closed case again', () => {
  it('keeps every date and says why', () => {
    const { file } = leakStory('closed').run(
      reopenCase,
      { why: 'The ceiling has come down again.' },
      day('2026-12-10'),
    );
    expect(file).toMatchObject({ state: 'responded', reopenedOn: '2026-12-10', stage: 1 });
  });
  it.each([
    ['an open case', 'responded', {}, 'open already'],
    ['before it was closed', 'closed', { on: '2026-12-01' }, 'before it was closed'],
  ] as const)('is refused for %s', (_name, until, input, message) => {
    const story = leakStory(until);
    const said = story.problems(reopenCase, { why: 'x', ...input }, day('2026-12-10'));
    expect(why(() => said)).toContain(message);
  });
});
