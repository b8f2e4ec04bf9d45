/** Rows of the tables of refusals. */
import type { Command, Problem } from '@shared/case-file';
import { leakStory } from '../../fixtures/cases';
import type { StoryStage } from '../../fixtures/cases';

/** All that was said, for a test to look for words in. */
export const said = (problems: readonly Problem[]) =>
  problems.map(({ message }) => message).join(' | ');

/** One refusal: the command run on the case told as far as a stage, and words of the reason. */
export function refusal<I>(
  name: string,
  until: StoryStage,
  command: Command<I>,
  input: I,
  reason: string,
  field?: string,
): [string, () => readonly Problem[], string, string | undefined] {
  return [
    name,
    () => leakStory(until).problems(command, input, { today: '2026-11-23' }),
    reason,
    field,
  ];
}
