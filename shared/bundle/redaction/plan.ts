/**
 * A plan with what was struck out taken out of it: from titles, file names, chronology and cover sheet here, from
 * pages by the marks each document carries along. A document that is withheld and redacted goes twice: redacted
 * to everyone, whole and marked to the Ombudsman alone (DOMAIN §6).
 */
import type { CaseFile } from '../../case-file/types';
import { nameDocuments, THIRD_PARTY_WHY } from '../plan';
import type { BundlePlan, CoverSheet, DocumentRedaction, PlannedDocument } from '../types';
import { withoutWords } from './words';

export const WHOLE_WHY =
  'The whole of a document whose other copy has other people’s personal data taken out';
/** Key of the whole copy beside a redacted one. */
export const wholeKey = (key: string): string => `${key}:whole`;

type Redacted = Pick<CaseFile, 'redactions' | 'redacted'>;

/** Words that may stand nowhere in what everyone sees. */
export const wordsEverywhere = ({ redactions }: Redacted): string[] => [
  ...new Set(
    redactions.flatMap(({ mark }) =>
      mark.type === 'words' && mark.everywhere ? [mark.words] : [],
    ),
  ),
];

export function redactPlan(plan: BundlePlan, file: Redacted): BundlePlan {
  if (file.redactions.length === 0) return plan;
  const everywhere = wordsEverywhere(file);
  const documents = plan.documents.flatMap((document) => redacted(document, file, everywhere));
  const wordsOf = new Map(
    documents.map(({ key, redaction }) => [key, redaction?.words ?? everywhere]),
  );
  return nameDocuments({
    ...plan,
    struck: everywhere,
    cover: coverWithout(plan.cover, everywhere),
    chronology: plan.chronology.map((event) => ({
      ...event,
      what: withoutWords(event.what, wordsOf.get(event.document ?? '') ?? everywhere),
    })),
    documents,
  });
}

function redacted(
  document: PlannedDocument,
  file: Redacted,
  everywhere: readonly string[],
): PlannedDocument[] {
  const own = file.redactions.filter((each) => each.document === document.key);
  const isPair = document.withheldWhy !== undefined && own.length > 0;
  if (!document.included || (document.withheldWhy !== undefined && !isPair)) return [document];
  if (own.length === 0 && everywhere.length === 0) return [document];
  const review = file.redacted.find((each) => each.document === document.key);
  const words = own.flatMap(({ mark }) => (mark.type === 'words' ? [mark.words] : []));
  const redaction: DocumentRedaction = {
    words: [...new Set([...words, ...everywhere])],
    boxes: own.flatMap(({ mark }) =>
      mark.type === 'box'
        ? [
            {
              page: mark.page,
              box: { x: mark.x, y: mark.y, width: mark.width, height: mark.height },
            },
          ]
        : [],
    ),
    marks: own.length,
    sheet: review?.sheet ?? '',
    isLookedThrough: review !== undefined && review.pages.length >= review.of,
  };
  const { withheldWhy, ...open } = document;
  const shown: PlannedDocument = {
    ...open,
    title: withoutWords(document.title, redaction.words),
    ownTitle: document.title,
    redaction,
    ...(isPair && withheldWhy !== undefined ? { wholeWithheldWhy: withheldWhy } : {}),
  };
  if (!isPair) return [shown];
  const whole: PlannedDocument = {
    ...document,
    key: wholeKey(document.key),
    title: `${document.title.replace(/\.[A-Za-z0-9]{1,5}$/, '')}, whole`,
    withheldWhy: withheldWhy === THIRD_PARTY_WHY ? WHOLE_WHY : (withheldWhy ?? WHOLE_WHY),
    redaction: { ...redaction, isOutlined: true },
  };
  return [shown, whole];
}

function coverWithout(cover: CoverSheet, words: readonly string[]): CoverSheet {
  const clean = (text: string) => withoutWords(text, words);
  return {
    groups: cover.groups.map(({ heading, facts }) => ({
      heading,
      facts: facts.map(([label, value]) => [label, clean(value)] as const),
    })),
    points: cover.points.map((point) => ({ ...point, text: clean(point.text) })),
    asks: cover.asks.map((ask) => ({
      ...ask,
      text: clean(ask.text),
      answer: clean(ask.answer),
    })),
  };
}
