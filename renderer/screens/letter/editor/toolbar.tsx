/** What can be done to the words: one tab stop, arrows within. Alt+F10 comes here from the letter. */
import { fieldLabel, type FieldValues } from '@shared/letters';
import { redo, undo } from 'prosemirror-history';
import { deleteColumn, deleteRow } from 'prosemirror-tables';
import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';
import { Toolbar } from 'react-aria-components';
import { Button, classes, Menu } from '../../../ui';
import {
  addColumnAfter,
  addRow,
  type BlockLook,
  insertTable,
  moveBlock,
  removeBlock,
  setLook,
  toggleBold,
} from './commands';
import css from './editor.module.css';
import type { LetterEditor } from './letter-editor';

export interface EditorToolbarProps {
  readonly editor: LetterEditor;
  readonly values: FieldValues;
  readonly onFind: () => void;
  readonly onLink: () => void;
  readonly onQuote: () => void;
  readonly onLibrary: () => void;
  readonly onEnclose: () => void;
  /** Further entries at its end. */
  readonly more?: ReactNode;
}

const LOOKS: readonly { readonly id: BlockLook; readonly label: string; readonly keys?: string }[] =
  [
    { id: 'paragraph', label: 'Paragraph', keys: 'Ctrl+Alt+0' },
    { id: 'heading1', label: 'Heading 1', keys: 'Ctrl+Alt+1' },
    { id: 'heading2', label: 'Heading 2', keys: 'Ctrl+Alt+2' },
    { id: 'heading3', label: 'Heading 3', keys: 'Ctrl+Alt+3' },
    { id: 'bullets', label: 'Bullet list', keys: 'Ctrl+Shift+L' },
    { id: 'numbers', label: 'Numbered list' },
    { id: 'quote', label: 'Quote' },
  ];

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A press keeps the cursor where it is in the letter. */
const keepCursor = (event: MouseEvent) => event.preventDefault();

export function EditorToolbar({
  editor,
  values,
  onFind,
  onLink,
  onQuote,
  onLibrary,
  onEnclose,
  more,
}: EditorToolbarProps) {
  const look = useSyncExternalStore(editor.subscribe, editor.lookNow);
  const name = LOOKS.find(({ id }) => id === look.look)?.label ?? 'Style';
  return (
    <Toolbar className={classes(css.toolbar)} aria-label="The letter’s words">
      <Button
        small
        kind="quiet"
        disabled={!look.canUndo}
        aria-keyshortcuts="Control+Z"
        title="Undo (Ctrl+Z)"
        onMouseDown={keepCursor}
        onClick={() => editor.run(undo)}
      >
        Undo
      </Button>
      <Button
        small
        kind="quiet"
        disabled={!look.canRedo}
        aria-keyshortcuts="Control+Y"
        title="Redo (Ctrl+Y)"
        onMouseDown={keepCursor}
        onClick={() => editor.run(redo)}
      >
        Redo
      </Button>
      <Menu
        small
        quiet
        label={name}
        of="of this block"
        items={LOOKS.map((each) => ({ ...each, disabled: look.look === undefined }))}
        onAction={(id) => editor.run(setLook(id as BlockLook))}
      />
      <Button
        small
        kind="quiet"
        aria-pressed={look.isBold}
        aria-keyshortcuts="Control+B"
        title="Bold (Ctrl+B)"
        className={classes(css.bold, look.isBold && css.on)}
        onMouseDown={keepCursor}
        onClick={() => editor.run(toggleBold)}
      >
        Bold
      </Button>
      <Button
        small
        kind="quiet"
        aria-pressed={look.link !== undefined}
        disabled={!look.hasSelection && look.link === undefined}
        className={classes(look.link !== undefined && css.on)}
        onMouseDown={keepCursor}
        onClick={onLink}
      >
        Link…
      </Button>
      <Menu
        small
        quiet
        label="Insert"
        items={[
          { id: 'library', label: 'A paragraph of the council’s…' },
          { id: 'quote', label: 'Their own words…' },
          { id: 'enclose', label: 'Enclosures…' },
          { id: 'table', label: 'Table', disabled: look.isInTable },
          ...Object.entries(values).map(([field, text]) => ({
            id: `field:${field}`,
            label: `${capital(fieldLabel(field))}: ${text}`,
          })),
        ]}
        onAction={(id) => {
          if (id === 'quote') onQuote();
          else if (id === 'library') onLibrary();
          else if (id === 'enclose') onEnclose();
          else if (id === 'table') editor.run(insertTable);
          else {
            const field = id.slice('field:'.length);
            editor.insertField(field, values[field] ?? '');
          }
        }}
      />
      <Menu
        small
        quiet
        label={look.isInTable ? 'Table' : 'Block'}
        items={
          look.isInTable
            ? [
                { id: 'row', label: 'Add a row below' },
                { id: 'column', label: 'Add a column to the right' },
                { id: 'no-row', label: 'Remove this row', danger: true },
                { id: 'no-column', label: 'Remove this column', danger: true },
                { id: 'remove', label: 'Remove the table', danger: true },
              ]
            : [
                { id: 'up', label: 'Move up', keys: 'Alt+ArrowUp' },
                { id: 'down', label: 'Move down', keys: 'Alt+ArrowDown' },
                { id: 'remove', label: 'Remove this block', danger: true },
              ]
        }
        onAction={(id) => editor.run(BLOCK_COMMANDS[id] ?? (() => false))}
      />
      <Button
        small
        kind="quiet"
        aria-keyshortcuts="Control+F"
        title="Find (Ctrl+F), replace (Ctrl+H)"
        onClick={onFind}
      >
        Find
      </Button>
      {more}
    </Toolbar>
  );
}

const BLOCK_COMMANDS: Readonly<Record<string, Parameters<LetterEditor['run']>[0]>> = {
  up: moveBlock(-1),
  down: moveBlock(1),
  remove: removeBlock,
  row: addRow,
  column: addColumnAfter,
  'no-row': deleteRow,
  'no-column': deleteColumn,
};
