import { formatDate } from '@shared/calendar';
import { LETTER_KINDS, type LetterKind } from '@shared/case-file/schema';
import { addressOf, Link } from '../../app/navigation';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { capital, Written } from './overview-tab';

/** Letters that went, and those that can be written. */
export function LettersTab({ file }: CasePanelProps) {
  const issued = new Set<LetterKind>(file.letters.map((letter) => letter.kind));
  const canWrite = file.state !== 'closed' && !file.readOnly;
  return (
    <div className={css.stack}>
      {file.letters.map((letter) => (
        <article key={letter.id} className={css.point} aria-label={capital(letter.kind)}>
          <header>
            <h2>
              <Link to={addressOf.letter(file.id, letter.kind)}>{capital(letter.kind)}</Link>
            </h2>
          </header>
          <p className="sub small">
            Sent {formatDate(letter.sent.on)} by {letter.sent.how} to {letter.sent.to} · frozen as{' '}
            {letter.fileName}
          </p>
          <Written stamp={letter.stamp} />
        </article>
      ))}
      {file.letters.length === 0 && <p className="sub">No letter has gone yet.</p>}
      {canWrite && (
        <div className="cluster">
          {LETTER_KINDS.filter((kind) => !issued.has(kind)).map((kind) => (
            <Link key={kind} to={addressOf.letter(file.id, kind)} look="plain">
              Write the {kind}
            </Link>
          ))}
        </div>
      )}
    </div>
  );
}
