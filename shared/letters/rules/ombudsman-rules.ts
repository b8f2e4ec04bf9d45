/** The way to the Ombudsman: their name and how to reach them, and nothing about what they may look into. */
import { ombudsmanOf } from '../pieces';
import { holds, type PartRule } from './rule';

/** Only the Ombudsman says what they can and cannot look into (DOMAIN: never say it for them). */
const SAYS_FOR_THEM =
  /\bombudsman\b[^.!?]{0,30}\b(?:can(?:not|['’]t)|will not|won['’]t|can only|is (?:not )?able to|unable to|must not|may not)\b[^.!?]*/i;

export const ombudsmanRules: readonly PartRule[] = [
  {
    part: 'ombudsman',
    label: 'The Ombudsman’s details',
    source: 'LGSCO Code 2.5, 6.5, 6.8',
    problem: ({ text, file, council }) => {
      const { name, web, phone } = ombudsmanOf(file, council);
      if (!holds(text, name)) return `Name the ${name}.`;
      return [web, phone].some((way) => way !== '' && holds(text, way))
        ? undefined
        : 'Say how to reach them: their website or telephone number.';
    },
  },
  {
    part: 'ombudsmanWords',
    label: 'Leaves to the Ombudsman what they look into',
    source: 'LGSCO: only they decide that',
    problem: ({ text }) => {
      const found = SAYS_FOR_THEM.exec(text)?.[0];
      return found === undefined
        ? undefined
        : `“${found.trim()}” speaks for the Ombudsman. Say only how to reach them, and when people usually do.`;
    },
  },
];
