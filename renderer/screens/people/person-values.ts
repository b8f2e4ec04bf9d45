/** A person as a form holds them, flat and in text, and how that becomes a person on a case. */
import type { ChangePersonInput, Problem } from '@shared/case-file';
import type { AUTHORITIES, PersonOnCase } from '@shared/case-file/schema';

export type PersonRole = PersonOnCase['role'];
export type Authority = (typeof AUTHORITIES)[number];

export interface PersonValues {
  role: PersonRole;
  name: string;
  greeting: string;
  office: string;
  /** Lines. */
  address: string;
  email: string;
  phone: string;
  preferredContact: PersonOnCase['preferredContact'];
  mayWrite: boolean;
  mayCall: boolean;
  mayLeaveMessage: boolean;
  contactNote: string;
  adjustments: string;
  adjustmentsAgreedOn: string;
  adjustmentsReviewOn: string;
  language: string;
  format: string;
  receivesLetters: boolean;
  hasDied: boolean;
  deceasedOn: string;
  isUnder18: boolean;
  understands: string;
  assessedBy: string;
  assessedOn: string;
  authority: Authority | '';
  scope: string;
  /** Evidence id of what shows it. */
  evidence: string;
  checkedOn: string;
  expiresOn: string;
}

export const emptyPerson = (role: PersonRole = 'complainant'): PersonValues => ({
  role,
  name: '',
  greeting: '',
  office: '',
  address: '',
  email: '',
  phone: '',
  preferredContact: 'not asked',
  mayWrite: true,
  mayCall: true,
  mayLeaveMessage: false,
  contactNote: '',
  adjustments: '',
  adjustmentsAgreedOn: '',
  adjustmentsReviewOn: '',
  language: 'English',
  format: 'Standard print',
  receivesLetters: true,
  hasDied: false,
  deceasedOn: '',
  isUnder18: false,
  understands: '',
  assessedBy: '',
  assessedOn: '',
  authority: '',
  scope: '',
  evidence: '',
  checkedOn: '',
  expiresOn: '',
});

export const personValues = (person: PersonOnCase): PersonValues => ({
  ...emptyPerson(person.role),
  name: person.name,
  greeting: person.greeting ?? '',
  office: person.office ?? '',
  address: person.address.join('\n'),
  email: person.email ?? '',
  phone: person.phone ?? '',
  preferredContact: person.preferredContact,
  mayWrite: person.mayWrite,
  mayCall: person.mayCall,
  mayLeaveMessage: person.mayLeaveMessage,
  contactNote: person.contactNote,
  adjustments: person.adjustments,
  adjustmentsAgreedOn: person.adjustmentsAgreedOn ?? '',
  adjustmentsReviewOn: person.adjustmentsReviewOn ?? '',
  language: person.language,
  format: person.format,
  receivesLetters: person.receivesLetters,
  hasDied: person.deceasedOn !== undefined,
  deceasedOn: person.deceasedOn ?? '',
  isUnder18: person.under18 !== undefined,
  understands: person.under18?.understands ?? '',
  assessedBy: person.under18?.by ?? '',
  assessedOn: person.under18?.on ?? '',
  authority: person.authority?.basis ?? '',
  scope: person.authority?.scope ?? '',
  evidence: person.authority?.evidence ?? '',
  checkedOn: person.authority?.checkedOn ?? '',
  expiresOn: person.authority?.expiresOn ?? '',
});

/** Whose right to speak for somebody else must be shown. */
export const needsAuthority = (role: PersonRole): boolean =>
  role === 'representative' || role === 'advocate' || role === 'group lead' || role === 'member';

/**
 * @param today stands for the day a child's understanding was looked at where nobody has yet: it is then
 * recorded that it is still to be done.
 */
export function toPerson(
  given: Partial<PersonValues>,
  today: string,
): Omit<ChangePersonInput['person'], 'id'> {
  // A draft of an older version may lack a field.
  const values = { ...emptyPerson(), ...given };
  const some = <K extends string>(key: K, value: string) =>
    value.trim() === '' ? {} : ({ [key]: value.trim() } as Record<K, string>);
  return {
    role: values.role,
    name: values.name,
    ...some('greeting', values.greeting),
    ...(values.role === 'member' ? some('office', values.office) : {}),
    address: linesOf(values.address),
    ...some('email', values.email),
    ...some('phone', values.phone),
    preferredContact: values.preferredContact,
    mayWrite: values.mayWrite,
    mayCall: values.mayCall,
    mayLeaveMessage: values.mayLeaveMessage,
    contactNote: values.contactNote,
    adjustments: values.adjustments,
    ...some('adjustmentsAgreedOn', values.adjustmentsAgreedOn),
    ...some('adjustmentsReviewOn', values.adjustmentsReviewOn),
    language: values.language,
    format: values.format,
    receivesLetters: values.receivesLetters,
    ...(values.hasDied ? some('deceasedOn', values.deceasedOn) : {}),
    ...(values.isUnder18
      ? {
          under18: {
            understands: values.understands,
            by: values.assessedBy,
            on: values.assessedOn === '' ? today : values.assessedOn,
          },
        }
      : {}),
    // Somebody who speaks for themselves now has no authority left over from before.
    ...(values.authority === '' || !needsAuthority(values.role)
      ? {}
      : {
          authority: {
            basis: values.authority,
            scope: values.scope,
            ...some('evidence', values.evidence),
            ...some('checkedOn', values.checkedOn),
            ...some('expiresOn', values.expiresOn),
          },
        }),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What the form itself must ask for, since the record has no place for a half answer. */
export function personProblems(values: PersonValues, path = ''): Problem[] {
  return values.hasDied && values.deceasedOn === ''
    ? [
        {
          field: `${path}deceasedOn`,
          message: 'Enter the date they died.',
          instead: 'If nobody knows it, enter the day you were told.',
        },
      ]
    : [];
}

const FORM_FIELDS: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)authority\.(\w+)$/, '$1$2'],
  [/(^|\.)under18\.on$/, '$1assessedOn'],
  [/(^|\.)under18\.by$/, '$1assessedBy'],
  [/(^|\.)under18\.understands$/, '$1understands'],
];

/** A problem of the command beside the field of the form that holds it. */
export const onForm = (problem: Problem, from = 'person.', to = ''): Problem => {
  if (problem.field === undefined) return problem;
  const moved = problem.field.startsWith(from)
    ? `${to}${problem.field.slice(from.length)}`
    : problem.field;
  return {
    ...problem,
    field: FORM_FIELDS.reduce((field, [pattern, name]) => field.replace(pattern, name), moved),
  };
};
