/** Drafts of this letter that were kept, each beside the one being written: what came, what went, what changed. */
import { type Block, blockText, compareBlocks, type ComparedBlock } from '@shared/letters';
import { useMemo, useState } from 'react';
import { Button, Dialog, Notice, Select } from '../../ui';
import css from './drafts.module.css';

/** A draft kept on purpose, or put aside when the writer began again. */
export interface KeptDraft {
  /** ISO instant. */
  readonly at: string;
  readonly blocks: readonly Block[];
}

/** As many as are worth looking through; the oldest goes first. */
export const MOST_KEPT = 12;

export const keptWith = (
  kept: readonly KeptDraft[],
  blocks: readonly Block[],
  at: string,
): readonly KeptDraft[] => [...kept, { at, blocks }].slice(-MOST_KEPT);

export interface DraftsDialogProps {
  readonly kept: readonly KeptDraft[];
  readonly now: readonly Block[];
  /** As the case alone would write it today. */
  readonly fromCase: readonly Block[];
  readonly onKeep: () => void;
  readonly onTake: (blocks: readonly Block[]) => void;
  readonly onClose: () => void;
}

const when = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  }).format(new Date(at));

export function DraftsDialog({ kept, now, fromCase, onKeep, onTake, onClose }: DraftsDialogProps) {
  const [chosen, setChosen] = useState(() => kept.at(-1)?.at ?? 'case');
  const other = kept.find(({ at }) => at === chosen)?.blocks ?? fromCase;
  const compared = useMemo(() => compareBlocks(other, now), [other, now]);
  const isSame = compared.every(({ type }) => type === 'same');
  const isKept = kept.some(({ blocks }) => JSON.stringify(blocks) === JSON.stringify(now));
  return (
    <Dialog
      open
      wide
      title="Drafts of this letter"
      onClose={onClose}
      actions={
        <>
          <Button kind="main" onClick={onClose}>
            Back to the letter
          </Button>
          <Button disabled={isKept} onClick={onKeep}>
            {isKept ? 'This draft is kept' : 'Keep this draft'}
          </Button>
          <Button disabled={isSame} onClick={() => onTake(other)}>
            Go on from the other draft
          </Button>
        </>
      }
    >
      <div className="stack">
        <Select
          label="Compare the letter with"
          options={[
            ...kept
              .toReversed()
              .map(({ at }) => ({ value: at, label: `The draft kept ${when(at)}` })),
            { value: 'case', label: 'The letter as the case writes it' },
          ]}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        />
        {isSame ? (
          <Notice tone="note">They say the same.</Notice>
        ) : (
          <p className="small">
            Words with a line through them stand only in the other draft; underlined words only in
            the letter.
          </p>
        )}
        <div className={css.compared}>
          {compared.map((each, at) => (
            <Compared key={at} compared={each} />
          ))}
        </div>
      </div>
    </Dialog>
  );
}

function Compared({ compared }: { readonly compared: ComparedBlock }) {
  const text = blockText(compared.block);
  switch (compared.type) {
    case 'same':
      return <p className={css.same}>{text}</p>;
    case 'added':
      return (
        <p>
          <ins>
            <span className="hidden">Added: </span>
            {text}
          </ins>
        </p>
      );
    case 'removed':
      return (
        <p>
          <del>
            <span className="hidden">Removed: </span>
            {text}
          </del>
        </p>
      );
    case 'changed':
      return (
        <p>
          {compared.words.map((run, at) =>
            run.type === 'same' ? (
              <span key={at}>{run.text}</span>
            ) : run.type === 'added' ? (
              <ins key={at}>{run.text}</ins>
            ) : (
              <del key={at}>{run.text}</del>
            ),
          )}
        </p>
      );
  }
}
