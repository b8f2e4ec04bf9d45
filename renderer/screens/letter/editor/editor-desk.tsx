/** The letter being written: toolbar, find bar and the page with its page breaks. */
import { PICTURE_BOXES } from '@shared/case-file/picture';
import type { LetterDocument } from '@shared/letters';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useShortcut } from '../../../app/keys/shortcuts';
import { LetterPictureView } from '../letter-picture';
import { Sheet } from '../sheet';
import sheet from '../sheet.module.css';
import css from './editor.module.css';
import { FindBar } from './find-bar';
import type { LetterEditor } from './letter-editor';
import { measuredLines, type PageBreak, pageBreaks, TEXT_WIDTH } from './page-breaks';
import { EditorToolbar, type EditorToolbarProps } from './toolbar';

export interface EditorDeskProps extends Omit<EditorToolbarProps, 'onFind' | 'ref'> {
  readonly letter: LetterDocument;
  readonly editor: LetterEditor;
  /** Names the page for a screen reader: "Stage 1 response, the letter". */
  readonly label: string;
  /** Between the toolbar and the page. */
  readonly children?: ReactNode;
}

export function EditorDesk({ letter, editor, label, children, ...tools }: EditorDeskProps) {
  const body = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [finding, setFinding] = useState<'find' | 'replace'>();
  const breaks = useBreaks(page, editor, letter);
  useEffect(() => (body.current ? editor.mount(body.current, label) : undefined), [editor, label]);
  const hasSigned = letter.signed !== undefined;
  const [signed, setSigned] = useState<HTMLElement>();
  useEffect(() => {
    if (!hasSigned) return undefined;
    const place = document.createElement('span');
    setSigned(place);
    editor.showSigned(place);
    return () => editor.showSigned(undefined);
  }, [editor, hasSigned]);
  useShortcut({ keys: 'Ctrl+F', what: 'Find in the letter', run: () => setFinding('find') });
  useShortcut({ keys: 'Ctrl+H', what: 'Find and replace', run: () => setFinding('replace') });
  useShortcut({
    keys: 'Alt+F10',
    what: 'To the letter’s toolbar',
    run: () => bar.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(),
  });
  return (
    <div className={css.desk}>
      <div className={css.tools} ref={bar}>
        <EditorToolbar editor={editor} {...tools} onFind={() => setFinding('find')} />
        {finding !== undefined && (
          <FindBar
            key={finding}
            editor={editor}
            withReplace={finding === 'replace'}
            onClose={() => {
              setFinding(undefined);
              editor.endFind();
            }}
          />
        )}
      </div>
      {children}
      <Sheet letter={letter} ref={page}>
        <div ref={body} className={sheet.body} />
        {signed && letter.signed
          ? createPortal(
              <LetterPictureView picture={letter.signed} box={PICTURE_BOXES.signature} />,
              signed,
            )
          : null}
        {breaks.map(({ top, page: number }) => (
          <div key={number} className={sheet.break} style={{ top }} aria-hidden="true">
            <span title={`Page ${number} begins about here`}>≈ p. {number}</span>
          </div>
        ))}
      </Sheet>
      {breaks.length > 0 && (
        <p className={css.about}>
          About {breaks.length + 1} pages. Another computer’s fonts may move the breaks a little.
        </p>
      )}
    </div>
  );
}

/** Measured once the page stands still; none where the window is too narrow for Word's lines. */
function useBreaks(
  page: { readonly current: HTMLElement | null },
  editor: LetterEditor,
  letter: LetterDocument,
): readonly PageBreak[] {
  const [breaks, setBreaks] = useState<readonly PageBreak[]>([]);
  const look = useSyncExternalStore(editor.subscribe, editor.lookNow);
  useEffect(() => {
    const sheetElement = page.current;
    if (!sheetElement) return undefined;
    let waiting: number | undefined;
    const measure = () => {
      cancelAnimationFrame(waiting ?? 0);
      waiting = requestAnimationFrame(() => {
        const width = sheetElement.querySelector('[data-opening]')?.clientWidth ?? 0;
        const next = width < TEXT_WIDTH - 2 ? [] : pageBreaks(measuredLines(sheetElement));
        setBreaks((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
      });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(sheetElement);
    measure();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(waiting ?? 0);
    };
  }, [page, letter, look]);
  return breaks;
}
