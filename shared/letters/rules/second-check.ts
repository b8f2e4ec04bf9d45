/**
 * A second pair of eyes: which letters a colleague must agree to before they go is the council's setting; who
 * was asked and what they said is on the case (sign-off, under Actions).
 */
import type { CouncilSettings } from '../../case-file/council';
import type { LetterKind } from '../../case-file/schema';
import type { CaseFile } from '../../case-file/types';
import { counted, pounds } from '../../case-file/wording';
import type { PartRule } from './rule';

/** Letters that decide something or give money; only these are looked at twice. */
const DECIDES: readonly LetterKind[] = [
  'stage 1 response',
  'stage 2 response',
  'early resolution',
  'refusal',
  'escalation refusal',
  'remedy offer',
  'remedy cannot be delivered',
  'apology',
  'correction',
];

/** Why this letter needs a second check, in words; undefined = it needs none. */
export function secondCheckReason(
  kind: LetterKind,
  file: CaseFile,
  { secondCheck }: Pick<CouncilSettings, 'secondCheck'>,
): string | undefined {
  if (!DECIDES.includes(kind)) return undefined;
  if (secondCheck.fromStage !== null && file.stage >= secondCheck.fromStage)
    return `letters of stage ${secondCheck.fromStage} and later are checked`;
  const { overPence } = secondCheck;
  const offered = file.remedies
    .filter(({ failed }) => failed === undefined)
    .reduce((sum, { amountPence = 0 }) => sum + amountPence, 0);
  if (overPence !== null && offered > overPence)
    return `it offers ${pounds(offered)}, and more than ${pounds(overPence)} is checked`;
  return secondCheck.handlers.includes(file.handler ?? '')
    ? 'letters of whoever handles this case are checked'
    : undefined;
}

export const secondCheck: PartRule = {
  part: 'secondCheck',
  label: 'A colleague has agreed to it',
  source: 'The council’s own setting: second check',
  problem: ({ doc, file, council }) => {
    const why = secondCheckReason(doc.kind, file, council);
    if (why === undefined) return undefined;
    const asked = file.signOffs.findLast(
      ({ kind, stage }) => kind === doc.kind && stage === file.stage,
    );
    if (asked?.given?.approved === true) return undefined;
    if (asked === undefined) return `Ask a colleague to check it, under Actions, Sign-off: ${why}.`;
    return asked.given
      ? `${asked.of.name} did not agree to it. Change it, then ask again under Actions.`
      : `${asked.of.name} has not answered yet. Record what they say under Actions.`;
  },
};

/** What is checked, in a few words, for the settings page. */
export function secondCheckWords({
  secondCheck: rule,
}: Pick<CouncilSettings, 'secondCheck'>): string {
  const parts = [
    rule.fromStage === null ? '' : `stage ${rule.fromStage} and later`,
    rule.overPence === null ? '' : `remedies over ${pounds(rule.overPence)}`,
    rule.handlers.length === 0 ? '' : counted(rule.handlers.length, 'person', 'people'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Nothing is checked twice.' : `Checked: ${parts.join('; ')}.`;
}
