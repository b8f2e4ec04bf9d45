/** Redress was stopped while it saved a file outside its own folder: the half-written copy is still somewhere. */
import { useEffect, useState } from 'react';
import { callHost } from '../../host';
import { Button } from '../../ui/button/button';
import { Icon } from '../../ui/icon';
import css from './frame.module.css';

/** The shell looks in the usual folders first. */
const AFTER_MS = 3000;

export function UnfinishedReminder() {
  const [left, setLeft] = useState(0);
  const hear = (answer: Promise<{ readonly left: number }>) =>
    void answer.then(
      (found) => setLeft(found.left),
      () => undefined,
    );
  useEffect(() => {
    const timer = setTimeout(() => hear(callHost('files.unfinished', {})), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (left === 0) return null;
  const forget = () => {
    setLeft(0);
    void callHost('files.forgetUnfinished', {}).catch(() => undefined);
  };
  return (
    <div className={css.trouble} role="status">
      <Icon name="warning" size={16} />
      <span>
        Redress was stopped while it was saving a file to a folder. A half-written copy is still
        there and can be read by others: its name begins with ~redress- and ends in .part.
      </span>
      <Button small onClick={() => hear(callHost('files.sweepUnfinished', {}))}>
        Clear up a folder…
      </Button>
      <Button small onClick={forget}>
        I have deleted it
      </Button>
    </div>
  );
}
