/** What letters after the answer must contain: an apology, the way to the Ombudsman, a correction. */
import { formatDate } from '../../calendar';
import { isCorrectable } from '../../case-file/letters-now';
import { corrected } from '../afterwards';
import { saysDate } from '../dates-said';
import { ending, personal } from './every-letter';
import { ombudsmanRules } from './ombudsman-rules';
import { nonEmpty, served, type PartRule } from './rule';
import { apology } from './stage-1-rules';

const SORRY = /\b(?:sorry|apologi[sz]e|apology|apologies)\b/i;

export const apologyRules: readonly PartRule[] = [
  ...personal,
  apology,
  {
    part: 'sorry',
    label: 'Says sorry, for what we did',
    source: 'LGSCO Guidance on remedies',
    problem: (checking) =>
      SORRY.test(served(checking, 'apology'))
        ? undefined
        : 'Say that we are sorry, and for what: what we did or did not do, and how it affected them.',
  },
  {
    part: 'change',
    label: 'What we do so that it does not happen again',
    source: 'LGSCO Guidance on remedies',
    severity: 'warning',
    problem: nonEmpty('change', 'Say what has changed, or that nothing more needs to.'),
  },
  ...ending,
];

export const signpostRules: readonly PartRule[] = [
  ...personal,
  {
    part: 'where',
    label: 'Where the complaint stands',
    source: 'LGSCO Code 2.5',
    problem: nonEmpty('where', 'Say whether we have answered, and at which stage.'),
  },
  ...ombudsmanRules,
  ...ending,
];

const correctionParts: readonly PartRule[] = [
  {
    part: 'replaces',
    label: 'Which letter it corrects',
    source: 'A letter that went is never changed',
    problem: ({ text, file }) => {
      const letters = file.letters.filter(isCorrectable);
      if (letters.length === 0) return 'No letter has gone that could be corrected.';
      if (letters.some(({ issuedOn }) => saysDate(text, issuedOn))) return undefined;
      const last = corrected(file);
      return `Say which letter it corrects: the one of ${formatDate(last?.issuedOn ?? '', 'long')}.`;
    },
  },
  {
    part: 'wrong',
    label: 'What was wrong',
    source: 'A letter that went is never changed',
    problem: nonEmpty('wrong', 'Say what in it was wrong.'),
  },
  {
    part: 'right',
    label: 'What is right',
    source: 'A letter that went is never changed',
    problem: nonEmpty('right', 'Say what it should have said.'),
  },
];

export const correctionRules: readonly PartRule[] = [...personal, ...correctionParts, ...ending];
