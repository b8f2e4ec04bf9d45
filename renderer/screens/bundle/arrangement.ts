/** What a person changed in a plan: kept as a draft and laid over the plan the case gives now. */
import {
  includeDocument,
  nameDocuments,
  redactPlan,
  releaseDocument,
  SECTION_ORDER,
  withholdDocument,
  type BundlePlan,
  type PlannedDocument,
  type Release,
} from '@shared/bundle';
import type { CaseFile } from '@shared/case-file';

export interface Answer {
  readonly text: string;
  /** Keys of documents. */
  readonly documents: readonly string[];
}

export interface Arrangement {
  /** Keys in the order arranged; documents that came later follow theirs by date. */
  readonly order: readonly string[];
  /** Key → why it is left out. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** Keys put in although the plan leaves them out. */
  readonly putIn: readonly string[];
  /** Key → why it goes into the do-not-disclose volume. */
  readonly withheld: Readonly<Record<string, string>>;
  /** Keys that everyone may see although the plan withholds them. */
  readonly shown: readonly string[];
  /** Key → who let this legal advice go, and why. */
  readonly released: Readonly<Record<string, Release>>;
  /** The enquiry it answers: an id, "none", or "" for the one the case suggests. */
  readonly enquiry: string;
  readonly linkOfficer: string;
  /** By enquiry, then by the place of the question from 0. */
  readonly answers: Readonly<Record<string, Readonly<Record<number, Answer>>>>;
}

export const AS_PLANNED: Arrangement = {
  order: [],
  leftOut: {},
  putIn: [],
  withheld: {},
  shown: [],
  released: {},
  enquiry: '',
  linkOfficer: '',
  answers: {},
};

/** @param file what was struck out on the case. */
export function arrange(
  plan: BundlePlan,
  given: Arrangement,
  file: Pick<CaseFile, 'redactions' | 'redacted'>,
): BundlePlan {
  const { order, leftOut, putIn, withheld, shown, released } = given;
  const place = (document: PlannedDocument) => {
    const at = order.indexOf(document.key);
    return at < 0 ? order.length + plan.documents.indexOf(document) : at;
  };
  const section = (document: PlannedDocument) => SECTION_ORDER.indexOf(document.section);
  const documents = [...plan.documents].sort(
    (left, right) => section(left) - section(right) || place(left) - place(right),
  );
  let arranged: BundlePlan = { ...plan, documents };
  for (const { key, flags } of documents) {
    const [out, kept, release] = [leftOut[key], withheld[key], released[key]];
    if (kept !== undefined) arranged = withholdDocument(arranged, key, kept);
    else if (shown.includes(key)) arranged = withholdDocument(arranged, key, undefined);
    if (out !== undefined) arranged = includeDocument(arranged, key, out);
    // Legal advice goes in by a name and a reason alone (DOMAIN §6).
    else if (flags.includes('privileged')) {
      if (release) arranged = releaseDocument(arranged, key, release);
    } else if (putIn.includes(key)) arranged = includeDocument(arranged, key, undefined);
  }
  return redactPlan(nameDocuments(arranged), file);
}

/** The arrangement after a document has moved: the whole order as it now stands. */
export const orderOf = (plan: BundlePlan): string[] =>
  plan.documents.map((document) => document.key);

const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> => {
  const { [key]: _, ...rest } = record;
  return rest;
};
const apart = (keys: readonly string[], key: string) => keys.filter((each) => each !== key);

export const leaveOut = (now: Arrangement, key: string, why: string): Arrangement => ({
  ...now,
  leftOut: { ...now.leftOut, [key]: why },
  putIn: apart(now.putIn, key),
  released: without(now.released, key),
});

export const putIn = (now: Arrangement, key: string): Arrangement => ({
  ...now,
  leftOut: without(now.leftOut, key),
  putIn: [...apart(now.putIn, key), key],
});

export const withhold = (now: Arrangement, key: string, why: string): Arrangement => ({
  ...putIn(now, key),
  withheld: { ...now.withheld, [key]: why },
  shown: apart(now.shown, key),
});

export const show = (now: Arrangement, key: string): Arrangement => ({
  ...now,
  withheld: without(now.withheld, key),
  shown: [...apart(now.shown, key), key],
});

export const release = (now: Arrangement, key: string, by: Release): Arrangement => ({
  ...now,
  leftOut: without(now.leftOut, key),
  released: { ...now.released, [key]: by },
});

export const answer = (now: Arrangement, enquiry: string, at: number, to: Answer): Arrangement => ({
  ...now,
  answers: { ...now.answers, [enquiry]: { ...now.answers[enquiry], [at]: to } },
});

/** What somebody decided about documents, for the case's own record. */
export const decisionsOf = (plan: BundlePlan) =>
  plan.documents.flatMap(({ title, included, leftOutWhy, withheldWhy, released }) => [
    ...(included
      ? []
      : [{ document: title, what: 'left out' as const, why: leftOutWhy ?? '', by: '' }]),
    ...(included && withheldWhy !== undefined
      ? [{ document: title, what: 'do not disclose' as const, why: withheldWhy, by: '' }]
      : []),
    ...(included && released
      ? [{ document: title, what: 'released' as const, why: released.why, by: released.by }]
      : []),
  ]);
