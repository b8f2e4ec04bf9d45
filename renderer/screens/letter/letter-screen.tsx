/** A letter: what it must contain beside the page itself. It is issued by a person, never by itself. */
import { lettersToWrite, type CaseFile } from '@shared/case-file';
import type { LetterKind } from '@shared/case-file/schema';
import type { IssuedLetter } from '@shared/case-file/types';
import { formatDate } from '@shared/calendar';
import type { StreamId } from '@shared/history/types';
import {
  assembleLetter,
  type Block,
  checkParts,
  letterDocument,
  type LetterDocument,
} from '@shared/letters';
import { useEffect, useMemo, useState } from 'react';
import { useDraft } from '../../app/drafts';
import { useShortcut } from '../../app/keys/shortcuts';
import { addressOf, Link, useGo } from '../../app/navigation';
import { useCase, useCouncil, useStore, useToday } from '../../app/store-context';
import { useExports } from '../../app/exports';
import { HostFailure } from '../../host';
import {
  Button,
  Chip,
  EmptyState,
  Notice,
  Screen,
  SplitPane,
  StatusMark,
  toast,
  Working,
} from '../../ui';
import { IssueDialog } from './issue-dialog';
import { LetterPage } from './letter-page';
import css from './letter.module.css';

export function LetterScreen({
  id,
  kind,
  letter,
}: {
  readonly id: StreamId;
  readonly kind: LetterKind;
  /** One that was issued; absent = the one to write, or the last of its kind. */
  readonly letter: string | undefined;
}) {
  const view = useCase(id);
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);
  if (view.state === 'loading')
    return (
      <Screen title={title}>
        <Working>Opening the case…</Working>
      </Screen>
    );
  if (view.state === 'problem')
    return (
      <Screen title={title}>
        <Notice tone="error">{view.message}</Notice>
      </Screen>
    );
  const canWrite = lettersToWrite(view.file).includes(kind);
  const issued =
    letter === undefined
      ? canWrite
        ? undefined
        : view.file.letters.findLast((each) => each.kind === kind)
      : view.file.letters.find(({ id: its }) => its === letter);
  if (issued) return <IssuedScreen file={view.file} letter={issued} title={title} />;
  const isAnswered = view.file.kind === 'complaint' || view.file.kind === 'member enquiry';
  if (!isAnswered) {
    return (
      <Screen title={title} above={<Back file={view.file} />}>
        <EmptyState title={`No letters for a ${view.file.kind}`}>
          Pass it to the service and record what was done. If it is a complaint after all, record
          that on the case.
        </EmptyState>
      </Screen>
    );
  }
  return <DraftScreen file={view.file} kind={kind} title={title} />;
}

const Back = ({ file }: { readonly file: CaseFile }) => (
  <Link to={addressOf.case(file.id, 'letters')}>
    <span className="num">{file.reference}</span> · {file.people[0]?.name || 'Name not given'}
  </Link>
);

function DraftScreen({
  file,
  kind,
  title,
}: {
  readonly file: CaseFile;
  readonly kind: LetterKind;
  readonly title: string;
}) {
  const council = useCouncil();
  const day = useToday();
  const go = useGo();
  // Only the body is a draft: letterhead, address, date and reference are always the case's own.
  const draft = useDraft<readonly Block[] | null>(`letter ${file.id} ${file.stage} ${kind}`, null);
  const [goTo, setGoTo] = useState<{ readonly block: string; readonly turn: number }>();
  const [isIssuing, setIssuing] = useState(false);
  const assembled = useMemo(
    () => assembleLetter(kind, file, council, day),
    [kind, file, council, day],
  );
  const letter = useMemo<LetterDocument>(
    () => (draft.value === null ? assembled : { ...assembled, blocks: [...draft.value] }),
    [assembled, draft.value],
  );
  const checks = useMemo(
    () => checkParts(letter, file, council, day),
    [letter, file, council, day],
  );
  const missing = checks.filter((check) => !check.ok);
  useShortcut({ keys: 'Ctrl+Enter', what: 'Issue the letter', run: () => setIssuing(true) });
  if (!draft.ready)
    return (
      <Screen title={title}>
        <Working>Opening the letter…</Working>
      </Screen>
    );
  return (
    <Screen
      fill
      above={<Back file={file} />}
      title={title}
      sub={
        draft.value === null
          ? 'Written from the case. Press a paragraph to change it.'
          : 'Your draft. It is kept as you type.'
      }
      actions={
        <>
          {draft.value !== null && (
            <Button onClick={() => void draft.discard()}>Start again from the case</Button>
          )}
          <Button kind="main" keys="Ctrl+Enter" onClick={() => setIssuing(true)}>
            Issue letter…
          </Button>
        </>
      }
    >
      <SplitPane
        sideLabel="Must contain"
        sideWidth={288}
        narrow="keep"
        side={
          <div className={css.checks}>
            <h2>Must contain</h2>
            <p className="small" role="status">
              {missing.length === 0 ? (
                <Chip tone="done" mark="done">
                  All there
                </Chip>
              ) : (
                <Chip tone="soon" mark="dueToday">
                  {missing.length === 1 ? '1 thing missing' : `${missing.length} things missing`}
                </Chip>
              )}
            </p>
            <ul>
              {checks.map((check) => (
                <li key={check.part}>
                  <StatusMark state={check.ok ? 'done' : 'overdue'} />
                  <div>
                    <button
                      type="button"
                      className={css.jump}
                      disabled={check.block === undefined}
                      onClick={() =>
                        check.block !== undefined &&
                        setGoTo({ block: check.block, turn: (goTo?.turn ?? 0) + 1 })
                      }
                    >
                      <span className="hidden">{check.ok ? 'There: ' : 'Missing: '}</span>
                      {check.label}
                    </button>
                    {!check.ok && (
                      <p className="small">
                        {check.message} <span className="dim">({check.source})</span>
                      </p>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </div>
        }
        main={
          <div className={css.desk}>
            <LetterPage letter={letter} onBlocks={draft.set} goTo={goTo} />
          </div>
        }
      />
      {isIssuing && (
        <IssueDialog
          file={file}
          letter={letter}
          checks={checks}
          onClose={() => setIssuing(false)}
          onIssued={(issued) => {
            setIssuing(false);
            void draft.discard();
            go(addressOf.letter(file.id, kind, issued), { replace: true });
          }}
        />
      )}
    </Screen>
  );
}

/** What went out, byte for byte; nothing here can be changed. */
function IssuedScreen({
  file,
  letter,
  title,
}: {
  readonly file: CaseFile;
  readonly letter: IssuedLetter;
  readonly title: string;
}) {
  const store = useStore();
  const exports = useExports();
  const [model, setModel] = useState<LetterDocument>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isGone = false;
    store.files.readAll(file.id, letter.model).then(
      (bytes) => {
        const read = letterDocument.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
        if (isGone) return;
        if (read.success) setModel(read.data);
        else
          setProblem('The text of this letter cannot be shown. Its Word file can still be saved.');
      },
      () => {
        if (!isGone)
          setProblem(
            'This letter could not be read from the disk. Check the case under Settings, Integrity.',
          );
      },
    );
    return () => {
      isGone = true;
    };
  }, [store, file.id, letter.model]);
  const save = async () => {
    setBusy(true);
    try {
      const saved = await exports.save(
        'letter',
        'letter',
        letter.fileName,
        await store.files.readAll(file.id, letter.word),
        [file.id],
      );
      if (saved) toast(`Saved ${saved.name}`);
    } catch (error) {
      toast(
        error instanceof HostFailure ? error.message : 'The letter could not be saved. Try again.',
        { tone: 'error' },
      );
    } finally {
      setBusy(false);
    }
  };
  useShortcut({ keys: 'Ctrl+Enter', what: 'Save the Word file', run: () => void save() });
  return (
    <Screen
      fill
      above={<Back file={file} />}
      title={title}
      sub={`Sent ${formatDate(letter.sent.on)} by ${letter.sent.how} to ${letter.sent.to}. Frozen as it went.`}
      actions={
        <Button kind="main" keys="Ctrl+Enter" busy={isBusy} onClick={() => void save()}>
          Save Word file…
        </Button>
      }
    >
      <div className={css.desk}>
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        {model ? (
          <LetterPage letter={model} />
        ) : (
          problem === undefined && <Working>Opening the letter…</Working>
        )}
      </div>
    </Screen>
  );
}
