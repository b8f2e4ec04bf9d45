/**
 * A note from anywhere (Ctrl+Shift+N): the phone rings while a letter is being written. What is underneath
 * keeps its cursor and its words; what is typed here is a draft like everything else.
 */
import { writeNote, type Problem } from '@shared/case-file';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Controller, FormProvider, useForm } from 'react-hook-form';
import { useFormDraft } from '../../app/drafts';
import { matches } from '../../app/keys/shortcuts';
import { useStore, useToday } from '../../app/store-context';
import { Button, Dialog, ErrorSummary, toast, Working } from '../../ui';
import { CasePicker } from './case-picker';
import { NoteFields } from './note-fields';
import css from './note.module.css';
import { emptyNote, noteInput, onNoteForm, type NoteValues } from './note-values';

interface OverlayValues extends NoteValues {
  /** Id of the case; '' = not chosen. */
  case: string;
}

export interface NoteOverlayProps {
  /** The case one is on, if any. */
  readonly on: string | undefined;
  readonly onClose: () => void;
}

export function NoteOverlay({ on, onClose }: NoteOverlayProps) {
  const { today } = useToday();
  const [defaults] = useState<OverlayValues>(() => ({ ...emptyNote(), case: on ?? '' }));
  const form = useForm<OverlayValues>({ defaultValues: defaults });
  const draft = useFormDraft('note from anywhere', form);
  const { problems, isBusy, save } = useSave(form.getValues, async () => {
    await draft.done();
    onClose();
  });
  const errorOf = (name: string) => problems.find((problem) => problem.field === name)?.message;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!matches(event.nativeEvent, 'Ctrl+Enter') || event.nativeEvent.isComposing) return;
    // Heard here and no further: a form beneath that came to stand later has the same key.
    event.preventDefault();
    void save();
  };
  return (
    // Keys of the fields inside bubble up here; the box itself is no control.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKeyDown}>
      <Dialog
        title="Note"
        open
        onClose={onClose}
        actions={
          <>
            <Button kind="main" keys="Ctrl+Enter" busy={isBusy} onClick={() => void save()}>
              Add the note
            </Button>
            <Button keys="Escape" onClick={onClose}>
              Close, keep the draft
            </Button>
          </>
        }
      >
        {draft.ready ? (
          <FormProvider {...form}>
            <Fields onSave={() => void save()}>
              <ErrorSummary problems={problems} />
              {draft.restored && (
                <p className="sub small">
                  You had begun this note; it is as you left it.{' '}
                  <Button
                    kind="quiet"
                    small
                    onClick={() => {
                      void draft.discard();
                      form.setFocus('text');
                    }}
                  >
                    Start again
                  </Button>
                </p>
              )}
              <Controller
                control={form.control}
                name="case"
                render={({ field }) => (
                  <CasePicker
                    label="Case"
                    name="case"
                    error={errorOf('case')}
                    value={field.value}
                    onChange={field.onChange}
                  />
                )}
              />
              <NoteFields today={today} errorOf={errorOf} />
            </Fields>
          </FormProvider>
        ) : (
          <Working>Opening…</Working>
        )}
      </Dialog>
    </div>
  );
}

/** Begins in the note, or in the search where no case is known. */
function Fields({
  onSave,
  children,
}: {
  readonly onSave: () => void;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[role="combobox"], textarea')?.focus();
  }, []);
  return (
    <form
      ref={box}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
    </form>
  );
}

function useSave(values: () => OverlayValues, onSaved: () => Promise<void>) {
  const store = useStore();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    if (isBusy) return;
    const { case: id, ...note } = values();
    if (id === '') {
      setProblems([
        {
          field: 'case',
          message: 'Choose the case the note belongs to.',
          instead: 'If it is about something new, press Ctrl+N; this note waits as a draft.',
        },
      ]);
      return;
    }
    setBusy(true);
    try {
      const result = await store.run(id, writeNote, noteInput(note));
      if (!result.ok) {
        setProblems(result.problems.map(onNoteForm));
        return;
      }
      toast(`Note added to ${result.case.reference}`);
      await onSaved();
    } catch (error) {
      setProblems([
        {
          message:
            error instanceof Error
              ? error.message
              : 'Nothing was saved. What you typed is still here; try again.',
        },
      ]);
    } finally {
      setBusy(false);
    }
  };
  return { problems, isBusy, save };
}
