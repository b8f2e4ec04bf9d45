/** How large a letter is set, and whether that is the format the reader needs (Equality Act 2010, s20). */
import type { CouncilSettings } from '../case-file/council';
import type { PersonOnCase } from '../case-file/schema';

/** RNIB's clear print guidance: large print begins at 16 to 18 point; 18 is what people who ask for it expect. */
export const LARGE_PRINT = { least: 18, most: 24 } as const;

const LARGE = /\b(?:large|larger|big|giant)[ -]?(?:print|text|type|letters)\b/i;

export const needsLargePrint = (person: PersonOnCase | undefined): boolean =>
  LARGE.test(person?.format ?? '');

/** Points of the body: the council's, or large print for someone who needs it ("Large print, 20 pt"). */
export function bodyPointsFor(person: PersonOnCase | undefined, council: CouncilSettings): number {
  if (!needsLargePrint(person)) return council.bodyPoints;
  const asked = Number(/\b(\d{2})\s*-?\s*(?:pt|point)/i.exec(person?.format ?? '')?.[1] ?? 0);
  const wanted = Math.min(LARGE_PRINT.most, Math.max(LARGE_PRINT.least, asked));
  return Math.max(council.bodyPoints, wanted);
}

/** Small words of a letter (its letterhead, its page number): never small in large print. */
export const smallPoints = (bodyPoints: number): number =>
  bodyPoints >= LARGE_PRINT.least ? bodyPoints : 10;

/** A format that this letter by itself is not; undefined = it is what they need. */
export function otherFormat(person: PersonOnCase | undefined): string | undefined {
  const format = person?.format.trim() ?? '';
  const isPrint = format === '' || /^standard(?: print)?$/i.test(format) || needsLargePrint(person);
  return isPrint ? undefined : format;
}
