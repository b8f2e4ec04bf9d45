/** What to know before it goes: what stops it, what to look at, what is worth knowing; each leads to its document. */
import type { BundlePlan, PreflightFinding } from '@shared/bundle';
import type { CaseFile } from '@shared/case-file';
import { formatDate } from '@shared/calendar';
import { Button, Progress, StatusMark } from '../../ui';
import css from './bundle.module.css';
import { RedactionLog } from './redaction-log';
import type { FileChecks } from './use-file-checks';

const LOOKS = {
  stop: { mark: 'overdue', word: 'Stops the bundle: ' },
  warn: { mark: 'dueToday', word: 'Look at: ' },
  note: { mark: 'onTrack', word: 'Note: ' },
} as const;

export function BeforeItGoes({
  file,
  findings,
  checks,
  plan,
}: {
  readonly file: CaseFile;
  readonly plan: BundlePlan;
  readonly findings: readonly PreflightFinding[];
  readonly checks: FileChecks;
}) {
  return (
    <div className={css.side}>
      <h2>Before it goes</h2>
      {checks.done < checks.wanted && (
        <Progress label="Opening the files" value={checks.done} max={checks.wanted} />
      )}
      {findings.length === 0 && checks.done === checks.wanted && (
        <p className="small">Nothing to look at.</p>
      )}
      <ul className={css.findings}>
        {findings.map(({ severity, message, document }) => (
          <li key={message}>
            <StatusMark state={LOOKS[severity].mark} />
            <span>
              <span className="hidden">{LOOKS[severity].word}</span>
              {message}{' '}
              {document !== undefined && (
                <Button small kind="quiet" onClick={() => goToDocument(document)}>
                  Go to it<span className="hidden">: {message}</span>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <RedactionLog file={file} plan={plan} />
      {file.bundles.length > 0 && (
        <>
          <h2>Exported before</h2>
          <ul className={css.findings}>
            {file.bundles.map((bundle) => (
              <li key={bundle.id}>
                <StatusMark state="done" />
                <span className="num">
                  {formatDate(bundle.exportedOn)}, {bundle.pages} pages
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** To the last button of its row: everything that can be done about it is there. */
function goToDocument(key: string): void {
  const row = document.querySelector(`[data-document="${CSS.escape(key)}"]`);
  row?.scrollIntoView({ block: 'center' });
  [...(row?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])].at(-1)?.focus();
}
