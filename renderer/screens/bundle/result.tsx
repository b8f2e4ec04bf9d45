/** What was made, and what reopening it found. */
import type { BuiltBundle } from '@shared/bundle';
import { counted } from '@shared/case-file/wording';
import { Chip, Notice, Progress, StatusMark } from '../../ui';
import css from './bundle.module.css';

export function Result({
  bundle,
  saving,
  onCancel,
}: {
  readonly bundle: BuiltBundle;
  readonly saving: { readonly done: number; readonly files: number } | undefined;
  readonly onCancel: () => void;
}) {
  const isSound = bundle.verification.every((check) => check.ok);
  const files = bundle.main.files.length + (bundle.withheld?.files.length ?? 0);
  const volumes = [...bundle.main.volumes, ...(bundle.withheld?.volumes ?? [])];
  return (
    <div className={css.result}>
      <div role="status">
        <Notice
          tone={isSound ? 'done' : 'error'}
          title={
            isSound
              ? `Made and checked: ${counted(bundle.pages, 'page')}, ${counted(files, 'file')}`
              : 'The finished bundle did not pass its own check. Do not send it.'
          }
        >
          {volumes.length > 1 && (
            <p>
              {volumes.map(({ title, pages }) => `${title}: ${counted(pages, 'page')}`).join(' · ')}
            </p>
          )}
          <ul className={css.findings}>
            {bundle.verification.map((check) => (
              <li key={check.check}>
                <StatusMark state={check.ok ? 'done' : 'overdue'} />
                <span>
                  <b>{check.check}</b>: {check.detail}
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      </div>
      {bundle.findings.map((finding) => (
        <Notice key={finding.message} tone="warning">
          {finding.message}
        </Notice>
      ))}
      {saving !== undefined && (
        <Progress
          label="Writing the files"
          value={saving.done}
          max={saving.files}
          onCancel={onCancel}
        />
      )}
      {!isSound && <Chip tone="late">Not saved</Chip>}
    </div>
  );
}
