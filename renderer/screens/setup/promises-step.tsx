import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/feedback/feedback';
import { openSample } from '../sample/leave';
import css from './setup.module.css';
import { StepForm, type StepProps } from './steps';

const PROMISES = [
  'Your cases stay on this computer. Redress has no account, no cloud, and never uses the network.',
  'They are sealed: without a key nobody can read them, and that includes us and your IT team.',
  'What you type is saved as you type it.',
];

const LIMITS = [
  'If every key is lost, the cases are lost. Nobody can reset a passphrase.',
  'The computer’s own disk must be encrypted too (BitLocker, FileVault or LUKS): the system may copy parts of its memory to disk.',
  'Keep backups: a broken or stolen computer takes its only copy with it.',
  'It cannot protect an unlocked computer, nor what you print, send or export.',
];

export function PromisesStep({ place, next, restore }: StepProps) {
  return (
    <StepForm place={place} title="Set up Redress" onNext={() => next({})}>
      <h2>What it does</h2>
      <ul className={css.promises}>
        {PROMISES.map((line) => (
          <li key={line} className={css.yes}>
            <Icon name="done" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
      <h2>What it cannot do</h2>
      <ul className={css.promises}>
        {LIMITS.map((line) => (
          <li key={line} className={css.no}>
            <Icon name="warning" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
      <div className={css.sample}>
        <span>Only looking, or cases to bring back?</span>
        <div className="cluster">
          <Button onClick={() => void openSample().catch(() => undefined)}>
            Explore the sample council
          </Button>
          <Button onClick={restore}>Restore from a backup</Button>
        </div>
      </div>
      <Notice>You need about five minutes, and pen and paper for the recovery key.</Notice>
    </StepForm>
  );
}
