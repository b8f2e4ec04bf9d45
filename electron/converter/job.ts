import type { Conversion } from '@shared/host/contract';
import { HostProblem } from '../host/problem';

/** One conversion of one file. Every method throws HostProblem. `end` may come at any time, even twice. */
export interface Job {
  push(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  run(options: string): Promise<{ result: string; parts: number[] }>;
  pull(part: number, offset: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; done: boolean }>;
  end(): void;
}

export interface JobSpec {
  readonly conversion: Conversion;
  /** Bytes of the whole file. */
  readonly size: number;
}

export const STOPPED = {
  timedOut: new HostProblem(
    'timedOut',
    'Reading that file took too long and was stopped. Nothing was lost. Add it as evidence as it is, or ask the sender for a simpler copy.',
  ),
  outOfMemory: new HostProblem(
    'outOfMemory',
    'Reading that file needed too much memory and was stopped. Nothing was lost. Add it as evidence as it is, or ask the sender for a smaller copy.',
  ),
  crashed: new HostProblem(
    'failed',
    'That file made its reader stop. Nothing was lost. Add it as evidence as it is, and treat the file with care.',
  ),
  ended: new HostProblem('cancelled', 'Reading that file was cancelled.'),
} as const;
