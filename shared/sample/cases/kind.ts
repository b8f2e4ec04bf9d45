import type { Story } from '../story';

/** One case of the sample: when it came in, and what happened. */
export interface SampleStory {
  /** Names it among the sample’s cases. */
  readonly key: string;
  /** Working days from the day the sample is made for; the day it was received. */
  readonly from: number;
  /** Who takes it in; by default the person at whose desk one sits. */
  readonly by?: string;
  readonly tell: (story: Story) => void;
}
