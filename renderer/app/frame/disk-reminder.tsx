/** Says in good time that the disk is nearly full: before a save is refused, not after. */
import { useEffect, useState } from 'react';
import { callHost } from '../../host';
import { Icon } from '../../ui/icon';
import css from './frame.module.css';

/** A day's evidence, and what the engine needs beside it. */
const LITTLE_BYTES = 200 * 1024 * 1024;
const ASK_EVERY_MS = 60_000;

export function DiskReminder() {
  const [freeBytes, setFreeBytes] = useState<number>();
  useEffect(() => {
    let isGone = false;
    const ask = () =>
      void callHost('app.disk', {}).then(
        (disk) => {
          if (!isGone) setFreeBytes(disk.freeBytes);
        },
        () => undefined,
      );
    ask();
    const timer = setInterval(ask, ASK_EVERY_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, []);
  if (freeBytes === undefined || freeBytes >= LITTLE_BYTES) return null;
  return (
    <div className={css.trouble} role="status">
      <Icon name="warning" size={16} />
      <span>
        This computer’s disk is nearly full ({Math.floor(freeBytes / 1_000_000)} MB left). Soon
        nothing more can be saved: empty the recycle bin or move large files elsewhere, but delete
        nothing in the Redress folder.
      </span>
    </div>
  );
}
