import { SAMPLE_PASSPHRASE } from '@shared/sample/council';
import { Notice } from '../../ui/feedback/feedback';
import css from './sample.module.css';

/** Shown in full: there is nothing here to protect. */
export function Passphrase() {
  return (
    <Notice title="The passphrase of the sample council">
      <span className={css.passphrase}>{SAMPLE_PASSPHRASE}</span>
    </Notice>
  );
}
