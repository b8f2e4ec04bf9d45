/**
 * Possible matches beside the intake form: has this person, or this matter, been here before?
 * Looked up as one types, so each row is normalised once and kept.
 */
import type { StreamId } from '../history/types';
import type { CaseSummary } from './types';

/** What has been typed so far; anything may be missing. */
export interface IntakeClues {
  readonly name?: string;
  readonly address?: readonly string[];
  readonly email?: string;
  readonly phone?: string;
  /** Summary and their words. */
  readonly text?: string;
  /** A reference of ours or another system's, if one was mentioned. */
  readonly reference?: string;
}

export interface PossibleMatch {
  readonly case: StreamId;
  readonly reference: string;
  readonly person: string;
  readonly summary: string;
  readonly state: CaseSummary['state'];
  readonly receivedOn: CaseSummary['receivedOn'];
  /** Higher is likelier. */
  readonly score: number;
  /** Strongest first: "Same email address". */
  readonly why: readonly string[];
}

const SCORE = { reference: 12, email: 10, phone: 8, name: 6, address: 6, postcode: 3, surname: 2 };
/** Words of the summary in common, each; with a ceiling, so that words alone never outweigh a person. */
const WORD_SCORE = 1;
const WORDS_NEEDED = 3;
const WORDS_AT_MOST = 5;
/** Below this a row is not worth a glance: a surname alone is not. */
const WORTH_SHOWING = 3;

/** At most `limit` rows, likeliest first, then newest. An empty form matches nothing. */
export function possibleMatches(
  clues: IntakeClues,
  summaries: readonly CaseSummary[],
  limit = 5,
): PossibleMatch[] {
  const wanted = normaliseClues(clues);
  if (!wanted) return [];
  return summaries
    .flatMap((summary) => {
      const { score, why } = compare(wanted, normalised(summary));
      if (score < WORTH_SHOWING) return [];
      const { id, reference, person, state, receivedOn } = summary;
      return [
        { case: id, reference, person, summary: summary.summary, state, receivedOn, score, why },
      ];
    })
    .sort((a, b) => b.score - a.score || (a.receivedOn < b.receivedOn ? 1 : -1))
    .slice(0, limit);
}

interface Known {
  readonly name: string;
  readonly surname: string;
  readonly firstLine: string;
  readonly postcode: string;
  readonly emails: readonly string[];
  /** Digits of each phone number without the leading 0 or 44. */
  readonly phones: readonly string[];
  readonly references: string;
  readonly words: ReadonlySet<string>;
}

/**
 * Normalises rows ahead of the first key, so that no key waits for all of them.
 * @param from index of the first row not looked at yet
 * @param isOver asked after every few rows; true = leave the rest for later
 * @returns the index to go on from; `summaries.length` when all are done
 */
export function prepareMatches(
  summaries: readonly CaseSummary[],
  from: number,
  isOver: () => boolean,
): number {
  let at = from;
  for (; at < summaries.length; at += 1) {
    const row = summaries[at];
    if (row) normalised(row);
    if (at % ROWS_A_LOOK === 0 && isOver()) return at + 1;
  }
  return at;
}
const ROWS_A_LOOK = 50;

const cache = new WeakMap<CaseSummary, Known>();

function normalised(summary: CaseSummary): Known {
  const kept = cache.get(summary);
  if (kept) return kept;
  const known: Known = {
    ...nameParts(summary.person),
    firstLine: plain(summary.address.replace(POSTCODE, '')),
    postcode: postcodeIn(summary.address),
    emails: summary.contact.toLowerCase().match(/\S+@\S+/g) ?? [],
    phones: phonesIn(summary.contact.replace(/\S+@\S+/g, ' ')),
    references: plain(`${summary.reference} ${summary.otherReferences}`),
    words: wordsOf(summary.summary),
  };
  cache.set(summary, known);
  return known;
}

type Wanted = Known & { readonly email: string; readonly reference: string };

function normaliseClues(clues: IntakeClues): Wanted | undefined {
  const address = clues.address ?? [];
  const wanted: Wanted = {
    ...nameParts(clues.name ?? ''),
    firstLine: plain(address[0]?.replace(POSTCODE, '') ?? ''),
    postcode: postcodeIn(address.join(' ')),
    email: (clues.email ?? '').trim().toLowerCase(),
    emails: [],
    phones: phonesIn(clues.phone ?? ''),
    reference: plain(clues.reference ?? ''),
    references: '',
    words: wordsOf((clues.text ?? '').slice(0, 2000)),
  };
  const empty =
    wanted.name === '' &&
    wanted.firstLine === '' &&
    wanted.postcode === '' &&
    wanted.email === '' &&
    wanted.phones.length === 0 &&
    wanted.reference === '' &&
    wanted.words.size < WORDS_NEEDED;
  return empty ? undefined : wanted;
}

function compare(wanted: Wanted, known: Known): { score: number; why: string[] } {
  const found: [number, string][] = [];
  if (wanted.reference.length >= 4 && ` ${known.references} `.includes(` ${wanted.reference} `)) {
    found.push([SCORE.reference, 'Same reference']);
  }
  if (wanted.email !== '' && known.emails.includes(wanted.email)) {
    found.push([SCORE.email, 'Same email address']);
  }
  if (wanted.phones.some((phone) => known.phones.includes(phone))) {
    found.push([SCORE.phone, 'Same phone number']);
  }
  if (wanted.name !== '' && wanted.name === known.name) found.push([SCORE.name, 'Same name']);
  else if (wanted.surname.length > 2 && wanted.surname === known.surname) {
    found.push([SCORE.surname, 'Same surname']);
  }
  const samePostcode = wanted.postcode !== '' && wanted.postcode === known.postcode;
  const sameLine = wanted.firstLine.length > 4 && wanted.firstLine === known.firstLine;
  if (sameLine && (samePostcode || wanted.postcode === '' || known.postcode === '')) {
    found.push([SCORE.address, 'Same address']);
  } else if (samePostcode) found.push([SCORE.postcode, 'Same postcode']);
  let common = 0;
  for (const word of wanted.words) if (known.words.has(word)) common += 1;
  if (common >= WORDS_NEEDED) {
    found.push([Math.min(common, WORDS_AT_MOST) * WORD_SCORE, 'Similar words']);
  }
  found.sort(([left], [right]) => right - left);
  return {
    score: found.reduce((sum, [points]) => sum + points, 0),
    why: found.map(([, reason]) => reason),
  };
}

/** Letters and digits in lower case without accents, single spaces between. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'cllr',
  'rev',
  'prof',
  'sir',
  'lady',
]);

/** "Bramble, Holly" and "Ms Holly Bramble" are one name; the surname is the last word of it. */
function nameParts(name: string): { name: string; surname: string } {
  const [family, given] = name.split(',');
  const inOrder = given === undefined ? name : `${given} ${family ?? ''}`;
  const words = plain(inOrder)
    .split(' ')
    .filter((word) => word !== '' && !TITLES.has(word));
  return { name: words.join(' '), surname: words.at(-1) ?? '' };
}

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i;
const postcodeIn = (text: string) =>
  (POSTCODE.exec(text)?.[0] ?? '').replace(/\s/g, '').toUpperCase();

function phonesIn(text: string): string[] {
  return (text.match(/\+?\d[\d ()-]{6,}\d/g) ?? [])
    .map((phone) => phone.replace(/\D/g, '').replace(/^(?:0044|44|0)/, ''))
    .filter((digits) => digits.length >= 7);
}

const COMMON = new Set(
  'about after again against because been before being council complain complaint could does from have into more never nobody since than that their them then there they this told unhappy very want were what when where which while with would your'.split(
    ' ',
  ),
);

/** Words that say what it is about: four letters or more, without the ones every complaint has. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    plain(text)
      .split(' ')
      .filter((word) => word.length > 3 && !COMMON.has(word)),
  );
