/**
 * The page as Word will show it. A block is read in place and edited in place: Enter or a press opens it as
 * text, Escape or leaving closes it. Ctrl+B marks what is selected as bold.
 */
import { formatDate } from '@shared/calendar';
import { PICTURE_BOXES, type LetterPicture } from '@shared/case-file/picture';
import { blockLines, type Block, GAP, type Inline, type LetterDocument } from '@shared/letters';
import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, classes, VisuallyHidden } from '../../ui';
import { addBlock, fromTyped, moveBlock, type NewBlockType, removeBlock, toTyped } from './blocks';
import { LetterPictureView } from './letter-picture';
import css from './letter.module.css';

export interface LetterPageProps {
  readonly letter: LetterDocument;
  /** Absent: the letter is frozen and only read. */
  readonly onBlocks?: ((blocks: readonly Block[]) => void) | undefined;
  /** Block to bring into sight and open. */
  readonly goTo?: { readonly block: string; readonly turn: number } | undefined;
}

export function LetterPage({ letter, onBlocks, goTo }: LetterPageProps) {
  const [editing, setEditing] = useState<string>();
  const [seenTurn, setSeenTurn] = useState(0);
  const page = useRef<HTMLDivElement>(null);
  if (goTo && goTo.turn !== seenTurn) {
    setSeenTurn(goTo.turn);
    if (onBlocks) setEditing(goTo.block);
  }
  useEffect(() => {
    if (goTo)
      page.current
        ?.querySelector(`[data-block="${CSS.escape(goTo.block)}"]`)
        ?.scrollIntoView({ block: 'center' });
  }, [goTo]);
  const focusBlock = (id: string | undefined) => {
    requestAnimationFrame(() =>
      page.current
        ?.querySelector<HTMLElement>(`[data-block="${CSS.escape(id ?? '')}"] [data-open]`)
        ?.focus(),
    );
  };
  const change = (next: readonly Block[], focus?: string) => {
    onBlocks?.(next);
    focusBlock(focus);
  };
  return (
    <div
      ref={page}
      className={css.sheet}
      style={{ fontSize: `${letter.bodyPoints}pt` }}
      lang={letter.language}
    >
      <div className={css.letterhead}>
        {letter.letterhead.logo && (
          <LetterPictureView picture={letter.letterhead.logo} box={PICTURE_BOXES.logo} />
        )}
        <p className={css.council}>{letter.letterhead.name}</p>
        {letter.letterhead.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p className={css.lines}>
        {[letter.recipient.name || 'Nobody to write to', ...letter.recipient.lines].join('\n')}
      </p>
      <p
        className={css.lines}
      >{`${formatDate(letter.datedOn, 'letter')}\nOur reference: ${letter.reference}`}</p>
      {letter.blocks.map((block, at) => (
        <div
          key={block.id}
          data-block={block.id}
          className={classes(css.block, editing === block.id && css.editing)}
        >
          {!onBlocks ? (
            <BlockView block={block} isFrozen signed={letter.signed} />
          ) : editing === block.id ? (
            <BlockEditor
              block={block}
              onType={(typed) =>
                onBlocks(
                  letter.blocks.map((each) =>
                    each.id === block.id ? fromTyped(each, typed) : each,
                  ),
                )
              }
              onClose={(isByKey) => {
                setEditing(undefined);
                if (isByKey) focusBlock(block.id);
              }}
              onMove={(by) => change(moveBlock(letter.blocks, block.id, by))}
              onRemove={() => {
                setEditing(undefined);
                change(
                  removeBlock(letter.blocks, block.id),
                  letter.blocks[at + 1]?.id ?? letter.blocks[at - 1]?.id,
                );
              }}
              onAdd={(type) => {
                const id = `n${crypto.randomUUID()}`;
                change(addBlock(letter.blocks, block.id, type, id));
                setEditing(id);
              }}
            />
          ) : (
            <button
              type="button"
              data-open
              className={css.open}
              onClick={() => setEditing(block.id)}
            >
              <VisuallyHidden>Edit {NAMES[block.type]}: </VisuallyHidden>
              <BlockView block={block} signed={letter.signed} />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

interface BlockEditorProps {
  readonly block: Block;
  readonly onType: (typed: string) => void;
  readonly onClose: (isByKey: boolean) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onAdd: (type: NewBlockType) => void;
}

const NAMES: Readonly<Record<Block['type'], string>> = {
  heading: 'Heading',
  paragraph: 'Paragraph',
  list: 'List, one item a line',
  quote: 'Quote',
  table: 'Table, cells between |',
  address: 'Address',
  signature: 'Signature: name, post, then how to reach them',
};

function BlockEditor({ block, onType, onClose, onMove, onRemove, onAdd }: BlockEditorProps) {
  // What is typed stays as it is typed; the block holds what it means.
  const [typed, setTyped] = useState(() => toTyped(block));
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const write = (next: string) => {
    setTyped(next);
    onType(next);
  };
  const embolden = () => {
    const area = field.current;
    if (!area) return;
    const { selectionStart: from, selectionEnd: to } = area;
    if (from === to) return;
    write(`${typed.slice(0, from)}**${typed.slice(from, to)}**${typed.slice(to)}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose(true);
    } else if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'b') {
      event.preventDefault();
      embolden();
    } else if (
      event.altKey &&
      !event.ctrlKey &&
      (event.key === 'ArrowUp' || event.key === 'ArrowDown')
    ) {
      event.preventDefault();
      onMove(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return (
    // Keys of the text inside bubble up here; the group itself is no control.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) onClose(false);
      }}
    >
      <textarea
        ref={field}
        className={classes(css.area, css[block.type])}
        aria-label={NAMES[block.type]}
        value={typed}
        rows={1}
        spellCheck={false}
        onChange={(event) => write(event.target.value)}
      />
      <div className={css.tools} role="toolbar" aria-label="This block">
        <span className="small">{NAMES[block.type]}</span>
        <Button small kind="quiet" keys="Ctrl+B" onClick={embolden}>
          Bold
        </Button>
        <Button small kind="quiet" icon="up" keys="Alt+ArrowUp" onClick={() => onMove(-1)}>
          Up
        </Button>
        <Button small kind="quiet" icon="down" keys="Alt+ArrowDown" onClick={() => onMove(1)}>
          Down
        </Button>
        <Button small kind="quiet" onClick={() => onAdd('paragraph')}>
          + Paragraph
        </Button>
        <Button small kind="quiet" onClick={() => onAdd('heading')}>
          + Heading
        </Button>
        <Button small kind="quiet" onClick={() => onAdd('list')}>
          + List
        </Button>
        <Button small kind="quiet" onClick={() => onAdd('quote')}>
          + Quote
        </Button>
        <Button small kind="quiet" icon="remove" onClick={onRemove}>
          Remove
        </Button>
      </div>
    </div>
  );
}

/** As it reads. Within a button (a letter being edited) the button's own words tell what it is. */
function BlockView({
  block,
  isFrozen = false,
  signed,
}: {
  readonly block: Block;
  readonly isFrozen?: boolean;
  readonly signed: LetterPicture | undefined;
}) {
  switch (block.type) {
    case 'heading':
      // The screen's own heading is the first level.
      return (
        <span
          {...(isFrozen ? { role: 'heading', 'aria-level': block.level + 1 } : {})}
          className={classes(css.heading, css[`level${block.level}`])}
        >
          <Words content={block.content} />
        </span>
      );
    case 'paragraph':
      return (
        <span className={css.paragraph}>
          <Words content={block.content} />
        </span>
      );
    case 'quote':
      return (
        <span className={css.quote}>
          “<Words content={block.content} />”
          {block.cite !== undefined && <span className={css.line}>{block.cite}</span>}
        </span>
      );
    case 'list':
      return (
        <span className={css.list}>
          {block.items.map((item, at) => (
            <span key={at} className={css.item}>
              {block.ordered ? `${at + 1}.` : '•'} <Words content={item} />
            </span>
          ))}
          {block.items.length === 0 && <span className={css.gap}>[Empty list]</span>}
        </span>
      );
    case 'table':
      return <span className={css.lines}>{blockLines(block).join('\n')}</span>;
    case 'address':
      return <span className={css.lines}>{block.lines.join('\n')}</span>;
    case 'signature':
      return (
        <span className={css.signature}>
          {signed && <LetterPictureView picture={signed} box={PICTURE_BOXES.signature} />}
          <strong>{block.name}</strong>
          {[block.role, ...block.contact].map((line, at) => (
            <span key={at} className={css.line}>
              {line}
            </span>
          ))}
        </span>
      );
  }
}

function Words({ content }: { readonly content: readonly Inline[] }) {
  if (content.every((piece) => piece.text.trim() === ''))
    return <span className={css.gap}>[Empty]</span>;
  return (
    <>
      {content.map((piece, at) => {
        const text = <Gaps text={piece.text} />;
        if (piece.type === 'link') return <u key={at}>{text}</u>;
        return piece.bold ? <strong key={at}>{text}</strong> : <Fragment key={at}>{text}</Fragment>;
      })}
    </>
  );
}

/** Gaps stand out, so that none is overlooked. */
function Gaps({ text }: { readonly text: string }) {
  const parts = text.split(new RegExp(`(${GAP.source})`));
  return (
    <>
      {parts.map((part, at) =>
        at % 2 === 1 ? (
          <mark key={at} className={css.gap}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  );
}
