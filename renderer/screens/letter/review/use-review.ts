/** A letter that is with a colleague, or came back from one: kept sealed with the draft until it is settled. */
import { letterDraftPart } from '@shared/case-file';
import { placeNow, type Block, type Suggestion } from '@shared/letters';
import { useMemo } from 'react';
import { type DraftState, useDraft } from '../../../app/drafts';
import type { LetterEditor } from '../editor/letter-editor';
import type { ShownFinding } from '../editor/shown';

export interface Review {
  /** ISO instant at which the Word file was saved; absent = a file came back that was never sent from here. */
  readonly sentAt?: string;
  /** The letter as it went out: what the changes are read against. */
  readonly sent: readonly Block[];
  readonly back?: {
    readonly at: string;
    readonly suggestions: readonly Suggestion[];
    /** Ids of those taken or left. */
    readonly settled: readonly string[];
  };
}

export type ReviewDraft = DraftState<Review | null>;

export const useReviewDraft = (letterKey: string): ReviewDraft =>
  useDraft<Review | null>(letterDraftPart(letterKey, 'review'), null);

export const openSuggestions = (review: Review | null): readonly Suggestion[] => {
  const back = review?.back;
  return back?.suggestions.filter(({ id }) => !back.settled.includes(id)) ?? [];
};

/** The open suggestions with where they stand now, and what marks them in the letter. */
export function usePlaced(review: Review | null, blocks: readonly Block[]) {
  return useMemo(() => {
    const placed = openSuggestions(review).map((suggestion) => ({
      suggestion,
      place: placeOf(suggestion, blocks),
    }));
    const marks = placed.flatMap(({ suggestion, place }): ShownFinding[] =>
      place && place.to > place.from
        ? [
            {
              id: suggestion.id,
              ...place,
              severity: 'hint',
              message: suggestion.what === 'comment' ? suggestion.text : 'Changed by a colleague',
            },
          ]
        : [],
    );
    return { placed, marks };
  }, [review, blocks]);
}

export interface Place {
  readonly block: string;
  readonly from: number;
  readonly to: number;
}

function placeOf(suggestion: Suggestion, blocks: readonly Block[]): Place | undefined {
  switch (suggestion.what) {
    case 'words':
    case 'comment': {
      const place = placeNow(suggestion, blocks);
      return place && { block: suggestion.block, ...place };
    }
    case 'remove':
      return blocks.some(({ id }) => id === suggestion.block)
        ? { block: suggestion.block, from: 0, to: 0 }
        : undefined;
    case 'new paragraph':
      return { block: suggestion.below ?? '', from: 0, to: 0 };
    case 'remark':
      return undefined;
  }
}

/** Does in the letter what the colleague did in Word. @returns false when its place is gone */
export function take(editor: LetterEditor, suggestion: Suggestion, place: Place): boolean {
  switch (suggestion.what) {
    case 'words':
      return editor.applyToFinding(
        { id: suggestion.id, ...place, severity: 'hint', message: '' },
        suggestion.words,
      );
    case 'remove':
      return editor.removeBlock(place.block);
    case 'new paragraph':
      editor.insertBelow(suggestion.below, {
        type: 'paragraph',
        content: [{ type: 'text', text: suggestion.text }],
      });
      return true;
    default:
      return false;
  }
}
