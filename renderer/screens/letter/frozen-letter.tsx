/** A letter as it went, to read and not to change. */
import { type LetterPicture, PICTURE_BOXES } from '@shared/case-file/picture';
import type { Block, Inline, LetterDocument } from '@shared/letters';
import { Fragment, type ReactNode } from 'react';
import { LetterPictureView } from './letter-picture';
import { Sheet } from './sheet';
import css from './sheet.module.css';

export function FrozenLetter({ letter }: { readonly letter: LetterDocument }) {
  return (
    <Sheet letter={letter}>
      <div className={css.body}>
        {letter.blocks.map((block) => (
          <BlockView key={block.id} block={block} signed={letter.signed} />
        ))}
      </div>
    </Sheet>
  );
}

export function BlockView({
  block,
  signed,
}: {
  readonly block: Block;
  readonly signed: LetterPicture | undefined;
}) {
  switch (block.type) {
    case 'heading': {
      // The screen's own heading is the first level.
      const Heading = `h${block.level + 1}` as 'h2' | 'h3' | 'h4';
      return (
        <Heading>
          <Words content={block.content} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Words content={block.content} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <p data-quote>
            <Words content={block.content} />
          </p>
          {block.cite !== undefined && <p data-cite>{block.cite}</p>}
        </blockquote>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, at) => (
            <li key={at}>
              <Words content={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.header.map((cell, at) => (
                <th key={at} scope="col">
                  <Words content={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, rowAt) => (
              <tr key={rowAt}>
                {row.map((cell, at) => (
                  <td key={at}>
                    <Words content={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'address':
      return <Lines kind="address" lines={block.lines} />;
    case 'signature':
      return (
        <Lines
          kind="signature"
          lines={[block.name, block.role, ...block.contact].filter((line) => line !== '')}
        >
          {signed && <LetterPictureView picture={signed} box={PICTURE_BOXES.signature} />}
        </Lines>
      );
  }
}

const Lines = ({
  kind,
  lines,
  children,
}: {
  readonly kind: string;
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}) => (
  <div data-kind={kind}>
    {children}
    {lines.map((line, at) => (
      <div key={at} data-line>
        {line}
      </div>
    ))}
  </div>
);

function Words({ content }: { readonly content: readonly Inline[] }) {
  return content.map((piece, at) => {
    if (piece.type === 'link') {
      return (
        <span key={at} data-link title={piece.href}>
          {piece.text}
        </span>
      );
    }
    return piece.bold === true ? (
      <strong key={at}>{piece.text}</strong>
    ) : (
      <Fragment key={at}>{piece.text}</Fragment>
    );
  });
}
