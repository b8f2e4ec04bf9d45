/** The order of an ombudsman bundle (DOMAIN: the ombudsman bundle). */
import type { SectionId } from './types';

export const SECTIONS: Readonly<Record<SectionId, string>> = {
  A: 'The complaint',
  B: 'Acknowledgements',
  C: 'Stage 1 response',
  D: 'Request for stage 2',
  E: 'Stage 2 response',
  F: 'Updates and extensions',
  G: 'Evidence',
  H: 'Policies relied on',
  I: 'Remedies',
  J: 'Learning',
};

export const SECTION_ORDER = Object.keys(SECTIONS) as readonly SectionId[];
