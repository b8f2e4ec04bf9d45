/** Findings beside the letter: one at a time by key, put right, ignored here, or allowed for the council. */
import type { CaseFile } from '@shared/case-file';
import type { LetterDocument } from '@shared/letters';
import { type Finding, type Measures, withAllowance } from '@shared/plain-english';
import { type ReactNode, useEffect, useState } from 'react';
import type { DraftState } from '../../../app/drafts';
import { useShortcut } from '../../../app/keys/shortcuts';
import { useCouncil, useHandler, useStore, useToday } from '../../../app/store-context';
import { announce, toast } from '../../../ui';
import type { LetterEditor } from '../editor/letter-editor';
import { AllowDialog } from './allow-dialog';
import { FindingsPane } from './findings-pane';
import { usePlainEnglish } from './use-plain-english';

export interface Findings {
  readonly findings: readonly Finding[];
  readonly measures: Measures;
  /** Id of the finding the writer is at. */
  readonly current: string | undefined;
  readonly pane: ReactNode;
  /** Asks why words are always allowed; nothing while nobody asks. */
  readonly dialog: ReactNode;
}

export function useFindings({
  letter,
  file,
  editor,
  ignored,
  onShow,
}: {
  readonly letter: LetterDocument;
  readonly file: CaseFile;
  readonly editor: LetterEditor;
  /** Ids of findings ignored in this letter, kept with its draft. */
  readonly ignored: DraftState<readonly string[]>;
  /** Brings the pane into sight. */
  readonly onShow: () => void;
}): Findings {
  const council = useCouncil();
  const { findings, measures } = usePlainEnglish(letter, file, council, ignored.value);
  const [current, setCurrent] = useState<string>();
  const [allowing, setAllowing] = useState<Finding>();
  const allow = useAllowed();
  const step = (by: -1 | 1) => {
    const next = editor.goToNext(findings, by);
    setCurrent(next?.id);
    onShow();
    announce(next ? `${next.message}: “${next.text}”. ${next.why}` : 'Nothing to put right');
  };
  const fix = (finding: Finding) => {
    const { replacement } = finding;
    if (replacement === undefined || !editor.applyToFinding(finding, replacement)) return;
    setCurrent(undefined);
    announce(replacement === '' ? 'Taken out' : `“${replacement}” put in`);
    editor.focus();
  };
  useEffect(
    () =>
      editor.listenToMarks((id) => {
        // The marks of spelling are no remarks of ours: their card is under Parts.
        if (!findings.some((finding) => finding.id === id)) return;
        setCurrent(id);
        onShow();
      }),
    [editor, findings, onShow],
  );
  useShortcut({ keys: 'F8', what: 'Next remark on plain English', run: () => step(1) });
  useShortcut({ keys: 'Shift+F8', what: 'Remark before', run: () => step(-1) });
  useShortcut({
    keys: 'Alt+Enter',
    what: 'Put in what the remark suggests',
    run: () => {
      const finding = findings.find(({ id }) => id === current);
      if (finding?.replacement === undefined)
        announce('No suggestion here. Press F8 for the next remark.');
      else fix(finding);
    },
  });
  return {
    findings,
    measures,
    current,
    pane: (
      <FindingsPane
        findings={findings}
        measures={measures}
        current={current}
        ignored={ignored.value.length}
        onGo={(finding) => {
          setCurrent(finding.id);
          editor.goToFinding(finding);
        }}
        onFix={fix}
        onIgnore={(finding) => {
          ignored.set((now) => [...now, finding.id]);
          announce('Ignored in this letter');
          editor.focus();
        }}
        onAllow={setAllowing}
        onStopIgnoring={() => void ignored.discard()}
      />
    ),
    dialog: allowing && (
      <AllowDialog
        finding={allowing}
        onAllow={(why) => allow(allowing, why)}
        onClose={() => setAllowing(undefined)}
      />
    ),
  };
}

/** Onto the council's list, in the name of who is signed in. @returns what is wrong; undefined = done */
function useAllowed() {
  const store = useStore();
  const { allowedWords } = useCouncil();
  const { name } = useHandler();
  const { today } = useToday();
  return async (finding: Finding, why: string): Promise<string | undefined> => {
    const next = withAllowance(allowedWords, finding, { why, by: name, on: today });
    if (!next.ok) return next.message;
    const result = await store.council
      .change({ allowedWords: [...next.list] })
      .catch(() => undefined);
    if (result?.ok !== true) return result?.problems[0]?.message ?? 'The disk refused. Try again.';
    toast(`“${finding.text}” is allowed in every letter now`);
    return undefined;
  };
}
