/** Which letters can be written on a case as it stands: those its stage, its plans and its promises call for. */
import { addressee } from './addressee';
import { stageRuleOf } from './procedure';
import type { LetterKind } from './schema';
import { endLetterOf } from './stage-needs';
import type { CaseFile, IssuedLetter, Remedy } from './types';

/** Most wanted first. Empty for a kind of record that is not answered by letter. */
export function lettersToWrite(file: CaseFile): readonly LetterKind[] {
  const rule = stageRuleOf(file);
  if (file.readOnly || !rule || (file.kind !== 'complaint' && file.kind !== 'member enquiry')) {
    return [];
  }
  const canReach = addressee(file.people) !== undefined;
  const toThem: (LetterKind | false | undefined)[] = canReach
    ? [...stageLetters(file), ...afterwards(file)]
    : [];
  const asked = file.requests.some(
    ({ answeredOn, droppedWhy }) => answeredOn === undefined && droppedWhy === undefined,
  );
  return [...toThem, asked && ('information request' as const)].filter(
    (kind) => kind !== false && kind !== undefined,
  );
}

function stageLetters(file: CaseFile): (LetterKind | false | undefined)[] {
  const rule = stageRuleOf(file);
  if (!rule || file.closedOn !== undefined || file.respondedOn !== undefined) return [];
  const end = endLetterOf(rule, file.ending?.type);
  // What ends the stage before it was acknowledged needs no acknowledgement of its own.
  const isOver = file.ending?.type === 'refused' || file.ending?.type === 'withdrawn';
  return [
    file.owedLetter?.kind,
    isOver && end,
    file.acknowledgedOn === undefined && (rule.acknowledgementLetter as LetterKind),
    !isOver && end,
    'progress update',
  ];
}

/** What was promised goes on after the answer (LGSCO Code 6.6, 7.4). */
function afterwards(file: CaseFile): (LetterKind | false)[] {
  const went = (kind: LetterKind) => file.letters.filter((letter) => letter.kind === kind).length;
  const failed = file.remedies.filter((remedy) => remedy.failed !== undefined).length;
  return [
    file.refusedStages.length > went('escalation refusal') && 'escalation refusal',
    failed > went('remedy cannot be delivered') && 'remedy cannot be delivered',
    file.respondedOn !== undefined && 'progress update',
    file.respondedOn !== undefined && file.remedies.length > 0 && 'remedy offer',
    file.remedies.some(isOpenApology) && file.respondedOn !== undefined && 'apology',
    file.respondedOn !== undefined && 'ombudsman signpost',
    file.letters.some(isCorrectable) && 'correction',
  ];
}

/** An apology offered and not yet made. A response makes those offered before it. */
export const isOpenApology = ({ kind, doneOn, failed }: Remedy): boolean =>
  kind === 'apology' && doneOn === undefined && failed === undefined;

/** Whether the person had it, so that it can be put right with them. What was asked of a service is asked again. */
export const isCorrectable = ({ kind, erased }: IssuedLetter): boolean =>
  kind !== 'information request' && kind !== 'correction' && erased === undefined;
