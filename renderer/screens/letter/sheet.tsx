/** A letter's page on screen: A4 as Word will show it. What stands above the body is always the case's own. */
import { formatDate } from '@shared/calendar';
import { PICTURE_BOXES } from '@shared/case-file/picture';
import { type LetterDocument, smallPoints } from '@shared/letters';
import type { ReactNode, Ref } from 'react';
import { LetterPictureView } from './letter-picture';
import css from './sheet.module.css';

export interface SheetProps {
  readonly letter: LetterDocument;
  readonly ref?: Ref<HTMLDivElement> | undefined;
  readonly children: ReactNode;
}

export function Sheet({ letter, ref, children }: SheetProps) {
  const recipient = [letter.recipient.name || 'Nobody to write to', ...letter.recipient.lines];
  return (
    <div
      ref={ref}
      className={css.sheet}
      style={{ fontSize: `${letter.bodyPoints}pt` }}
      lang={letter.language}
    >
      <div className={css.letterhead} style={{ fontSize: `${smallPoints(letter.bodyPoints)}pt` }}>
        {letter.letterhead.logo && (
          <LetterPictureView picture={letter.letterhead.logo} box={PICTURE_BOXES.logo} />
        )}
        <div>
          <p className={css.council} style={{ fontSize: `${letter.bodyPoints + 2}pt` }}>
            {letter.letterhead.name}
          </p>
          {letter.letterhead.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
      <div className={css.opening} data-opening>
        <p className={`${css.lines} ${css.recipient}`}>{recipient.join('\n')}</p>
        <p
          className={css.lines}
        >{`${formatDate(letter.datedOn, 'letter')}\nOur reference: ${letter.reference}`}</p>
      </div>
      {children}
    </div>
  );
}
