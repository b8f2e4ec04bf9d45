/** A letter assembled from a case: every kind in one exhaustive map, so that none can be forgotten. */
import type { CouncilSettings } from '../case-file/council';
import type { LetterKind } from '../case-file/schema';
import type { CaseFile } from '../case-file/types';
import { acknowledgementBlocks } from './acknowledgement';
import { apologyBlocks, correctionBlocks, signpostBlocks } from './afterwards';
import { recipientOf, type LetterContext } from './case-facts';
import { signerOf } from './closing';
import { numbered, type NewBlock } from './compose';
import { bodyPointsFor } from './format';
import type { LetterDocument } from './model';
import {
  askedOf,
  informationRequestBlocks,
  memberReplyBlocks,
  progressBlocks,
  remedyFailedBlocks,
  remedyOfferBlocks,
} from './other-letters';
import { stage1ResponseBlocks, stage2ResponseBlocks } from './stage-1-response';
import {
  clockRestartedBlocks,
  clockStoppedBlocks,
  earlyResolutionBlocks,
  escalationRefusalBlocks,
  extensionBlocks,
  refusalBlocks,
  withdrawalBlocks,
} from './stage-letters';

interface LetterRecipe {
  /** The document's title: what a screen reader or a file list calls it. */
  readonly title: string;
  readonly blocks: (file: CaseFile, council: CouncilSettings, context: LetterContext) => NewBlock[];
  /** Who it goes to, where that is not the person who complains. */
  readonly to?: (file: CaseFile) => LetterDocument['recipient'];
}

const LETTER_RECIPES: Readonly<Record<LetterKind, LetterRecipe>> = {
  acknowledgement: { title: 'Acknowledgement of your complaint', blocks: acknowledgementBlocks },
  'progress update': { title: 'How far we have got with your complaint', blocks: progressBlocks },
  'information request': {
    title: 'Information we need for a complaint',
    blocks: informationRequestBlocks,
    to: (file) => {
      const of = askedOf(file)[0]?.of;
      return {
        name: of?.name ?? '',
        lines: [of?.title ?? '', of?.service ?? ''].filter((line) => line !== ''),
      };
    },
  },
  extension: { title: 'We need more time to answer your complaint', blocks: extensionBlocks },
  'clock stopped': { title: 'The date for our answer will move', blocks: clockStoppedBlocks },
  'clock restarted': { title: 'The new date for our answer', blocks: clockRestartedBlocks },
  'stage 1 response': {
    title: 'Our stage 1 answer to your complaint',
    blocks: stage1ResponseBlocks,
  },
  'stage 2 response': {
    title: 'Our final answer to your complaint',
    blocks: stage2ResponseBlocks,
  },
  'early resolution': {
    title: 'What we agreed about your complaint',
    blocks: earlyResolutionBlocks,
  },
  refusal: { title: 'Why we will not look into your complaint', blocks: refusalBlocks },
  'escalation refusal': {
    title: 'Why we will not look at your complaint again',
    blocks: escalationRefusalBlocks,
  },
  withdrawal: { title: 'You have withdrawn your complaint', blocks: withdrawalBlocks },
  'remedy offer': { title: 'How we will put things right', blocks: remedyOfferBlocks },
  'remedy cannot be delivered': {
    title: 'We cannot do what we promised',
    blocks: remedyFailedBlocks,
  },
  'reply to a member': { title: 'Our answer to your enquiry', blocks: memberReplyBlocks },
  apology: { title: 'Our apology to you', blocks: apologyBlocks },
  'ombudsman signpost': { title: 'How to take your complaint further', blocks: signpostBlocks },
  correction: { title: 'We need to correct our letter to you', blocks: correctionBlocks },
};

/** What a letter of this kind is called: in its properties, its file name and a screen reader. */
export const letterTitle = (kind: LetterKind): string => LETTER_RECIPES[kind].title;

/** Pure: the same case, council and day give the same document. What is missing shows as a gap in brackets. */
export function assembleLetter(
  kind: LetterKind,
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): LetterDocument {
  const recipe = LETTER_RECIPES[kind];
  const person = recipientOf(file);
  const signed = signerOf(kind, file, council)?.picture;
  return {
    format: 1,
    kind,
    title: recipe.title,
    language: 'en-GB',
    reference: file.reference,
    datedOn: context.today,
    letterhead: {
      name: council.name,
      lines: [...council.address, council.phone, council.email, council.web].filter(
        (line) => line !== '',
      ),
      ...(council.logo === null ? {} : { logo: council.logo }),
    },
    recipient: recipe.to?.(file) ?? {
      name: person?.name ?? '',
      lines: (person?.address ?? []).filter((line) => line !== ''),
    },
    bodyPoints: recipe.to ? council.bodyPoints : bodyPointsFor(person, council),
    blocks: numbered(recipe.blocks(file, council, context)),
    ...(signed === undefined ? {} : { signed }),
  };
}
