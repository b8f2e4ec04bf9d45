/** Dialogs: focus goes in, stays in, and returns; Escape closes; the page behind is inert. */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../button/button';
import { classes } from '../classes';
import { Icon } from '../icon';
import { Notice } from '../feedback/feedback';
import css from './dialog.module.css';

export interface DialogProps {
  readonly title: ReactNode;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one first. */
  readonly actions?: ReactNode;
  /** Something was interrupted and needs an answer: a press outside does not close it. */
  readonly alert?: boolean | undefined;
  readonly wide?: boolean | undefined;
  /** The whole window: for reading a document. Its content scrolls by itself. */
  readonly full?: boolean | undefined;
}

export function Dialog({
  title,
  open,
  onClose,
  children,
  actions,
  alert = false,
  wide = false,
  full = false,
}: DialogProps) {
  return (
    <ModalOverlay
      className={classes(css.scrim, full && css.around)}
      isOpen={open}
      isDismissable={!alert}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={classes(css.modal, wide && css.wide, full && css.full)}>
        <AriaDialog className={classes(css.dialog)} role={alert ? 'alertdialog' : 'dialog'}>
          <header className={classes(css.head)}>
            <Heading slot="title" level={2} className={classes(css.title)}>
              {title}
            </Heading>
            <Button kind="quiet" small aria-label="Close" onClick={onClose}>
              <Icon name="close" size={16} />
            </Button>
          </header>
          <Body>{children}</Body>
          {actions !== undefined && <footer className={classes(css.foot)}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';

/** Longer than the window and with nothing in it to tab to, it is a stop itself: keys can scroll it then. */
function Body({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isStop, setStop] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () =>
      setStop(element.scrollHeight > element.clientHeight && element.querySelector(STOPS) === null);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={classes(css.body)}
      {...(isStop ? { role: 'region', 'aria-label': 'Content', tabIndex: 0 } : {})}
    >
      {children}
    </div>
  );
}

export interface ConfirmProps {
  readonly title: ReactNode;
  readonly open: boolean;
  /** What will happen, and what cannot be taken back. */
  readonly children: ReactNode;
  /** The button's words: "Issue letter". */
  readonly action: string;
  readonly danger?: boolean | undefined;
  /** Closes when it resolves; its failure is shown and the dialog stays. */
  readonly onConfirm: () => Promise<void> | void;
  readonly onClose: () => void;
}

export function Confirm({
  title,
  open,
  children,
  action,
  danger,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'That did not work. Try again.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      open={open}
      onClose={onClose}
      alert
      actions={
        <>
          <Button kind={danger ? 'danger' : 'main'} busy={isBusy} onClick={() => void confirm()}>
            {action}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <div className="stack">
        {problem !== undefined && <Notice tone="error">{problem}</Notice>}
        <div>{children}</div>
      </div>
    </Dialog>
  );
}
