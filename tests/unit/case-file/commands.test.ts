import {
  addEvidence,
  addNote,
  addPoint,
  closeCase,
  decidePoint,
  describeEvidence,
  issueLetter,
  offerRemedy,
  receiveCase,
  recordRootCause,
  rewordPoint,
  setDefinition,
  settleConflict,
} from '@shared/case-file';
import type { Command } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { blob, CaseStory, DEFINITION, FINDING, leakStory, letterInput } from '../../fixtures/cases';
import type { StoryStage } from '../../fixtures/cases';
import { said } from './refusal';

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
