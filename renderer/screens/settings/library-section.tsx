/** Paragraphs the council uses again in its letters, and words its dictionary should know. */
import type { LibraryParagraph } from '@shared/case-file/council';
import licence from '../../../node_modules/dictionary-en-gb/license?raw';
import { useState } from 'react';
import { z } from 'zod';
import { useCouncil, useStore } from '../../app/store-context';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button/button';
import { Confirm } from '../../ui/dialog/dialog';
import { Disclosure } from '../../ui/feedback/feedback';
import { TextArea } from '../../ui/fields/text-area';
import { toast } from '../../ui/feedback/toast';
import { ParagraphDialog } from './paragraph-dialog';
import { linesOf, Part, Section, SettingsForm, useSectionForm } from './section';
import css from './settings.module.css';

export function LibrarySection() {
  return (
    <Section
      title="Paragraphs and words"
      intro="Paragraphs you write again and again, ready to be put into a letter, and words of your own that are spelt right though no dictionary has them."
    >
      <ParagraphsPart />
      <WordsPart />
    </Section>
  );
}

function ParagraphsPart() {
  const { paragraphs } = useCouncil();
  const { council } = useStore();
  const [editing, setEditing] = useState<LibraryParagraph | 'new'>();
  const [removing, setRemoving] = useState<LibraryParagraph>();
  const inOrder = paragraphs.toSorted((one, other) =>
    one.title.localeCompare(other.title, 'en-GB'),
  );
  const remove = async ({ id, title }: LibraryParagraph) => {
    setRemoving(undefined);
    const result = await council
      .change({ paragraphs: paragraphs.filter((each) => each.id !== id) })
      .catch(() => undefined);
    if (result?.ok === true) announce(`${title} removed`);
    else toast('It could not be removed. Try again.', { tone: 'error' });
  };
  return (
    <Part title="Paragraphs">
      {inOrder.length > 0 && (
        <ul className={css.rows}>
          {inOrder.map((paragraph) => (
            <li key={paragraph.id} className={css.row}>
              <span>
                <strong>{paragraph.title}</strong>
                <span className="sub">
                  {' '}
                  {paragraph.variants.length > 1 && `${paragraph.variants.length} variants · `}
                  {paragraph.kinds.length === 0 ? 'every letter' : paragraph.kinds.join(', ')}
                </span>
              </span>
              <Button
                kind="quiet"
                small
                aria-label={`Change ${paragraph.title}`}
                onClick={() => setEditing(paragraph)}
              >
                Change
              </Button>
              <Button
                kind="quiet"
                small
                icon="remove"
                aria-label={`Remove ${paragraph.title}`}
                onClick={() => setRemoving(paragraph)}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon="add" onClick={() => setEditing('new')}>
          Add a paragraph
        </Button>
      </div>
      {editing !== undefined && (
        <ParagraphDialog
          paragraph={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && (
        <Confirm
          open
          danger
          title={`Remove “${removing.title}”?`}
          action="Remove paragraph"
          onConfirm={() => void remove(removing)}
          onClose={() => setRemoving(undefined)}
        >
          Letters that hold it keep it. It is no longer offered for new ones.
        </Confirm>
      )}
    </Part>
  );
}

const schema = z.object({
  words: z
    .string()
    .max(100_000)
    .refine(
      (text) => linesOf(text).every((line) => line.length <= 60),
      'One of these is too long for a word',
    ),
});

function WordsPart() {
  const { spelledWords } = useCouncil();
  const section = useSectionForm({
    name: 'words',
    schema,
    values: { words: spelledWords.join('\n') },
    change: (typed) => ({ spelledWords: [...new Set(linesOf(typed.words))] }),
  });
  return (
    <Part title="Words">
      <SettingsForm section={section}>
        <TextArea
          label="Words spelt right, one on each line"
          hint="Street names, places and terms of your own. They are sealed with your other settings; nothing goes into the computer’s own dictionary."
          rows={6}
          error={section.form.formState.errors.words?.message}
          {...section.form.register('words')}
        />
      </SettingsForm>
      <Disclosure summary="The dictionary and its licence">
        <p>
          British English by SCOWL, as a Hunspell dictionary. It is part of Redress: nothing is
          downloaded.
        </p>
        <pre className={css.licence} role="region" aria-label="Licence of the dictionary">
          {licence}
        </pre>
      </Disclosure>
    </Part>
  );
}
