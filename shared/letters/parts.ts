/**
 * What each kind of letter must contain, as data, and whether this text does (DOMAIN: "What each letter
 * must contain"). Checked by meaning where the case has the data: names, dates and decisions are compared
 * with the case, not merely looked for.
 */
import { formatDate } from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import type { LetterKind } from '../case-file/schema';
import { owesRemedy } from '../case-file/stage-needs';
import type { CaseFile, Point } from '../case-file/types';
import {
  contactOf,
  greetingOf,
  handlerOf,
  recipientOf,
  responseDue,
  stage2By,
  type LetterContext,
} from './case-facts';
import { GAP } from './compose';
import { decisionIn } from './decisions';
import type { Block, LetterDocument, PartCheck } from './model';
import { blockText, bodyText } from './text';

interface Checking {
  readonly doc: LetterDocument;
  readonly file: CaseFile;
  readonly council: CouncilSettings;
  readonly context: LetterContext;
  /** The body as text. */
  readonly text: string;
}

interface PartRule {
  readonly part: string;
  readonly label: string;
  readonly source: string;
  readonly severity?: 'warning';
  /** What is wrong and what to write; undefined = the part is there. */
  readonly problem: (checking: Checking) => string | undefined;
}

/** Text of the blocks that serve a part, headings apart, gaps removed. */
function served({ doc }: Checking, part: string): string {
  return doc.blocks
    .filter((block) => block.part === part && block.type !== 'heading')
    .map(blockText)
    .join('\n')
    .replace(GAP, '')
    .trim();
}

const nonEmpty = (part: string, message: string) => (checking: Checking) =>
  served(checking, part) === '' ? message : undefined;

const holds = (text: string, wanted: string): boolean => fold(text).includes(fold(wanted));
const fold = (text: string): string =>
  text.normalize('NFKC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').toLowerCase().trim();

const addressed: readonly PartRule[] = [
  {
    part: 'recipient',
    label: 'Name and address are this person’s',
    source: 'Accuracy: the wrong name or address is a data breach',
    problem: ({ doc, file }) => {
      const person = recipientOf(file);
      if (!person) return 'Nobody on this case can be written to. Add the person under People.';
      if (doc.recipient.name !== person.name)
        return `The letter is addressed to ${doc.recipient.name || 'nobody'}, but goes to ${person.name}. Refresh the address.`;
      const lines = person.address.filter((line) => line !== '');
      return lines.join('\n') === doc.recipient.lines.join('\n')
        ? undefined
        : 'The address is not the one on the case. Refresh the address.';
    },
  },
  {
    part: 'greeting',
    label: 'Greets the person by name',
    source: 'Accuracy',
    problem: (checking) => {
      const greeting = greetingOf(recipientOf(checking.file));
      return greeting !== '' && holds(served(checking, 'greeting'), greeting)
        ? undefined
        : `Begin with “Dear ${greeting || '…'}”.`;
    },
  },
  {
    part: 'reference',
    label: 'Reference is the case’s',
    source: 'DOMAIN: acknowledgement, reference',
    problem: ({ doc, file }) =>
      doc.reference === file.reference
        ? undefined
        : `The letter carries ${doc.reference}, the case is ${file.reference}.`,
  },
  {
    part: 'stage',
    label: 'Stage of the complaint',
    source: 'LGSCO Code 6.8',
    problem: ({ text, file }) =>
      holds(text, `stage ${file.stage}`) ? undefined : `Say that this is stage ${file.stage}.`,
  },
  {
    part: 'definition',
    label: 'What we look into',
    source: 'LGSCO Code 6.8',
    problem: (checking) =>
      served(checking, 'definition') === '' || checking.file.definition === undefined
        ? 'Write what the council looks into, as agreed with the person.'
        : undefined,
  },
];

const signed: PartRule = {
  part: 'signature',
  label: 'Who signs',
  source: 'DOMAIN: a letter has a signatory',
  problem: ({ doc }) =>
    doc.blocks.some((block) => block.type === 'signature' && block.name.trim() !== '')
      ? undefined
      : 'Say who signs. Assign a handler to the case.',
};

const filled: PartRule = {
  part: 'gaps',
  label: 'No gap left open',
  source: 'A letter never goes with a gap in it',
  problem: ({ text }) => {
    const gaps = text.match(GAP) ?? [];
    return gaps.length === 0
      ? undefined
      : `Fill in: ${gaps.slice(0, 3).join(' ')}${gaps.length > 3 ? ` and ${gaps.length - 3} more` : ''}`;
  },
};

const ACKNOWLEDGEMENT: readonly PartRule[] = [
  ...addressed,
  {
    part: 'outcomes',
    label: 'What the person wants',
    source: 'LGSCO Code 6.2',
    problem: nonEmpty(
      'outcomes',
      'Write what they would like to happen, or that they have not said.',
    ),
  },
  {
    part: 'notConsidered',
    label: 'What we cannot look into, and why',
    source: 'LGSCO Code 2.4',
    problem: (checking) =>
      (checking.file.definition?.notConsidered ?? '').trim() !== '' &&
      served(checking, 'notConsidered') === ''
        ? 'The definition leaves something out. Say what, and why.'
        : undefined,
  },
  {
    part: 'handler',
    label: 'Who deals with it, and how to reach them',
    source: 'DOMAIN: acknowledgement',
    problem: ({ text, file, council }) => {
      const handler = handlerOf(file, council);
      if (!handler) return 'Assign a handler to the case, then name them here.';
      if (!holds(text, handler.name)) return `Name ${handler.name}, who deals with the case.`;
      const { phone, email } = contactOf(file, council);
      return [phone, email].some((way) => way !== '' && holds(text, way))
        ? undefined
        : 'Say how to reach them: a phone number or an e-mail address.';
    },
  },
  {
    part: 'due',
    label: 'When the answer comes',
    source: 'LGSCO Code 6.3',
    problem: ({ text, file, context }) => {
      const due = responseDue(file, context);
      return holds(text, formatDate(due, 'letter'))
        ? undefined
        : `Give the date of the full answer: ${formatDate(due, 'long')}.`;
    },
  },
  {
    part: 'adjustments',
    label: 'Asks what they need from us',
    source: 'Equality Act 2010, s20',
    problem: nonEmpty('adjustments', 'Ask whether they need anything done differently.'),
  },
  signed,
  filled,
];

function pointRules(point: Point): PartRule[] {
  return [
    {
      part: `point:${point.id}`,
      label: `Point ${point.number}: decision and reasons`,
      source: 'LGSCO Code 6.7',
      problem: (checking) => {
        const { finding } = point;
        if (!finding) return `Record the finding on point ${point.number} first.`;
        const blocks = checking.doc.blocks.filter(
          (block) => block.point === point.id && block.type !== 'heading',
        );
        if (blocks.length === 0) return `Point ${point.number} is not answered. Put it back.`;
        const said = decisionIn(blocks.map(blockText).join('\n'));
        if (said === undefined)
          return `Say what you decided on point ${point.number}: ${finding.outcome}.`;
        if (said !== finding.outcome)
          return `The letter says “${said}”, but the finding is “${finding.outcome}”. Make them agree.`;
        return served(checking, `reasons:${point.id}`) === ''
          ? `Say why you decided this on point ${point.number}.`
          : undefined;
      },
    },
  ];
}

const STAGE_1_END: readonly PartRule[] = [
  {
    part: 'remedy',
    label: 'What we will do, by when',
    source: 'LGSCO Code 6.7',
    problem: (checking) => {
      if (!owesRemedy(checking.file.outcome)) return undefined;
      const said = `${served(checking, 'remedy')}${served(checking, 'apology')}`;
      return said === ''
        ? 'Something was upheld: say what you will do about it, or why nothing more is needed.'
        : undefined;
    },
  },
  {
    part: 'actions',
    label: 'Outstanding actions have dates',
    source: 'LGSCO Code 6.7',
    problem: ({ text, file }) => {
      const missing = file.remedies.find(
        (remedy) =>
          remedy.kind !== 'apology' &&
          remedy.doneOn === undefined &&
          remedy.dueOn !== undefined &&
          !holds(text, formatDate(remedy.dueOn, 'letter')),
      );
      return missing?.dueOn
        ? `Give the date for “${missing.text.trim().slice(0, 60)}”: ${formatDate(missing.dueOn, 'letter')}.`
        : undefined;
    },
  },
  {
    part: 'stage2',
    label: 'How to go to stage 2, by when',
    source: 'LGSCO Code 6.8',
    problem: ({ text, council, context }) => {
      if (!holds(text, 'stage 2')) return 'Say how to ask for stage 2.';
      const by = stage2By(council, context);
      return holds(text, formatDate(by, 'letter'))
        ? undefined
        : `Say until when: ${formatDate(by, 'long')}.`;
    },
  },
  signed,
  filled,
];

/** Parts of each kind, for this case: the points of the complaint bring their own. */
const RULES: Readonly<Record<LetterKind, (file: CaseFile) => readonly PartRule[]>> = {
  acknowledgement: () => ACKNOWLEDGEMENT,
  'stage 1 response': (file) => [
    ...addressed,
    ...(file.points.length === 0
      ? [
          {
            part: 'points',
            label: 'Every point answered',
            source: 'LGSCO Code 6.7',
            problem: () => 'Add the points of the complaint to the case.',
          },
        ]
      : file.points.flatMap(pointRules)),
    ...STAGE_1_END,
  ],
};

/** Every required part of the letter's kind, in reading order, and whether the text satisfies it. */
export function checkParts(
  doc: LetterDocument,
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): PartCheck[] {
  const checking: Checking = { doc, file, council, context, text: bodyText(doc) };
  return RULES[doc.kind](file).map((rule) => {
    const message = rule.problem(checking);
    const block = jumpTo(doc.blocks, rule.part);
    return {
      part: rule.part,
      label: rule.label,
      ok: message === undefined,
      ...(message === undefined ? {} : { message }),
      ...(block === undefined ? {} : { block }),
      source: rule.source,
      severity: rule.severity ?? 'error',
    };
  });
}

/** Where the person should look: the first block of the part that is not its heading; for gaps, the first gap. */
function jumpTo(blocks: readonly Block[], part: string): string | undefined {
  if (part === 'gaps')
    return blocks.find((block) => (blockText(block).match(GAP) ?? []).length > 0)?.id;
  const point = part.startsWith('point:') ? part.slice('point:'.length) : undefined;
  const serving = blocks.filter(
    (block) => block.part === part || (point !== undefined && block.point === point),
  );
  return (serving.find((block) => block.type !== 'heading') ?? serving[0])?.id;
}
