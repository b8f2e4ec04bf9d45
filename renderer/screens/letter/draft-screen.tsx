/** A letter being written: the page, what it must contain beside it. It is issued by a person, never by itself. */
import { letterDraftKey, letterDraftPart, type CaseFile } from '@shared/case-file';
import type { LetterKind } from '@shared/case-file/schema';
import { type Block, checkParts } from '@shared/letters';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type DraftState, useDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { useKept } from '../../app/kept-state';
import { addressOf, useGo } from '../../app/navigation';
import { useCouncil, useStore } from '../../app/store-context';
import { announce, Button, Screen, SplitPane, Tabs, toast, Working } from '../../ui';
import { DraftsDialog, type KeptDraft, keptWith } from './drafts-dialog';
import { EditorDesk } from './editor/editor-desk';
import { LetterEditor } from './editor/letter-editor';
import { EnclosuresDialog } from './enclosures-dialog';
import { IssueDialog } from './issue-dialog';
import { BackToCase } from './back-to-case';
import { CaseBeside } from './case-beside';
import { LibraryDialog } from './library-dialog';
import { LinkDialog } from './link-dialog';
import { PartsPane } from './parts-pane';
import { QuoteDialog } from './quote-dialog';
import { ReviewDialog } from './review/review-dialog';
import { ReviewPane } from './review/review-pane';
import { type ReviewDraft, usePlaced, useReviewDraft } from './review/use-review';
import { SpellingPane } from './spelling-pane';
import { useLetter, useLetterDay } from './use-letter';
import { MeasuresLine } from './plain-english/findings-pane';
import { useFindings } from './plain-english/use-findings';
import { useSpelling } from './use-spelling';

export interface DraftScreenProps {
  readonly file: CaseFile;
  readonly kind: LetterKind;
  readonly title: string;
}

type Draft = DraftState<readonly Block[] | null>;

const NONE_KEPT: readonly KeptDraft[] = [];
const NO_WORDS: readonly string[] = [];
const NONE_IGNORED: readonly string[] = [];

export function DraftScreen(props: DraftScreenProps) {
  const { file, kind, title } = props;
  const key = letterDraftKey(file.id, file.stage, kind);
  // Only the body is a draft: letterhead, address, date and reference are always the case's own.
  const draft = useDraft<readonly Block[] | null>(key, null);
  const kept = useDraft<readonly KeptDraft[]>(letterDraftPart(key, 'kept'), NONE_KEPT);
  const allowed = useDraft<readonly string[]>(letterDraftPart(key, 'words'), NO_WORDS);
  const ignored = useDraft<readonly string[]>(letterDraftPart(key, 'ignored'), NONE_IGNORED);
  const review = useReviewDraft(key);
  if (!draft.ready || !kept.ready || !allowed.ready || !ignored.ready || !review.ready)
    return (
      <Screen title={title}>
        <Working>Opening the letter…</Working>
      </Screen>
    );
  return <OpenDraft key={key} {...props} {...{ draft, kept, allowed, ignored, review }} />;
}

type Asked = 'issue' | 'review' | 'link' | 'quote' | 'library' | 'enclose' | 'drafts';

function OpenDraft({
  file,
  kind,
  title,
  draft,
  kept,
  allowed,
  ignored,
  review,
}: DraftScreenProps & {
  readonly draft: Draft;
  readonly kept: DraftState<readonly KeptDraft[]>;
  /** Words left in this letter though no dictionary has them. */
  readonly allowed: DraftState<readonly string[]>;
  /** Ids of remarks ignored in this letter. */
  readonly ignored: DraftState<readonly string[]>;
  readonly review: ReviewDraft;
}) {
  const go = useGo();
  const [asked, setAsked] = useState<Asked>();
  const { letter, read, fromCase, values, checked } = useLetter(file, kind, draft.value);
  const editor = useEditor(draft, fromCase, values);
  const council = useCouncil();
  const learn = useLearnedWord();
  const wrong = useSpelling(read.blocks, file, council, allowed.value);
  const [side, setSide] = useKept<string>('letter side', 'parts');
  const [reading, setReading] = useKept<string | undefined>(`letter reads ${file.id}`, undefined);
  const isReading = side === 'case' && reading !== undefined;
  const showPlainEnglish = useCallback(() => setSide('plain english'), [setSide]);
  const { findings, current, ...plain } = useFindings({
    letter: read,
    file,
    editor,
    ignored,
    onShow: showPlainEnglish,
  });
  const { placed, marks } = usePlaced(review.value, letter.blocks);
  const isReview = side === 'review' && review.value !== null;
  useEffect(
    () =>
      editor.showFindings(
        isReview
          ? marks
          : // A whole paragraph underlined would drown the marks on its words.
            [...wrong, ...findings.filter(({ rule }) => rule !== 'long-paragraph')],
        current,
      ),
    [editor, wrong, findings, current, isReview, marks],
  );
  useShortcut({
    keys: 'F7',
    what: 'Next word that may be misspelt',
    run: () => {
      if (!editor.goToNext(wrong)) announce('No misspelt word found', 'polite');
    },
  });
  useShortcut({ keys: 'Ctrl+Enter', what: 'Issue the letter', run: () => setAsked('issue') });
  const close = () => setAsked(undefined);
  const keep = () => kept.set((now) => keptWith(now, letter.blocks, new Date().toISOString()));
  return (
    <Screen
      fill
      above={<BackToCase file={file} />}
      title={title}
      sub={
        <>
          {draft.value === null
            ? 'Written from the case. Change it as you would any letter.'
            : 'Your draft. It is kept as you type.'}{' '}
          <MeasuresLine measures={plain.measures} />
        </>
      }
      actions={
        <>
          {draft.value !== null && (
            <Button
              onClick={() => {
                keep();
                void draft.discard();
                toast('Written from the case again. Your draft is kept under Drafts.');
              }}
            >
              Start again from the case
            </Button>
          )}
          <Button onClick={() => setAsked('drafts')}>Drafts…</Button>
          <Button onClick={() => setAsked('review')}>Review…</Button>
          <Button kind="main" keys="Ctrl+Enter" onClick={() => setAsked('issue')}>
            Issue letter…
          </Button>
        </>
      }
    >
      <SplitPane
        sideLabel="Checks"
        sideWidth={isReading ? 480 : review.value === null ? 288 : 376}
        narrowWidth={isReading ? 420 : 268}
        narrow="keep"
        side={
          <Tabs
            label="Beside the letter"
            tabs={[
              { id: 'parts', label: 'Parts' },
              { id: 'plain english', label: 'Plain English', count: findings.length },
              { id: 'case', label: 'Case' },
              ...(review.value === null
                ? []
                : [{ id: 'review', label: 'Review', count: placed.length }]),
            ]}
            current={side === 'review' && !isReview ? 'parts' : side}
            onGo={setSide}
          >
            {isReview ? (
              <ReviewPane
                caseId={file.id}
                review={review}
                placed={placed}
                editor={editor}
                onDialog={() => setAsked('review')}
              />
            ) : side === 'case' ? (
              <CaseBeside file={file} reading={reading} onRead={setReading} />
            ) : side !== 'plain english' ? (
              <PartsPane
                {...checked}
                onGoTo={(block) => editor.goTo(block)}
                onRestore={({ block, field }) => editor.restoreField(block, field)}
              >
                <SpellingPane
                  wrong={wrong}
                  onGoTo={(finding) => editor.goToFinding(finding)}
                  onReplace={(findings, words) => {
                    editor.applyToAll(findings, words);
                    editor.focus();
                  }}
                  onAllow={(word) => allowed.set((now) => [...now, word])}
                  onLearn={(word) => void learn(word)}
                />
              </PartsPane>
            ) : (
              plain.pane
            )}
          </Tabs>
        }
        main={
          <EditorDesk
            letter={letter}
            editor={editor}
            label={`${title}, the letter`}
            values={values}
            onLink={() => setAsked('link')}
            onQuote={() => setAsked('quote')}
            onLibrary={() => setAsked('library')}
            onEnclose={() => setAsked('enclose')}
          />
        }
      />
      {asked === 'issue' && (
        <Issuing
          file={file}
          letter={letter}
          remarks={findings}
          onClose={close}
          onIssued={(issued) => {
            close();
            void draft.discard();
            void kept.discard();
            void allowed.discard();
            void ignored.discard();
            void review.discard();
            go(addressOf.letter(file.id, kind, issued), { replace: true });
          }}
        />
      )}
      {plain.dialog}
      {asked === 'link' && <LinkDialog editor={editor} onClose={close} />}
      {asked === 'quote' && <QuoteDialog file={file} editor={editor} onClose={close} />}
      {asked === 'enclose' && (
        <EnclosuresDialog file={file} editor={editor} blocks={letter.blocks} onClose={close} />
      )}
      {asked === 'library' && (
        <LibraryDialog kind={kind} values={values} editor={editor} onClose={close} />
      )}
      {asked === 'review' && (
        <ReviewDialog
          file={file}
          letter={letter}
          review={review}
          onBack={() => {
            close();
            setSide('review');
          }}
          onClose={close}
        />
      )}
      {asked === 'drafts' && (
        <DraftsDialog
          kept={kept.value}
          now={letter.blocks}
          fromCase={fromCase}
          onKeep={keep}
          onTake={(blocks) => {
            keep();
            draft.set(blocks);
            close();
          }}
          onClose={close}
        />
      )}
    </Screen>
  );
}

function useEditor(draft: Draft, fromCase: readonly Block[], values: LetterEditor['values']) {
  const report = useRef(draft.set);
  useEffect(() => {
    report.current = draft.set;
  }, [draft.set]);
  const [editor] = useState(
    () => new LetterEditor(draft.value ?? fromCase, values, (blocks) => report.current(blocks)),
  );
  useEffect(() => {
    editor.setValues(values);
    editor.setBlocks(draft.value ?? fromCase);
  }, [editor, values, draft.value, fromCase]);
  return editor;
}

/** What stands in the way is read from the letter as it is this moment. */
function Issuing(props: Omit<Parameters<typeof IssueDialog>[0], 'checks'>) {
  const council = useCouncil();
  const { letter, file } = props;
  const day = useLetterDay(file);
  const checks = useMemo(
    () => checkParts(letter, file, council, day),
    [letter, file, council, day],
  );
  return <IssueDialog {...props} checks={checks} />;
}

/** A word into the council's own list, for every letter from now on. */
function useLearnedWord() {
  const store = useStore();
  const { spelledWords } = useCouncil();
  return async (word: string) => {
    const result = await store.council
      .change({
        spelledWords: [...spelledWords, word].toSorted((a, b) => a.localeCompare(b, 'en-GB')),
      })
      .catch(() => undefined);
    if (result?.ok === true) toast(`“${word}” is one of the council’s words now`);
    else toast('The word could not be saved. Try again.', { tone: 'error' });
  };
}
