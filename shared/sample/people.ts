/**
 * People of the sample council, plainly invented: names, streets and the town exist nowhere. Telephone
 * numbers come from the ranges Ofcom keeps for drama, email from example.org, postcodes from an area (WX)
 * that Royal Mail does not have.
 */
import type { PersonOnCase } from '../case-file/schema';
import { pick } from './random';

const STREETS = [
  'Larch Square',
  'Tannery Row',
  'Kingfisher Court',
  'Mill Race',
  'Saltmarsh Lane',
  'Copperbeech Avenue',
  'Old Wharf',
  'St. Osyth’s Rise',
  'Harbour Row',
  'Quillet Close',
  'Lantern Hill',
  'Ropewalk Mews',
];

export type SamplePerson = Partial<PersonOnCase> & Pick<PersonOnCase, 'id' | 'role' | 'name'>;

/**
 * Somebody with an address, an email and a telephone.
 * @param greeting how a letter greets them, such as "Ms Quillfeather"
 */
export function somebody(
  random: () => number,
  name: string,
  greeting: string,
  more: Partial<PersonOnCase> = {},
): SamplePerson {
  const number = () => Math.floor(random() * 10);
  return {
    id: more.id ?? 'person-1',
    role: 'complainant',
    name,
    greeting,
    address: [
      `${1 + Math.floor(random() * 180)} ${pick(STREETS, random)}`,
      'Westmere',
      `WX${1 + Math.floor(random() * 9)} ${1 + Math.floor(random() * 9)}${pick(['QT', 'BD', 'LN', 'JF'], random)}`,
    ],
    email: emailOf(name),
    phone:
      random() < 0.6
        ? `01632 960${number()}${number()}${number()}`
        : `07700 900${number()}${number()}${number()}`,
    preferredContact: 'email',
    ...more,
  };
}

function emailOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]+/g, '')
    .trim();
  return `${plain.replace(/ +/g, '.').slice(0, 40)}@example.org`;
}
