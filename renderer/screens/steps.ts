/** Where a step is taken: the address of the form or screen that Enter opens. */
import type { StepTarget } from '@shared/case-file';
import type { StreamId } from '@shared/history/types';
import { addressOf } from '../app/addresses';

export function addressOfStep(id: StreamId, step: StepTarget): string {
  switch (step.go) {
    case 'definition':
      return addressOf.case(id, 'definition');
    case 'points':
      return addressOf.case(id, 'points');
    case 'finding':
      return addressOf.case(id, 'finding');
    case 'rootCause':
      return addressOf.case(id, 'root-cause');
    case 'remedy':
      return addressOf.case(id, 'remedy');
    case 'letter':
      return addressOf.letter(id, step.kind);
    case 'decider':
      return addressOf.case(id, 'decider');
    case 'action':
      return addressOf.case(id, step.form);
    case 'person':
      return addressOf.case(id, 'people');
    case 'close':
      return addressOf.case(id, 'close');
    case 'conflict':
    case 'overview':
      return addressOf.case(id, 'overview');
  }
}
