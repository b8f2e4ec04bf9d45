import { Button } from '../../ui/button/button';
import { Notice, Progress } from '../../ui/feedback/feedback';
import { casesInWords } from './when';
import type { RestoreState } from './use-restore';

const LABELS = { writing: 'Restoring', checking: 'Checking what was restored' } as const;

/** How a restore is going, or the one question it may ask. Nothing while there is nothing to say. */
export function RestoreProgress(props: {
  readonly state: RestoreState;
  readonly onCancel: () => void;
}) {
  const { state, onCancel } = props;
  if (state.state === 'running') {
    const { what, done, of } = state;
    return (
      <Progress
        label={LABELS[what]}
        value={done}
        max={of}
        text={`${Math.round((100 * done) / Math.max(1, of))} %`}
        onCancel={onCancel}
      />
    );
  }
  if (state.state === 'asking') {
    const { lost, answer } = state;
    return (
      <Notice tone="warning" title={`${casesInWords(lost)} cannot be had whole from this backup`}>
        <p>
          All others can. Another backup may have them whole; you can bring single cases back from
          it afterwards.
        </p>
        <div className="cluster">
          <Button kind="main" onClick={() => answer(true)}>
            Restore the others
          </Button>
          <Button onClick={() => answer(false)}>Stop, change nothing</Button>
        </div>
      </Notice>
    );
  }
  if (state.state === 'failed' && !state.isSecret) {
    return <Notice tone="error">{state.message}</Notice>;
  }
  return null;
}
