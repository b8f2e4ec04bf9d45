/** What was noted on a case. Restricted notes stay hidden until somebody asks for them. */
import { writeNote, type CaseFile } from '@shared/case-file';
import { useState } from 'react';
import { useStore } from '../../app/store-context';
import { Button, Chip, Notice } from '../../ui';
import { correctionSubject, SaidBefore } from '../keeping/corrections';
import { EraseRecord } from '../keeping/erase-record';
import { erasedWords } from '../keeping/words';
import { NoteFields } from '../note/note-fields';
import { emptyNote, noteInput, onNoteForm, type NoteValues } from '../note/note-values';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { CommandForm } from './command-form';
import { Written } from './overview-tab';
import { Part } from './part';

export function NotesPart({
  file,
  events,
  day,
  open,
  goTo,
  onDone,
}: CasePanelProps & { readonly onDone: () => void }) {
  const store = useStore();
  return (
    <Part
      title="Notes"
      action={
        open !== 'note' &&
        !file.readOnly && (
          <Button small onClick={() => goTo('note')}>
            Add a note
          </Button>
        )
      }
    >
      {open === 'note' && (
        <CommandForm<NoteValues>
          draftKey={`note ${file.id}`}
          action="Add the note"
          defaults={emptyNote()}
          run={async (values) => {
            const result = await store.run(file.id, writeNote, noteInput(values));
            return result.ok ? result : { ok: false, problems: result.problems.map(onNoteForm) };
          }}
          onDone={onDone}
          onCancel={onDone}
        >
          {(_form, errorOf) => <NoteFields today={day.today} errorOf={errorOf} />}
        </CommandForm>
      )}
      {file.notes.length === 0 && open !== 'note' && <p className="sub">No notes yet.</p>}
      {file.notes.map((note) => (
        <div key={note.id} className={css.note}>
          {note.erased ? (
            <p className="sub">{erasedWords(note.erased)}</p>
          ) : note.restricted === undefined ? (
            <p className={css.text}>{note.text}</p>
          ) : (
            <RestrictedNote file={file} id={note.id} text={note.text} reason={note.restricted} />
          )}
          <Written stamp={note.stamp} />
          {!note.erased && <SaidBefore file={file} what="note" target={note.id} />}
          {!note.erased && !file.readOnly && (
            <div className="cluster">
              <Button
                small
                kind="quiet"
                onClick={() => goTo('correct', correctionSubject('note', note.id))}
              >
                Correct…<span className="hidden"> this note</span>
              </Button>
              <EraseRecord
                file={file}
                events={events}
                record={{ what: 'note', id: note.id }}
                name="this note"
              />
            </div>
          )}
        </div>
      ))}
    </Part>
  );
}

/** Hidden again whenever the tab is left: nobody should come upon it by chance. */
function RestrictedNote({
  file,
  id,
  text,
  reason,
}: {
  readonly file: CaseFile;
  readonly id: string;
  readonly text: string;
  readonly reason: NonNullable<CaseFile['notes'][number]['restricted']>;
}) {
  const { councilLog } = useStore();
  const [isShown, setShown] = useState(false);
  const [problem, setProblem] = useState<string>();
  /** Shown only once that somebody looked is on disk. */
  const show = async () => {
    setProblem(undefined);
    try {
      const data = { case: file.id, what: 'note' as const, target: id };
      await councilLog.add({ kind: 'log.restrictedViewed', data });
      setShown(true);
    } catch {
      setProblem('It is not shown: the disk refused to note that you looked. Try again.');
    }
  };
  return (
    <>
      <div className="cluster">
        <Chip tone="soon">Restricted: {reason}</Chip>
        <Button
          small
          aria-expanded={isShown}
          onClick={() => (isShown ? setShown(false) : void show())}
        >
          {isShown ? 'Hide restricted note' : 'Show restricted note'}
        </Button>
      </div>
      {problem !== undefined && <Notice tone="error">{problem}</Notice>}
      {isShown && <p className={css.text}>{text}</p>}
    </>
  );
}
