/** One document gone through page by page: what must not be seen is struck out, each mark with its reason. */
import { planBundle, type PlannedDocument } from '@shared/bundle';
import { redactDocument, type CaseFile } from '@shared/case-file';
import type { RedactionMark } from '@shared/case-file/schema';
import type { StreamId } from '@shared/history/types';
import { useCallback, useMemo, useState } from 'react';
import { useDraft } from '../../../app/drafts';
import { useShortcut } from '../../../app/keys/shortcuts';
import { addressOf, Link } from '../../../app/navigation';
import { useCase, useCouncil, useStore, useToday } from '../../../app/store-context';
import {
  announce,
  Button,
  focusField,
  Notice,
  Screen,
  SplitPane,
  toast,
  Working,
} from '../../../ui';
import {
  isMarked,
  looked,
  mark,
  marksHere,
  moveBox,
  NOTHING_MARKED,
  takeBack,
  within,
  type Marking,
} from './marking';
import { PageSheet } from './page-sheet';
import css from './redact.module.css';
import { Tools, type Words } from './tools';
import { usePages, type OpenPages } from './use-pages';

export function RedactScreen({
  id,
  document,
}: {
  readonly id: StreamId;
  readonly document: string;
}) {
  const view = useCase(id);
  if (view.state === 'loading')
    return (
      <Screen title="Redact">
        <Working>Opening the case…</Working>
      </Screen>
    );
  if (view.state === 'problem')
    return (
      <Screen title="Redact">
        <Notice tone="error">{view.message}</Notice>
      </Screen>
    );
  return <OpenCase file={view.file} document={document} />;
}

function OpenCase({ file, document: key }: { readonly file: CaseFile; readonly document: string }) {
  const council = useCouncil();
  const { today, cal } = useToday();
  // Of the case alone: what is struck out changes nothing of the pages it is struck out on.
  const plan = useMemo(
    () => planBundle({ ...file, redactions: [], redacted: [] }, council, { today, cal }),
    // The case changes with every mark that is saved; its documents do not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [file.id, file.evidence, file.letters, council, today, cal],
  );
  const document = plan.documents.find((each) => each.key === key);
  if (!document)
    return (
      <Screen title="Redact" above={<Back file={file} />}>
        <Notice tone="error">This document is not on the case any more.</Notice>
      </Screen>
    );
  return <Opening file={file} plan={plan} document={document} />;
}

const Back = ({ file }: { readonly file: CaseFile }) => (
  <Link to={addressOf.bundle(file.id)}>
    <span className="num">{file.reference}</span> · Bundle for the Ombudsman
  </Link>
);

function Opening({
  file,
  plan,
  document,
}: {
  readonly file: CaseFile;
  readonly plan: ReturnType<typeof planBundle>;
  readonly document: PlannedDocument;
}) {
  const pages = usePages(file.id, plan, document);
  const title = <span dir="auto">Redact “{document.title}”</span>;
  if (pages.state === 'open')
    return <Marker file={file} document={document} pages={pages} title={title} />;
  return (
    <Screen title={title} above={<Back file={file} />}>
      {pages.state === 'opening' ? (
        <Working>Opening the document…</Working>
      ) : (
        <Notice tone="error">{pages.message}</Notice>
      )}
    </Screen>
  );
}

const USUAL_WHY = 'Someone else’s personal data';
const newId = () => crypto.randomUUID();

function Marker({
  file,
  document,
  pages,
  title,
}: {
  readonly file: CaseFile;
  readonly document: PlannedDocument;
  readonly pages: OpenPages;
  readonly title: React.ReactNode;
}) {
  const store = useStore();
  const draft = useDraft<Marking>(`redact ${file.id} ${document.key}`, NOTHING_MARKED);
  const [page, setPage] = useState(1);
  const [isFinal, setFinal] = useState(false);
  const [why, setWhy] = useState(USUAL_WHY);
  const [whyMissing, setWhyMissing] = useState(false);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const marking = { ...NOTHING_MARKED, ...draft.value };
  const marks = marksHere(file, document.key, marking);
  const review = file.redacted.find((each) => each.document === document.key);
  const isOther = review !== undefined && review.sheet !== pages.sheet;
  const seen = new Set([...marking.seen, ...(isOther ? [] : (review?.pages ?? []))]);
  const { set } = draft;
  const onShown = useCallback(
    (at: number) => set((now) => looked({ ...NOTHING_MARKED, ...now }, at)),
    [set],
  );

  const change = (to: (now: Marking) => Marking) =>
    draft.set((now) => to({ ...NOTHING_MARKED, ...now }));
  /** Marks carry their reason from the moment they are made. */
  const make = (made: readonly RedactionMark[]) => {
    if (why.trim() === '') {
      setWhyMissing(true);
      focusField('why');
      return false;
    }
    change((now) => mark(now, made));
    return true;
  };
  const strike = (struck: readonly Words[]) => {
    const isMade = make(
      struck.map(({ text, everywhere }) => ({
        type: 'words',
        id: newId(),
        why: why.trim(),
        words: text,
        everywhere,
      })),
    );
    if (!isMade) return;
    setWords('');
    announce(`Struck out: ${struck.map(({ text }) => text).join(', ')}`);
  };
  const turn = (to: number) => {
    setPage(to);
    announce(`Page ${to} of ${pages.count}`);
  };
  const addBox = () => {
    const id = newId();
    const box = within({ x: 0.3, y: 0.3, width: 0.4, height: 0.04 });
    if (!make([{ type: 'box', id, why: why.trim(), page, ...box }])) return;
    requestAnimationFrame(() => focusBox(id));
  };
  const mayMove = isMarked(marking) || marking.seen.length > 0;
  const save = async () => {
    if (isSaving || !mayMove) return;
    setSaving(true);
    const result = await store.run(file.id, redactDocument, {
      document: document.key,
      marks: [...marking.made],
      undone: [...marking.undone],
      lookedAt: { pages: [...marking.seen], of: pages.count },
      sheet: pages.sheet,
    });
    setSaving(false);
    if (!result.ok) {
      setProblem(
        result.problems
          .map(({ message, instead }) => (instead ? `${message} ${instead}` : message))
          .join(' '),
      );
      return;
    }
    setProblem(undefined);
    await draft.discard();
    toast(
      seen.size < pages.count
        ? `Saved. Look at the other ${pages.count - seen.size} pages too before the bundle goes.`
        : 'Saved. Every page has been looked at.',
    );
  };
  useShortcut({ keys: 'Ctrl+Enter', what: 'Save the redactions', run: () => void save() });
  if (!draft.ready)
    return (
      <Screen title={title} above={<Back file={file} />}>
        <Working>Opening the document…</Working>
      </Screen>
    );
  return (
    <Screen
      above={<Back file={file} />}
      title={title}
      sub="Struck out of the copy that goes out: pixels, words and everything unseen. The original stays as it is."
      actions={
        <Button
          kind="main"
          keys="Ctrl+Enter"
          busy={isSaving || !mayMove || file.readOnly}
          onClick={() => void save()}
        >
          Save redactions
        </Button>
      }
    >
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {isOther && marks.some(({ type }) => type === 'box') && (
        <Notice tone="warning" title="These pages are not those the boxes were drawn on">
          Check each box, then save. Until then the bundle cannot be made with this document.
        </Notice>
      )}
      <SplitPane
        sideLabel="What to strike out"
        sideWidth={340}
        narrow="keep"
        side={
          <Tools
            texts={pages.texts}
            count={pages.count}
            names={otherNames(file)}
            marks={marks}
            why={why}
            whyMissing={whyMissing}
            words={words}
            onWhy={setWhy}
            onWords={setWords}
            onStrike={strike}
            onRemove={(id) => change((now) => takeBack(now, id))}
            onGo={turn}
          />
        }
        main={
          <div className={css.main}>
            <div className={css.bar} role="group" aria-label="Pages">
              <Button icon="back" busy={page <= 1} onClick={() => turn(page - 1)}>
                Page before
              </Button>
              <Button icon="forward" busy={page >= pages.count} onClick={() => turn(page + 1)}>
                Next page
              </Button>
              <span className="num sub">
                Page {page} of {pages.count} · {seen.size} looked at
              </span>
              <Button onClick={addBox}>Add a box</Button>
              <Button aria-pressed={isFinal} onClick={() => setFinal((now) => !now)}>
                As it goes out
              </Button>
            </div>
            <PageSheet
              reading={pages.reading}
              page={page}
              of={pages.count}
              text={pages.texts[page - 1]}
              marks={marks}
              isFinal={isFinal}
              onShown={onShown}
              onDraw={(box) => make([{ type: 'box', id: newId(), why: why.trim(), page, ...box }])}
              onMove={(box, to) => change((now) => moveBox(now, box, to, newId()))}
              onRemove={(box) => {
                change((now) => takeBack(now, box.id));
                announce('The box is taken away');
                globalThis.document.querySelector<HTMLElement>('[data-box]')?.focus();
              }}
              onPick={setWords}
            />
          </div>
        }
      />
    </Screen>
  );
}

/** People on the case whose data the complainant’s complaint is not. */
const otherNames = ({ people }: CaseFile): string[] =>
  people
    .filter(({ role, name }) => role !== 'complainant' && name.trim() !== '')
    .map(({ name }) => name);

function focusBox(id: string): void {
  globalThis.document.querySelector<HTMLElement>(`[data-box="${CSS.escape(id)}"]`)?.focus();
}
