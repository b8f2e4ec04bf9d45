/** What to know before it goes: what stops it, what to look at, what is worth knowing; each leads to its document. */
import { sinceLast, type BundlePlan, type PreflightFinding } from '@shared/bundle';
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
          <Since file={file} plan={plan} />
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

/** Against the bundle sent last, so that a letter can say what is new. */
function Since({ file, plan }: { readonly file: CaseFile; readonly plan: BundlePlan }) {
  const last = file.bundles.at(-1);
  const since = last && sinceLast(plan, last.documents);
  if (!last || !since) return null;
  const parts = [
    ['Added', since.added],
    ['Changed', since.changed],
    ['No longer in it', since.gone],
  ] as const;
  const isSame = parts.every(([, titles]) => titles.length === 0);
  return (
    <>
      <h2>Since the bundle of {formatDate(last.exportedOn)}</h2>
      {isSame && <p className="small">Nothing in it has changed.</p>}
      <ul className={css.findings}>
        {parts
          .filter(([, titles]) => titles.length > 0)
          .map(([what, titles]) => (
            <li key={what}>
              <StatusMark state="onTrack" />
              <span>
                <b>{what}</b>: {titles.slice(0, 20).join('; ')}
                {titles.length > 20 ? ` and ${titles.length - 20} more` : ''}
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}

/** To the last button of its row: everything that can be done about it is there. */
function goToDocument(key: string): void {
  const row = document.querySelector(`[data-document="${CSS.escape(key)}"]`);
  row?.scrollIntoView({ block: 'center' });
  [...(row?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])].at(-1)?.focus();
}
