/** What a stage still needs before its letter can go, as a coordinator would say it. */
import type { StageNeed, StageRule } from '../../procedures';
import type { CaseFile, Problem } from '../types';
import { listed } from '../wording';

/** What the stage still needs, as a coordinator would say it. */
export function missingForResponse(
  need: StageNeed,
  file: CaseFile,
  rule: StageRule,
): Problem | undefined {
  switch (need) {
    case 'definition':
      return {
        message: 'The response must answer the definition, and there is none.',
        instead: 'Set the definition first.',
      };
    case 'acknowledgement':
      return {
        message: `The acknowledgement has not gone, and the response clock starts with it (${rule.acknowledge.source}).`,
        instead: 'Send the acknowledgement first, on the same day if need be.',
      };
    case 'decider':
      return {
        message: `Nobody is named as the decision-maker of stage ${file.stage} and asked about their interest in the matter (LGSCO Code 5.4).`,
        instead: rule.otherDecider
          ? `Name somebody other than the one who decided the stage before (${rule.otherDecider.source}).`
          : 'Name the decision-maker first.',
      };
    case 'points':
      return {
        message: 'The case has no points, so there is nothing the response could decide.',
        instead: 'Add each thing they say went wrong as a point.',
      };
    case 'findings':
      return file.points.length === 0 ? undefined : undecided(file);
    case 'rootCause':
      return {
        message: 'The root cause is not recorded.',
        instead: 'Record why things went wrong, or “no fault found”, and how you came to that.',
      };
    case 'remedy':
      // Until every point is decided nobody can say whether a remedy is owed.
      if (file.outcome === undefined) return undefined;
      return {
        message: `The complaint is ${file.outcome}, with neither a remedy nor a reason for none.`,
        instead: 'Offer a remedy, or write why none is needed.',
      };
    case 'response':
      return undefined;
  }
}

function undecided(file: CaseFile): Problem {
  const open = file.points.filter((point) => !point.finding).map((point) => point.number);
  const several = open.length > 1;
  return {
    message: `${several ? 'Points' : 'Point'} ${listed(open)} ${several ? 'have' : 'has'} no decision. The response must give a decision and reasons on every point (LGSCO Code 6.7).`,
    instead: 'Decide every point first; “no finding” and “withdrawn” are decisions too.',
  };
}
