/** What was noted on a case. Restricted notes stay hidden until somebody asks for them. */
import { writeNote, type CaseFile } from '@shared/case-file';
import { useState } from 'react';
import { useStore } from '../../app/store-context';
import { Button, Chip } from '../../ui';
import { NoteFields } from '../note/note-fields';
import { emptyNote, noteInput, onNoteForm, type NoteValues } from '../note/note-values';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { CommandForm } from './command-form';
import { Written } from './overview-tab';
import { Part } from './part';

export function NotesPart({
  file,
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
          {note.restricted === undefined ? (
            <p className={css.text}>{note.text}</p>
          ) : (
            <RestrictedNote text={note.text} reason={note.restricted} />
          )}
          <Written stamp={note.stamp} />
        </div>
      ))}
    </Part>
  );
}

/** Hidden again whenever the tab is left: nobody should come upon it by chance. */
function RestrictedNote({
  text,
  reason,
}: {
  readonly text: string;
  readonly reason: NonNullable<CaseFile['notes'][number]['restricted']>;
}) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <div className="cluster">
        <Chip tone="soon">Restricted: {reason}</Chip>
        <Button small aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? 'Hide restricted note' : 'Show restricted note'}
        </Button>
      </div>
      {isShown && <p className={css.text}>{text}</p>}
    </>
  );
}
