/** What every part of the intake form is given. */
import type { DayContext } from '@shared/case-file';

export interface PartProps {
  readonly day: DayContext;
  readonly errorOf: (name: string) => string | undefined;
}
