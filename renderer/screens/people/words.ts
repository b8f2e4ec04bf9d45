/** What the parts people have on a case, and the grounds of authority, are called and mean. */
import type { Authority, PersonRole } from './person-values';

export const ROLE_WORDS: Readonly<Record<PersonRole, { label: string; means: string }>> = {
  complainant: { label: 'Complainant', means: 'The person whose complaint it is.' },
  representative: {
    label: 'Representative',
    means: 'Speaks for the complainant. Letters go to them first, once their authority is shown.',
  },
  'affected person': {
    label: 'Affected person',
    means: 'The matter touches them, but the complaint is another’s: a child, a tenant’s mother.',
  },
  advocate: {
    label: 'Advocate',
    means: 'Helps the person to be heard. Offer one to anybody who finds it hard to complain.',
  },
  'group lead': { label: 'Group lead', means: 'Writes and is written to for a whole group.' },
  'group member': {
    label: 'Group member',
    means: 'Complains with others, through the group lead.',
  },
  member: {
    label: 'MP or councillor',
    means: 'Asks for somebody they represent. The reply goes to them.',
  },
};

export const AUTHORITY_WORDS: Readonly<Record<Authority, { label: string; shows: string }>> = {
  consent: {
    label: 'The person’s consent',
    shows: 'Signed, or given to you directly by phone and noted with date and time.',
  },
  'parental responsibility': {
    label: 'Parental responsibility',
    shows:
      'It lets a parent complain. It is no right to the child’s data: ask what the child wants told, if they understand.',
  },
  'attorney or deputy': {
    label: 'Attorney or deputy',
    shows: 'A registered lasting power of attorney, or the order of the Court of Protection.',
  },
  executor: {
    label: 'Executor or administrator',
    shows: 'The will, or the grant of representation.',
  },
  'not shown yet': {
    label: 'Not shown yet',
    shows:
      'Take the complaint all the same, and ask for it. Tell them nothing about the person until it is there.',
  },
};
