/** A document or message as the window draws it: blocks of words, with nothing in them to load or press. */
import type { ReadBlock } from '@shared/host/contract';
import css from './viewer.module.css';

export function BlockList({
  blocks,
  cut,
}: {
  readonly blocks: readonly ReadBlock[];
  readonly cut: boolean;
}) {
  return (
    <div className={css.blocks}>
      {grouped(blocks).map((group, index) =>
        // Blocks have no name but their place, and never change.
        Array.isArray(group) ? (
          <ul key={index} className={css.items}>
            {group.map(({ mark, depth, text }, at) => (
              <li key={at} className={css.item} data-depth={Math.min(4, depth)}>
                <span className="num">{mark}</span>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        ) : (
          <Block key={index} block={group} />
        ),
      )}
      {blocks.length === 0 && <p className="sub">There are no words in it.</p>}
      {cut && (
        <p className="sub">It is longer than can be shown here. Save a copy to read the rest.</p>
      )}
    </div>
  );
}

type Item = Extract<ReadBlock, { kind: 'item' }>;
type Other = Exclude<ReadBlock, { kind: 'item' }>;

/** Items that follow one another are one list. */
function grouped(blocks: readonly ReadBlock[]): (Other | Item[])[] {
  const groups: (Other | Item[])[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind !== 'item') groups.push(block);
    else if (Array.isArray(last)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function Block({ block }: { readonly block: Other }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3 className={css.heading} data-level={block.level}>
          {block.text}
        </h3>
      );
    case 'paragraph':
      return block.quoted === undefined ? (
        <p>{block.text}</p>
      ) : (
        <blockquote data-depth={Math.min(3, block.quoted)}>{block.text}</blockquote>
      );
    case 'table':
      return (
        // A wide table scrolls in its own box, so that the page does not.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={css.tableBox} tabIndex={0} role="group" aria-label="Table">
          <table>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
