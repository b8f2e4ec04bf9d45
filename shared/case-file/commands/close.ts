/** Closing a case: what must have happened, and what goes on after it. */
import { z } from 'zod';
import { isAnonymous } from '../addressee';
import { stageRuleOf } from '../procedure';
import { endLetterOf, factsOf, unmetNeeds } from '../stage-needs';
import type { CaseFile, Problem } from '../types';
import { counted } from '../wording';
import { accepted, dateInput, event, onCase, pastDateProblem, unless } from './command';
import { missingForResponse } from './missing';

export const CloseCaseInput = z.object({ closedOn: dateInput.optional() });
export type CloseCaseInput = z.input<typeof CloseCaseInput>;

/** Remedies may still be outstanding: they are tracked after closure (LGSCO Code 6.6). */
export const closeCase = onCase(
  CloseCaseInput,
  { touches: () => 'all', whenClosed: 'This case is closed already.' },
  (file, data, clock) => {
    const closedOn = data.closedOn ?? clock.today;
    const outstanding = file.remedies.filter(
      ({ doneOn, failed }) => doneOn === undefined && failed === undefined,
    ).length;
    const promised = file.promises.filter(
      ({ keptOn, droppedWhy }) => keptOn === undefined && droppedWhy === undefined,
    ).length;
    return unless(
      [
        openStage(file),
        unansweredSafety(file),
        pastDateProblem(closedOn, {
          field: 'closedOn',
          name: 'The date it was closed',
          today: clock.today,
          notBefore:
            file.respondedOn === undefined
              ? { date: file.receivedOn, because: 'the complaint was received' }
              : { date: file.respondedOn, because: 'the response was sent' },
        }),
      ],
      () =>
        accepted(
          [event({ kind: 'case.closed', data: { closedOn } })],
          [
            outstanding === 0
              ? undefined
              : {
                  message: `${counted(outstanding, 'remedy is', 'remedies are')} still to be carried out. They stay on Today until done.`,
                },
            promised === 0
              ? undefined
              : {
                  message: `${counted(promised, 'promise is', 'promises are')} still to be kept. They stay on Today until done.`,
                },
            unoffered(file),
          ],
        ),
    );
  },
);

const endLetterNow = (file: CaseFile): string => {
  const rule = stageRuleOf(file);
  return rule ? endLetterOf(rule, file.ending?.type) : `stage ${file.stage} response`;
};

/** Safety tasks cannot be left behind: somebody is told, or the case stays open (DOMAIN §7). */
function unansweredSafety(file: CaseFile): Problem | undefined {
  const open = file.safety.find(({ answered }) => answered === undefined);
  return (
    open && {
      message: `A safety task is open (${open.kind}), so the case cannot be closed.`,
      instead: 'Record who was told and when.',
    }
  );
}

/** A service request closes with the choice to complain on record (LGSCO Code 5.3). */
const unoffered = (file: CaseFile): Problem | undefined =>
  file.kind === 'service request' && file.offered === undefined
    ? {
        message:
          'Nothing says that they were offered the choice to complain (LGSCO Code 5.3). Record it if they were.',
      }
    : undefined;

/** A complaint closes with its response; one nobody can be answered on, with its decisions. */
function openStage(file: CaseFile): Problem | undefined {
  const answered = file.kind === 'complaint' || file.kind === 'member enquiry';
  if (!answered || file.respondedOn !== undefined) return undefined;
  if (file.ending?.type === 'withdrawn' && isAnonymous(file.people)) return undefined;
  if (!isAnonymous(file.people)) {
    return {
      message: `The ${endLetterNow(file)} has not been sent, so the case cannot be closed.`,
      instead:
        'Send the response first. If it was withdrawn, settled early or refused, record that under Actions and send its letter.',
    };
  }
  const facts = factsOf(file);
  const rule = stageRuleOf(file);
  const missing = unmetNeeds(rule?.requires ?? [], facts).find(
    (need) => need !== 'definition' && need !== 'response',
  );
  return missing && rule ? missingForResponse(missing, file, rule) : undefined;
}
