/** What a response must contain (LGSCO Code 6.7 and 6.8): the points of the case bring their own rules. */
import { formatDate } from '../../calendar';
import { owesRemedy, stageNow } from '../../case-file/stage-needs';
import type { CaseFile, Point } from '../../case-file/types';
import type { PointOutcome } from '../../case-file/schema';
import { stage2By } from '../case-facts';
import { announcedOf, decisionIn } from '../decisions';
import { datesIn, saysDate } from '../dates-said';
import { blockText } from '../text';
import { ending, opening } from './every-letter';
import { ombudsmanRules } from './ombudsman-rules';
import { holds, served, type Checking, type PartRule } from './rule';

export function stage1Rules(file: CaseFile): readonly PartRule[] {
  return [...decisionRules(file), toStage2, ...ending];
}

/** The last answer of our own: who looked again, that it is final, and the Ombudsman instead of a next stage. */
export function stage2Rules(file: CaseFile): readonly PartRule[] {
  return [
    ...decisionRules(file),
    {
      part: 'decider',
      label: 'Who looked at it again',
      source: 'LGSCO Code 5.4: somebody who did not decide stage 1',
      problem: (checking) => {
        const decider = stageNow(checking.file)?.actors.find(
          ({ role }) => role === 'decision-maker',
        )?.who;
        if (!decider) return 'Name the decision-maker of stage 2 on the case first.';
        return holds(checking.text, decider.name)
          ? undefined
          : `Say that ${decider.name} looked at it again.`;
      },
    },
    {
      part: 'final',
      label: 'Says that it is our final answer',
      source: 'LGSCO Code 6.8',
      problem: ({ text }) =>
        holds(text, 'final answer') ? undefined : 'Say that this is our final answer.',
    },
    ...ombudsmanRules,
    ...ending,
  ];
}

const decisionRules = (file: CaseFile): readonly PartRule[] => [
  ...opening,
  overall,
  ...(file.points.length === 0 ? [noPoints] : file.points.flatMap(pointRules)),
  ...afterThePoints,
];

const overall: PartRule = {
  part: 'outcome',
  label: 'Overall decision agrees with the points',
  source: 'DOMAIN: outcome',
  problem: (checking) => {
    const { outcome } = checking.file;
    const elsewhere = checking.doc.blocks
      .filter((block) => block.point === undefined && block.part !== 'outcome')
      .map(blockText)
      .join('\n');
    const said = [
      ...[decisionIn(served(checking, 'outcome'))].filter((each) => each !== undefined),
      ...announcedOf('complaint', elsewhere),
    ].find((each) => each !== outcome);
    if (said === undefined) return undefined;
    return outcome === undefined
      ? 'The letter announces a decision before every point has one.'
      : `The letter says “${said}” of the whole complaint, but the points come to “${outcome}”. Make them agree.`;
  },
};

const noPoints: PartRule = {
  part: 'points',
  label: 'Every point answered',
  source: 'LGSCO Code 6.7',
  problem: () => 'Add the points of the complaint to the case.',
};

function pointRules(point: Point): PartRule[] {
  const name = `Point ${point.number}`;
  const rules: PartRule[] = [
    {
      part: `point:${point.id}`,
      label: `${name}: decision and reasons`,
      source: 'LGSCO Code 6.7',
      problem: (checking) => decisionProblem(checking, point),
    },
  ];
  if (point.finding && point.finding.outcome !== 'withdrawn') {
    rules.push({
      part: `basis:${point.id}`,
      label: `${name}: what should have happened, and what did`,
      source: 'LGSCO Code 6.7: citing law, policy or good practice',
      severity: 'warning',
      problem: (checking) =>
        served(checking, `shouldHave:${point.id}`) === '' ||
        served(checking, `happened:${point.id}`) === ''
          ? `On point ${point.number}, say what law, policy or good practice asks of us, and what happened.`
          : undefined,
    });
  }
  return rules;
}

function decisionProblem(checking: Checking, point: Point): string | undefined {
  const { finding, number } = point;
  if (!finding) return `Record the finding on point ${number} first.`;
  const text = checking.doc.blocks
    .filter((block) => block.point === point.id && block.type !== 'heading')
    .map(blockText)
    .join('\n');
  if (text.trim() === '') return `Point ${number} is not answered. Put it back.`;
  const said = decisionIn(text);
  if (said === undefined) return `Say what you decided on point ${number}: ${finding.outcome}.`;
  const other = [said, ...announcedOf('point', text)].find(
    (each) => !agrees(each, finding.outcome, said),
  );
  if (other)
    return `The letter says “${other}” on point ${number}, but the finding is “${finding.outcome}”. Make them agree.`;
  return served(checking, `reasons:${point.id}`) === ''
    ? `Say why you decided this on point ${number}.`
    : undefined;
}

/** A partly upheld point may go on to say which part is upheld and which is not. */
const agrees = (each: PointOutcome, finding: PointOutcome, first: PointOutcome): boolean =>
  each === finding ||
  (finding === 'partly upheld' &&
    first === 'partly upheld' &&
    (each === 'upheld' || each === 'not upheld'));

/** "Sorry you feel", "sorry if", "for any": says sorry for the person, not for what went wrong. */
const NON_APOLOGY =
  /\b(?:sorry|apologi[sz]e|apologies)\b[^.!?]{0,40}(?:\b(?:you|they) (?:feel|felt|found it|had to complain)|\bif\b|\bany (?:inconvenience|distress|upset|offence|confusion))/i;

export const apology: PartRule = {
  part: 'apology',
  label: 'An apology says what went wrong',
  source: 'LGSCO Guidance on remedies',
  problem: ({ text }) => {
    const found = NON_APOLOGY.exec(text)?.[0];
    return found === undefined
      ? undefined
      : `“${found}…” does not accept what went wrong. Say what we did or did not do, and how it affected them.`;
  },
};

export const actionDates: PartRule = {
  part: 'actions',
  label: 'Outstanding actions have dates',
  source: 'LGSCO Code 6.7',
  problem: ({ text, file }) => {
    const missing = file.remedies.find(
      (remedy) =>
        remedy.kind !== 'apology' &&
        remedy.doneOn === undefined &&
        remedy.dueOn !== undefined &&
        !saysDate(text, remedy.dueOn),
    );
    return missing?.dueOn
      ? `Give the date for “${missing.text.trim().slice(0, 60)}”: ${formatDate(missing.dueOn, 'letter')}.`
      : undefined;
  },
};

const afterThePoints: readonly PartRule[] = [
  {
    part: 'remedy',
    label: 'What we will do, by when',
    source: 'LGSCO Code 6.7',
    problem: (checking) => {
      if (!owesRemedy(checking.file.outcome)) return undefined;
      return served(checking, 'remedy') === '' && served(checking, 'apology') === ''
        ? 'Something was upheld: say what you will do about it, or why nothing more is needed.'
        : undefined;
    },
  },
  apology,
  actionDates,
];

/** How to go to stage 2, and by when. */
export const toStage2: PartRule = {
  part: 'stage2',
  label: 'How to go to stage 2, by when',
  source: 'LGSCO Code 6.8',
  problem: (checking) => {
    if (!holds(checking.text, 'stage 2')) return 'Say how to ask for stage 2.';
    const by = stage2By(checking.file, checking.council, checking.context);
    const other = datesIn(served(checking, 'stage2')).find(
      ({ date, isLimit }) => isLimit && date !== by,
    );
    if (other)
      return `The letter says ${other.words}, but the last day to ask for stage 2 is ${formatDate(by, 'long')}.`;
    return saysDate(checking.text, by) ? undefined : `Say until when: ${formatDate(by, 'long')}.`;
  },
};
