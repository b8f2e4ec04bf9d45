import { formatDate } from '@shared/calendar';
import { lettersToWrite } from '@shared/case-file';
import type { LetterKind } from '@shared/case-file/schema';
import { addressOf, Link } from '../../app/navigation';
import type { CasePanelProps } from './case-screen';
import css from './case.module.css';
import { EraseRecord } from '../keeping/erase-record';
import { erasedWords } from '../keeping/words';
import { LetterVersions } from './letter-versions';
import { capital, Written } from './overview-tab';

/** Where "Write the …" would say nothing. */
const WRITE: Readonly<Partial<Record<LetterKind, string>>> = {
  'progress update': 'Write a progress update',
  extension: 'Write the extension letter',
  'clock stopped': 'Tell them the clock has stopped',
  'clock restarted': 'Tell them the clock runs again',
  'early resolution': 'Write the short response',
  'escalation refusal': 'Tell them the next stage is refused',
  'remedy cannot be delivered': 'Tell them the remedy cannot be delivered',
  'information request': 'Write to a service',
  'ombudsman signpost': 'Tell them how to reach the Ombudsman',
  correction: 'Correct a letter that went',
};

/** Letters that went, and those that can be written. */
export function LettersTab({ file, events }: CasePanelProps) {
  const toWrite = lettersToWrite(file);
  return (
    <div className={css.stack}>
      {file.letters.map((letter) => (
        <article key={letter.id} className={css.point} aria-label={capital(letter.kind)}>
          <header>
            <h2>
              {letter.erased ? (
                capital(letter.kind)
              ) : (
                <Link to={addressOf.letter(file.id, letter.kind, letter.id)}>
                  {capital(letter.kind)}
                </Link>
              )}
            </h2>
          </header>
          {letter.erased ? (
            <p className="sub small">
              Sent {formatDate(letter.sent.on)}. {erasedWords(letter.erased)}
            </p>
          ) : (
            <>
              <p className="sub small">
                Sent {formatDate(letter.sent.on)} by {letter.sent.how} to {letter.sent.to} · frozen
                as {letter.fileName}
              </p>
              <LetterVersions file={file} letter={letter} />
              {!file.readOnly && (
                <div>
                  <EraseRecord
                    file={file}
                    events={events}
                    record={{ what: 'letter', id: letter.id }}
                    name={`the ${letter.kind}`}
                  />
                </div>
              )}
            </>
          )}
          {file.letters
            .filter(({ replaces }) => replaces === letter.id)
            .map((correction) => (
              <p key={correction.id} className="small">
                Corrected by a letter sent{' '}
                <Link to={addressOf.letter(file.id, correction.kind, correction.id)}>
                  {formatDate(correction.sent.on)}
                </Link>
              </p>
            ))}
          <Written stamp={letter.stamp} />
        </article>
      ))}
      {file.letters.length === 0 && <p className="sub">No letter has gone yet.</p>}
      {toWrite.length > 0 && (
        <div className="cluster">
          {toWrite.map((kind) => (
            <Link key={kind} to={addressOf.letter(file.id, kind)} look="plain">
              {WRITE[kind] ?? `Write the ${kind}`}
            </Link>
          ))}
        </div>
      )}
    </div>
  );
}
