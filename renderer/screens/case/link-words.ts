import type { CaseLink } from '@shared/case-file/types';

/** How two cases belong together, said of the other one. */
export const LINK_WORDS: Readonly<Record<CaseLink['how'], string>> = {
  'same person': 'The same person',
  'same matter': 'The same matter',
  'came from': 'This came from it',
  became: 'This became it',
};
