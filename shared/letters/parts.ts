/**
 * What each kind of letter must contain, as data, and whether this text does (DOMAIN: "What each letter
 * must contain"). Checked by meaning where the case has the data: names, dates and decisions are compared
 * with the case, not merely looked for.
 */
import type { CouncilSettings } from '../case-file/council';
import type { LetterKind } from '../case-file/schema';
import type { CaseFile } from '../case-file/types';
import type { LetterContext } from './case-facts';
import { GAP } from './compose';
import { dateProblem, datesIn } from './dates-said';
import type { Block, LetterDocument, PartCheck } from './model';
import { acknowledgementRules, memberAcknowledgementRules } from './rules/acknowledgement-rules';
import { enclosures } from './rules/enclosures';
import type { Checking, PartRule } from './rules/rule';
import { stage1Rules, stage2Rules } from './rules/stage-1-rules';
import { apologyRules, correctionRules, signpostRules } from './rules/afterwards-rules';
import {
  clockRestartedRules,
  clockStoppedRules,
  earlyResolutionRules,
  extensionRules,
  informationRequestRules,
  memberReplyRules,
  progressRules,
  refusalRules,
  remedyFailedRules,
  remedyOfferRules,
  withdrawalRules,
} from './rules/stage-letter-rules';
import { secondCheck } from './rules/second-check';
import { ofThisCase } from './rules/wrong-case';
import { blockText, bodyText } from './text';

/** Parts of each kind, for this case: the points of the complaint bring their own. */
const RULES: Readonly<Record<LetterKind, (file: CaseFile) => readonly PartRule[]>> = {
  acknowledgement: (file) =>
    file.kind === 'member enquiry' ? memberAcknowledgementRules : acknowledgementRules,
  'progress update': () => progressRules,
  'information request': () => informationRequestRules,
  extension: () => extensionRules,
  'clock stopped': () => clockStoppedRules,
  'clock restarted': () => clockRestartedRules,
  'stage 1 response': stage1Rules,
  'stage 2 response': stage2Rules,
  'early resolution': () => earlyResolutionRules,
  refusal: () => refusalRules,
  'escalation refusal': () => refusalRules,
  withdrawal: (file) =>
    withdrawalRules(!file.rules?.stages.some(({ number }) => number === file.stage + 1)),
  'remedy offer': () => remedyOfferRules,
  'remedy cannot be delivered': () => remedyFailedRules,
  'reply to a member': () => memberReplyRules,
  apology: () => apologyRules,
  'ombudsman signpost': () => signpostRules,
  correction: () => correctionRules,
};

/** Every required part of the letter's kind, in reading order, and whether the text satisfies it. */
export function checkParts(
  doc: LetterDocument,
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): PartCheck[] {
  const checking: Checking = { doc, file, council, context, text: bodyText(doc) };
  const required = RULES[doc.kind](file).map((rule) => checkOf(rule, checking));
  // What must not be there is told when it is; a tick for each would hide the parts that are missing.
  const unwanted = [...ofThisCase, enclosures, secondCheck]
    .map((rule) => checkOf(rule, checking))
    .filter(({ ok }) => !ok);
  return [...required, ...unwanted];
}

function checkOf(rule: PartRule, checking: Checking): PartCheck {
  const message = rule.problem(checking);
  const block = jumpTo(checking.doc.blocks, rule.part);
  return {
    part: rule.part,
    label: rule.label,
    ok: message === undefined,
    ...(message === undefined ? {} : { message }),
    ...(block === undefined ? {} : { block }),
    source: rule.source,
    severity: rule.severity ?? 'error',
  };
}

/** Where the person should look: what is wrong where that can be found, else the part's first block below its heading. */
function jumpTo(blocks: readonly Block[], part: string): string | undefined {
  if (part === 'gaps') return blocks.find((block) => blockText(block).search(GAP) >= 0)?.id;
  if (part === 'dates')
    return blocks.find((block) => datesIn(blockText(block)).some((date) => dateProblem(date)))?.id;
  const point = /^(?:point|basis):(.+)$/.exec(part)?.[1];
  const serving = blocks.filter(
    (block) => block.part === part || (point !== undefined && block.point === point),
  );
  return (serving.find((block) => block.type !== 'heading') ?? serving[0])?.id;
}
