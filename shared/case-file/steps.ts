/**
 * The one step to take on a case now. Today (over register rows) and the Next panel (over a case file)
 * both ask here, so that they never disagree.
 */
import type { Clock, StageNeed, StageRule } from '../procedures';
import type { LetterKind, StopGround } from './schema';
import { endLetterOf, needsOf, unmetNeeds } from './stage-needs';
import type { StageFacts } from './stage-needs';

/** Where Enter goes: the form or screen that takes the step. */
export type StepTarget =
  | { readonly go: 'definition' }
  | { readonly go: 'points' }
  /** `point` absent = the first one without a decision. */
  | { readonly go: 'finding'; readonly point?: string }
  | { readonly go: 'rootCause' }
  /** `remedy` absent = offer one, or say why none. */
  | { readonly go: 'remedy'; readonly remedy?: string }
  | { readonly go: 'letter'; readonly kind: LetterKind }
  | { readonly go: 'decider' }
  /** A form of the Actions tab: a promise, a request for information, a safety task… */
  | { readonly go: 'action'; readonly form: ActionForm; readonly id?: string }
  | { readonly go: 'person'; readonly person: string }
  | { readonly go: 'close' }
  | { readonly go: 'conflict'; readonly field: string }
  /** The case's overview, where what needs attention is told. */
  | { readonly go: 'overview' };

/** Forms that Today and the Next panel open by themselves. */
export type ActionForm =
  | 'restart'
  | 'safety'
  | 'promise'
  | 'request'
  | 'sign-off'
  | 'learning'
  | 'learning-check'
  | 'ombudsman';

export interface Step {
  readonly step:
    | StageNeed
    | 'owedLetter'
    | 'stopped'
    | 'passOn'
    | 'answerRequest'
    | 'close'
    | 'remedies'
    | 'nothing';
  /** Begins with a verb. */
  readonly title: string;
  /** What the button says. */
  readonly action: string;
  readonly target: StepTarget;
  /** The clock it is due by; none for steps without a deadline. */
  readonly clock?: Clock['name'];
}

/** @param rule undefined when this app does not know the case's procedure. */
export function stepOf(facts: StageFacts, rule: StageRule | undefined, openRemedies: number): Step {
  if (facts.closedOn !== undefined || rule === undefined) return afterwards(openRemedies);
  switch (facts.kind) {
    case 'service request':
      return SERVICE_REQUEST;
    case 'compliment':
    case 'comment':
      return PASS_ON;
    case 'complaint':
    case 'member enquiry':
      return stageStep(facts, rule);
  }
}

function stageStep(facts: StageFacts, rule: StageRule): Step {
  if (facts.respondedOn !== undefined) return CLOSE;
  if (facts.owedLetter !== undefined) return owed(facts.owedLetter);
  if (facts.stopGround !== undefined) return stopped(facts.stopGround);
  const unmet = unmetNeeds(needsOf(rule, facts), facts);
  // An anonymous complaint agrees no definition with anyone; it is looked into all the same.
  const need = unmet.find((candidate) => !(facts.anonymous && candidate === 'definition'));
  return need === undefined ? CLOSE : stepFor(need, facts, rule);
}

/** "extension letter", but "clock stopped letter" says nothing: each in the trade's words. */
export const OWED_LETTER: Readonly<Partial<Record<LetterKind, string>>> = {
  extension: 'the extension letter',
  'clock stopped': 'the letter that the clock has stopped',
  'clock restarted': 'the letter that the clock runs again',
};

const owed = (kind: LetterKind): Step => ({
  step: 'owedLetter',
  title: `Send ${OWED_LETTER[kind] ?? `the ${kind}`}`,
  action: 'Write the letter',
  target: { go: 'letter', kind },
  clock: 'respond',
});

const stopped = (ground: StopGround): Step => ({
  step: 'stopped',
  title: `The clock has stopped: ${ground}`,
  action: 'Start the clock again',
  target: { go: 'action', form: 'restart' },
  clock: 'respond',
});

const PASS_ON: Step = {
  step: 'passOn',
  title: 'Pass it to the service, then close',
  action: 'Close the record',
  target: { go: 'close' },
};

const SERVICE_REQUEST: Step = {
  step: 'answerRequest',
  title: 'Pass the request to the service, then close',
  action: 'Close the request',
  target: { go: 'close' },
};

const CLOSE: Step = {
  step: 'close',
  title: 'Close the case',
  action: 'Close the case',
  target: { go: 'close' },
};

function afterwards(openRemedies: number): Step {
  return openRemedies > 0
    ? {
        step: 'remedies',
        title: 'Carry out the remedy',
        action: 'Record it as done',
        target: { go: 'remedy' },
      }
    : {
        step: 'nothing',
        title: 'Nothing to do',
        action: 'Read the history',
        target: { go: 'overview' },
      };
}

/** The letter that ends a stage, as one speaks of it; most go by their kind. */
const SPOKEN: Partial<Record<LetterKind, string>> = {
  'early resolution': 'short response',
  refusal: 'refusal letter',
  withdrawal: 'withdrawal letter',
};

function stepFor(need: StageNeed, facts: StageFacts, rule: StageRule): Step {
  const response = endLetterOf(rule, facts.ending);
  const clock = clockFor(need, facts);
  const spoken = SPOKEN[response] ?? response;
  const then = facts.anonymous ? '' : `, then send ${spoken}`;
  switch (need) {
    case 'definition':
      return {
        step: need,
        title: 'Agree the definition',
        action: 'Write the definition',
        target: { go: 'definition' },
        clock,
      };
    case 'acknowledgement': {
      const kind = rule.acknowledgementLetter as LetterKind;
      return {
        step: need,
        title: `Send ${kind}`,
        action: `Write the ${kind}`,
        target: { go: 'letter', kind },
        clock,
      };
    }
    case 'decider':
      return {
        step: need,
        title: 'Say who decides, and ask about their interest',
        action: 'Name the decision-maker',
        target: { go: 'decider' },
        clock,
      };
    case 'points':
      return {
        step: need,
        title: 'List the points',
        action: 'Add a point',
        target: { go: 'points' },
        clock,
      };
    case 'findings':
      return {
        step: need,
        title: `Find on the points${then}`,
        action: 'Record finding',
        target: { go: 'finding' },
        clock,
      };
    case 'rootCause':
      return {
        step: need,
        title: `Record the root cause${then}`,
        action: 'Record root cause',
        target: { go: 'rootCause' },
        clock,
      };
    case 'remedy':
      return {
        step: need,
        title: `Settle the remedy${then}`,
        action: 'Offer a remedy',
        target: { go: 'remedy' },
        clock,
      };
    case 'response':
      return {
        step: need,
        title: `Send ${spoken}`,
        action: `Write the ${spoken}`,
        target: { go: 'letter', kind: response },
        clock,
      };
  }
}

/** Until the acknowledgement goes, everything waits on its date; then the response's date rules. */
function clockFor(need: StageNeed, facts: StageFacts): Clock['name'] {
  if (need === 'acknowledgement') return 'acknowledge';
  // A refusal or a withdrawal is told within the days of an acknowledgement, where none went before.
  const tellsFirst = facts.ending === 'refused' || facts.ending === 'withdrawn';
  if ((need === 'definition' || tellsFirst) && facts.acknowledgedOn === undefined) {
    return 'acknowledge';
  }
  return 'respond';
}
