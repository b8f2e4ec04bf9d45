/** A letter to a colleague as a Word file, and the file they gave back. */
import type { CaseFile } from '@shared/case-file';
import { letterFileName, suggestionsFrom, type LetterDocument } from '@shared/letters';
import { useState } from 'react';
import { useExports } from '../../../app/exports';
import { useCouncil } from '../../../app/store-context';
import { letterToWord } from '../../../documents/letter-word';
import { readReview, reviewSizeProblem } from '../../../documents/word-review/read-review';
import { callHost, HostFailure } from '../../../host';
import { announce, Button, Dialog, Notice, toast } from '../../../ui';
import { fromPicked, readAll } from '../../intake/incoming';
import { openSuggestions, type ReviewDraft } from './use-review';

export function ReviewDialog(props: {
  readonly file: CaseFile;
  readonly letter: LetterDocument;
  readonly review: ReviewDraft;
  readonly onBack: () => void;
  readonly onClose: () => void;
}) {
  const { file, letter, review, onBack, onClose } = props;
  const council = useCouncil();
  const exports = useExports();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const open = openSuggestions(review.value).length;

  const work = async (what: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await what();
    } catch (error) {
      setProblem(
        error instanceof HostFailure
          ? error.message
          : 'That did not work. The letter is as it was; try again.',
      );
    } finally {
      setBusy(false);
    }
  };
  const send = () =>
    work(async () => {
      const word = await letterToWord(letter, { isForReview: true });
      const name = letterFileName(council.letterFileName, file, letter).replace(
        /\.docx$/,
        ' for review.docx',
      );
      const saved = await exports.save('letter', 'letter', name, word, [file.id]);
      if (!saved) return;
      review.set({ sentAt: new Date().toISOString(), sent: letter.blocks });
      toast(`Saved ${saved.name}. It is not encrypted: give it only to who is to check it.`);
      onClose();
    });
  const bringBack = () =>
    work(async () => {
      const { files } = await callHost('files.pick', { purpose: 'letter', many: false });
      const [picked] = files;
      if (!picked) return;
      const tooLarge = reviewSizeProblem(picked.size);
      if (tooLarge !== undefined) {
        await callHost('files.release', { handle: picked.handle });
        setProblem(tooLarge);
        return;
      }
      const read = readReview(await readAll(fromPicked(picked)));
      if (!read.ok) {
        setProblem(read.message);
        return;
      }
      const before = review.value;
      const sent = before?.sent ?? letter.blocks;
      const isOurs = read.letter.paragraphs.some(({ slots }) => slots.length > 0);
      if (!isOurs) {
        setProblem(
          'This is not the file that was saved for review: none of the letter’s paragraphs is in it. Choose the file your colleague gave back.',
        );
        return;
      }
      const suggestions = suggestionsFrom(sent, read.letter);
      review.set({
        ...(before?.sentAt === undefined ? {} : { sentAt: before.sentAt }),
        sent,
        back: { at: new Date().toISOString(), suggestions, settled: [] },
      });
      announce(
        suggestions.length === 0
          ? 'Nothing was changed in it'
          : `${suggestions.length} ${suggestions.length === 1 ? 'suggestion' : 'suggestions'}`,
      );
      onBack();
    });

  return (
    <Dialog
      open
      title="A colleague’s review"
      onClose={onClose}
      actions={
        <>
          <Button
            kind={review.value === null ? 'main' : 'plain'}
            busy={isBusy}
            onClick={() => void send()}
          >
            Save a Word file for review…
          </Button>
          <Button
            kind={review.value === null ? 'plain' : 'main'}
            busy={isBusy}
            onClick={() => void bringBack()}
          >
            Bring the file back…
          </Button>
          <Button kind="quiet" onClick={onClose}>
            Back to the letter
          </Button>
        </>
      }
    >
      <div className="stack">
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        {open > 0 && (
          <Notice tone="warning">
            {open === 1 ? 'One suggestion is' : `${open} suggestions are`} still open from the last
            time. Bringing a file back, or saving a new one, puts them away.
          </Notice>
        )}
        <ol>
          <li>
            Save the letter for your colleague. Word tracks what they change, and they can comment
            on any words.
          </li>
          <li>They change it in Word, save it and give it back.</li>
          <li>
            Bring it back. Each change and comment stands beside the letter, and you take it or
            leave it. Meanwhile you can go on writing.
          </li>
        </ol>
        <p className="sub small">
          Whether they agree to the letter is recorded under Actions, Sign-off.
        </p>
      </div>
    </Dialog>
  );
}
