/** Where a step is taken: the address of the form or screen that Enter opens. */
import type { StepTarget } from '@shared/case-file';
import type { StreamId } from '@shared/history/types';
import { addressOf } from '../app/addresses';
import type { Go } from '../app/navigation';
import { wantFormFocus } from '../ui/fields/use-form-focus';

/** Opens the step itself: the first field of its form has the focus, as soon as the form is there. */
export function openStep(go: Go, id: StreamId, step: StepTarget): void {
  wantFormFocus();
  go(addressOfStep(id, step));
}

export function addressOfStep(id: StreamId, step: StepTarget): string {
  switch (step.go) {
    case 'definition':
      return addressOf.case(id, 'definition');
    case 'points':
      return addressOf.case(id, 'add-point');
    case 'finding':
      return addressOf.case(id, 'finding');
    case 'rootCause':
      return addressOf.case(id, 'root-cause');
    case 'remedy':
      return step.remedy === undefined
        ? addressOf.case(id, 'remedy')
        : addressOf.case(id, 'remedy-done', step.remedy);
    case 'letter':
      return addressOf.letter(id, step.kind);
    case 'decider':
      return addressOf.case(id, 'decider');
    case 'action':
      return addressOf.case(id, step.form, step.id);
    case 'person':
      return addressOf.case(id, 'people', step.person);
    case 'close':
      return addressOf.case(id, 'close');
    case 'conflict':
    case 'overview':
      return addressOf.case(id, 'overview');
  }
}
