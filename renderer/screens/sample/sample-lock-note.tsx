import { Button } from '../../ui/button/button';
import { leaveSample } from './leave';
import { Passphrase } from './passphrase';

/** Under the lock screen of the sample council: its passphrase, and the way back. */
export function SampleLockNote() {
  return (
    <div className="stack">
      <Passphrase />
      <div className="cluster">
        <Button onClick={() => void leaveSample()}>Back to your own Redress</Button>
      </div>
    </div>
  );
}
