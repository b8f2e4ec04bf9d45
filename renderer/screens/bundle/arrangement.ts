/** What a person changed in a plan: kept as a draft and laid over the plan the case gives now. */
import {
  includeDocument,
  nameDocuments,
  SECTION_ORDER,
  type BundlePlan,
  type PlannedDocument,
} from '@shared/bundle';

export interface Arrangement {
  /** Keys in the order arranged; documents that came later follow theirs by date. */
  readonly order: readonly string[];
  /** Key → why it is left out. */
  readonly leftOut: Readonly<Record<string, string>>;
  /** Keys put in although the plan leaves them out. */
  readonly putIn: readonly string[];
}

export const AS_PLANNED: Arrangement = { order: [], leftOut: {}, putIn: [] };

export function arrange(plan: BundlePlan, { order, leftOut, putIn }: Arrangement): BundlePlan {
  const place = (document: PlannedDocument) => {
    const at = order.indexOf(document.key);
    return at < 0 ? order.length + plan.documents.indexOf(document) : at;
  };
  const section = (document: PlannedDocument) => SECTION_ORDER.indexOf(document.section);
  const documents = [...plan.documents].sort(
    (left, right) => section(left) - section(right) || place(left) - place(right),
  );
  let arranged: BundlePlan = { ...plan, documents };
  for (const document of documents) {
    const why = leftOut[document.key];
    if (why !== undefined) arranged = includeDocument(arranged, document.key, why);
    else if (putIn.includes(document.key))
      arranged = includeDocument(arranged, document.key, undefined);
  }
  return nameDocuments(arranged);
}

/** The arrangement after a document has moved: the whole order as it now stands. */
export const orderOf = (plan: BundlePlan): string[] =>
  plan.documents.map((document) => document.key);
