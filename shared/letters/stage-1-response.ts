/**
 * The response to a complaint (LGSCO Code 6.7 and 6.8): for every point the decision and its reasons, what we
 * will do and by when, and where to go next: stage 2 after stage 1, the Ombudsman after stage 2.
 */
import { formatDate } from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import type { PointOutcome } from '../case-file/schema';
import { owesRemedy, stageNow } from '../case-file/stage-needs';
import type { CaseFile, Point, Remedy } from '../case-file/types';
import { pounds } from '../case-file/wording';
import { onBehalfOf, type LetterContext } from './case-facts';
import {
  field,
  gap,
  heading,
  list,
  paragraph,
  plain,
  sentence,
  strong,
  typed,
  type NewBlock,
} from './compose';
import { dear, ending, nextStageRoute, ombudsmanRoute } from './pieces';

/** How the letter says each outcome, of a point and of the whole, with the one line that explains it. */
export const DECISION: Readonly<
  Record<PointOutcome, { says: string; overall: string; means: string }>
> = {
  upheld: {
    says: 'We uphold this point.',
    overall: 'We uphold your complaint.',
    means: 'This means we agree that we got it wrong.',
  },
  'partly upheld': {
    says: 'We partly uphold this point.',
    overall: 'We partly uphold your complaint.',
    means: 'This means we agree that we got some of it wrong.',
  },
  'not upheld': {
    says: 'We do not uphold this point.',
    overall: 'We do not uphold your complaint.',
    means: 'This means we think we acted as we should have.',
  },
  'no finding': {
    says: 'We cannot make a finding on this point.',
    overall: 'We cannot make a finding on your complaint.',
    means: 'This means the evidence does not show what happened either way.',
  },
  withdrawn: {
    says: 'You withdrew this point.',
    overall: 'You withdrew your complaint.',
    means: 'This means you asked us not to look into it any more.',
  },
};

export function stage1ResponseBlocks(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): NewBlock[] {
  const behalf = onBehalfOf(file);
  return [
    dear(file),
    heading(1, 'Our answer to your complaint (stage 1)', { part: 'stage' }),
    paragraph(
      [
        'You complained to us ',
        ...(behalf === '' ? [] : [plain('for '), field('onBehalfOf', behalf), plain(' ')]),
        'on ',
        field('received', formatDate(file.receivedOn, 'long')),
        '. This letter is our answer at stage 1 of our complaints procedure. It tells you what we decided on each point and why. It also tells you what we will do, and what you can do if you disagree.',
      ],
      { part: 'stage' },
    ),
    ...decisions(file),
    ...nextStageRoute(
      file,
      council,
      context,
      'If you are not happy with our answer',
      'You can ask us to look at your complaint again.',
    ),
    ...ending('stage 1 response', file, council),
  ];
}

/** The last answer of our own procedure: the same for every point, with the Ombudsman's route. */
export function stage2ResponseBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const behalf = onBehalfOf(file);
  const stage = stageNow(file);
  const decider = stage?.actors.find(({ role }) => role === 'decision-maker')?.who;
  return [
    dear(file),
    heading(1, 'Our final answer to your complaint (stage 2)', { part: 'stage' }),
    paragraph(
      [
        'On ',
        field('requested', formatDate(stage?.receivedOn ?? file.receivedOn, 'long')),
        ' you asked us to look ',
        ...(behalf === ''
          ? ['at your complaint again.']
          : ['again at the complaint you made for ', field('onBehalfOf', behalf), '.']),
        ' This letter is our final answer, at stage 2 of our complaints procedure.',
      ],
      { part: 'stage' },
    ),
    paragraph(
      [
        decider
          ? field('decider', `${decider.name}${decider.title === '' ? '' : `, ${decider.title},`}`)
          : gap('Say who looked at it again'),
        ' looked at your complaint again. They were not involved in our answer at stage 1.',
      ],
      { part: 'decider' },
    ),
    ...decisions(file),
    ...ombudsmanRoute(
      file,
      council,
      'If you are not happy with our final answer',
      'This is the end of our complaints procedure. You can now take your complaint to the Ombudsman.',
    ),
    ...ending('stage 2 response', file, council),
  ];
}

function decisions(file: CaseFile): NewBlock[] {
  return [
    heading(2, 'Our decision', { part: 'outcome' }),
    overallDecision(file),
    heading(2, 'What we looked into', { part: 'definition' }),
    ...typed(file.definition?.text ?? '', 'Write what we looked into', { part: 'definition' }),
    ...(file.points.length === 0
      ? [
          paragraph([gap('Add the points of the complaint, each with its decision')], {
            part: 'points',
          }),
        ]
      : file.points.flatMap((point) => pointBlocks(point))),
    ...remedyBlocks(file),
  ];
}

/** The decision comes first: it is what the reader looks for. */
function overallDecision(file: CaseFile): NewBlock {
  const place = { part: 'outcome' };
  if (file.outcome === undefined)
    return paragraph([gap('Decide every point first: the overall decision follows')], place);
  const { overall, means } = DECISION[file.outcome];
  const sum =
    file.points.length > 1
      ? ` We looked at ${file.points.length} points, and answer each of them below.`
      : '';
  return paragraph([strong(overall), plain(` ${means}${sum}`)], place);
}

function pointBlocks(point: Point): NewBlock[] {
  const place = { part: `point:${point.id}`, point: point.id };
  const { finding } = point;
  const title = heading(2, `${point.number}. ${point.text.trim()}`, place);
  if (!finding)
    return [title, paragraph([gap(`Write the decision on point ${point.number} and why`)], place)];
  const { says, means } = DECISION[finding.outcome];
  const decision = paragraph([strong(says), plain(` ${means}`)], {
    ...place,
    part: `decision:${point.id}`,
  });
  if (finding.outcome === 'withdrawn') {
    return [
      title,
      decision,
      ...typed(finding.reasons, 'Say when and why it was withdrawn', {
        ...place,
        part: `reasons:${point.id}`,
      }),
    ];
  }
  const section = (name: string, text: string, missing: string, part = place.part): NewBlock[] => [
    heading(3, name, { ...place, part }),
    ...typed(text, missing, { ...place, part }),
  ];
  return [
    title,
    decision,
    ...section(
      'What should have happened',
      finding.shouldHave,
      'Say what law, policy or good practice asks of us',
      `shouldHave:${point.id}`,
    ),
    ...section(
      'What happened',
      finding.happened,
      'Say what happened, and what shows it',
      `happened:${point.id}`,
    ),
    ...section('Why we decided this', finding.reasons, 'Say why', `reasons:${point.id}`),
    ...(finding.impact.trim() === '' ? [] : section('How this affected you', finding.impact, '')),
  ];
}

function remedyBlocks(file: CaseFile): NewBlock[] {
  const place = { part: 'remedy' };
  const title = heading(2, 'What we will do', place);
  if (file.remedies.length > 0) {
    const apologies = file.remedies.filter((remedy) => remedy.kind === 'apology');
    const actions = file.remedies.filter((remedy) => remedy.kind !== 'apology');
    return [
      title,
      ...(apologies.length > 0
        ? apologies.flatMap((apology) =>
            typed(apology.text, 'Say what went wrong and that we are sorry for it', {
              part: 'apology',
            }),
          )
        : owesRemedy(file.outcome)
          ? [
              paragraph([gap('Say what went wrong and that we are sorry for it')], {
                part: 'apology',
              }),
            ]
          : []),
      ...(actions.length > 0
        ? [
            list(
              actions.map((remedy) => [plain(remedyLine(remedy))]),
              place,
            ),
          ]
        : []),
    ];
  }
  if (file.noRemedyWhy) return [title, ...typed(file.noRemedyWhy, '', place)];
  if (!owesRemedy(file.outcome)) return [];
  return [
    title,
    paragraph(
      [gap('Say what we will do to put things right and by when, or why nothing more is needed')],
      place,
    ),
  ];
}

/** "Repaint the ceiling. We will do this by Friday 18 December 2026." */
export function remedyLine(remedy: Remedy): string {
  const what = sentence(remedy.text);
  const amount =
    remedy.amountPence === undefined ? '' : ` We will pay you ${pounds(remedy.amountPence)}.`;
  if (remedy.doneOn) return `${what}${amount} We did this on ${formatDate(remedy.doneOn, 'long')}.`;
  return remedy.dueOn
    ? `${what}${amount} We will do this by ${formatDate(remedy.dueOn, 'long')}.`
    : `${what}${amount} [Say by when]`;
}
