/** Who letters go to. */
import type { PersonOnCase } from './schema';

const ORDER: Readonly<Record<PersonOnCase['role'], number>> = {
  member: 0,
  representative: 1,
  'group lead': 2,
  complainant: 3,
  'affected person': 4,
  advocate: 5,
  'group member': 6,
};

/**
 * The person a letter is addressed to: someone who receives letters and gave a name, a representative
 * before the person they act for; an MP's or councillor's enquiry is answered to the member. Never somebody
 * who has died (DOMAIN §7). Undefined when nobody can be written to (an anonymous complaint).
 * Whether it is safe to write is a separate question, asked at issue.
 */
export function addressee(people: readonly PersonOnCase[]): PersonOnCase | undefined {
  return people
    .filter(
      (person) =>
        person.receivesLetters && person.name.trim() !== '' && person.deceasedOn === undefined,
    )
    .toSorted((left, right) => ORDER[left.role] - ORDER[right.role])[0];
}

/** Nobody gave a name: recorded and passed on, with no letters (DOMAIN §1). */
export const isAnonymous = (people: readonly PersonOnCase[]): boolean =>
  people.every((person) => person.name.trim() === '');

/** The name lists show: the complainant's, else the first that was given; "" for an anonymous complaint. */
export function nameShown(people: readonly PersonOnCase[]): string {
  const complainant = complainantOf(people)?.name.trim() ?? '';
  return complainant === ''
    ? (people.find((person) => person.name.trim() !== '')?.name.trim() ?? '')
    : complainant;
}

/** The person the complaint is about or from, for lists: the complainant, else the first person. */
export function complainantOf(people: readonly PersonOnCase[]): PersonOnCase | undefined {
  return people.find((person) => person.role === 'complainant') ?? people[0];
}
