/** What a colleague changed and remarked in Word, each to take or to leave. */
import { type Suggestion, WORDS_AROUND } from '@shared/letters';
import { useState } from 'react';
import { addressOf, Link } from '../../../app/navigation';
import { announce, Button, classes } from '../../../ui';
import type { LetterEditor } from '../editor/letter-editor';
import css from '../plain-english/findings.module.css';
import { type Place, type ReviewDraft, take } from './use-review';

export interface ReviewPaneProps {
  readonly caseId: string;
  readonly review: ReviewDraft;
  readonly placed: readonly {
    readonly suggestion: Suggestion;
    readonly place: Place | undefined;
  }[];
  readonly editor: LetterEditor;
  readonly onDialog: () => void;
}

export function ReviewPane({ caseId, review, placed, editor, onDialog }: ReviewPaneProps) {
  const [current, setCurrent] = useState<string>();
  const back = review.value?.back;
  const settle = (...ids: readonly string[]) =>
    review.set((now) =>
      now?.back ? { ...now, back: { ...now.back, settled: [...now.back.settled, ...ids] } } : now,
    );
  const takeIt = (suggestion: Suggestion, place: Place) => {
    if (!take(editor, suggestion, place)) {
      announce('Its words are gone from the letter. Change it by hand.');
      return;
    }
    settle(suggestion.id);
    announce('Taken into the letter');
  };
  const show = (suggestion: Suggestion, place: Place) => {
    setCurrent(suggestion.id);
    if (place.to > place.from)
      editor.goToFinding({ id: suggestion.id, ...place, severity: 'hint', message: '' });
    else editor.goTo(place.block);
  };
  return (
    <section className={css.pane} aria-labelledby="review">
      <h2 id="review">A colleague’s review</h2>
      {!back ? (
        <>
          <p className="small">
            The letter is with a colleague
            {review.value?.sentAt === undefined ? '' : ` since ${day(review.value.sentAt)}`}. Go on
            writing if you like; what they change is compared with the letter as it went.
          </p>
          <div className="cluster">
            <Button small onClick={onDialog}>
              Bring the file back…
            </Button>
            <Button small kind="quiet" onClick={() => void review.discard()}>
              It will not come back
            </Button>
          </div>
        </>
      ) : placed.length === 0 ? (
        <>
          <p className="small" role="status">
            {back.suggestions.length === 0
              ? 'The file came back without a change or a comment.'
              : 'All is settled.'}
          </p>
          <p className="small">
            Now <Link to={addressOf.case(caseId, 'actions')}>record what they said</Link>, if you
            asked them to sign the letter off.
          </p>
          <div className="cluster">
            <Button small onClick={() => void review.discard()}>
              Close this review
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="small" role="status">
            {placed.length === 1 ? '1 is' : `${placed.length} are`} open of{' '}
            {back.suggestions.length}.
          </p>
          <ol className={css.findings}>
            {placed.map(({ suggestion, place }) => (
              <li
                key={suggestion.id}
                className={classes(css.finding, suggestion.id === current && css.current)}
                aria-current={suggestion.id === current || undefined}
              >
                <p className="small">
                  <strong>{headOf(suggestion)}</strong>
                  {suggestion.author !== '' && <span className="sub"> · {suggestion.author}</span>}
                </p>
                <Words suggestion={suggestion} />
                {!place && suggestion.what !== 'remark' && (
                  <p className="small sub">
                    The letter has changed here since it went out. Change it by hand if it still
                    counts.
                  </p>
                )}
                <div className={css.actions}>
                  {place && isChange(suggestion) && (
                    <Button small onClick={() => takeIt(suggestion, place)}>
                      Take it<span className="hidden">: {briefly(suggestion)}</span>
                    </Button>
                  )}
                  {place && place.block !== '' && (
                    <Button small kind="quiet" onClick={() => show(suggestion, place)}>
                      Show<span className="hidden"> in the letter: {briefly(suggestion)}</span>
                    </Button>
                  )}
                  <Button small kind="quiet" onClick={() => settle(suggestion.id)}>
                    {isChange(suggestion) ? 'Leave it' : 'Done'}
                    <span className="hidden">: {briefly(suggestion)}</span>
                  </Button>
                </div>
              </li>
            ))}
          </ol>
          {placed.some(({ suggestion, place }) => place && isChange(suggestion)) && (
            <div className="cluster">
              <Button
                small
                onClick={() => {
                  // From the last to the first, so that none moves the place of the next.
                  const taken = placed
                    .toReversed()
                    .filter(
                      ({ suggestion, place }) =>
                        place && isChange(suggestion) && take(editor, suggestion, place),
                    );
                  settle(...taken.map(({ suggestion }) => suggestion.id));
                  announce(`${taken.length} taken into the letter`);
                }}
              >
                Take every change
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

const day = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(
    new Date(at),
  );

const isChange = ({ what }: Suggestion): boolean => what !== 'comment' && what !== 'remark';

function headOf(suggestion: Suggestion): string {
  switch (suggestion.what) {
    case 'words':
      if (suggestion.original === '') return 'Words put in';
      return suggestion.words === '' ? 'Words taken out' : 'Words changed';
    case 'new paragraph':
      return 'A new paragraph';
    case 'remove':
      return 'A paragraph taken out';
    case 'comment':
    case 'remark':
      return 'Comment';
  }
}

/** There is more of the paragraph than is kept of it. */
const isCut = (around: string): boolean => around.length >= WORDS_AROUND;

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}…` : text);

function briefly(suggestion: Suggestion): string {
  switch (suggestion.what) {
    case 'words':
      return short(suggestion.words === '' ? suggestion.original : suggestion.words);
    case 'remove':
      return short(suggestion.original);
    default:
      return short(suggestion.text);
  }
}

function Words({ suggestion }: { readonly suggestion: Suggestion }) {
  switch (suggestion.what) {
    case 'words': {
      const { before, original, words, after } = suggestion;
      return (
        <p className={css.words}>
          {before !== '' && (
            <span className="sub">
              {isCut(before) && '…'}
              {before}
            </span>
          )}
          {original !== '' && (
            <del>
              <span className="hidden">Taken out: </span>
              {short(original)}
            </del>
          )}
          {words !== '' && (
            <ins>
              <span className="hidden">Put in: </span>
              {original !== '' && ' '}
              {short(words)}
            </ins>
          )}
          {after !== '' && (
            <span className="sub">
              {after}
              {isCut(after) && '…'}
            </span>
          )}
        </p>
      );
    }
    case 'remove':
      return (
        <p className={css.words}>
          <del>{short(suggestion.original)}</del>
        </p>
      );
    case 'new paragraph':
      return (
        <p className={css.words}>
          <ins>{suggestion.text}</ins>
        </p>
      );
    case 'comment':
      return (
        <>
          <p className={css.words}>
            <q>{short(suggestion.original)}</q>
          </p>
          <p>{suggestion.text}</p>
        </>
      );
    case 'remark':
      return <p>{suggestion.text}</p>;
  }
}
